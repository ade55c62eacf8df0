/** Fields of a figure's description, each looked at before it is believed: any program can send one. */
import { TorchFailure } from "../core/failure";
import { figureLimits } from "./figure";

/** Raises the TypeError of a description that is none. */
export function noFigure(): never {
  throw new TorchFailure("TypeError", "this describes no figure");
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** One object of a description, with the arrays that it names by their place. */
export class Fields {
  readonly #object: object;
  readonly #arrays: readonly Float64Array[];

  constructor(object: unknown, arrays: readonly Float64Array[]) {
    this.#object = isObject(object) ? object : noFigure();
    this.#arrays = arrays;
  }

  #get(name: string): unknown {
    return Object.hasOwn(this.#object, name) ? (Reflect.get(this.#object, name) as unknown) : undefined;
  }

  has(name: string): boolean {
    const value = this.#get(name);
    return value !== undefined && value !== null;
  }

  text(name: string): string {
    const value = this.#get(name);
    return typeof value === "string" ? value.slice(0, figureLimits.characters).toWellFormed() : noFigure();
  }

  number(name: string): number {
    const value = this.#get(name);
    return typeof value === "number" && Number.isFinite(value) ? value : noFigure();
  }

  numberOrNull(name: string): number | null {
    return this.has(name) ? this.number(name) : null;
  }

  flag(name: string): boolean {
    const value = this.#get(name);
    return typeof value === "boolean" ? value : noFigure();
  }

  one<Choice extends string>(name: string, choices: readonly Choice[]): Choice {
    return choices.find((choice) => choice === this.#get(name)) ?? noFigure();
  }

  color(name: string): string {
    return asColor(this.#get(name));
  }

  colors(name: string): string[] {
    return this.list(name).map(asColor);
  }

  list(name: string): unknown[] {
    const value = this.#get(name);
    return Array.isArray(value) ? (value as unknown[]) : noFigure();
  }

  numbers(name: string): number[] {
    const all = this.list(name);
    return all.every((one): one is number => typeof one === "number") ? all : noFigure();
  }

  texts(name: string): string[] {
    const all = this.list(name);
    return all.every((one): one is string => typeof one === "string") ? all : noFigure();
  }

  /** The numbers that the field names by their place among the arrays. */
  array(name: string): Float64Array {
    return this.#arrays[this.fields(name).number("array")] ?? noFigure();
  }

  fields(name: string): Fields {
    return new Fields(this.#get(name), this.#arrays);
  }

  all(name: string): Fields[] {
    return this.list(name).map((one) => new Fields(one, this.#arrays));
  }
}

function asColor(value: unknown): string {
  return typeof value === "string" && /^#[0-9a-f]{6}$/.test(value) ? value : noFigure();
}
