/** How values cross between Python and TypeScript: tokens, and back an expression. Tensors go by number. */
import type { DType } from "../core/dtype";
import { Tensor } from "../core/tensor";
import {
  DTypeValue,
  Ellipsis,
  floatLiteral,
  GeneratorValue,
  Int,
  Named,
  NdArray,
  Other,
  Sequence,
  Slice,
  type Value,
} from "../operations/value";

const specialFloats: Readonly<Record<string, number>> = { inf: Infinity, "-inf": -Infinity, nan: Number.NaN };

/** So many digits may be more than 64 bits hold. */
const manyDigits = 19;

function intOf(digits: string): Int {
  if (digits.length < manyDigits) return new Int(Number(digits));
  const whole = BigInt(digits);
  return new Int(Number(whole), BigInt.asIntN(64, whole) !== whole);
}

/** Reads the tokens of one call. */
export class Reader {
  readonly #tokens: readonly string[];
  readonly #known: (number: number) => Tensor;
  #at = 0;
  /** of the tensors that were read */
  readonly named = new Set<number>();

  /** @param known the tensor of a number; RuntimeError when there is none */
  constructor(tokens: readonly string[], known: (number: number) => Tensor) {
    this.#tokens = tokens;
    this.#known = known;
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
        return intOf(rest);
      case "f":
        return specialFloats[rest] ?? Number(rest);
      case "t":
        return this.#tensor(Number(rest));
      case "s":
        // written by json.dumps from a str
        return JSON.parse(rest) as string;
      case "a":
        return new NdArray(this.#tensor(Number(rest)));
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

  #tensor(number: number): Tensor {
    this.named.add(number);
    return this.#known(number);
  }

  #until(end: string): Value[] {
    const items: Value[] = [];
    while (this.#tokens[this.#at] !== end) items.push(this.value());
    this.#at++;
    return items;
  }
}

/** A value as a Python expression. @param hold gives a tensor its number */
export function expressionOf(value: Value, hold: (tensor: Tensor) => number): string {
  const list = (items: readonly Value[]) => items.map((item) => expressionOf(item, hold)).join(",");
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return floatLiteral(value);
  if (typeof value === "string") return JSON.stringify(value);
  if (value instanceof Int) return String(value.value);
  if (value instanceof Tensor) return `W(${hold(value)})`;
  if (value instanceof NdArray) return `A(${hold(value.tensor)})`;
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
