/** One notebook in two tabs of a browser that wrote at the same moment: what each did to the cells since they were the same. */
import { inOrder } from "@/lib/agreed/cell-order";
import { mergeText } from "./merge-text";
import type { StoredCell } from "./saved-work";

/** A cell that both changed; `before` is absent where both made it. */
export interface Twice {
  id: string;
  before: string | undefined;
  one: string;
  other: string;
}

const byId = (cells: readonly StoredCell[]) => new Map(cells.map((cell) => [cell.id, cell.source]));
const idsOf = (cells: readonly StoredCell[]) => cells.map(({ id }) => id);

/** 32 bits of FNV-1a over UTF-16 units. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** Ids by what they are for, so that tabs which put the same together make the same of it. */
function idMaker(taken: ReadonlySet<string>, cellId: string) {
  const make = (source: string, times = 0): string => {
    const id = `also-${hashOf([cellId, source, times].join(" "))}`;
    return taken.has(id) ? make(source, times + 1) : id;
  };
  return make;
}

/** What a cell becomes that both changed. @param makeId a fresh id for a further cell with this text, the same in each tab */
type Both = (cell: Twice, makeId: (source: string) => string) => StoredCell[];

/** Either text in a cell of its own; nothing is no text. */
export const inTwoCells: Both = ({ id, one, other }, makeId) => {
  const [first, ...others] = [one, other].filter((source) => source.trim() !== "");
  return [{ id, source: first ?? one }, ...others.map((source) => ({ id: makeId(source), source }))];
};

/**
 * Cells with one that was removed, unless it is there again by itself.
 * @param id one that no cell ever had: the removal, wherever it is still on its way, is of the old one
 */
export function putBack<Cell extends StoredCell>(
  cells: readonly Cell[],
  cell: Cell,
  { index, id }: { index: number; id: string },
): Cell[] {
  const there = cells.find((one) => one.id === cell.id);
  return there?.source === cell.source ? [...cells] : cells.toSpliced(index, 0, { ...cell, id });
}

/** Both in one text. @param given what stands there before anybody has written */
export const inOneText =
  (given: (id: string) => string): Both =>
  ({ id, before = given(id), one, other }) => [{ id, source: mergeText(before, one, other) }];

interface Tabs {
  /** what the other tab's cells were made from, as this tab had it */
  base: readonly StoredCell[];
  mine: readonly StoredCell[];
  theirs: readonly StoredCell[];
}

/** Whether the cells that both have stand in another order. */
function isMoved(cells: readonly StoredCell[], others: readonly StoredCell[]): boolean {
  const [here, there] = [byId(cells), byId(others)];
  const common = (all: readonly StoredCell[]) => idsOf(all).filter((id) => here.has(id) && there.has(id));
  return common(cells).join() !== common(others).join();
}

/** Whichever tab asks, the same of two comes first. */
const inTurn = <Value>(some: Value, others: Value): [Value, Value] =>
  JSON.stringify(some) <= JSON.stringify(others) ? [some, others] : [others, some];

/** The two orders; one in which a cell was moved comes before one in which none was. */
function ordersOf({ base, mine, theirs }: Tabs): [string[], string[]] {
  const [one, other] = inTurn(mine, theirs);
  const [first, second] = !isMoved(one, base) && isMoved(other, base) ? [other, one] : [one, other];
  return [idsOf(first), idsOf(second)];
}

/**
 * A cell that one tab changed is changed, one that both changed is what `both` says, and none goes that its remover had
 * not seen. Each tab makes the same of the two, in the same order: what they write after that is no change of the other's.
 */
export function mergeCells({ base, mine, theirs }: Tabs, both: Both): StoredCell[] {
  const [before, here, there] = [byId(base), byId(mine), byId(theirs)];
  const taken = new Set([...here.keys(), ...there.keys()]);
  const met = (id: string): StoredCell[] => {
    const [old, own, other] = [before.get(id), here.get(id), there.get(id)];
    if (own === other || other === old) return own === undefined ? [] : [{ id, source: own }];
    if (own === old) return other === undefined ? [] : [{ id, source: other }];
    // one removed what the other changed
    if (own === undefined || other === undefined) return [{ id, source: own ?? other ?? "" }];
    const [first, second] = inTurn(own, other);
    return both({ id, before: old, one: first, other: second }, idMaker(taken, id));
  };
  const [first, second] = ordersOf({ base, mine, theirs });
  // cells that are gone still say behind which another was put
  return [idsOf(base), second].reduce(inOrder, first).flatMap(met);
}
