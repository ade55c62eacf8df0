/** Sends a page's tile while a teacher's wall has it in sight: every two seconds, and only when it is another. */
import type { Watched } from "@/lib/contract/views";
import type { Tile } from "@/lib/contract/wall";
import type { Connection } from "./connection";

/** Milliseconds between two tiles: among others on a wall, and looked at alone. */
const everyMs = { wall: 2_000, closely: 1_000 } as const;

const sameBytes = (a: Uint8Array | null, b: Uint8Array | null): boolean =>
  a === b || (a !== null && b !== null && a.length === b.length && a.every((byte, at) => byte === b[at]));

const same = ({ map, ...rest }: Tile, { map: otherMap, ...other }: Tile): boolean =>
  sameBytes(map, otherMap) && JSON.stringify(rest) === JSON.stringify(other);

/** Makes the tile as it is now. @param closely with what is sent to who looks at it alone */
export type MakeTile = (closely: boolean) => Tile;

type Wire = Pick<Connection, "request" | "status">;

/** Nothing is kept and nothing tried again: the next tile says more than the one that was lost. */
export class TileSender {
  readonly #connection: Wire;
  readonly #stopWatching: () => void;
  #make: MakeTile | null = null;
  #watched: Watched | null = null;
  /** what the server has; null for nothing */
  #sent: Tile | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(connection: Wire) {
    this.#connection = connection;
    // the server forgets with the connection
    this.#stopWatching = connection.status.subscribe(() => {
      if (connection.status.get().state !== "online") this.#sent = null;
    });
  }

  /** What there is to show from now on, and when it is asked for; null for nothing. */
  shows(make: MakeTile | null): void {
    this.#make = make;
  }

  /** How a wall looks at the page from now on. */
  watch(watched: Watched | null): void {
    if (watched?.look !== this.#watched?.look) this.#sent = null;
    const anew = watched?.look !== this.#watched?.look || watched?.closely !== this.#watched?.closely;
    this.#watched = watched;
    if (!anew) return;
    clearTimeout(this.#timer);
    if (watched) this.#tick();
  }

  close(): void {
    this.#watched = null;
    clearTimeout(this.#timer);
    this.#stopWatching();
  }

  #tick(): void {
    void this.#send().finally(() => {
      clearTimeout(this.#timer);
      if (this.#watched)
        this.#timer = setTimeout(() => this.#tick(), everyMs[this.#watched.closely ? "closely" : "wall"]);
    });
  }

  async #send(): Promise<void> {
    if (!this.#watched || this.#connection.status.get().state !== "online") return;
    const tile = this.#make?.(this.#watched.closely);
    if (!tile || (this.#sent && same(tile, this.#sent))) return;
    this.#sent = tile;
    const reply = await this.#connection.request("tile.report", tile);
    if (!reply.ok) this.#sent = null;
  }
}
