/** How values cross between MicroPython and TypeScript: a line of tokens with handles and strings beside it, and back an expression. */
import type { DType } from "../core/dtype";
import { Tensor } from "../core/tensor";
import {
  DTypeValue,
  Ellipsis,
  GeneratorValue,
  Int,
  Named,
  NdArray,
  Other,
  Sequence,
  Slice,
  type Value,
} from "../operations/value";

/** What accompanies a line: tensors and texts, in the order in which the tokens name them. */
export type Extra = Tensor | string;

const specialFloats: Readonly<Record<string, number>> = { inf: Infinity, "-inf": -Infinity, nan: Number.NaN };

/** Reads the tokens of one call. */
export class Reader {
  readonly #tokens: readonly string[];
  readonly #extras: readonly Extra[];
  #at = 0;
  #extra = 0;

  constructor(tokens: readonly string[], extras: readonly Extra[]) {
    this.#tokens = tokens;
    this.#extras = extras;
  }

  get done(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** A keyword's name when one comes next. */
  keyword(): string | null {
    const token = this.#tokens[this.#at];
    if (!token.startsWith("=")) return null;
    this.#at++;
    return token.slice(1);
  }

  value(): Value {
    const token = this.#tokens[this.#at++];
    const rest = token.slice(1);
    switch (token[0]) {
      case "i":
        return new Int(Number(rest));
      case "f":
        return specialFloats[rest] ?? Number(rest);
      case "t":
        return this.#extras[this.#extra++];
      case "s":
        return this.#extras[this.#extra++];
      case "a":
        return new NdArray(this.#extras[this.#extra++] as Tensor);
      case "T":
        return true;
      case "F":
        return false;
      case "n":
        return null;
      case "g":
        return new GeneratorValue(Number(rest));
      case "d":
        return new DTypeValue(rest as DType);
      case "[":
        return new Sequence(this.#until("]"), "list");
      case "(":
        return new Sequence(this.#until(")"), "tuple");
      case ":":
        return new Slice(this.value(), this.value(), this.value());
      case ".":
        return new Ellipsis();
      default:
        return new Other(rest);
    }
  }

  #until(end: string): Value[] {
    const items: Value[] = [];
    while (this.#tokens[this.#at] !== end) items.push(this.value());
    this.#at++;
    return items;
  }
}

/** A float as Python's literal. */
export function floatLiteral(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (Object.is(value, -0)) return "-0.0";
  const digits = String(value);
  return /[.e]/.test(digits) ? digits : `${digits}.0`;
}

/** A value as a Python expression; tensors in it are put aside and named by number. */
export function expressionOf(value: Value, aside: Tensor[]): string {
  const put = (tensor: Tensor) => aside.push(tensor) - 1;
  const list = (items: readonly Value[]) => items.map((item) => expressionOf(item, aside)).join(",");
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return floatLiteral(value);
  if (typeof value === "string") return JSON.stringify(value);
  if (value instanceof Int) return String(value.value);
  if (value instanceof Tensor) return `W(${put(value)})`;
  if (value instanceof NdArray) return `A(${put(value.tensor)})`;
  if (value instanceof DTypeValue) return `D("${value.dtype}")`;
  if (value instanceof Named) {
    const names = value.fields.map(([name]) => `"${name}"`).join(",");
    return `R("${value.name}",(${names},),(${list(value.fields.map(([, field]) => field))},))`;
  }
  if (value instanceof Sequence) {
    if (value.type === "list") return `[${list(value.items)}]`;
    const items = value.items.length > 0 ? `(${list(value.items)},)` : "()";
    return value.type === "tuple" ? items : `Z(${items})`;
  }
  return value instanceof Other ? `O("${value.type}")` : "None";
}
