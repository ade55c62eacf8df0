/** Snapshots: work as it stood at one moment, kept in the instructor's tray to be shown and compared. */
import { idSchema } from "./ids";
import { questionsTileSchema, tensorsTileSchema, tileSchema, type WallTile } from "./wall";
import * as z from "./zod";

/** A tile that is kept: nothing of it passes, and its map is written in hexadecimal digits. */
export const keptTileSchema = z.discriminatedUnion("of", [
  tileSchema.omit({ map: true, closer: true }).extend({
    of: z.literal("spiral"),
    map: z.string().nullable(),
  }),
  tensorsTileSchema,
  questionsTileSchema,
]);
export type KeptTile = z.infer<typeof keptTileSchema>;

/** One snapshot as the tray has it. */
export const snapshotSchema = z.object({
  id: idSchema,
  participantId: idSchema,
  /** the instructor's sentence on it; empty for none */
  note: z.string(),
  /** ms since the epoch */
  at: z.number(),
  tile: keptTileSchema,
});
export type Snapshot = z.infer<typeof snapshotSchema>;

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** A tile as it is kept. */
export function keptTile(tile: WallTile): KeptTile {
  if (tile.of !== "spiral") {
    const { participantId: _, ...kept } = tile;
    return kept;
  }
  const { participantId: _, closer: __, map, ...kept } = tile;
  return { ...kept, map: map && hexOf(map) };
}

/** The tile that was kept. */
export function tileOfSnapshot({ participantId, tile }: Pick<Snapshot, "participantId" | "tile">): WallTile {
  if (tile.of !== "spiral") return { ...tile, participantId };
  return { ...tile, participantId, map: tile.map === null ? null : bytesOf(tile.map) };
}
