/**
 * The printed form of NumPy's arrays, after numpy/core/arrayprint.py of NumPy 1.24: the fewest digits that give a
 * number back, at most 8 decimals, aligned at the point; lines of 75 characters; edges only above 1,000 elements.
 */
import { fixed, reprFloat, scientific, shortest } from "./decimal";
import { isFloating, type DType } from "./dtype";
import { partOfState } from "./program-state";
import { contiguousStrides } from "./shape";
import { dense, type Tensor } from "./tensor";

interface ArrayPrintOptions {
  /** decimals */
  precision: number;
  /** elements above which only the edges are shown */
  threshold: number;
  /** items shown at each end of a dimension */
  edgeitems: number;
  /** characters in a line */
  linewidth: number;
  /** never scientific */
  suppress: boolean;
}

/** np.get_printoptions(): what is in force for the program that runs. */
export const arrayPrintOptions = partOfState((): ArrayPrintOptions => ({
  precision: 8,
  threshold: 1000,
  edgeitems: 3,
  linewidth: 75,
  suppress: false,
}));

type Show = (value: number) => string;

interface Parts {
  left: string;
  right: string;
}

const isSingle = (dtype: DType): boolean => dtype === "float32";

/** The digits before and after the point, without zeros at the end. */
function positional(value: number, single: boolean): Parts {
  const { precision } = arrayPrintOptions();
  const short = shortest(value, single);
  const exact = fixed(Number(fixed(short, precision)) === short ? short : value, precision);
  const [left, right = ""] = exact.split(".");
  return { left, right: right.replace(/0+$/, "") };
}

/** Mantissa and exponent, the mantissa without zeros at the end. */
function withExponent(value: number, single: boolean): Parts & { exponent: string } {
  const { precision } = arrayPrintOptions();
  const short = shortest(value, single);
  const digits = short.toExponential().split("e")[0].replace("-", "").length - 2;
  const text = scientific(digits > precision ? value : short, Math.min(Math.max(digits, 0), precision));
  const [mantissa, exponent] = text.split("e");
  const [left, right = ""] = mantissa.split(".");
  return { left, right: right.replace(/0+$/, ""), exponent };
}

const widest = (texts: string[]): number => texts.reduce((most, text) => Math.max(most, text.length), 0);

/** nan and inf take the room of a number. */
const specialText = (value: number, width: number): string =>
  (Number.isNaN(value) ? "nan" : value < 0 ? "-inf" : "inf").padStart(width);

function padLeft(left: number, right: number, values: number[]): number {
  const special = values.filter((value) => !Number.isFinite(value));
  const needed = special.map((value) => specialText(value, 0).length - right - 1);
  return needed.reduce((most, width) => Math.max(most, width), left);
}

function exponentFormat(values: number[], finite: number[], single: boolean): Show {
  const parts = finite.map((value) => withExponent(value, single));
  const digits = widest(parts.map(({ right }) => right));
  const exponentDigits = widest(parts.map(({ exponent }) => exponent)) - 1;
  const left = padLeft(widest(parts.map((part) => part.left)), exponentDigits + 2 + digits, values);
  return (value) => {
    if (!Number.isFinite(value)) return specialText(value, left + digits + exponentDigits + 3);
    const own = withExponent(value, single);
    const exponent = own.exponent[0] + own.exponent.slice(1).padStart(exponentDigits, "0");
    return `${own.left.padStart(left)}.${own.right.padEnd(digits, "0")}e${exponent}`;
  };
}

function pointFormat(values: number[], finite: number[], single: boolean): Show {
  const parts = finite.map((value) => positional(value, single));
  const right = widest(parts.map((part) => part.right));
  const left = padLeft(widest(parts.map((part) => part.left)), right, values);
  return (value) => {
    if (!Number.isFinite(value)) return specialText(value, left + right + 1);
    const own = positional(value, single);
    return `${own.left.padStart(left)}.${own.right.padEnd(right)}`;
  };
}

function floatFormat(values: number[], single: boolean): Show {
  const finite = values.filter(Number.isFinite);
  const sizes = finite.filter((value) => value !== 0).map(Math.abs);
  const max = sizes.reduce((a, b) => Math.max(a, b), 0);
  const min = sizes.reduce((a, b) => Math.min(a, b), Infinity);
  const { suppress } = arrayPrintOptions();
  const exponents = !suppress && sizes.length > 0 && (max >= 1e8 || min < 1e-4 || max / min > 1000);
  return (exponents ? exponentFormat : pointFormat)(values, finite, single);
}

