/**
 * The marks given on this page: kept in this browser with every key until the server has them, sent one after another,
 * and put together with what somebody else gave meanwhile.
 */
import { Pause } from "@/lib/client/pause";
import { Store, type Observable } from "@/lib/client/store";
import type { DeskMark, MarkPart, SavedMark, SaveMark, StoredMark } from "@/lib/review/desk";
import { mergeMark, sameMark, withPart } from "@/lib/review/merge-mark";
import { KeptMarks, sheetKey, type Sheet } from "./kept-marks";

/** What a mark is before anything was given. */
export const noMark: StoredMark = { rubric: [], points: null, comment: "", version: 0 };

/** A mark of this page. */
export interface GivenMark {
  sheet: Sheet;
  mine: DeskMark;
  /** what it was changed from */
  base: StoredMark;
  /** another marker's, when both gave something else to the same part; it waits for a choice */
  other: { mark: StoredMark; parts: readonly MarkPart[] } | null;
}

/** of all marks together */
export type SaveState = "saved" | "saving" | "failed" | "conflict";

export interface GivenSnapshot {
  given: ReadonlyMap<string, GivenMark>;
  /** sheets whose mark the server has no place for any more: whoever it is of was erased */
  gone: readonly Sheet[];
  state: SaveState;
}

const plain = ({ rubric, points, comment }: DeskMark): DeskMark => ({ rubric, points, comment });

export class GivenMarks implements Observable<GivenSnapshot> {
  readonly #save: (mark: GivenMark) => ReturnType<SaveMark>;
  readonly #snapshot = new Store<GivenSnapshot>({ given: new Map(), gone: [], state: "saved" });
  readonly #waiting = new Set<string>();
  /** sheets whose mark the browser did not take */
  readonly #unkept = new Set<string>();
  readonly #pause = new Pause(() => void this.flush());
  readonly #kept: KeptMarks;
  #sending = false;

  constructor(sessionId: string, save: SaveMark) {
    this.#kept = new KeptMarks(sessionId);
    this.#save = ({ sheet: { participantId, itemId }, mine, base }) =>
      save(sessionId, { participantId, itemId, ...plain(mine), base }).catch(() => false as const);
  }

  get = (): GivenSnapshot => this.#snapshot.get();

  subscribe = (listener: () => void): (() => void) => this.#snapshot.subscribe(listener);

  /** Sends what pages of before could not. */
  open(): void {
    this.#kept.open();
    this.#takeOver();
    void this.flush();
  }

  /** Whether this page alone has something that was given. */
  get unkept(): boolean {
    return this.#unkept.size > 0;
  }

  /** The mark as it stands here. @param stored as the page was told */
  of(sheet: Sheet, stored: StoredMark | null): DeskMark | null {
    const known = this.get().given.get(sheetKey(sheet));
    return known && !this.#isOlder(known, stored) ? known.mine : stored;
  }

  /** Gives a mark; it is sent after a pause. */
  give(sheet: Sheet, mark: DeskMark, stored: StoredMark | null): void {
    const known = this.get().given.get(sheetKey(sheet));
    const from = known && !this.#isOlder(known, stored) ? known : { base: stored ?? noMark, other: null };
    this.#put({ sheet, mine: plain(mark), base: from.base, other: from.other });
    if (from.other) return;
    this.#waiting.add(sheetKey(sheet));
    this.#snapshot.merge({ state: "saving" });
    this.#pause.key(Date.now());
  }

  /** Decides between two marks of one sheet. */
  choose(sheet: Sheet, whose: "mine" | "theirs"): void {
    const known = this.get().given.get(sheetKey(sheet));
    if (!known?.other) return;
    const { mark, parts } = known.other;
    const mine =
      whose === "mine" ? known.mine : parts.reduce((one, part) => withPart(one, part, mark), known.mine);
    this.#put({ ...known, base: mark, mine, other: null });
    this.#waiting.add(sheetKey(sheet));
    void this.flush();
  }

  /** Sends what waits, without a pause. */
  flush = async (): Promise<void> => {
    this.#pause.end();
    if (this.#sending || this.#waiting.size === 0) return this.#rest(true);
    this.#sending = true;
    this.#snapshot.merge({ state: "saving" });
    let fine = true;
    for (const key of this.#waiting) {
      const sent = this.get().given.get(key);
      if (!sent) continue;
      this.#waiting.delete(key);
      const saved = await this.#save(sent);
      fine = saved !== false;
      if (saved === "gone") this.#drop(key, sent.sheet);
      else if (saved) this.#settle(key, sent, saved);
      else this.#waiting.add(key);
      if (!fine) break;
    }
    this.#sending = false;
    this.#rest(fine);
  };

  /** Nothing is sent just now: says how the marks stand. */
  #rest(fine: boolean): void {
    if (this.#sending) return;
    const conflict = [...this.get().given.values()].some(({ other }) => other);
    const quiet = this.#waiting.size > 0 ? "saving" : conflict ? "conflict" : "saved";
    this.#snapshot.merge({ state: fine ? quiet : "failed" });
  }

  /** What was given while the answer was on its way goes on from what was sent. */
  #settle(key: string, sent: GivenMark, { mark, conflicts }: SavedMark): void {
    const now = this.get().given.get(key) ?? sent;
    const met = mergeMark(sent.mine, now.mine, mark);
    const parts = [...new Set([...conflicts, ...met.conflicts])];
    const mine = parts.reduce((one, part) => withPart(one, part, now.mine), met.mark);
    const other = parts.length > 0 ? { mark, parts } : null;
    this.#put({ sheet: now.sheet, mine, base: mark, other });
    if (other) this.#waiting.delete(key);
    else if (sameMark(mine, mark)) this.#confirmed(now.sheet);
  }

  /** Of who was erased nothing is kept here either, and nothing is sent again. */
  #drop(key: string, sheet: Sheet): void {
    const given = new Map(this.get().given);
    given.delete(key);
    this.#waiting.delete(key);
    const gone = this.get().gone.filter((one) => sheetKey(one) !== key);
    this.#snapshot.merge({ given, gone: [...gone, sheet] });
    this.#confirmed(sheet);
  }

  /** The server has what was given; another page's copy of the same sheet comes next. */
  #confirmed(sheet: Sheet): void {
    this.#kept.confirmed(sheet);
    this.#unkept.delete(sheetKey(sheet));
    this.#takeOver();
  }

  #takeOver(): void {
    for (const { sheet, mine, base } of this.#kept.takeOver()) {
      this.#put({ sheet, mine, base, other: null });
      this.#waiting.add(sheetKey(sheet));
    }
  }

  /** A page that was loaded again knows a newer mark than one that was given and stored here. */
  #isOlder({ base, mine, other }: GivenMark, stored: StoredMark | null): boolean {
    return !other && stored !== null && stored.version > base.version && sameMark(base, mine);
  }

  #put(mark: GivenMark): void {
    const key = sheetKey(mark.sheet);
    if (this.#kept.write(mark)) this.#unkept.delete(key);
    else this.#unkept.add(key);
    this.#snapshot.merge({ given: new Map(this.get().given).set(key, mark) });
  }
}
