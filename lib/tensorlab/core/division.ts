/** Rounded quotients and their remainders, with PyTorch's signs, types and gradients. */
import { both, fit, mul, neg, number } from "./arithmetic";
import { record } from "./autograd";
import { isFloating, type DType } from "./dtype";
import { mapTwo } from "./elementwise";
import { runtimeError } from "./failure";
import { resultType } from "./promotion";
import { dense, type Tensor } from "./tensor";

const rounding = { floor: Math.floor, trunc: Math.trunc };

function refuseZero(dtype: DType, b: Tensor): void {
  if (!isFloating(dtype) && dense(b).some((value) => value === 0)) runtimeError("ZeroDivisionError");
}

/** a // b or torch.div(…, rounding_mode="trunc"): rounded quotient in the operands' own type. */
export function divRounded(a: Tensor, b: Tensor, mode: "floor" | "trunc"): Tensor {
  const dtype = resultType(a, b);
  refuseZero(dtype, b);
  const round = rounding[mode];
  // x/y in doubles can round up to a whole number; the remainder decides exactly
  const floorExact = (x: number, y: number) =>
    y === 0 ? x / y : round((x - remainderTrunc(x, y, mode)) / y);
  return record(mapTwo(a, b, dtype, dtype, floorExact), "DivBackward1", [a, b], (grad) => [
    a.requiresGrad ? fit(mul(grad, number(0)), a) : null,
    b.requiresGrad ? fit(mul(grad, number(0)), b) : null,
  ]);
}

const remainderTrunc = (x: number, y: number, mode: "floor" | "trunc"): number =>
  mode === "trunc" || !Number.isFinite(y) ? (Number.isFinite(y) ? x % y : 0) : pythonMod(x, y);

const pythonMod = (x: number, y: number): number => {
  const rest = x % y;
  return rest !== 0 && rest < 0 !== y < 0 ? rest + y : rest;
};

/** torch.remainder, Python's %. */
export function remainder(a: Tensor, b: Tensor): Tensor {
  const dtype = resultType(a, b);
  refuseZero(dtype, b);
  const out = mapTwo(a, b, dtype, dtype, pythonMod);
  const right = (g: Tensor) => neg(mul(g, divRounded(a, b, "floor")));
  return record(
    out,
    "RemainderBackward0",
    [a, b],
    both(a, b, (g) => g, right),
    [a, b],
  );
}

/** torch.fmod: the remainder has the sign of a. */
export function fmod(a: Tensor, b: Tensor): Tensor {
  const dtype = resultType(a, b);
  refuseZero(dtype, b);
  const out = mapTwo(a, b, dtype, dtype, (x, y) => x % y);
  const right = (g: Tensor) => neg(mul(g, divRounded(a, b, "trunc")));
  return record(
    out,
    "FmodBackward0",
    [a, b],
    both(a, b, (g) => g, right),
    [a, b],
  );
}
