/** Elementwise arithmetic of two operands with PyTorch's types and gradients. */
import { record } from "./autograd";
import { castData, categoryOf, isFloating, legacyNames, type DType } from "./dtype";
import { mapOne, mapTwo } from "./elementwise";
import { runtimeError } from "./failure";
import { floatingType, resultType } from "./promotion";
import { dense, fromData, type Tensor, wrapNumber } from "./tensor";
import { sumTo } from "./views";

/** A number as an operand of the type that a float tensor gives it. */
export const number = (value: number): Tensor => wrapNumber(value, "float64");

/** tensor.to(dtype); the tensor itself when it is already. */
export function toType(tensor: Tensor, dtype: DType): Tensor {
  if (tensor.dtype === dtype) return tensor;
  const out = fromData(castData(dense(tensor), dtype), dtype, tensor.shape);
  return record(out, "ToCopyBackward0", [tensor], (grad) => [toType(grad, tensor.dtype)]);
}

/** A gradient in an operand's shape and type. */
export const fit = (grad: Tensor, to: Tensor): Tensor => toType(sumTo(grad, to.shape), to.dtype);

/** The gradients of two operands that were broadcast, each from its own rule; null where none is wanted. */
export const both =
  (a: Tensor, b: Tensor, left: (g: Tensor) => Tensor, right: (g: Tensor) => Tensor) => (grad: Tensor) => [
    a.requiresGrad ? fit(left(grad), a) : null,
    b.requiresGrad ? fit(right(grad), b) : null,
  ];

const timesInt = (dtype: DType) => (dtype === "int32" ? Math.imul : (x: number, y: number) => x * y);

/** a + alpha · b. */
export function add(a: Tensor, b: Tensor, alpha = 1): Tensor {
  const dtype = resultType(a, b);
  if (dtype === "bool" && alpha !== 1 && !Number.isInteger(alpha))
    runtimeError("Boolean alpha only supported for Boolean results.");
  const f = alpha === 1 ? (x: number, y: number) => x + y : (x: number, y: number) => x + alpha * y;
  const out = mapTwo(a, b, dtype, dtype, dtype === "bool" ? (x, y) => x | y : f);
  return record(
    out,
    "AddBackward0",
    [a, b],
    both(
      a,
      b,
      (g) => g,
      (g) => (alpha === 1 ? g : mul(g, number(alpha))),
    ),
  );
}

/** a − alpha · b; bool is refused. */
export function sub(a: Tensor, b: Tensor, alpha = 1, name = "SubBackward0"): Tensor {
  if (a.dtype === "bool" && b.dtype === "bool" && !a.wrapped && !b.wrapped)
    runtimeError(
      "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.",
    );
  if (a.dtype === "bool" || b.dtype === "bool")
    if (!(a.wrapped && isFloating(a.dtype)) || b.dtype === "bool")
      runtimeError(
        "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.",
      );
  const dtype = resultType(a, b);
  const f = alpha === 1 ? (x: number, y: number) => x - y : (x: number, y: number) => x - alpha * y;
  const out = mapTwo(a, b, dtype, dtype, f);
  return record(
    out,
    name,
    [a, b],
    both(
      a,
      b,
      (g) => g,
      (g) => (alpha === 1 ? neg(g) : mul(g, number(-alpha))),
    ),
  );
}

/** a · b. */
export function mul(a: Tensor, b: Tensor): Tensor {
  const dtype = resultType(a, b);
  const out = mapTwo(a, b, dtype, dtype, timesInt(dtype));
  const saved = [...(a.requiresGrad ? [b] : []), ...(b.requiresGrad ? [a] : [])];
  return record(
    out,
    "MulBackward0",
    [a, b],
    both(
      a,
      b,
      (g) => mul(g, b),
      (g) => mul(g, a),
    ),
    saved,
  );
}

const quotient = (x: number, y: number) => x / y;

/** a / b, always floating. */
export function div(a: Tensor, b: Tensor): Tensor {
  const dtype = floatingType(resultType(a, b));
  const out = mapTwo(a, b, dtype, dtype, quotient);
  const right = (g: Tensor) => neg(div(mul(g, a), mul(b, b)));
  const saved = [...(a.requiresGrad || b.requiresGrad ? [b] : []), ...(b.requiresGrad ? [a] : [])];
  return record(
    out,
    "DivBackward0",
    [a, b],
    both(a, b, (g) => div(g, b), right),
    saved,
  );
}

/** a / b, and zero where b is zero: what a norm or a deviation of nothing passes back. */
export function divOrZero(a: Tensor, b: Tensor): Tensor {
  const zero = mapOne(b, b.dtype, (y) => Number(y === 0));
  return mul(div(a, add(b, zero)), sub(number(1), zero));
}

/** −a. */
export function neg(a: Tensor): Tensor {
  if (a.dtype === "bool")
    runtimeError(
      "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.",
    );
  // 0 - x for whole numbers, so that no -0 appears
  const flip = isFloating(a.dtype) ? (x: number) => -x : (x: number) => 0 - x;
  return record(mapOne(a, a.dtype, flip), "NegBackward0", [a], (grad) => [neg(grad)]);
}

