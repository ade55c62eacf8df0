/** Values of variables, compared as an exercise demands: kind, dtype, shape, then the first differing value. */
import { checkTolerance } from "@/lib/content/exercises/exercise";

/** What a variable holds, copied out of Python. */
export type PythonValue =
  | {
      kind: "tensor" | "array";
      dtype: string;
      shape: number[];
      /** row-major; bools as 0 and 1 */
      values: ArrayLike<number>;
      requiresGrad: boolean;
      /** as Python prints it */
      repr: string;
    }
  | {
      kind: "plain";
      /** Python's name of the type */ type: string;
      repr: string;
      /** of an int, float or bool */ number: number | null;
    };

/** The first thing in which two values differ. */
export type Difference =
  /** untouched: it is still the ... that the exercise began with; uncalled: it is a function, its parentheses forgotten */
  | { stage: "missing"; untouched?: true; uncalled?: true }
  | { stage: "dtype"; found: string; wanted: string }
  | { stage: "shape"; found: number[]; wanted: number[] }
  /** index of the first differing element, per dimension; empty for a number; what stands there as Python writes it, or "" */
  | { stage: "value"; index: number[]; found: string };

const near = (found: number, wanted: number): boolean =>
  found === wanted ||
  (Number.isNaN(found) && Number.isNaN(wanted)) ||
  Math.abs(found - wanted) <= checkTolerance.absolute + checkTolerance.relative * Math.abs(wanted);

function indexOf(place: number, shape: readonly number[]): number[] {
  const index: number[] = [];
  for (let dim = shape.length - 1; dim >= 0; dim--) {
    index.unshift(place % shape[dim]);
    place = Math.floor(place / shape[dim]);
  }
  return index;
}

/** Python's word for what a value is: "float32 tensor", "float32 tensor, requires_grad=True", "int". */
const kindOf = (value: PythonValue): string =>
  value.kind === "plain"
    ? value.type
    : `${value.dtype} ${value.kind}${value.requiresGrad ? ", requires_grad=True" : ""}`;

/** A number as Python writes it, to six digits. */
function written(number: number, type: string): string {
  if (type === "bool") return number === 0 ? "False" : "True";
  if (Number.isNaN(number)) return "nan";
  return String(Number(number.toPrecision(6))).replace("Infinity", "inf");
}

/** Functions and methods: what is left where parentheses were forgotten. */
const callables: readonly string[] = ["builtin_function_or_method", "method", "function", "method-wrapper"];

function compareElements(
  found: Extract<PythonValue, { kind: "tensor" | "array" }>,
  wanted: Extract<PythonValue, { kind: "tensor" | "array" }>,
): Difference | null {
  if (found.shape.join() !== wanted.shape.join())
    return { stage: "shape", found: found.shape, wanted: wanted.shape };
  for (let place = 0; place < wanted.values.length; place++)
    if (!near(found.values[place], wanted.values[place]))
      return {
        stage: "value",
        index: indexOf(place, wanted.shape),
        found: written(found.values[place], found.dtype),
      };
  return null;
}

/** The first difference, or null when the values are the same. */
export function compareValues(found: PythonValue | null, wanted: PythonValue): Difference | null {
  if (found === null) return { stage: "missing" };
  if (found.kind === "plain" && found.type === "ellipsis") return { stage: "missing", untouched: true };
  if (found.kind === "plain" && callables.includes(found.type)) return { stage: "missing", uncalled: true };
  if (kindOf(found) !== kindOf(wanted))
    return { stage: "dtype", found: kindOf(found), wanted: kindOf(wanted) };
  if (found.kind !== "plain" && wanted.kind !== "plain") return compareElements(found, wanted);
  if (found.kind !== "plain" || wanted.kind !== "plain") return null;
  if (found.number === null || wanted.number === null)
    return found.repr === wanted.repr ? null : { stage: "value", index: [], found: "" };
  if (near(found.number, wanted.number)) return null;
  return { stage: "value", index: [], found: written(found.number, found.type) };
}
