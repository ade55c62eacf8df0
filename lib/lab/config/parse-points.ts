/** Reads pasted or dropped points: lines of x, y, class, with or without a header. */
import Papa from "papaparse";
import { limits, type OwnPoint } from "@/lib/spiral/config";
import { toThousandths } from "./edit-points";

/** What can be wrong with a line, or with all of them together. */
export type PointProblem =
  "columns" | "number" | "range" | "class" | "too-many" | "too-many-classes" | "empty";

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
}

/** Errors that are listed. */
const listed = 8;
/** The same bound as the contract's schema of own points. */
const reach = 10;

const isHeader = (cells: string[]): boolean =>
  cells.length >= 2 && cells.slice(0, 2).every((cell) => cell.trim() !== "" && Number.isNaN(Number(cell)));

function checkLine(cells: string[]): { x: number; y: number; name: string } | PointProblem {
  if (cells.length !== 3) return "columns";
  const [first, second, name] = cells.map((cell) => cell.trim());
  const x = Number(first);
  const y = Number(second);
  if (first === "" || second === "" || !Number.isFinite(x) || !Number.isFinite(y)) return "number";
  if (Math.abs(x) > reach || Math.abs(y) > reach) return "range";
  if (name === "") return "class";
  return { x: toThousandths(x), y: toThousandths(y), name };
}

/** Classes are numbered by value when all are whole numbers from 0, else in order of appearance. */
function numberClasses(names: string[]): string[] {
  const seen = [...new Set(names)];
  const whole = seen.every((name) => /^[0-4]$/.test(name));
  if (!whole) return seen;
  const most = Math.max(1, ...seen.map(Number));
  return Array.from({ length: most + 1 }, (_, i) => String(i));
}

/** Parses text of comma-, tab- or semicolon-separated lines. Good lines are kept beside the errors. */
export function parsePoints(text: string): ParsedPoints {
  const rows = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), {
    delimitersToGuess: [",", "\t", ";", " "],
  }).data;
  const found: { x: number; y: number; name: string }[] = [];
  const errors: LineError[] = [];
  rows.forEach((cells, index) => {
    if (cells.every((cell) => cell.trim() === "")) return;
    if (index === 0 && isHeader(cells)) return;
    const checked = checkLine(cells);
    if (typeof checked !== "string") found.push(checked);
    else errors.push({ line: index + 1, problem: checked, text: cells.join(",").slice(0, 40) });
  });
  const names = numberClasses(found.map(({ name }) => name));
  if (found.length === 0 && errors.length === 0) errors.push({ line: 1, problem: "empty", text: "" });
  if (names.length > limits.classes.max)
    errors.unshift({ line: 1, problem: "too-many-classes", text: names.slice(0, 8).join(", ") });
  if (found.length > limits.ownPoints)
    errors.unshift({ line: limits.ownPoints + 1, problem: "too-many", text: "" });
  const points = found
    .slice(0, limits.ownPoints)
    .map(({ x, y, name }) => ({ x, y, label: names.indexOf(name) }))
    .filter(({ label }) => label < limits.classes.max);
  return { points, names, errors: errors.slice(0, listed), more: Math.max(0, errors.length - listed) };
}