/** a to the power b. */
export function pow(a: Tensor, b: Tensor): Tensor {
  const dtype = resultType(a, b);
  if (dtype === "bool") runtimeError("\"pow\" not implemented for 'Bool'");
  if (!isFloating(dtype) && b.wrapped && b.storage.data[0] < 0)
    runtimeError("Integers to negative integer powers are not allowed.");
  const whole = (x: number, y: number) => (y < 0 ? integerInverse(x, y) : x ** y);
  const power = isFloating(dtype) ? (b.wrapped ? scalarPower(b.storage.data[0], dtype) : floatPower) : whole;
  const out = mapTwo(a, b, dtype, dtype, power);
  if (b.wrapped) return record(out, "PowBackward0", [a], (g) => [scalarPowerGrad(g, a, b)], [a]);
  const left = (g: Tensor) => mul(g, mul(b, pow(a, sub(b, number(1)))));
  const right = (g: Tensor) => mul(g, mul(out, powLog(a, b)));
  return record(out, "PowBackward1", [a, b], both(a, b, left, right), [a, b]);
}

const integerInverse = (x: number, y: number): number =>
  x === 1 ? 1 : x === -1 ? (y % 2 === 0 ? 1 : -1) : 0;

/** C's pow: one to any power is one. */
const floatPower = (x: number, y: number): number => {
  if (x === 1 || (x === -1 && !Number.isFinite(y) && !Number.isNaN(y))) return 1;
  if (y === 2) return x * x;
  if (y === 0.5) return Math.sqrt(x);
  return x ** y;
};

/** Some powers are products, each of which is rounded to the type (ATen/native/cpu/PowKernel.cpp of PyTorch 1.13). */
function scalarPower(exponent: number, dtype: DType): (x: number, y: number) => number {
  const round = dtype === "float32" ? Math.fround : (x: number) => x;
  if (exponent === 3) return (x) => round(x * x) * x;
  if (exponent === -2) return (x) => 1 / round(x * x);
  return floatPower;
}

function scalarPowerGrad(grad: Tensor, a: Tensor, b: Tensor): Tensor {
  const exponent = b.storage.data[0];
  if (exponent === 0) return mul(grad, number(0));
  return fit(mul(grad, mul(pow(a, number(exponent - 1)), number(exponent))), a);
}

/** log a where it matters for the gradient of a^b; zero where a is 0 and b is not negative. */
function powLog(a: Tensor, b: Tensor): Tensor {
  const dtype = floatingType(resultType(a, b));
  const out = mapTwo(a, b, dtype, dtype, (x, y) => (x === 0 && y >= 0 ? 0 : Math.log(x)));
  return record(out, "LogBackward0", [a], (grad) => [fit(divOrZero(grad, a), a)], [a]);
}

/** torch.atan2. */
export function atan2(a: Tensor, b: Tensor): Tensor {
  const dtype = floatingType(resultType(a, b));
  const square = () => add(mul(a, a), mul(b, b));
  return record(
    mapTwo(a, b, dtype, dtype, Math.atan2),
    "Atan2Backward0",
    [a, b],
    both(
      a,
      b,
      (g) => div(mul(g, b), square()),
      (g) => neg(div(mul(g, a), square())),
    ),
    [a, b],
  );
}

/** torch.hypot: √(a² + b²), where the squares alone would be too large or too small too. */
export function hypot(a: Tensor, b: Tensor): Tensor {
  const dtype = resultType(a, b);
  if (!isFloating(dtype)) runtimeError(`"hypot_cpu" not implemented for '${legacyNames[dtype]}'`);
  const out = mapTwo(a, b, dtype, dtype, (x, y) => {
    const plain = Math.sqrt(x * x + y * y);
    return plain > 1e-150 && plain < 1e150 ? plain : Math.hypot(x, y);
  });
  const share = (own: Tensor) => (g: Tensor) => mul(g, div(own, out));
  return record(out, "HypotBackward0", [a, b], both(a, b, share(a), share(b)), [a, b]);
}

/** Of equals the first, as C++ picks: 0 and -0 are. */
const pick = (smaller: boolean) => (x: number, y: number) =>
  Number.isNaN(x) || Number.isNaN(y) ? Number.NaN : (smaller ? y < x : y > x) ? y : x;

/** torch.maximum / minimum; equal elements share the gradient. */
export function extreme(a: Tensor, b: Tensor, kind: "maximum" | "minimum"): Tensor {
  const dtype = resultType(a, b);
  const out = mapTwo(a, b, dtype, dtype, pick(kind === "minimum"));
  const share = (x: Tensor, y: Tensor) =>
    mapTwo(x, y, dtype, dtype, (own, other) =>
      own === other ? 0.5 : own > other === (kind === "maximum") ? 1 : 0,
    );
  const name = kind === "maximum" ? "MaximumBackward0" : "MinimumBackward0";
  return record(
    out,
    name,
    [a, b],
    both(
      a,
      b,
      (g) => mul(g, share(a, b)),
      (g) => mul(g, share(b, a)),
    ),
    [a, b],
  );
}

/** The type of a sum or product of these elements. */
export const accumulating = (dtype: DType): DType => (categoryOf(dtype) < 2 ? "int64" : dtype);
