/**
 * The walls that look at a room, the screens that show somebody's work, and the tiles that pages send while one does. All
 * of it is in memory only: a tile of each participant at most, gone with the last wall, with their last connection, and
 * with the class.
 */
import { liveIn, type LiveSpotlight } from "@/lib/contract/spotlight";
import type { Watched } from "@/lib/contract/views";
import { tilesMessage, type Sight, type Tile, type WallTile } from "@/lib/contract/wall";
import { codeToRead, lookedAtAnew, tileOf, watchedBy, type SavedCode } from "@/lib/live/tile";
import type { Guest } from "../viewer";
import { tileOfWord, tileWordOf, type SightWord, type TileWord } from "./elsewhere";
import type { Picture } from "./picture";

/** Milliseconds between two sends to a wall, at least; and between two looks at what the server has itself. */
const sendEveryMs = 250;
const lookEveryMs = 1_000;

export interface WallOptions {
  picture: () => Picture;
  /** the code of these exercises, as it was saved last */
  readCode: (
    wanted: readonly { participantId: string; exerciseId: string }[],
  ) => Promise<ReadonlyMap<string, string>>;
  /** these pages are looked at otherwise than before */
  looked: (participantIds: ReadonlySet<string>) => void;
  /** told of what a tile's computation threw */
  failed: (error: unknown) => void;
}

/** What each tile said last to a page, as JSON but for its map. */
type Told = Map<string, { map: Uint8Array | null; words: string }>;

/** One teacher's page. */
interface Watcher {
  sight: Sight;
  told: Told;
}

const mapOf = (tile: WallTile): Uint8Array | null => (tile.of === "spiral" ? tile.map : null);
const wordsOf = (tile: WallTile): string => JSON.stringify({ ...tile, map: null });

/** Notes what a page is told. False for what it knows. */
function isNews(told: Told, tile: WallTile): boolean {
  const now = { map: mapOf(tile), words: wordsOf(tile) };
  const before = told.get(tile.participantId);
  told.set(tile.participantId, now);
  return before?.map !== now.map || before.words !== now.words;
}

export class Wall {
  readonly #options: WallOptions;
  readonly #watchers = new Map<Guest, Watcher>();
  readonly #screens = new Map<Guest, Told>();
  /** what the other processes' walls have in sight */
  readonly #elsewhere = new Map<string, SightWord>();
  /** tiles that they have to learn */
  readonly #untold = new Set<string>();
  /** as pages told them */
  readonly #tiles = new Map<string, Tile>();
  readonly #codes = new Map<string, SavedCode>();
  #watched: ReadonlyMap<string, { closely: boolean }> = new Map();
  /** counts the times that somebody began to look */
  #look = 0;
  #timer: { at: number; handle: ReturnType<typeof setTimeout> } | null = null;
  #sentAt = -Infinity;
  #reading = false;
  #stopped = false;

  constructor(options: WallOptions) {
    this.#options = options;
  }

  /** Tiles that are kept just now. */
  get size(): number {
    return this.#tiles.size;
  }

  /** A wall has these in sight from now on. */
  look(guest: Guest, sight: Sight): void {
    if (sight.inSight.length === 0 && sight.closely === null) return this.leave(guest);
    const { told } = this.#watchers.get(guest) ?? { told: new Map() };
    // what comes into sight again is told again, to a page that may have forgotten it
    const stays = new Set([...sight.inSight, sight.closely]);
    for (const id of [...told.keys()]) if (!stays.has(id)) told.delete(id);
    this.#watchers.set(guest, { sight, told });
    this.refresh();
    this.#schedule(0);
  }

  /** A screen is here; it is sent what is in the spotlight. */
  hang(guest: Guest): void {
    this.#screens.set(guest, new Map());
    this.refresh();
    this.#schedule(0);
  }

