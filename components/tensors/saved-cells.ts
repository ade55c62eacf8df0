/** Cells that several tabs of a browser write, each edit in the step in which it is made; they meet what other tabs and devices write. */
import { nanoid } from "nanoid";
import { hasSeen, seenOfBoth, seenWith, type Seen } from "@/lib/client/seen";
import { mergeCells } from "./merge-cells";
import type { CellStore, KeptCells, StoredCell } from "./saved-work";

interface Options<Cell extends StoredCell> {
  store: CellStore;
  /** cells of a first visit; nobody's change */
  initial: readonly Cell[];
  /** makes a cell out of a saved one */
  revive: (saved: StoredCell) => Cell;
  both: Parameters<typeof mergeCells>[1];
  /** the page's cells are others */
  onShown: (cells: Cell[]) => void;
}

/** More than anybody types before the browser's other tabs have it. */
const statesKept = 200;

const storedOf = (cells: readonly StoredCell[]): StoredCell[] =>
  cells.map(({ id, source }) => ({ id, source }));

const isSame = (some: readonly StoredCell[], others: readonly StoredCell[]): boolean =>
  some.length === others.length &&
  some.every(({ id, source }, at) => others[at].id === id && others[at].source === source);

const isSameState = (one: KeptCells, other: KeptCells): boolean =>
  isSame(one.cells, other.cells) && hasSeen(one.seen, other.seen) && hasSeen(other.seen, one.seen);

/** Nothing is saved before the first edit, so that a page that was only opened overwrites nobody's work. */
export class SavedCells<Cell extends StoredCell> {
  readonly #options: Options<Cell>;
  readonly #tab = nanoid(8);
  #writings = 0;
  #cells: Cell[];
  /** as this tab read and wrote them, oldest first; the last is what stands here */
  #states: KeptCells[] = [];
  #full = false;
  #onFull = () => {};

  constructor(options: Options<Cell>) {
    this.#options = options;
    this.#cells = [...options.initial];
  }

  /** The cells as they are now: what was drawn last may lack the last key. */
  get cells(): Cell[] {
    return this.#cells;
  }

  /**
   * Reads what is saved and goes on with it.
   * @param onFull the browser takes no more; told once until it does
   * @returns the way to stop
   */
  open(onFull: () => void): () => void {
    this.#onFull = onFull;
    this.#begin();
    this.#meet();
    return this.#options.store.subscribe(() => this.#meet());
  }

  /** A change of what the page shows. */
  show(change: (cells: Cell[]) => Cell[]): void {
    this.#cells = change(this.#cells);
    this.#options.onShown(this.#cells);
  }

  /** A change of the student's. */
  edit(change: (cells: Cell[]) => Cell[]): void {
    this.#begin();
    this.#meet();
    this.show(change);
    this.#write(this.#last.seen);
  }

  get #last(): KeptCells {
    return this.#states.at(-1) ?? { cells: [], seen: {} };
  }

  #begin(): void {
    if (this.#states.length > 0) return;
    const { store, initial } = this.#options;
    const saved = store.get();
    this.#note(saved ?? { cells: storedOf(initial), seen: {} });
    if (saved) this.#take(saved.cells);
  }

  /** What another tab or device wrote, with what stands here and its writer had not seen. */
  #meet(): void {
    const kept = this.#options.store.get();
    const last = this.#last;
    if (!kept || isSameState(kept, last)) return;
    this.#note(kept);
    if (hasSeen(last.seen, kept.seen)) return this.#take(kept.cells);
    const base = this.#states.findLast((state) => state !== kept && hasSeen(state.seen, kept.seen));
    const tabs = { base: base?.cells ?? [], mine: storedOf(this.#cells), theirs: kept.cells };
    const merged = mergeCells(tabs, this.#options.both);
    this.#take(merged);
    if (!isSame(merged, kept.cells)) this.#write(seenOfBoth(last.seen, kept.seen));
  }

  #write(seen: Seen): void {
    const before = this.#last.cells;
    this.#writings += 1;
    const written = { cells: storedOf(this.#cells), seen: seenWith(seen, this.#tab, this.#writings) };
    this.#note(written);
    const kept = this.#options.store.set(written, before);
    if (!kept && !this.#full) this.#onFull();
    this.#full = !kept;
  }

  #note(state: KeptCells): void {
    this.#states = [...this.#states.slice(1 - statesKept), state];
  }

  /** Those that are here already with all that belongs to them. */
  #take(newer: readonly StoredCell[]): void {
    const known = new Map(this.#cells.map((cell) => [cell.id, cell]));
    this.show(() =>
      newer.map((cell) => {
        const here = known.get(cell.id);
        return here?.source === cell.source ? here : this.#options.revive(cell);
      }),
    );
  }
}
