/**
 * One device's picture of a notebook: what was typed here, what the server was last known to hold, and how the two meet.
 * Pure; `lib/live/notebook.ts` is the other side of it.
 */
import { inOrder } from "@/lib/agreed/cell-order";
import type {
  CopyKey,
  Notebook,
  NotebookCells,
  NotebookCopy,
  NotebookKind,
  NotebookSave,
} from "@/lib/contract/notebook";
import type { Seen } from "./seen";

type Cell = NotebookCells[number];

/** A notebook on a device; it is kept as JSON. */
export interface DeviceNotebook {
  /** as the page shows them */
  cells: readonly Cell[];
  /** what the server was last known to hold */
  known: { version: number; cells: readonly Cell[] };
  /** of each cell that was changed here: the version that it was changed from */
  from: Readonly<Record<string, number>>;
  /** the save made last, the one handed over before it, and the texts that the server may not have yet */
  sent: { id: string | null; handed: string | null; texts: Readonly<Record<string, string>> };
  /** texts to choose from, as the server offers them */
  copies: readonly NotebookCopy[];
  /** those that were decided here, until the server knows */
  chosen: readonly CopyKey[];
  /** whose writings lie behind the cells; none of a page that does not tell */
  seen?: Seen;
}

/** Of a device that has heard nothing and on which nothing was typed. */
export const blankNotebook: DeviceNotebook = {
  cells: [],
  known: { version: 0, cells: [] },
  from: {},
  sent: { id: null, handed: null, texts: {} },
  copies: [],
  chosen: [],
};

/** Of a device that has heard nothing, before the first change of the cells that every device is given. */
export const givenNotebook = (given: readonly Cell[]): DeviceNotebook => ({
  ...blankNotebook,
  cells: given,
  known: { version: 0, cells: given },
});

const textsOf = (cells: readonly Cell[]) => new Map(cells.map(({ id, source }) => [id, source]));
const same = (a: CopyKey, b: CopyKey): boolean => a.cellId === b.cellId && a.version === b.version;
const without = <Key extends CopyKey>(copies: readonly Key[], keys: readonly CopyKey[]): Key[] =>
  copies.filter((copy) => !keys.some((key) => same(copy, key)));

/** What the server has in cells that are removed here and had another text here: nobody has seen it. */
function unseenIn({ known, from, cells }: DeviceNotebook, left: readonly Cell[]): Cell[] {
  const [here, kept] = [textsOf(cells), textsOf(left)];
  return known.cells.filter(({ id, source }) => {
    const since = from[id];
    return since !== undefined && since < known.version && !kept.has(id) && here.get(id) !== source;
  });
}

/** After a change of the page's own cells; one that is removed shows what is unseen of another device. */
export function withCells(before: DeviceNotebook, left: readonly Cell[]): DeviceNotebook {
  const unseen = unseenIn(before, left);
  if (unseen.length === 0) return changed(before, left);
  const there = new Map([...left, ...unseen].map((cell) => [cell.id, cell]));
  const ids = inOrder(
    left.map(({ id }) => id),
    before.cells.map(({ id }) => id),
  );
  const from = Object.fromEntries(
    Object.entries(before.from).filter(([id]) => !unseen.some((cell) => cell.id === id)),
  );
  const shown = { ...before, from, cells: before.cells.map((cell) => there.get(cell.id) ?? cell) };
  return changed(
    shown,
    ids.flatMap((id) => there.get(id) ?? []),
  );
}

function changed(note: DeviceNotebook, cells: readonly Cell[]): DeviceNotebook {
  const [known, here] = [textsOf(note.known.cells), textsOf(note.cells)];
  const from = { ...note.from };
  const texts = { ...note.sent.texts };
  for (const { id, source } of cells) {
    const isChanged = known.get(id) !== source || id in texts || !here.has(id);
    if (isChanged) from[id] ??= known.has(id) ? note.known.version : 0;
    else delete from[id];
    // one that is put back is newer than all that was sent, by which the server may have been told that it is removed
    if (!here.has(id)) delete texts[id];
  }
  return { ...note, cells, from, sent: { ...note.sent, texts } };
}

/** A copy was looked at and is not wanted any longer. */
export const withChosen = (note: DeviceNotebook, { cellId, version }: CopyKey): DeviceNotebook => ({
  ...note,
  copies: without(note.copies, [{ cellId, version }]),
  chosen: [...note.chosen, { cellId, version }],
});

/**
 * For a server that has forgotten what it said: all that stands here counts as typed here, and nothing as heard, so that
 * it takes everything and offers what it has otherwise.
 */
export const asUnheard = (note: DeviceNotebook): DeviceNotebook => ({
  ...note,
  known: { version: 0, cells: [] },
  from: Object.fromEntries(note.cells.map(({ id }) => [id, 0])),
  sent: { ...note.sent, texts: {} },
});

/** Whether there is anything that the server was not sent. */
export function isUnsent(note: DeviceNotebook): boolean {
  const { cells, known, sent, chosen } = note;
  const texts = { ...Object.fromEntries(textsOf(known.cells)), ...sent.texts };
  const gone = known.cells.filter(({ id }) => !cells.some((cell) => cell.id === id));
  const changed = cells.some(({ id, source }) => texts[id] !== source);
  return changed || gone.length > 0 || chosen.length > 0 || isMoved(note, known.cells);
}

