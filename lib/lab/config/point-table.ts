/** A table of points as people have it, brought to three columns: x, y, class. Pure. */
import Papa from "papaparse";

/** A line's cells: x, y and class where the table has them, everything else when they are not three. */
export interface TableLine {
  /** 1 for the first line */
  line: number;
  cells: string[];
  /** a quotation mark in it opens and never closes: where its cells end nobody knows */
  unclosed?: true;
}

/** The characters that part columns, the surest first: a comma may stand inside numbers. */
const delimiters = ["\t", ";", ",", " "];

/** The first that parts most lines into two or more. */
function delimiterOf(lines: readonly string[]): string {
  const parts = (by: string) => lines.filter((line) => line.trim().includes(by)).length;
  return delimiters.find((by) => parts(by) > lines.length / 2) ?? ",";
}

/** Decimal commas are commas: in a table that has no other separator they are told by the number of columns. */
const joined = (cells: string[]): string[] =>
  cells.length === 5 && cells.slice(0, 4).every((cell) => /^\s*[+-]?\d+\s*$/.test(cell))
    ? [`${cells[0]}.${cells[1].trim()}`, `${cells[2]}.${cells[3].trim()}`, cells[4]]
    : cells;

const isNumber = (cell: string): boolean => cell.trim() !== "" && !Number.isNaN(coordinateOf(cell));

/** A coordinate as it is typed, with a decimal point or comma; NaN for none. */
export function coordinateOf(text: string): number {
  const tidy = text.normalize("NFKC").trim().replace("\u2212", "-");
  const [whole, part, ...more] = tidy.split(",");
  return more.length === 0 && part !== undefined && !tidy.includes(".")
    ? Number(`${whole}.${part}`)
    : tidy === "" || part !== undefined
      ? NaN
      : Number(tidy);
}

/** Names of columns, whatever their case; the first two are coordinates. */
const columnNames = [
  ["x", "x1", "x0", "x_1", "x_0", "x[0]", "feature1", "横坐标"],
  ["y", "x2", "x1", "x_2", "x_1", "x[1]", "feature2", "纵坐标"],
  ["class", "label", "labels", "target", "category", "cluster", "group", "类", "类别", "标签", "y"],
] as const;

/** Where x, y and class stand by the names in the header; null when they are not told apart. */
function placesIn(header: readonly string[]): number[] | null {
  const names = header.map((cell) => cell.trim().toLowerCase());
  const places: number[] = [];
  for (const known of columnNames)
    places.push(names.findIndex((name, at) => !places.includes(at) && known.some((one) => one === name)));
  return places.includes(-1) ? null : places;
}

/** Whether the first column counts the lines, as pandas writes it: 0, 1, 2… or 1, 2, 3… */
function isIndex(rows: readonly TableLine[]): boolean {
  const numbers = rows.map(({ cells }) => Number(cells[0]));
  return numbers.every((value, i) => value === numbers[0] + i) && (numbers[0] === 0 || numbers[0] === 1);
}

/** Columns of a table of other widths: by their names, or without the one that counts the lines. */
function threeColumns(header: readonly string[] | null, rows: TableLine[]): TableLine[] {
  const places = header && placesIn(header);
  if (places)
    return rows.map((row) => ({
      ...row,
      cells: row.cells.length === header.length ? places.map((at) => row.cells[at]) : row.cells,
    }));
  const wide = rows.length > 0 && rows.every(({ cells }) => cells.length === 4);
  if (!wide || !isIndex(rows)) return rows;
  return rows.map((row) => ({ ...row, cells: row.cells.slice(1) }));
}

/** "1,200": between commas a comma inside a cell parts thousands, where no cell says otherwise. */
const thousands = /^\s*[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?\s*$/;

function withoutThousands(rows: TableLine[]): TableLine[] {
  const parted = rows.flatMap(({ cells }) => cells.filter((cell) => /\d,\d/.test(cell)));
  if (parted.length === 0 || !parted.every((cell) => thousands.test(cell))) return rows;
  return rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => (thousands.test(cell) ? cell.replaceAll(",", "") : cell)),
  }));
}

/** The columns of a table as it stands, quotation marks understood. */
function linesOf(text: string, delimiter: string): TableLine[] {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: "\n" });
  let line = 1;
  if (errors.every(({ type }) => type !== "Quotes"))
    return data.map((cells) => {
      const first = line;
      // a cell in quotation marks may go over several
      line += cells.reduce((lines, cell) => lines + cell.split("\n").length - 1, 1);
      return { line: first, cells };
    });
  // a mark that stands alone takes no other line with it
  return text.split("\n").map((one, at) => {
    const own = Papa.parse<string[]>(one, { delimiter });
    const isOpen = own.errors.some(({ type }) => type === "Quotes");
    return isOpen
      ? { line: at + 1, cells: [one], unclosed: true }
      : { line: at + 1, cells: own.data.at(0) ?? [] };
  });
}

/** The lines of a text that hold anything, without a header. */
export function pointTable(text: string): TableLine[] {
  const lines = text
    .replace(/^\uFEFF/, "")
    .replaceAll("，", ",")
    .replaceAll("；", ";")
    .split(/\r\n|[\r\n\u2028\u2029]/);
  const delimiter = delimiterOf(lines.filter((line) => line.trim() !== ""));
  // lines that were aligned with spaces have several between their columns
  const tidy = delimiter === " " ? lines.map((line) => line.trim().replace(/ +/g, " ")) : lines;
  const rows = linesOf(tidy.join("\n"), delimiter).filter(({ cells }) =>
    cells.some((cell) => cell.trim() !== ""),
  );
  const [first] = rows;
  const header = first && first.cells.length > 1 && !first.cells.some(isNumber) ? first.cells : null;
  const body = header ? rows.slice(1) : rows;
  if (delimiter !== ",") return threeColumns(header, body);
  // a header of as many columns says that they are columns
  const whole = header?.length === 5 ? body : body.map((row) => ({ ...row, cells: joined(row.cells) }));
  return threeColumns(header, withoutThousands(whole));
}
