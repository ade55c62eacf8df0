/** How dimensions are reduced, and sums, means, variances and logical reductions. */
import { accumulating, div, divOrZero, mul, number, sub, toType } from "./arithmetic";
import { record, withoutRecording } from "./autograd";
import { allocate, isFloating, legacyNames, type Data, type DType } from "./dtype";
import { mapOne } from "./elementwise";
import { runtimeError } from "./failure";
import { contiguousStrides, countOf, wrapDim, type Shape } from "./shape";
import { sumOfColumn, sumOfRow } from "./single-sum";
import { denseAs, fromData, placesOf, type Tensor } from "./tensor";
import { expand, reshape } from "./views";
import { unary } from "./unary";

/** Where each element of a shape goes when dimensions are reduced. */
export interface Reduced {
  /** shape of the result */
  shape: number[];
  /** shape with ones in place of the reduced dimensions */
  kept: number[];
  /** place in the result of each input element, row-major */
  targets: Int32Array;
  /** elements that fall into each place */
  each: number;
  /** which dimensions are reduced */
  reduced: boolean[];
}

/** Which result each element goes to. Dims are wrapped; null means all. */
export function planReduction(shape: Shape, dims: readonly number[] | null, keepdim: boolean): Reduced {
  const wrapped = (dims && dims.length > 0 ? dims : shape.map((_, at) => at)).map((dim) =>
    wrapDim(dim, shape.length),
  );
  const twice = wrapped.find((dim, at) => wrapped.indexOf(dim) !== at);
  if (twice !== undefined) runtimeError(`dim ${twice} appears multiple times in the list of dims`);
  const kept = shape.map((size, dim) => (wrapped.includes(dim) ? 1 : size));
  const strides = contiguousStrides(kept).map((stride, dim) => (kept[dim] === 1 ? 0 : stride));
  return {
    shape: keepdim ? kept : shape.filter((_, dim) => !wrapped.includes(dim)),
    kept,
    targets: placesOf(shape, strides, 0),
    reduced: shape.map((_, dim) => wrapped.includes(dim)),
    each:
      countOf(shape) === 0
        ? wrapped.reduce((n, dim) => n * (shape[dim] ?? 1), 1)
        : countOf(shape) / Math.max(countOf(kept), 1),
  };
}

/** Folds all elements that fall into one place; doubles inside. */
export function fold(
  values: Data,
  plan: Reduced,
  start: number,
  f: (sum: number, x: number) => number,
): Float64Array {
  const out = new Float64Array(countOf(plan.kept)).fill(start);
  const { targets } = plan;
  for (let at = 0; at < values.length; at++) out[targets[at]] = f(out[targets[at]], values[at]);
  return out;
}

/**
 * Sums by place. float32 is added as PyTorch adds it where the reduced dimensions are neighbours: then the tensor is
 * blocks of `each` rows of `width` columns.
 */
function sumsOf(values: Data, plan: Reduced, shape: Shape): Float64Array {
  const reduced = shape.map((size, dim) => size !== 1 && plan.kept[dim] === 1);
  const [first, last] = [reduced.indexOf(true), reduced.lastIndexOf(true)];
  const together = shape.every((size, dim) => dim < first || dim > last || reduced[dim] || size === 1);
  if (!(values instanceof Float32Array) || first < 0 || !together || values.length === 0)
    return fold(values, plan, 0, (a, b) => a + b);
  const width = countOf(shape.slice(last + 1));
  return Float64Array.from({ length: countOf(plan.kept) }, (_, place) => {
    const block = Math.floor(place / width) * width * plan.each;
    return width === 1
      ? sumOfRow(values, block, plan.each)
      : sumOfColumn(values, block, place % width, width, plan.each);
  });
}

/** Results in doubles as a tensor of their own type. */
export function finish(values: Float64Array, dtype: DType, shape: Shape): Tensor {
  const data = allocate(dtype, values.length);
  data.set(values);
  return fromData(data, dtype, shape);
}

/** Dimensions to reduce; null or none at all stands for every one. */
export type Dims = readonly number[] | null;

/** tensor.sum(dim, keepdim, dtype=): whole numbers sum to int64. */
export function sum(tensor: Tensor, dims: Dims = null, keepdim = false, wanted: DType | null = null): Tensor {
  const dtype = wanted ?? accumulating(tensor.dtype);
  const input = wanted ? toType(tensor, wanted) : tensor;
  const plan = planReduction(input.shape, dims, keepdim);
  const out = finish(sumsOf(denseAs(input, dtype), plan, input.shape), dtype, plan.shape);
  const name = dims === null ? "SumBackward0" : "SumBackward1";
  return record(out, name, [input], (grad) => [expand(reshape(grad, plan.kept), input.shape)]);
}