  /** A connection is gone, or its wall is closed. */
  leave(guest: Guest): void {
    if (!this.#watchers.delete(guest) && !this.#screens.delete(guest)) return;
    this.refresh();
  }

  /** How a participant is looked at; null for not at all. */
  watched = (participantId: string): Watched | null => {
    const watched = this.#watched.get(participantId);
    return watched ? { look: this.#look, ...watched } : null;
  };

  /** A page tells how its run looks; dropped when nobody looks. */
  take(participantId: string, { closer, ...tile }: Tile): void {
    const watched = this.#watched.get(participantId);
    if (!watched) return;
    // in memory of its own: as it came it holds the whole message
    const map = tile.map && Uint8Array.from(tile.map);
    this.#tiles.set(participantId, { ...tile, map, ...(watched.closely && closer && { closer }) });
    if (this.#elsewhere.size > 0) this.#untold.add(participantId);
    this.#schedule(sendEveryMs);
  }

  /** What of this process's walls and screens the others have to know. */
  get sight(): SightWord {
    const sights = this.#sights;
    return {
      inSight: [...new Set(sights.flatMap(({ inSight }) => inSight))],
      closely: [...new Set(sights.flatMap(({ closely }) => closely ?? []))],
    };
  }

  /** Tiles of this process's pages that the others' walls have in sight. @param whole those too that they were told */
  tell(whole: boolean): Record<string, TileWord> {
    const wanted = new Set(
      [...this.#elsewhere.values()].flatMap(({ inSight, closely }) => [...inSight, ...closely]),
    );
    const { attendance } = this.#options.picture();
    const ids = [...wanted].filter(
      (id) => attendance.ofParticipant(id).size > 0 && (whole || this.#untold.has(id)),
    );
    this.#untold.clear();
    return Object.fromEntries(
      ids.flatMap((id) => {
        const tile = this.#tiles.get(id);
        return tile ? [[id, tileWordOf(tile)]] : [];
      }),
    );
  }

  /** Another process says what its walls have in sight, and how its pages' runs look; nothing when it is gone. */
  hear(node: string, said: { sight: SightWord; tiles: Readonly<Record<string, TileWord>> } | null): void {
    const known = this.#elsewhere.get(node);
    const before = JSON.stringify(known ?? null);
    const looks = said !== null && said.sight.inSight.length + said.sight.closely.length > 0;
    if (looks) this.#elsewhere.set(node, said.sight);
    else this.#elsewhere.delete(node);
    if (before !== JSON.stringify(this.#elsewhere.get(node) ?? null)) this.refresh();
    // what a page told before somebody looked there it does not tell again
    const seen = new Set([...(known?.inSight ?? []), ...(known?.closely ?? [])]);
    for (const id of [...(said?.sight.inSight ?? []), ...(said?.sight.closely ?? [])])
      if (!seen.has(id)) this.#untold.add(id);
    const { participants } = this.#options.picture().state;
    for (const [id, tile] of Object.entries(said?.tiles ?? {})) {
      // the other may not have heard yet that they are erased
      if (!this.#watched.has(id) || !participants.has(id)) continue;
      this.#tiles.set(id, tileOfWord(tile));
      this.#schedule(sendEveryMs);
    }
  }

  /** Somebody's work as it is now, whole; null before there is anything. */
  async shot(spot: Omit<LiveSpotlight, "at">): Promise<WallTile | null> {
    const { participantId, activity, item } = spot;
    if (activity !== "tensors" || item === undefined) return this.#tile(participantId, true, spot);
    const codes = await this.#options.readCode([{ participantId, exerciseId: item }]);
    const tile = this.#tile(participantId, true, spot);
    return tile?.of === "tensors" ? { ...tile, code: codes.get(participantId) ?? null } : tile;
  }

  /** A participant is not here any more. */
  forget(participantId: string): void {
    this.#tiles.delete(participantId);
    this.#codes.delete(participantId);
  }

  /** Finds who is looked at now: walls have come or gone, the class began or ended, another is in the spotlight. */
  refresh(): void {
    const { state } = this.#options.picture();
    const others = [...this.#elsewhere.values()].flatMap(({ inSight, closely }) => [
      { inSight: [...inSight], closely: null },
      ...closely.map((id) => ({ inSight: [], closely: id })),
    ]);
    const sights = [...this.#sights, ...others];
    const before = this.#watched;
    this.#watched = state.status === "open" ? watchedBy(sights) : new Map();
    if (this.#watched.size === 0) {
      this.#tiles.clear();
      this.#codes.clear();
      // what pages sent before was dropped
    } else if (before.size === 0) this.#look++;
    const anew = lookedAtAnew(before, this.#watched);
    if (anew.size > 0) this.#options.looked(anew);
    this.#schedule(0);
  }

  stop(): void {
    this.#stopped = true;
    this.#rest();
  }

  /** Of this process's walls, and of its screens. */
  get #sights(): Sight[] {
    const sights = [...this.#watchers.values()].map(({ sight }) => sight);
    const lit = this.#screens.size > 0 ? liveIn(this.#options.picture().state.spotlight) : null;
    return lit ? [...sights, { inSight: [], closely: lit.participantId }] : sights;
  }

  #schedule(inMs: number): void {
    const at = Math.max(performance.now() + inMs, this.#sentAt + sendEveryMs);
    if (this.#stopped || this.#watched.size === 0 || at >= (this.#timer?.at ?? Infinity)) return;
    this.#rest();
    const handle = setTimeout(() => this.#flush(), Math.max(0, at - performance.now()));
    this.#timer = { at, handle };
  }

  #rest(): void {
    clearTimeout(this.#timer?.handle);
    this.#timer = null;
  }

  #flush(): void {
    this.#timer = null;
    this.#sentAt = performance.now();
    try {
      for (const [guest, watcher] of this.#watchers) this.#send(guest, watcher);
      for (const [guest, told] of this.#screens) this.#show(guest, told);
      if (!this.#reading) void this.#read();
    } catch (error) {
      this.#options.failed(error);
    }
    this.#schedule(lookEveryMs);
  }

  #tile(
    participantId: string,
    closely: boolean,
    spot?: Pick<LiveSpotlight, "activity" | "item">,
  ): WallTile | null {
    const { state, attendance } = this.#options.picture();
    return tileOf(state, participantId, {
      presence: attendance.presence.get(participantId),
      told: this.#tiles.get(participantId) ?? null,
      code: this.#codes.get(participantId) ?? null,
      ...{ closely, spot },
    });
  }

  #send(guest: Guest, { sight, told }: Watcher): void {
    const tiles: WallTile[] = [];
    for (const id of new Set([...sight.inSight, ...(sight.closely === null ? [] : [sight.closely])])) {
      const tile = this.#tile(id, id === sight.closely);
      if (tile && isNews(told, tile)) tiles.push(tile);
    }
    if (tiles.length > 0) guest.emit("wall.tiles", tilesMessage(tiles));
  }

  /** What was put into the spotlight; whatever its owner opens since, and when their page is gone, that stays. */
  #show(guest: Guest, told: Told): void {
    const { state } = this.#options.picture();
    const lit = state.status === "open" ? liveIn(state.spotlight) : null;
    const tile = lit && this.#tile(lit.participantId, true, lit);
    const unread = tile?.of === "tensors" && tile.code === null && told.has(tile.participantId);
    if (tile && !unread && isNews(told, tile)) guest.emit("wall.tiles", tilesMessage([tile]));
  }

  /** Reads the code of the exercises in sight that was saved since it was read. */
  async #read(): Promise<void> {
    const { state, attendance } = this.#options.picture();
    const wanted = [...this.#watched.keys()].flatMap((participantId) => {
      const presence = attendance.presence.get(participantId);
      const code = this.#codes.get(participantId) ?? null;
      const found = codeToRead(state, participantId, { presence, code });
      return found ? [{ participantId, ...found }] : [];
    });
    if (wanted.length === 0) return;
    this.#reading = true;
    try {
      const sources = await this.#options.readCode(wanted);
      for (const { participantId, version, exerciseId } of wanted)
        if (this.#watched.has(participantId))
          this.#codes.set(participantId, { version, exerciseId, source: sources.get(participantId) ?? "" });
      this.#schedule(sendEveryMs);
    } catch (error) {
      this.#options.failed(error);
    } finally {
      this.#reading = false;
    }
  }
}
