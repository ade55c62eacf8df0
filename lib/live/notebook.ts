/**
 * What a save of cells leads to when several devices edit them: a cell that one of them changed is changed, one that two
 * changed has the later text and keeps the other as a copy to choose from, and nothing goes that its remover had not seen.
 */
import { inOrder } from "@/lib/agreed/cell-order";
import type { Notebook, NotebookCopy, NotebookSave } from "@/lib/contract/notebook";
import { wireLimits } from "@/lib/contract/protocol";

/** A text in a cell. */
interface Written {
  source: string;
  /** the notebook's version that it came with */
  version: number;
  /** id of the save that brought it; empty for one of before there were versions */
  by: string;
}

export interface StoredCell extends Written {
  id: string;
}

/** A text that another device replaced unseen. */
export interface StoredCopy extends Written {
  cellId: string;
  /** the version that it stood in the cell until */
  until: number;
}

/** A notebook as it is stored. */
export interface StoredNotebook {
  version: number;
  /** ids of the saves taken last and of those that they were made from, oldest first: one that comes again changes nothing */
  saves: readonly string[];
  cells: readonly StoredCell[];
  copies: readonly StoredCopy[];
}

/** Before anything was saved. */
export const emptyNotebook: StoredNotebook = { version: 0, saves: [], cells: [], copies: [] };

/** A device sends one save at a time: what may come again is among its last ones. */
const savesRemembered = 64;

type SentCell = NotebookSave["cells"][number];

/** Whether a save was made from another of its device. */
const follows = (save: NotebookSave, { by }: Written): boolean =>
  by === save.after || (save.before?.includes(by) ?? false);

/** Whether the device had seen a text. @param from the version that the device knew */
function knows(save: NotebookSave, text: Written, from: number): boolean {
  if (save.base === undefined) return text.by === "";
  return text.version <= from || follows(save, text);
}

/** Whether the device changed the cell; a page that knows no versions does not say. */
export const changedIn = (save: NotebookSave, { from }: SentCell): boolean =>
  save.base === undefined || from !== undefined;

/** Whether a cell that is not stored is to be: changed, or one of those that the device was given to begin with. */
const isNew = (save: NotebookSave, cell: SentCell): boolean => changedIn(save, cell) || save.base === 0;

/** The stored cell after the save; null when the device removed it. */
function cellAfter(save: NotebookSave, cell: StoredCell, sent: SentCell | undefined, version: number) {
  if (!sent) return knows(save, cell, save.base ?? 0) ? null : cell;
  if (sent.source === cell.source || !changedIn(save, sent)) return cell;
  return written(save, sent, version);
}

const written = (save: NotebookSave, { id, source }: SentCell, version: number): StoredCell => ({
  ...{ id, source, version, by: save.base === undefined ? "" : save.id },
});

/** Texts of this save's cells that it replaces without its device having seen them. */
function replacedUnseen(stored: StoredNotebook, after: ReadonlyMap<string, StoredCell>, save: NotebookSave) {
  const from = new Map(save.cells.map((cell) => [cell.id, cell.from ?? 0]));
  return stored.cells
    .filter((cell) => after.has(cell.id) && after.get(cell.id) !== cell)
    .filter((cell) => !knows(save, cell, from.get(cell.id) ?? 0))
    .map(({ id, ...text }): StoredCopy => ({ cellId: id, ...text, until: stored.version + 1 }));
}

/** Whether this save's text was edited from the copy, so that the copy lives on in it. */
function goesOn(save: NotebookSave, copy: StoredCopy): boolean {
  const cell = save.cells.find(({ id }) => id === copy.cellId);
  // a device that knew what had taken its place went on from that
  if (cell?.from === undefined || cell.from >= copy.until) return false;
  return copy.version <= cell.from || follows(save, copy);
}

