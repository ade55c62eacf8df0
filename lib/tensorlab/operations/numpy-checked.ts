/** Operations as NumPy runs them: what goes wrong in the numbers is found in what came out, and warned of by its names. */
import { isFloating } from "../core/dtype";
import { broadcastValues, mapOne } from "../core/elementwise";
import { numpySpread, numpySum } from "../core/numpy-sums";
import { sum } from "../core/reduce";
import type { Shape } from "../core/shape";
import { dense, fromValues, Tensor } from "../core/tensor";
import { warn, type ErrorKind } from "../core/warning";
import * as arg from "./arguments";
import { operation, perform, type Call, type Operation, type Operations } from "./operation";
import { Int, type Value } from "./value";

const elementwise = "add sub mul div floor_divide remainder fmod pow".split(" ");
const ofOne =
  "sqrt exp log log2 log10 log1p expm1 sin cos tan sinh cosh asin acos square reciprocal to".split(" ");
const together = "matmul sum mean prod std var cumsum cumprod".split(" ");

const texts: Readonly<Record<ErrorKind, string>> = {
  divide: "divide by zero",
  over: "overflow",
  invalid: "invalid value",
};

function tell(found: ReadonlySet<ErrorKind>, shown: string): void {
  for (const kind of Object.keys(texts) as ErrorKind[])
    if (found.has(kind)) warn(`${texts[kind]} encountered in ${shown}`, kind);
}

/** Row-major values of an operand as it takes part; a number stands for itself everywhere. */
function operand(value: Value, shape: Shape): (at: number) => number {
  if (value instanceof Tensor) {
    const values = broadcastValues(value, shape, value.dtype);
    return (at) => values[at];
  }
  const number = value instanceof Int ? value.value : Number(value);
  return () => number;
}

const isWhole = (value: Value): boolean =>
  value instanceof Tensor ? !isFloating(value.dtype) : typeof value !== "number";

/** Of x and y came something that is no finite number: why, or null where it could not be otherwise. */
function ofPair(name: string, made: number, x: number, y: number): ErrorKind | null {
  if (Number.isNaN(x) || Number.isNaN(y)) return null;
  if (Number.isNaN(made)) return "invalid";
  if (!Number.isFinite(x)) return null;
  if (y === 0 && (name === "div" || name === "floor_divide")) return "divide";
  if (name === "pow" && x === 0) return "divide";
  return Number.isFinite(y) ? "over" : null;
}

function ofSingle(name: string, made: number, x: number): ErrorKind | null {
  if (Number.isNaN(x)) return null;
  if (Number.isNaN(made)) return "invalid";
  if (!Number.isFinite(x)) return null;
  return name.startsWith("log") || name === "reciprocal" ? "divide" : "over";
}

function wrongInPairs(name: string, out: Tensor, [left, right]: readonly Value[]): Set<ErrorKind> {
  const found = new Set<ErrorKind>();
  const [x, y] = [operand(left, out.shape), operand(right, out.shape)];
  dense(out).forEach((made, at) => {
    if (Number.isFinite(made)) return;
    const why = ofPair(name, made, x(at), y(at));
    if (why) found.add(why);
  });
  return found;
}

function wrongInEach(name: string, out: Tensor, input: Tensor): Set<ErrorKind> {
  const found = new Set<ErrorKind>();
  const values = dense(input);
  dense(out).forEach((made, at) => {
    if (Number.isFinite(made)) return;
    const why = ofSingle(name, made, values[at]);
    if (why) found.add(why);
  });
  return found;
}

/** Of all numbers together: infinity out of finite ones, and what is no number out of numbers. */
function wrongTogether(out: Tensor, inputs: readonly Tensor[]): Set<ErrorKind> {
  const found = new Set<ErrorKind>();
  const given = inputs.map((input) => dense(input));
  if (given.some((values) => values.some(Number.isNaN))) return found;
  const finite = given.every((values) => values.every(Number.isFinite));
  dense(out).forEach((made) => {
    if (Number.isNaN(made)) found.add("invalid");
    else if (!Number.isFinite(made) && finite) found.add("over");
  });
  return found;
}

