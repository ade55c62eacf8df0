/** The tiles that a wall was sent: the newest of each participant, for whoever draws it. */
import { tilesOf, type TilesMessage, type WallTile } from "@/lib/contract/wall";
import { Listeners } from "./listeners";
import type { Observable } from "./store";

export class WallTiles {
  readonly #tiles = new Map<string, WallTile>();
  readonly #listeners = new Map<string, Listeners>();
  readonly #observables = new Map<string, Observable<WallTile | null>>();

  /** Takes in what the server sent. */
  take(message: TilesMessage): void {
    for (const tile of tilesOf(message)) {
      this.#tiles.set(tile.participantId, tile);
      this.#listeners.get(tile.participantId)?.tell();
    }
  }

  /** One participant's tile, null before the first; the same observable every time. */
  of(participantId: string): Observable<WallTile | null> {
    const known = this.#observables.get(participantId);
    if (known) return known;
    const listeners = new Listeners();
    const observable = {
      get: () => this.#tiles.get(participantId) ?? null,
      subscribe: (listener: () => void) => listeners.subscribe(listener),
    };
    this.#listeners.set(participantId, listeners);
    this.#observables.set(participantId, observable);
    return observable;
  }
}