/** The copies worth choosing from: not blank, not chosen, and not what stands in their cell. */
function offered(copies: readonly StoredCopy[], cells: readonly StoredCell[], save: NotebookSave) {
  const standing = new Map(cells.map(({ id, source }) => [id, source]));
  const chosen = ({ cellId, version }: StoredCopy) =>
    save.chosen?.some((one) => one.cellId === cellId && one.version === version) ?? false;
  return copies.filter(
    (copy) => copy.source.trim() !== "" && standing.get(copy.cellId) !== copy.source && !chosen(copy),
  );
}

/** What a save was made from and has not come: later than this one it would put an older text into its place. */
const unheard = ({ saves }: StoredNotebook, { after, before = [] }: NotebookSave): string[] =>
  [...before, ...(after === undefined ? [] : [after])].filter(
    (id, at, all) => !saves.includes(id) && all.indexOf(id) === at,
  );

/** No device comes here by saving; a base beyond it is made up, and must not lead to where versions end. */
const versionsAtMost = 1_000_000_000;

/**
 * A save that builds on a version which is not stored: a backup was put back since. Its device has what was lost, so each
 * of its cells counts as changed, and of what stands otherwise it is not known to have seen anything.
 */
const beyond = ({ version }: StoredNotebook, save: NotebookSave): NotebookSave =>
  (save.base ?? 0) <= version
    ? save
    : { ...save, base: 0, cells: save.cells.map((cell) => ({ ...cell, from: 0 })) };

/** The notebook after a save; the same value when the save was taken before. Its version is newer than any that the device knows. */
export function afterSave(stored: StoredNotebook, sent: NotebookSave): StoredNotebook {
  if (stored.saves.includes(sent.id)) return stored;
  const newest = Math.max(stored.version, Math.min(sent.base ?? 0, versionsAtMost));
  return folded(stored, beyond(stored, sent), newest + 1);
}

function folded(stored: StoredNotebook, save: NotebookSave, version: number): StoredNotebook {
  const sent = new Map(save.cells.map((cell) => [cell.id, cell]));
  const known = stored.cells.map((cell) => cellAfter(save, cell, sent.get(cell.id), version));
  const after = new Map(known.flatMap((cell) => (cell ? [[cell.id, cell] as const] : [])));
  const ids = new Set(stored.cells.map(({ id }) => id));
  for (const cell of sent.values())
    if (!ids.has(cell.id) && isNew(save, cell))
      // what all were given is known to all
      after.set(cell.id, written(save, cell, changedIn(save, cell) ? version : 0));
  const [here, there] = [[...ids], [...sent.keys()]];
  const order = save.moved || save.base === undefined ? inOrder(there, here) : inOrder(here, there);
  const all = order.flatMap((id) => after.get(id) ?? []);
  const cells = all.slice(0, wireLimits.notebookCells);
  // cells of two devices may be too many together
  const tooMany = all
    .slice(wireLimits.notebookCells)
    .map(({ id, ...text }): StoredCopy => ({ cellId: id, ...text, until: version }));
  const copies = [
    ...stored.copies.filter((copy) => !goesOn(save, copy)),
    ...replacedUnseen(stored, after, save),
    ...tooMany,
  ];
  const saves = [...stored.saves, ...unheard(stored, save), save.id].slice(-savesRemembered);
  return { version, saves, cells, copies: offered(copies, cells, save) };
}

const copyView = ({ cellId, version, source }: StoredCopy): NotebookCopy => ({ cellId, version, source });

/** What the owner is told of it. */
export const notebookView = ({ version, saves, cells, copies }: StoredNotebook): Notebook => ({
  ...{ version, saveId: saves.at(-1) ?? null },
  cells: cells.map(({ id, source }) => ({ id, source })),
  copies: copies.map(copyView),
});

/** Whether a device that sent this save knows the whole of what came of it. */
export function isJustSent({ cells, copies }: StoredNotebook, save: NotebookSave): boolean {
  const same = (cell: StoredCell, at: number) =>
    save.cells[at].id === cell.id && save.cells[at].source === cell.source;
  return copies.length === 0 && cells.length === save.cells.length && cells.every(same);
}
