/** Rounded quotients and their remainders, with PyTorch's signs, types and gradients. */
import { both, mul, neg, number } from "./arithmetic";
import { record } from "./autograd";
import { isFloating, type DType } from "./dtype";
import { mapTwo } from "./elementwise";
import { runtimeError } from "./failure";
import { resultType } from "./promotion";
import { dense, type Tensor } from "./tensor";

/** RuntimeError for truth values, which PyTorch does not divide so. */
function refuseTruth(dtype: DType, name: string): void {
  if (dtype === "bool") runtimeError(`"${name}" not implemented for 'Bool'`);
}

function refuseZero(dtype: DType, b: Tensor): void {
  if (!isFloating(dtype) && dense(b).some((value) => value === 0)) runtimeError("ZeroDivisionError");
}

/** a // b or torch.div(…, rounding_mode="trunc"): rounded quotient in the operands' own type. */
export function divRounded(a: Tensor, b: Tensor, mode: "floor" | "trunc"): Tensor {
  const dtype = resultType(a, b);
  refuseTruth(dtype, `div_${mode}_cpu`);
  refuseZero(dtype, b);
  const whole = !isFloating(dtype);
  const round = dtype === "float32" ? Math.fround : (x: number) => x;
  const truncated = (x: number, y: number) => Math.trunc(whole ? (x - (x % y)) / y : round(x / y));
  const divide = mode === "trunc" ? truncated : floored;
  // adding 0 leaves no sign on a whole number's zero
  const out = mapTwo(a, b, dtype, dtype, whole ? (x, y) => divide(x, y) + 0 : divide);
  const still = (grad: Tensor) => mul(grad, number(0));
  return record(out, "DivBackward2", [a, b], both(a, b, still, still));
}

/**
 * Python's //. x/y can round up to a whole number, so the remainder decides: without it the quotient is whole but for
 * rounding, and the nearest whole number is meant (as CPython's float_divmod).
 */
function floored(x: number, y: number): number {
  if (y === 0) return x / y;
  const rest = x % y;
  const below = rest !== 0 && rest < 0 !== y < 0 ? 1 : 0;
  const quotient = (x - rest) / y - below;
  if (quotient === 0) return Object.is(x / y, 0) || x / y > 0 ? 0 : -0;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

const pythonMod = (x: number, y: number): number => {
  const rest = x % y;
  return rest !== 0 && rest < 0 !== y < 0 ? rest + y : rest;
};

/** torch.remainder, Python's %. */
export function remainder(a: Tensor, b: Tensor): Tensor {
  const dtype = resultType(a, b);
  refuseTruth(dtype, "remainder_cpu");
  refuseZero(dtype, b);
  const out = mapTwo(a, b, dtype, dtype, isFloating(dtype) ? pythonMod : (x, y) => pythonMod(x, y) + 0);
  const right = (g: Tensor) => neg(mul(g, divRounded(a, b, "floor")));
  return record(
    out,
    "RemainderBackward0",
    b.wrapped ? [a] : [a, b],
    both(a, b, (g) => g, right),
    [a, b],
  );
}

/** torch.fmod: the remainder has the sign of a. */
export function fmod(a: Tensor, b: Tensor): Tensor {
  const dtype = resultType(a, b);
  refuseTruth(dtype, "fmod_cpu");
  refuseZero(dtype, b);
  const out = mapTwo(a, b, dtype, dtype, isFloating(dtype) ? (x, y) => x % y : (x, y) => (x % y) + 0);
  const right = (g: Tensor) => neg(mul(g, divRounded(a, b, "trunc")));
  return record(
    out,
    "FmodBackward0",
    b.wrapped ? [a] : [a, b],
    both(a, b, (g) => g, right),
    [a, b],
  );
}