const allFinite = (tensor: Tensor): boolean => dense(tensor).every(Number.isFinite);

/** Floats that an int32 cannot say become the least one, as processors have it. */
function castToInt32(out: Tensor, input: Tensor): boolean {
  if (out.dtype !== "int32" || !isFloating(input.dtype)) return false;
  const most = 2 ** 31;
  let found = false;
  dense(input).forEach((value, at) => {
    if (value > -most - 1 && value < most) return;
    out.storage.data[at] = -most;
    found = true;
  });
  return found;
}

/** By which name what went wrong in a spread is told: taking the mean off, or squaring. */
const spreadName = (found: ReadonlySet<ErrorKind>): string => (found.has("over") ? "multiply" : "subtract");

function note(name: string, out: Tensor, given: readonly Value[], shown: string): void {
  const [input] = given;
  if (name === "to" && input instanceof Tensor && castToInt32(out, input)) tell(new Set(["invalid"]), shown);
  if (!isFloating(out.dtype) || allFinite(out)) return;
  if (elementwise.includes(name)) return tell(wrongInPairs(name, out, given), shown);
  const inputs = given.filter((value) => value instanceof Tensor);
  if (ofOne.includes(name)) return tell(wrongInEach(name, out, inputs[0]), shown);
  const found = wrongTogether(out, inputs);
  tell(found, name === "std" || name === "var" ? spreadName(found) : shown);
}

/** Whole numbers divided by zero give zero. */
function wholeByZero(run: (given: readonly Value[]) => Value, given: readonly Value[], shown: string): Value {
  const [left, right] = given;
  const divisor = right instanceof Tensor ? right : fromValues([operand(right, [])(0)], "int64", []);
  const zero = dense(divisor).includes(0);
  if (!zero) return run(given);
  const made = run([left, mapOne(divisor, divisor.dtype, (value) => value || 1)]);
  if (!(made instanceof Tensor)) return made;
  const values = broadcastValues(divisor, made.shape, divisor.dtype);
  const { data } = made.storage;
  values.forEach((value, at) => {
    if (value === 0) data[at] = 0;
  });
  tell(new Set(["divide"]), shown);
  return made;
}

function checked(name: string, entry: Operation | readonly Operation[]): Operation {
  const run = (call: Call): Value => {
    const shown = String(call.positional.at(-1));
    const given = call.positional.slice(0, -1);
    const plain = (positional: readonly Value[]) => perform(entry, { ...call, name, positional });
    const rounded = name === "floor_divide" || name === "remainder" || name === "fmod";
    if (rounded && given.every(isWhole)) return wholeByZero(plain, given, shown);
    const made = plain(given);
    if (made instanceof Tensor) note(name, made, given, shown);
    return made;
  };
  return { on: "torch", inPlace: false, run };
}

const along = { input: arg.tensor, dim: arg.maybe(arg.ints), keepdim: arg.or(arg.flag, false) };

const spread = (root: boolean): Operation =>
  operation(
    { ...along, correction: arg.keyword(arg.or(arg.int, 0)) },
    ({ input, dim, keepdim, correction }) => numpySpread(input, dim, keepdim, { less: correction, root }),
  );

/** Sums as they are: whole numbers have no order. */
const summed = (mean: boolean, whole: typeof sum): Operation =>
  operation(along, ({ input, dim, keepdim }) =>
    isFloating(input.dtype) ? numpySum(input, dim, keepdim, mean) : whole(input, dim, keepdim),
  );

/** What NumPy computes in an order of its own. */
const ownWays: Operations = {
  sum: summed(false, sum),
  mean: summed(true, sum),
  var: spread(false),
  std: spread(true),
};

/** "_numpy.checked.log": what is called so, given the name to warn by as the last of its arguments. */
export function checkedOperations(tables: readonly Operations[]): Operations {
  const all: Operations = Object.assign({}, ...tables, ownWays) as Operations;
  return Object.fromEntries(
    [...elementwise, ...ofOne, ...together].map((name) => [
      `_numpy.checked.${name}`,
      checked(name, all[name]),
    ]),
  );
}
