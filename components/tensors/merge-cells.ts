/** One notebook in two tabs of a browser: what each did to the cells since they were the same. */
import type { StoredCell } from "./saved-work";

const byId = (cells: readonly StoredCell[]) => new Map(cells.map((cell) => [cell.id, cell.source]));

/** The other tab's cells that are new here, each behind the cell that it follows there. */
function withNew(
  cells: readonly StoredCell[],
  theirs: readonly StoredCell[],
  isNew: (id: string) => boolean,
) {
  const merged = [...cells];
  for (const [at, cell] of theirs.entries()) {
    if (!isNew(cell.id)) continue;
    const before = merged.findIndex(({ id }) => id === theirs[at - 1]?.id);
    merged.splice(before + 1, 0, cell);
  }
  return merged;
}

/** What this tab replaced lately, by cell: texts, and undefined where no cell was. */
export type Replaced = ReadonlyMap<string, ReadonlySet<string | undefined>>;

interface Tabs {
  /** what this tab last wrote or read */
  base: readonly StoredCell[];
  mine: readonly StoredCell[];
  theirs: readonly StoredCell[];
  replaced?: Replaced;
}

const nothing: Replaced = new Map();

/** Whether the other tab wrote without having seen this tab's last writing: tabs read and write at the same moment. */
export function isBehind({ mine, theirs, replaced = nothing }: Omit<Tabs, "base">): boolean {
  const [here, there] = [byId(mine), byId(theirs)];
  return [...replaced].some(([id, texts]) => here.get(id) !== there.get(id) && texts.has(there.get(id)));
}

/**
 * A cell that one tab changed is changed, one that both changed is there twice, and none goes that its remover had not
 * seen. What this tab replaced lately is no change of the other's, who had not seen it replaced.
 * @param makeId a fresh id, for the second of two texts of one cell
 */
export function mergeCells(
  { base, mine, theirs, replaced = nothing }: Tabs,
  makeId: () => string,
): StoredCell[] {
  const [before, here, there] = [byId(base), byId(mine), byId(theirs)];
  const isOld = (id: string) => replaced.get(id)?.has(there.get(id)) ?? false;
  const kept = mine.flatMap((cell): StoredCell[] => {
    const [old, other] = [before.get(cell.id), there.get(cell.id)];
    if (isOld(cell.id)) return [cell];
    if (other === undefined) return old === cell.source ? [] : [cell];
    if (other === old || other === cell.source) return [cell];
    if (old === cell.source) return [{ id: cell.id, source: other }];
    return [cell, { id: makeId(), source: other }];
  });
  const isNew = (id: string) => !here.has(id) && before.get(id) !== there.get(id) && !isOld(id);
  return withNew(kept, theirs, isNew);
}
