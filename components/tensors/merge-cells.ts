/** One notebook in two tabs of a browser that wrote at the same moment: what each did to the cells since they were the same. */
import { inOrder } from "@/lib/agreed/cell-order";
import { mergeText } from "./merge-text";
import type { StoredCell } from "./saved-work";

/** A cell that both changed; `before` is absent where both made it. */
export interface Twice {
  id: string;
  before: string | undefined;
  mine: string;
  theirs: string;
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
export const inTwoCells: Both = ({ id, mine, theirs }, makeId) => {
  const [first, ...others] = [mine, theirs].filter((source) => source.trim() !== "");
  return [{ id, source: first ?? mine }, ...others.map((source) => ({ id: makeId(source), source }))];
};

/** Cells with one that was removed; one that came into its place meanwhile stays beside it. */
export function putBack<Cell extends StoredCell>(cells: readonly Cell[], cell: Cell, index: number): Cell[] {
  const there = cells.find(({ id }) => id === cell.id);
  if (there?.source === cell.source) return [...cells];
  const id = there ? idMaker(new Set(idsOf(cells)), cell.id)(cell.source) : cell.id;
  return cells.toSpliced(index, 0, { ...cell, id });
}

/** Both in one text. @param given what stands there before anybody has written */
export const inOneText =
  (given: (id: string) => string): Both =>
  ({ id, before = given(id), mine, theirs }) => [{ id, source: mergeText(before, mine, theirs) }];

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

/** A cell that one tab changed is changed, one that both changed is what `both` says, and none goes that its remover had not seen. */
export function mergeCells({ base, mine, theirs }: Tabs, both: Both): StoredCell[] {
  const [before, here, there] = [byId(base), byId(mine), byId(theirs)];
  const taken = new Set([...here.keys(), ...there.keys()]);
  const met = (id: string): StoredCell[] => {
    const [old, own, other] = [before.get(id), here.get(id), there.get(id)];
    if (own === other || other === old) return own === undefined ? [] : [{ id, source: own }];
    if (own === old) return other === undefined ? [] : [{ id, source: other }];
    // one removed what the other changed
    if (own === undefined || other === undefined) return [{ id, source: own ?? other ?? "" }];
    return both({ id, before: old, mine: own, theirs: other }, idMaker(taken, id));
  };
  const [first, second] = isMoved(mine, base) ? [mine, theirs] : [theirs, mine];
  // cells that are gone still say behind which another was put
  return [base, second].reduce((order, cells) => inOrder(order, idsOf(cells)), idsOf(first)).flatMap(met);
}
