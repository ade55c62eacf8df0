/** Rows in columns, for a terminal. */

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu;

/** In cells of a terminal, where East Asian characters take two. */
const widthOf = (text: string): number => [...text].length + (text.match(wide)?.length ?? 0);

/** What a terminal would obey is no part of a text in it. */
const harmless = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f]/g, "?");

/** @returns a line for each row, its columns two spaces apart */
export function table(rows: readonly (readonly string[])[]): string[] {
  const clean = rows.map((row) => row.map(harmless));
  const widths = clean[0]?.map((_, at) => Math.max(...clean.map((row) => widthOf(row[at])))) ?? [];
  return clean.map((row) =>
    row
      .map((cell, at) => cell + " ".repeat(widths[at] - widthOf(cell)))
      .join("  ")
      .trimEnd(),
  );
}