/** The ids of the first that the second has, too. */
const common = (cells: readonly Cell[], others: readonly Cell[]): string[] => {
  const ids = new Set(others.map(({ id }) => id));
  return cells.flatMap(({ id }) => (ids.has(id) ? [id] : []));
};

/** Whether the page's cells stand in another order than these. */
const isMoved = ({ cells }: DeviceNotebook, others: readonly Cell[]): boolean =>
  common(cells, others).join() !== common(others, cells).join();

/**
 * What is to be sent, and the notebook after that.
 * @param replaces the save made last waits for a pause in the typing, and this one takes its place
 */
export function saveOf(
  note: DeviceNotebook,
  { id, of, replaces }: { id: string; of: NotebookKind; replaces: boolean },
): { save: NotebookSave; note: DeviceNotebook } {
  const handed = replaces ? note.sent.handed : note.sent.id;
  const changed = note.cells.filter((cell) => cell.id in note.from);
  const save: NotebookSave = {
    ...{ id, of, base: note.known.version },
    cells: note.cells.map((cell) =>
      cell.id in note.from
        ? { id: cell.id, source: cell.source, from: note.from[cell.id] }
        : { id: cell.id, source: cell.source },
    ),
    ...(handed === null ? {} : { after: handed }),
    ...(isMoved(note, note.known.cells) ? { moved: true } : {}),
    ...(note.chosen.length > 0 ? { chosen: [...note.chosen] } : {}),
  };
  const texts = { ...note.sent.texts, ...Object.fromEntries(textsOf(changed)) };
  return { save, note: { ...note, sent: { id, handed, texts } } };
}

/** What the server holds, as it said of itself or in answer to a save. */
interface Heard extends Pick<Notebook, "version" | "cells" | "copies"> {
  /** it has this device's newest save: nothing is on its way any longer */
  taken: boolean;
  /** the save that this is the answer to, where the page shows what was made from it */
  settled: NotebookSave | null;
}

/** The page's text of a cell after the server's word, and from which version it is changed; null when it is gone. */
function meet(note: DeviceNotebook, cell: Cell, { version, cells, taken }: Heard) {
  const from = note.from[cell.id];
  const theirs = cells.find(({ id }) => id === cell.id)?.source;
  const sent = note.sent.texts[cell.id];
  const delivered = from === undefined || (taken && cell.source === sent);
  if (theirs === undefined) return delivered ? null : { cell, from };
  // until the newest save is there, one on its way may be older and change or remove it
  if (theirs === cell.source && !delivered && !taken) return { cell, from: version };
  if (theirs === cell.source || delivered) return { cell: { id: cell.id, source: theirs }, from: undefined };
  // a text that came after the change was seen by the device, and not by whoever typed over the one before it
  const known = from === note.known.version ? textsOf(note.known.cells).get(cell.id) : undefined;
  return { cell, from: theirs === known || theirs === sent ? version : from };
}

/** The server's cells that the page does not show: another device's, and not those that were removed here. */
function others(note: DeviceNotebook, { cells, taken, settled }: Heard): Cell[] {
  const here = new Set(note.cells.map(({ id }) => id));
  const [known, sent] = [textsOf(note.known.cells), textsOf(settled?.cells ?? [])];
  const seen = ({ id, source }: Cell) => [known.get(id), sent.get(id), note.sent.texts[id]].includes(source);
  // what the taken save did not hold, the server kept although it was removed here
  const kept = ({ id }: Cell) => taken && !sent.has(id);
  return cells.filter((cell) => !here.has(cell.id) && (kept(cell) || !seen(cell)));
}

/** The notebook after a word from the server; an older word than one that is known changes nothing. */
export function heard(note: DeviceNotebook, word: Heard): DeviceNotebook {
  const { version, cells: theirs, copies, taken, settled } = word;
  if (version < note.known.version) return note;
  const met = note.cells.flatMap((cell) => meet(note, cell, word) ?? []);
  const here = new Map(met.map(({ cell }) => [cell.id, cell]));
  for (const cell of others(note, word)) here.set(cell.id, cell);
  const [ours, order] = [note.cells.map(({ id }) => id), theirs.map(({ id }) => id)];
  const since = taken ? (settled?.cells ?? note.cells) : note.known.cells;
  const ids = isMoved(note, since) ? inOrder(ours, order) : inOrder(order, ours);
  return {
    ...note,
    cells: ids.flatMap((id) => here.get(id) ?? []),
    known: { version, cells: theirs },
    from: Object.fromEntries(met.flatMap(({ cell, from }) => (from === undefined ? [] : [[cell.id, from]]))),
    sent: taken ? { ...note.sent, texts: {} } : note.sent,
    copies: without(copies, note.chosen),
    chosen: taken ? [] : note.chosen,
  };
}

/** The notebook after the answer to one of its saves. @param isOlder what the page shows was made from this save */
export function answered(
  note: DeviceNotebook,
  save: NotebookSave,
  { version, notebook }: { version: number; notebook?: Notebook },
  isOlder = false,
): DeviceNotebook {
  const plain = save.cells.map(({ id, source }) => ({ id, source }));
  const told = notebook ?? { version, cells: plain, copies: [] };
  // a save that was made from the newest that is known here has all of it: a full storage kept no more
  const taken = [save.id, save.after, ...(save.before ?? [])].includes(note.sent.id ?? "");
  const next = heard(note, { ...told, version, taken, settled: taken || isOlder ? save : null });
  return { ...next, chosen: without(next.chosen, save.chosen ?? []) };
}
