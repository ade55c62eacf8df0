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

/**
 * The same inside a text: a spreadsheet that parts cells at semicolons or tabs reads our quotation marks as any other
 * character, and begins a cell there and at each line. A list's dash and its blank are none. A run of blanks and parting
 * signs is matched whole, with or without a sign behind it, so that each is read once however long it is.
 */
const runAndSign = /([;\s\u200b]+)([=@＝＠﹦]|[+\-＋－﹢﹣﹫−](?! ))?/gu;
const parts = /[;\t\r\n]/;

const harmlessInside = (text: string): string =>
  text.replace(runAndSign, (all: string, run: string, sign?: string) =>
    sign !== undefined && parts.test(run) ? `${run}'${sign}` : all,
  );

const harmless = (cell: Cell): Cell => (typeof cell === "string" ? harmlessInside(cell) : cell);

const options = { escapeFormulae: formula, newline: "\r\n" };

/** Rows with CRLF line ends as RFC 4180 has them; texts that could be formulas begin with an apostrophe. */
export const csvRows = (rows: readonly (readonly Cell[])[]): string =>
  rows.length === 0
    ? ""
    : `${Papa.unparse(
        rows.map((row) => row.map(harmless)),
        options,
      )}\r\n`;

/** How a file begins: the mark, and the heading. */
export const csvHeading = (heading: readonly string[]): string => byteOrderMark + csvRows([heading]);

/** Longest stem of a file's name, in UTF-16 units. */
const longestStem = 60;

/** A title as part of a file name: letters, digits and dashes of any script, well-formed, never empty. */
export function fileName(title: string, suffix: string): string {
  const stem = title
    .normalize("NFKC")
    // also each half of a character that lost its other half
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .slice(0, longestStem)
    // the cut may have halved one
    .replace(/[\ud800-\udbff]$/, "")
    .replace(/^-+|-+$/g, "");
  return `${stem || "session"}-${suffix}`;
}
