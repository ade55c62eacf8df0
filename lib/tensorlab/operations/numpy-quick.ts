/**
 * What programs do with NumPy's arrays most of the time, in one crossing instead of a dozen: two arrays with dimensions and
 * of one type, or one of them beside a plain number. Where types, shapes or numbers want more thought the answer is None,
 * and ../python/numpy-array-source.ts thinks.
 */
import { toType } from "../core/arithmetic";
import { isFloating, type DType } from "../core/dtype";
import { writeInto } from "../core/elementwise";
import { TorchFailure } from "../core/failure";
import { broadcastShapes } from "../core/shape";
import { dense, onlyValue, Tensor } from "../core/tensor";
import { permute } from "../core/views";
import * as arg from "./arguments";
import { operation, perform, type Call, type Operation, type Operations } from "./operation";
import { Int, NdArray, NumpyScalar, type Value } from "./value";

const warned = "add sub mul div pow".split(" ");
const compared = "eq ne lt le gt ge".split(" ");
const products = ["matmul"];
const ofOne =
  "exp log log2 log10 log1p expm1 sqrt sin cos tan sinh cosh asin acos square floor ceil atan tanh".split(
    " ",
  );

const wide = (value: Value): Tensor | null =>
  value instanceof NdArray && value.tensor.rank > 0 ? value.tensor : null;

/** Beyond this a number beside float32 makes float64 of it. */
const singleMost = 3.4e38;

/** Whether a plain number takes the array's type. */
function joins(dtype: DType, value: Value, name: string): boolean {
  if (value instanceof Int && dtype === "int64") return name !== "div" && name !== "pow";
  const number = value instanceof Int ? value.value : value;
  if (typeof number !== "number" || !isFloating(dtype)) return false;
  return dtype === "float64" || Math.abs(number) < singleMost;
}

/** The type in which two arrays meet without more thought. */
function meeting(left: Tensor, right: Tensor, name: string): DType | null {
  const types = new Set([left.dtype, right.dtype]);
  if (types.has("float64") && (types.size === 1 || types.has("int64"))) return "float64";
  if (types.size > 1) return null;
  const whole = left.dtype === "int64" && name !== "div" && name !== "pow";
  return isFloating(left.dtype) || whole ? left.dtype : null;
}

const broadcast = (left: Tensor, right: Tensor): readonly number[] | null => {
  try {
    return broadcastShapes(left.shape, right.shape);
  } catch (error) {
    if (error instanceof TorchFailure) return null;
    throw error;
  }
};

/** Both operands as torch's operation takes them; null where it would not do. */
function together(name: string, left: Value, right: Value): [Value, Value] | null {
  const [a, b] = [wide(left), wide(right)];
  if (a && b) {
    const dtype = meeting(a, b, name);
    return dtype && [toType(a, dtype), toType(b, dtype)];
  }
  if (a) return joins(a.dtype, right, name) ? [a, right] : null;
  return b && joins(b.dtype, left, name) ? [left, b] : null;
}

const out = (made: Value): Value => {
  if (!(made instanceof Tensor)) return made;
  return made.rank > 0 ? new NdArray(made) : new NumpyScalar(made.dtype, onlyValue(made));
};

type Entry = Operation | readonly Operation[];

const onTorch = (run: (call: Call) => Value): Operation => ({ on: "torch", inPlace: false, run });

/** @param named whether the entry takes the name to warn by as its last argument */
const ofTwo = (name: string, entry: Entry, named: boolean): Operation =>
  onTorch((call) => {
    const [left, right, shown] = call.positional;
    const met = together(name, left, right);
    if (!met) return null;
    const [a, b] = met;
    if (a instanceof Tensor && b instanceof Tensor && !broadcast(a, b)) return null;
    return out(perform(entry, { ...call, name, positional: named ? [a, b, shown] : met }));
  });

/** `a += b`: True when it is done. */
const into = (name: string, entry: Entry): Operation =>
  onTorch((call) => {
    const [left, right, shown] = call.positional;
    const [target, met] = [wide(left), together(name, left, right)];
    if (!target || !met || !(met[0] instanceof Tensor) || met[0].dtype !== target.dtype) return null;
    const shape = met[1] instanceof Tensor ? broadcast(target, met[1]) : target.shape;
    if (shape?.join() !== target.shape.join()) return null;
    const made = perform(entry, { ...call, name, positional: [...met, shown] });
    if (!(made instanceof Tensor)) return null;
    writeInto(target, dense(made));
    return true;
  });

const fits = ([a, b]: readonly [Value, Value]): boolean =>
  a instanceof Tensor &&
  b instanceof Tensor &&
  isFloating(a.dtype) &&
  a.rank < 3 &&
  b.rank < 3 &&
  a.shape[a.rank - 1] === b.shape[Math.max(b.rank - 2, 0)];

const product = (name: string, entry: Entry, named: boolean): Operation =>
  onTorch((call) => {
    const [left, right] = call.positional;
    const met = together(name, left, right);
    if (!met || !fits(met)) return null;
    return out(perform(entry, { ...call, name, positional: named ? [...met, name] : met }));
  });

const single = (name: string, entry: Entry, named: boolean): Operation =>
  onTorch((call) => {
    const [given, shown] = call.positional;
    const tensor = wide(given);
    if (!tensor || !isFloating(tensor.dtype)) return null;
    return out(perform(entry, { ...call, name, positional: named ? [tensor, shown] : [tensor] }));
  });

const turned = operation(
  { array: arg.array },
  ({ array }) =>
    new NdArray(
      permute(
        array,
        array.shape.map((_, at) => array.rank - 1 - at),
      ),
    ),
  { on: "torch" },
);

/** "_numpy.quick.add" and its like, out of torch's operations and those that warn as NumPy does. */
export function quickOperations(tables: readonly Operations[], checked: Operations): Operations {
  const plain: Operations = Object.assign({}, ...tables) as Operations;
  const entryOf = (name: string) => checked[`_numpy.checked.${name}`] ?? plain[name];
  const named = (name: string) => `_numpy.checked.${name}` in checked;
  const list: [string, Operation][] = [
    ...[...warned, ...compared].map((name): [string, Operation] => [
      name,
      ofTwo(name, entryOf(name), named(name)),
    ]),
    ...warned.map((name): [string, Operation] => [`into.${name}`, into(name, entryOf(name))]),
    ...products.map((name): [string, Operation] => [name, product(name, entryOf(name), true)]),
    ...products.map((name): [string, Operation] => [`dotted.${name}`, product(name, plain[name], false)]),
    ...ofOne.map((name): [string, Operation] => [name, single(name, entryOf(name), named(name))]),
    ["neg", single("neg", plain.neg, false)],
    ["permute", turned],
  ];
  return Object.fromEntries(list.map(([name, entry]) => [`_numpy.quick.${name}`, entry]));
}