function formatOf(values: number[], dtype: DType, rank: number): Show {
  if (isFloating(dtype)) return floatFormat(values, isSingle(dtype));
  if (dtype === "bool") return (value) => (value ? (rank === 0 ? "True" : " True") : "False");
  const width = widest(values.map(String));
  return (value) => String(value).padStart(width);
}

/** Items of a dimension that are shown; null stands for those left out. */
function shownItems(size: number, summarize: boolean): (number | null)[] {
  const all = Array.from({ length: size }, (_, at) => at);
  const { edgeitems } = arrayPrintOptions();
  if (!summarize || size <= 2 * edgeitems) return all;
  return [...all.slice(0, edgeitems), null, ...all.slice(size - edgeitems)];
}

/** Words in lines no longer than `width`, each line after `indent`. */
function wrap(words: string[], separator: string, indent: string, width: number): string {
  let done = "";
  let line = indent;
  words.forEach((word, at) => {
    if (line.length + word.length > width && line.length > indent.length) {
      done += `${line.trimEnd()}\n`;
      line = indent;
    }
    line += word + (at < words.length - 1 ? separator : "");
  });
  return done + line;
}

class Layout {
  readonly #array: Tensor;
  readonly #separator: string;
  readonly #strides: number[];
  readonly #values: ArrayLike<number>;
  readonly #summarize: boolean;
  readonly #show: Show;

  constructor(array: Tensor, separator: string) {
    this.#array = array;
    this.#separator = separator;
    this.#values = dense(array);
    this.#strides = contiguousStrides(array.shape);
    this.#summarize = array.count > arrayPrintOptions().threshold;
    this.#show = formatOf(this.#shown(0, 0), array.dtype, array.rank);
  }

  #shown(axis: number, place: number): number[] {
    if (axis === this.#array.rank) return [this.#values[place]];
    return shownItems(this.#array.shape[axis], this.#summarize).flatMap((item) =>
      item === null ? [] : this.#shown(axis + 1, place + item * this.#strides[axis]),
    );
  }

  text(axis: number, place: number, indent: string, width: number): string {
    if (axis === this.#array.rank) return this.#show(this.#values[place]);
    const words = shownItems(this.#array.shape[axis], this.#summarize).map((item) =>
      item === null
        ? "..."
        : this.text(axis + 1, place + item * this.#strides[axis], `${indent} `, width - 1),
    );
    const left = this.#array.rank - axis;
    const joined =
      left === 1
        ? wrap(words, this.#separator, indent, width - Math.max(this.#separator.trimEnd().length, 1))
        : indent + words.join(this.#separator.trimEnd() + "\n".repeat(left - 1) + indent);
    return `[${joined.slice(indent.length)}]`;
  }
}

function layOut(array: Tensor, separator: string, prefix: string, suffix: string): string {
  if (array.count === 0) return "[]";
  const indent = " ".repeat(prefix.length + 1);
  return new Layout(array, separator).text(0, 0, indent, arrayPrintOptions().linewidth - suffix.length);
}

/** str(array), as NumPy prints it. */
export const arrayText = (array: Tensor): string =>
  array.rank === 0 ? scalarText(dense(array)[0], array.dtype) : layOut(array, " ", "", "");

/** str and repr of a NumPy scalar in NumPy 1.24: 0.1, 3, True. */
export function scalarText(value: number, dtype: DType): string {
  if (dtype === "bool") return value ? "True" : "False";
  return isFloating(dtype) ? reprFloat(shortest(value, isSingle(dtype))) : String(value);
}

/** repr(array), as NumPy prints it. */
export function printArray(array: Tensor): string {
  const implied = ["float64", "int64", "bool"].includes(array.dtype) && array.count > 0;
  const suffix = implied ? ")" : ",";
  const listed = array.count > 0 || (array.rank === 1 && array.shape[0] === 0);
  const text = listed
    ? layOut(array, ", ", "array(", suffix)
    : `[], shape=(${array.shape.join(", ")}${array.rank === 1 ? "," : ""})`;
  const body = `array(${text}${suffix}`;
  if (implied) return body;
  const dtype = `dtype=${array.dtype})`;
  const last = body.length - (body.lastIndexOf("\n") + 1);
  return (
    body + (last + dtype.length + 1 > arrayPrintOptions().linewidth ? `\n${" ".repeat(6)}` : " ") + dtype
  );
}
