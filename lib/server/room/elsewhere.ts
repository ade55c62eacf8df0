/** What the server processes that hold a room tell each other of those who are connected to them. It passes; nothing of it is stored for long. */
import type { HallHealth } from "@/lib/agreed/hall-health";
import type { StaffPlace } from "@/lib/contract/staff";
import type { Tile } from "@/lib/contract/wall";
import type { Presence } from "@/lib/live/state";

/** One participant, as far as they are connected to the process that tells of them. */
export type PersonWord = Pick<Presence, "connections" | "progress">;

/** Whose tiles the walls and screens of a process have in sight. */
export interface SightWord {
  inSight: readonly string[];
  closely: readonly string[];
}

/** A tile as JSON: its map in base64. */
export type TileWord = Omit<Tile, "map"> & { map: string | null };

/** What one process says of one room. */
export interface RoomWord {
  /** of everybody who is connected there, and not only of those who are otherwise than before */
  whole: boolean;
  /** by participant; no connections: not there any more */
  people: Readonly<Record<string, PersonWord>>;
  /** of those of the staff who have a page open there, where they are */
  staff: readonly (readonly [instructorId: string, at: StaffPlace | null])[];
  health: HallHealth;
  /** the most who joined there from one address within a minute */
  fromOneAddress: number;
  sight: SightWord;
  /** of those whom the others' walls have in sight, where they are other than before */
  tiles: Readonly<Record<string, TileWord>>;
}

export const tileWordOf = ({ map, ...tile }: Tile): TileWord => ({
  ...tile,
  map: map && Buffer.from(map).toString("base64"),
});

export const tileOfWord = ({ map, ...tile }: TileWord): Tile => ({
  ...tile,
  map: map === null ? null : Uint8Array.from(Buffer.from(map, "base64")),
});

/** The hall's lines together: everybody who came back, and the slowest tenth where it is slowest. */
export function healthTogether(all: readonly HallHealth[]): HallHealth {
  const slow = all.flatMap(({ slowestMs }) => slowestMs ?? []);
  return {
    reconnected: all.reduce((sum, { reconnected }) => sum + reconnected, 0),
    slowestMs: slow.length === 0 ? null : Math.max(...slow),
  };
}
