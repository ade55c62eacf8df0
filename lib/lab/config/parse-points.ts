/** Reads pasted or dropped points: lines of x, y, class. What is wrong is named by its line, and the rest is kept. */
import { limits, type OwnPoint } from "@/lib/spiral/config";
import { cut } from "@/lib/text/cut";
import { toThousandths } from "./edit-points";
import { coordinateOf, pointTable, type TableLine } from "./point-table";

/** What can be wrong with a line, or with all of them together. */
export type PointProblem =
  "columns" | "quote" | "number" | "range" | "class" | "too-many" | "too-many-classes" | "empty";

/** A line that was left out, and why. */
export interface LineError {
  /** 1 for the first line */
  line: number;
  problem: PointProblem;
  /** the offending text, shortened */
  text: string;
}

/** What a text says. */
export interface ParsedPoints {
  /** within the limits, in the order of their lines */
  points: OwnPoint[];
  /** names of the classes in the order of their numbers */
  names: string[];
  /** the first ones; `more` says how many are not listed */
  errors: LineError[];
  more: number;
  /** the largest coordinate that was read when it is too large for the map; else null */
  tooLarge: number | null;
}

interface NamedPoint {
  x: number;
  y: number;
  name: string;
}

/** Errors that are listed. */
const listed = 8;
/** The same bound as the contract's schema of own points. */
const reach = 10;

const sizeOf = ({ x, y }: NamedPoint): number => Math.max(Math.abs(x), Math.abs(y));

function checkLine({ cells, unclosed }: TableLine): NamedPoint | PointProblem {
  if (unclosed) return "quote";
  if (cells.length !== 3) return "columns";
  const [x, y] = cells.slice(0, 2).map(coordinateOf);
  const name = cells[2].normalize("NFKC").trim();
  if (!Number.isFinite(x) || !Number.isFinite(y)) return "number";
  return name === "" ? "class" : { x, y, name };
}

const wholeNumber = /^([+-]?)(\d+)(?:\.0*)?$/;

/** A whole number as it is usually written: 1 for 01 and 1.0. Null for anything else. */
function usualNumber(name: string): string | null {
  const [, sign, written] = wholeNumber.exec(name) ?? [];
  const digits = written?.replace(/^0+(?=\d)/, "");
  if (digits === undefined) return null;
  return sign === "-" && digits !== "0" ? `-${digits}` : digits;
}

/** Where all classes are whole numbers, they are the same by their value. */
function byValue(found: readonly NamedPoint[]): NamedPoint[] {
  const usual = new Map([...new Set(found.map(({ name }) => name))].map((name) => [name, usualNumber(name)]));
  if ([...usual.values()].includes(null)) return [...found];
  return found.map((point) => ({ ...point, name: usual.get(point.name) ?? point.name }));
}

/** Whole numbers are classes by value: from 0 each by its own, others (1 and 2, -1 and 1) in their order. */
function numberClasses(names: string[]): string[] {
  const seen = [...new Set(names)];
  if (!seen.every((name) => usualNumber(name) !== null)) return seen;
  const inOrder = [...seen].sort((a, b) => Number(a) - Number(b));
  const most = Number(inOrder.at(-1));
  if (!seen.every((name) => /^[0-4]$/.test(name)) || inOrder[0] !== "0") return inOrder;
  return Array.from({ length: Math.max(1, most) + 1 }, (_, i) => String(i));
}

/** Middle and half of the range of some numbers; a half of 1 where they are all the same. */
function rangeOf(values: readonly number[]): { middle: number; half: number } {
  const [low, high] = values.reduce(
    ([least, most], one) => [Math.min(least, one), Math.max(most, one)],
    [Infinity, -Infinity],
  );
  // halved before they are put together: their sum or difference may be none
  return { middle: low / 2 + high / 2, half: high / 2 - low / 2 || 1 };
}

/** Each coordinate brought to -1…1, as one does before a network trains on it. */
function scaled(found: readonly NamedPoint[]): NamedPoint[] {
  const [across, up] = [rangeOf(found.map(({ x }) => x)), rangeOf(found.map(({ y }) => y))];
  return found.map(({ x, y, name }) => ({
    ...{ x: (x - across.middle) / across.half, y: (y - up.middle) / up.half },
    name,
  }));
}

/** The lines that hold a point, what is wrong with the others, and the largest coordinate of all of them. */
function readLines(
  rows: readonly TableLine[],
  fit: boolean,
): { found: NamedPoint[]; errors: LineError[]; largest: number } {
  const found: NamedPoint[] = [];
  const errors: LineError[] = [];
  let largest = 0;
  for (const row of rows) {
    const checked = checkLine(row);
    if (typeof checked !== "string") largest = Math.max(largest, sizeOf(checked));
    const problem = typeof checked === "string" ? checked : !fit && sizeOf(checked) > reach ? "range" : null;
    if (problem === null && typeof checked !== "string") found.push(checked);
    else if (problem) errors.push({ line: row.line, problem, text: cut(row.cells.join(","), 40) });
  }
  return { found: byValue(fit ? scaled(found) : found), errors, largest };
}

/**
 * Parses text of comma-, tab-, semicolon- or space-separated lines. Good lines are kept beside the errors.
 * @param fit coordinates are brought to -1…1, whatever their size
 */
export function parsePoints(text: string, fit = false): ParsedPoints {
  const rows = pointTable(text);
  const { found, errors, largest } = readLines(rows, fit);
  const names = numberClasses(found.map(({ name }) => name));
  if (rows.length === 0) errors.push({ line: 1, problem: "empty", text: "" });
  if (names.length > limits.classes.max)
    errors.unshift({ line: 1, problem: "too-many-classes", text: names.slice(0, 8).join(", ") });
  if (found.length > limits.ownPoints)
    errors.unshift({ line: limits.ownPoints + 1, problem: "too-many", text: "" });
  const points = found
    .slice(0, limits.ownPoints)
    .map(({ x, y, name }) => ({ x: toThousandths(x), y: toThousandths(y), label: names.indexOf(name) }))
    .filter(({ label }) => label < limits.classes.max);
  return {
    ...{ points, names, errors: errors.slice(0, listed) },
    more: Math.max(0, errors.length - listed),
    tooLarge: largest > reach ? largest : null,
  };
}