const refuseWhole = (name: string, dtype: DType): void => {
  if (!isFloating(dtype))
    runtimeError(
      `${name}(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: ${legacyNames[dtype]}`,
    );
};

/** tensor.mean; whole numbers are refused. */
export function mean(
  tensor: Tensor,
  dims: Dims = null,
  keepdim = false,
  wanted: DType | null = null,
): Tensor {
  const input = wanted ? toType(tensor, wanted) : tensor;
  refuseWhole("mean", input.dtype);
  const plan = planReduction(input.shape, dims, keepdim);
  const sums = sumsOf(denseAs(input, input.dtype), plan, input.shape);
  const out = finish(
    sums.map((value) => value / plan.each),
    input.dtype,
    plan.shape,
  );
  const name = dims === null ? "MeanBackward0" : "MeanBackward1";
  return record(out, name, [input], (grad) => [
    div(expand(reshape(grad, plan.kept), input.shape), number(plan.each)),
  ]);
}

/** tensor.var; `correction` is 1 for the unbiased estimate. */
export function variance(tensor: Tensor, dims: Dims, correction: number, keepdim: boolean): Tensor {
  if (!isFloating(tensor.dtype)) runtimeError("std and var only support floating point and complex dtypes");
  const plan = planReduction(tensor.shape, dims, keepdim);
  const values = denseAs(tensor, tensor.dtype);
  const means = fold(values, plan, 0, (a, b) => a + b).map((value) => value / plan.each);
  const squares = new Float64Array(means.length);
  values.forEach((value, at) => (squares[plan.targets[at]] += (value - means[plan.targets[at]]) ** 2));
  const divisor = Math.max(plan.each - correction, 0);
  const out = finish(
    squares.map((value) => value / divisor),
    tensor.dtype,
    plan.shape,
  );
  return record(out, "VarBackward0", [tensor], (grad) => [varianceGrad(tensor, dims, correction, grad)], [
    tensor,
  ]);
}

/** The gradient of a variance: 2·(x − mean)/(n − correction) times that of the result. */
function varianceGrad(tensor: Tensor, dims: Dims, correction: number, grad: Tensor): Tensor {
  const { kept, each } = planReduction(tensor.shape, dims, true);
  const wide = expand(reshape(grad, kept), tensor.shape);
  const scaled = mul(wide, number(2 / Math.max(each - correction, 0)));
  return mul(scaled, sub(tensor, mean(tensor, dims, true)));
}

/** tensor.std: the root of the variance. Where all elements are equal the gradient is zero. */
export function deviation(tensor: Tensor, dims: Dims, correction: number, keepdim: boolean): Tensor {
  const squared = withoutRecording(() => variance(tensor, dims, correction, keepdim));
  const out = mapOne(squared, squared.dtype, Math.sqrt);
  const backward = (grad: Tensor) => [
    varianceGrad(tensor, dims, correction, divOrZero(grad, mul(out, number(2)))),
  ];
  return record(out, "StdBackward0", [tensor], backward, [tensor, out]);
}

/** tensor.all / any: bool, or uint8 for uint8. */
export function logicalReduce(
  tensor: Tensor,
  kind: "all" | "any",
  dim: number | null,
  keepdim: boolean,
): Tensor {
  const dtype: DType = tensor.dtype === "uint8" ? "uint8" : "bool";
  const plan = planReduction(tensor.shape, dim === null ? null : [dim], keepdim);
  const values = denseAs(tensor, tensor.dtype);
  const all = kind === "all";
  const f = all ? (a: number, b: number) => (a && b ? 1 : 0) : (a: number, b: number) => (a || b ? 1 : 0);
  return finish(fold(values, plan, all ? 1 : 0, f), dtype, plan.shape);
}

/** torch.logsumexp. */
export function logsumexp(tensor: Tensor, dims: readonly number[], keepdim: boolean): Tensor {
  const plan = planReduction(tensor.shape, dims, keepdim);
  const dtype = isFloating(tensor.dtype) ? tensor.dtype : "float32";
  const values = denseAs(tensor, dtype);
  const peaks = fold(values, plan, -Infinity, Math.max).map((peak) => (Number.isFinite(peak) ? peak : 0));
  const sums = new Float64Array(peaks.length);
  values.forEach((value, at) => (sums[plan.targets[at]] += Math.exp(value - peaks[plan.targets[at]])));
  const out = finish(
    sums.map((value, at) => Math.log(value) + peaks[at]),
    dtype,
    plan.shape,
  );
  return record(
    out,
    "LogsumexpBackward0",
    [tensor],
    (grad) => [
      mul(expand(reshape(grad, plan.kept), tensor.shape), unary(sub(tensor, reshape(out, plan.kept)), "exp")),
    ],
    [tensor],
  );
}
