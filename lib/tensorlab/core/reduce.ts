/** Sums, means, products, variances, norms and logical reductions along dimensions. */
import { accumulating, add, div, mul, number, sub, toType } from "./arithmetic";
import { record } from "./autograd";
import { allocate, isFloating, legacyNames, type Data, type DType } from "./dtype";
import { runtimeError } from "./failure";
import { contiguousStrides, countOf, wrapDim, type Shape } from "./shape";
import { sumOfColumn, sumOfRow } from "./single-sum";
import { denseAs, fromData, placesOf, type Tensor } from "./tensor";
import { expand, reshape } from "./views";
import { unary } from "./unary";

export interface Reduced {
  /** shape of the result */
  shape: number[];
  /** shape with ones in place of the reduced dimensions */
  kept: number[];
  /** place in the result of each input element, row-major */
  targets: Int32Array;
  /** elements that fall into each place */
  each: number;
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

function finish(values: Float64Array, dtype: DType, shape: Shape): Tensor {
  const data = allocate(dtype, values.length);
  data.set(values);
  return fromData(data, dtype, shape);
}

type Dims = readonly number[] | null;

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

/** tensor.prod. */
export function prod(tensor: Tensor, dim: number | null, keepdim: boolean, wanted: DType | null): Tensor {
  const dtype = wanted ?? accumulating(tensor.dtype);
  const input = wanted ? toType(tensor, wanted) : tensor;
  const plan = planReduction(input.shape, dim === null ? null : [dim], keepdim);
  const out = finish(
    fold(denseAs(input, dtype), plan, 1, (a, b) => a * b),
    dtype,
    plan.shape,
  );
  return record(
    out,
    dim === null ? "ProdBackward0" : "ProdBackward1",
    [input],
    (grad) => [prodGrad(input, plan, grad)],
    [input],
  );
}

/** The product of the others, found without dividing so that zeros are no trouble. */
function prodGrad(input: Tensor, plan: Reduced, grad: Tensor): Tensor {
  const values = denseAs(input, input.dtype);
  const groups = new Map<number, number[]>();
  plan.targets.forEach((target, at) => groups.set(target, [...(groups.get(target) ?? []), at]));
  const others = new Float64Array(values.length).fill(1);
  for (const members of groups.values())
    for (const own of members) for (const other of members) if (own !== other) others[own] *= values[other];
  return mul(expand(reshape(grad, plan.kept), input.shape), finish(others, input.dtype, input.shape));
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
  return record(
    out,
    "VarBackward0",
    [tensor],
    (grad) => [
      mul(
        mul(expand(reshape(grad, plan.kept), tensor.shape), number(2 / divisor)),
        sub(tensor, mean(tensor, dims, true)),
      ),
    ],
    [tensor],
  );
}

/** tensor.std. */
export function deviation(tensor: Tensor, dims: Dims, correction: number, keepdim: boolean): Tensor {
  if (!isFloating(tensor.dtype)) runtimeError("std and var only support floating point and complex dtypes");
  const out = unary(variance(tensor, dims, correction, keepdim), "sqrt");
  if (out.gradFn) out.gradFn.name = "StdBackward0";
  return out;
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

/** The p-norm along dimensions. */
export function norm(
  tensor: Tensor,
  p: number,
  dims: Dims,
  keepdim: boolean,
  name = "NormBackward1",
): Tensor {
  if (!isFloating(tensor.dtype))
    runtimeError(
      `norm(): input dtype should be either floating point or complex. Got ${legacyNames[tensor.dtype]} instead.`,
    );
  const plan = planReduction(tensor.shape, dims, keepdim);
  const values = denseAs(tensor, tensor.dtype);
  const out = finish(norms(values, plan, p), tensor.dtype, plan.shape);
  return record(out, name, [tensor], (grad) => [normGrad(tensor, out, p, plan, grad)], [tensor]);
}

function norms(values: Data, plan: Reduced, p: number): Float64Array {
  if (p === Infinity) return fold(values, plan, 0, (a, b) => Math.max(a, Math.abs(b)));
  if (p === -Infinity) return fold(values, plan, Infinity, (a, b) => Math.min(a, Math.abs(b)));
  if (p === 0) return fold(values, plan, 0, (a, b) => a + (b !== 0 ? 1 : 0));
  if (p === 1) return fold(values, plan, 0, (a, b) => a + Math.abs(b));
  if (p === 2) return fold(values, plan, 0, (a, b) => a + b * b).map(Math.sqrt);
  return fold(values, plan, 0, (a, b) => a + Math.abs(b) ** p).map((value) => value ** (1 / p));
}

function normGrad(tensor: Tensor, out: Tensor, p: number, plan: Reduced, grad: Tensor): Tensor {
  const wide = (x: Tensor) => expand(reshape(x, plan.kept), tensor.shape);
  if (p === 2) {
    const ratio = div(tensor, wide(out));
    return mul(wide(grad), unaryZeroNan(ratio));
  }
  if (p === 1) return mul(wide(grad), unary(tensor, "sign"));
  if (!Number.isFinite(p)) {
    const hit = toType(equalSize(tensor, wide(out)), tensor.dtype);
    return mul(mul(wide(grad), unary(tensor, "sign")), div(hit, wide(sum(hit, null))));
  }
  const scaled = div(mul(unary(tensor, "sign"), powerOf(tensor, p - 1)), powerOf(wide(out), p - 1));
  return mul(wide(grad), scaled);
}

const elementwise = (tensor: Tensor, f: (x: number) => number): Tensor =>
  finish(Float64Array.from(denseAs(tensor, tensor.dtype), f), tensor.dtype, tensor.shape);
const unaryZeroNan = (tensor: Tensor): Tensor =>
  tensor.requiresGrad ? tensor : elementwise(tensor, (x) => (Number.isNaN(x) ? 0 : x));
const powerOf = (tensor: Tensor, p: number): Tensor => elementwise(tensor, (x) => Math.abs(x) ** p);
function equalSize(a: Tensor, b: Tensor): Tensor {
  const [x, y] = [denseAs(a, a.dtype), denseAs(b, b.dtype)];
  return finish(
    Float64Array.from(x, (value, at) => (Math.abs(value) === y[at] ? 1 : 0)),
    a.dtype,
    a.shape,
  );
}

/** torch.cumsum and cumprod along a dimension. */
export function cumulate(
  tensor: Tensor,
  dim: number,
  kind: "cumsum" | "cumprod",
  wanted: DType | null,
): Tensor {
  const at = wrapDim(dim, tensor.rank);
  const dtype = wanted ?? accumulating(tensor.dtype);
  const input = wanted ? toType(tensor, wanted) : tensor;
  const out = finish(cumulated(denseAs(input, dtype), input.shape, at, kind), dtype, input.shape);
  if (kind === "cumprod")
    return record(out, "CumprodBackward0", [input], (grad) => [cumprodGrad(input, out, grad, at)], [input]);
  return record(out, "CumsumBackward0", [input], (grad) => [suffixSum(grad, at)]);
}

function cumulated(values: Data, shape: Shape, dim: number, kind: "cumsum" | "cumprod"): Float64Array {
  const out = Float64Array.from(values);
  const step = contiguousStrides(shape)[dim] ?? 1;
  const size = shape[dim] ?? 1;
  for (let at = 0; at < out.length; at++) {
    if (Math.floor(at / step) % size === 0) continue;
    out[at] = kind === "cumsum" ? out[at - step] + out[at] : out[at - step] * out[at];
  }
  return out;
}

function suffixSum(grad: Tensor, dim: number): Tensor {
  const total = sum(grad, [dim], true);
  return add(sub(total, cumulate(grad, dim, "cumsum", null)), grad);
}

const cumprodGrad = (input: Tensor, out: Tensor, grad: Tensor, dim: number): Tensor =>
  div(suffixSum(mul(grad, out), dim), input);
