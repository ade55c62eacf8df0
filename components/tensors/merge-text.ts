/** One text that was changed in two places at the same moment. */

/** Where a text was changed. Characters are code points. */
interface Change {
  /** characters before it, in both texts */
  from: number;
  /** where it ends in the text before */
  to: number;
  /** what stands there instead */
  inserted: readonly string[];
}

function changeOf(before: readonly string[], after: readonly string[]): Change {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from += 1;
  let same = 0;
  while (same < most - from && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return { from, to: before.length - same, inserted: after.slice(from, after.length - same) };
}

/** How one text became another. `from` and `to` are UTF-16 units of the first. */
export function changeIn(before: string, after: string): { from: number; to: number; insert: string } {
  const old = [...before];
  const { from, to, inserted } = changeOf(old, [...after]);
  const units = (until: number) => old.slice(0, until).join("").length;
  return { from: units(from), to: units(to), insert: inserted.join("") };
}

const newLine = "\n";

/**
 * A text with what both made of it: at one place one behind the other, and lines that both changed twice, so that
 * nothing is lost.
 * @param before what both were made from
 */
export function mergeText(before: string, mine: string, theirs: string): string {
  if (mine === theirs || theirs === before) return mine;
  if (mine === before) return theirs;
  const [old, ours, others] = [before, mine, theirs].map((text) => [...text]);
  const [first, second] = [changeOf(old, ours), changeOf(old, others)].sort((a, b) => a.from - b.from);
  if (first.to <= second.from)
    return [
      ...old.slice(0, first.from),
      ...first.inserted,
      ...old.slice(first.to, second.from),
      ...second.inserted,
      ...old.slice(second.to),
    ].join("");
  const start = old.slice(0, first.from).lastIndexOf(newLine) + 1;
  const ends = old.indexOf(newLine, Math.max(first.to, second.to));
  const left = ends < 0 ? 0 : old.length - ends;
  const lines = [ours, others].map((text) => text.slice(start, text.length - left));
  return [...old.slice(0, start), ...lines[0], newLine, ...lines[1], ...old.slice(old.length - left)].join(
    "",
  );
}

/**
 * A cell after an edit of its text.
 * @param was what the editor showed before it: what came to the cell since, and is not drawn yet, stays
 */
export const edited = <Cell extends { source: string }>(
  cell: Cell,
  source: string,
  was = cell.source,
): Cell => ({
  ...cell,
  source: mergeText(was, source, cell.source),
});
