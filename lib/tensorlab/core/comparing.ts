/** Comparisons, and the logic of truths and bits: results without gradients. */
import { isFloating, legacyNames } from "./dtype";
import { mapOne, mapTwo } from "./elementwise";
import { runtimeError } from "./failure";
import { resultType } from "./promotion";
import type { Tensor } from "./tensor";

const comparisons: Record<string, (x: number, y: number) => boolean> = {
  eq: (x, y) => x === y,
  ne: (x, y) => x !== y,
  lt: (x, y) => x < y,
  le: (x, y) => x <= y,
  gt: (x, y) => x > y,
  ge: (x, y) => x >= y,
};

/** a compared with b, element by element, in their common type. */
export function compare(a: Tensor, b: Tensor, kind: string): Tensor {
  const test = comparisons[kind];
  return mapTwo(a, b, resultType(a, b), "bool", (x, y) => Number(test(x, y)));
}

const logical: Record<string, (x: boolean, y: boolean) => boolean> = {
  logical_and: (x, y) => x && y,
  logical_or: (x, y) => x || y,
  logical_xor: (x, y) => x !== y,
};

/** torch.logical_and, logical_or, logical_xor. */
export function combine(a: Tensor, b: Tensor, kind: string): Tensor {
  const f = logical[kind];
  return mapTwo(a, b, resultType(a, b), "bool", (x, y) => Number(f(x !== 0, y !== 0)));
}

const bits: Record<string, (x: bigint, y: bigint) => bigint> = {
  bitwise_left_shift: (x, y) => BigInt.asIntN(64, x << y),
  bitwise_right_shift: (x, y) => x >> y,
  bitwise_and: (x, y) => x & y,
  bitwise_or: (x, y) => x | y,
  bitwise_xor: (x, y) => x ^ y,
};

const kernels: Record<string, string> = {
  bitwise_left_shift: "lshift_cpu",
  bitwise_right_shift: "rshift_cpu",
};

/** &, |, ^, << and >>; floats are refused. */
export function bitwise(a: Tensor, b: Tensor, kind: string): Tensor {
  const dtype = resultType(a, b);
  if (isFloating(dtype))
    runtimeError(`"${kernels[kind] ?? `${kind}_cpu`}" not implemented for '${legacyNames[dtype]}'`);
  const f = bits[kind];
  return mapTwo(a, b, dtype, dtype, (x, y) => Number(f(BigInt(x), BigInt(y))));
}

/** ~a: not for bool, the complement for integers. */
export function bitwiseNot(a: Tensor): Tensor {
  if (isFloating(a.dtype)) runtimeError(`"bitwise_not_cpu" not implemented for '${legacyNames[a.dtype]}'`);
  return mapOne(a, a.dtype, a.dtype === "bool" ? (x) => 1 - x : (x) => -x - 1);
}
