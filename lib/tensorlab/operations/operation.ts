/**
 * How an operation becomes callable from Python.
 *
 * 1. The kernel and its gradient stand in ../core: a function of Tensors that returns Tensors, computes on `dense(…)` data and
 *    ends in `record(out, "NameBackward0", inputs, backward, saved)`. Errors are raised by ../core/failure.ts.
 * 2. A table in this folder names it and its arguments:
 *      export const products: Operations = {
 *        outer: operation({ input: tensor, vec2: tensor }, ({ input, vec2 }) => outer(input, vec2)),
 *      };
 *    Argument kinds are in ./arguments.ts; the order of the keys is the order of positional arguments, and the keys are the
 *    keyword names. The first argument is `self` when called as a method. An array of operations is a set of overloads:
 *    the first whose arguments fit is taken.
 * 3. ./registry.ts lists the tables. A plain name is both `torch.NAME` and `Tensor.NAME`; `on: "torch"` or `on: "tensor"` keeps it
 *    to one; `inPlace: true` also makes the method `NAME_`. A dotted key is found where it says: "linalg.svd",
 *    "nn.functional.relu".
 * Nothing is needed in Python: torch's module and the class Tensor look names up in the registry.
 */
import { misfitting } from "../core/failure";
import type { Argument } from "./arguments";
import { Sequence, typeName, type Value } from "./value";

/** Positional and keyword arguments of one call. */
export interface Call {
  name: string;
  positional: readonly Value[];
  keywords: ReadonlyMap<string, Value>;
  /** the tensor before the dot is the first of the positional ones */
  asMethod?: boolean;
}

/** One overload of an operation. */
export interface Operation {
  /** throws Misfit, before anything is done, when the arguments do not fit */
  run: (call: Call) => Value;
  on: "torch" | "tensor" | "both";
  inPlace: boolean;
}

/** Operations by name; several under one name are overloads. */
export type Operations = Readonly<Record<string, Operation | readonly Operation[]>>;

type Schema = Readonly<Record<string, Argument<unknown>>>;
type Arguments<S extends Schema> = { [Key in keyof S]: S[Key] extends Argument<infer Type> ? Type : never };

interface Options {
  on?: Operation["on"];
  inPlace?: boolean;
}

const aliases: ReadonlyMap<string, string> = new Map([
  ["axis", "dim"],
  ["keepdims", "keepdim"],
  ["x1", "input"],
  ["self", "input"],
]);

/** What is to be said of arguments that an overload does not take. */
class Misfit extends Error {}

const misfit = (message: string): never => {
  throw new Misfit(message);
};

const namedValue = (keywords: Call["keywords"], key: string): Value | undefined =>
  keywords.get(key) ?? [...keywords].find(([name]) => name !== key && aliases.get(name) === key)?.[1];

/** Takes an argument's value off the call: the rest of the positional ones for a rest argument. */
function take(
  call: Call,
  key: string,
  argument: Argument<unknown>,
  at: number,
): { value: Value | undefined; used: number } {
  const { positional, keywords } = call;
  const byName = keywords.size === 0 ? undefined : namedValue(keywords, key);
  const named = keywords.has(key) || byName !== undefined;
  if (at >= positional.length || argument.keywordOnly) return { value: named ? byName : undefined, used: 0 };
  if (named) misfit(`${call.name}() got multiple values for argument '${key}'`);
  const alone = at === 0 || (at === 1 && call.asMethod);
  if (!argument.rest || (argument.rest === "alone" && !alone)) return { value: positional[at], used: 1 };
  const items = positional.slice(at);
  const single = items.length === 1 && items[0] instanceof Sequence;
  return { value: single ? items[0] : new Sequence(items), used: items.length };
}

function parse(schema: Schema, call: Call): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  let at = 0;
  let wanted = 0;
  for (const [key, argument] of Object.entries(schema)) {
    wanted++;
    const { value, used } = take(call, key, argument, at);
    at += used;
    if (value === undefined) {
      if (argument.initial === undefined)
        misfit(`${call.name}() missing 1 required positional arguments: "${key}"`);
      out[key] = argument.initial?.();
      continue;
    }
    const read = argument.read(value);
    if (read === undefined)
      misfit(
        `${call.name}(): argument '${key}'${used > 0 ? ` (position ${wanted})` : ""} must be ${argument.word}, not ${typeName(value)}`,
      );
    out[key] = read;
  }
  if (at < call.positional.length)
    misfit(
      `${call.name}() takes ${wanted} positional argument${wanted === 1 ? "" : "s"} but ${call.positional.length} were given`,
    );
  for (const name of call.keywords.keys())
    if (!Object.hasOwn(schema, name) && !Object.hasOwn(schema, aliases.get(name) ?? ""))
      misfit(`${call.name}() got an unexpected keyword argument '${name}'`);
  return out;
}

/** An operation with its arguments, in the order of positional ones. */
export function operation<S extends Schema>(
  schema: S,
  run: (given: Arguments<S>, call: Call) => Value,
  { on = "both", inPlace = false }: Options = {},
): Operation {
  return {
    on,
    inPlace,
    // what the schema reads has the schema's types
    run: (call) => run(parse(schema, call) as Arguments<S>, call),
  };
}

/** Finds the overload that fits and runs it. Misfit when none does, with what the first one says. */
export function perform(overloads: Operation | readonly Operation[], call: Call): Value {
  const list = Array.isArray(overloads) ? (overloads as readonly Operation[]) : [overloads as Operation];
  const misfits: string[] = [];
  for (const candidate of list)
    try {
      return candidate.run(call);
    } catch (error) {
      if (!(error instanceof Misfit)) throw error;
      misfits.push(error.message);
    }
  return misfitting(misfits[0]);
}
