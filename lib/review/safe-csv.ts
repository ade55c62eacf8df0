/** CSV that Excel opens as UTF-8 and that runs no formula. */
import Papa from "papaparse";

export type Cell = string | number | boolean | null;

/** Excel reads a file as UTF-8 only when it begins with this mark. */
export const byteOrderMark = "\ufeff";

/**
 * Starts that a spreadsheet takes for a formula, also after blanks and in full width.
 * No `$` at the end: a line break in the text must not let it through.
 */
const formula = /^[\s\u00a0\u3000\u200b\ufeff]*[=+\-@\t\r＝＋－＠﹢﹣﹦﹫−]|^[\t\r\n]/u;

/** The rows under their heading, with CRLF line ends as RFC 4180 has them; texts that could be formulas begin with an apostrophe. */
export function safeCsv(heading: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const csv = Papa.unparse(
    { fields: [...heading], data: rows.map((row) => [...row]) },
    { escapeFormulae: formula, newline: "\r\n" },
  );
  return `${byteOrderMark}${csv}\r\n`;
}

/** A title as part of a file name: letters, digits and dashes of any script, never empty. */
export function fileName(title: string, suffix: string): string {
  const stem = title
    .normalize("NFKC")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return `${stem || "session"}-${suffix}`;
}
