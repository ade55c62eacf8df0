/** Softmax and its logarithm along a dimension, and layer normalisation. */
import { add, div, mul, sub, toType, number } from "./arithmetic";
import { record, recording, renamed } from "./autograd";
import { allocate, isFloating, legacyNames, type Data, type DType } from "./dtype";
import { runtimeError } from "./failure";
import { fold, mean, planReduction, sum, variance } from "./reduce";
import { countOf, showShape, wrapDim, type Shape } from "./shape";
import { dense, denseAs, fromData, fromValues, type Tensor } from "./tensor";
import { unary } from "./unary";
import { reshape } from "./views";

interface Exponentials {
  shifted: Float64Array;
  powers: Float64Array;
  /** of each slice, in the place of each element */
  total: (at: number) => number;
}

/** Along the last dimension, row by row. */
function ofRows(values: Data, width: number, round: (x: number) => number): Exponentials {
  const [shifted, powers] = [new Float64Array(values.length), new Float64Array(values.length)];
  const totals = new Float64Array(values.length / width);
  for (let start = 0, row = 0; start < values.length; start += width, row++) {
    let peak = -Infinity;
    let total = 0;
    for (let at = start; at < start + width; at++) peak = Math.max(peak, values[at]);
    for (let at = start; at < start + width; at++) {
      shifted[at] = round(values[at] - peak);
      powers[at] = round(Math.exp(shifted[at]));
      total = round(total + powers[at]);
    }
    totals[row] = total;
  }
  return { shifted, powers, total: (at) => totals[Math.floor(at / width)] };
}

function exponentials(tensor: Tensor, dim: number): Exponentials {
  const values = denseAs(tensor, tensor.dtype);
  if (dim === tensor.rank - 1 && values.length > 0)
    return ofRows(values, tensor.shape[dim], tensor.dtype === "float32" ? Math.fround : (x) => x);
  const plan = planReduction(tensor.shape, tensor.rank === 0 ? null : [dim], true);
  const peaks = fold(values, plan, -Infinity, Math.max);
  const round = tensor.dtype === "float32" ? Math.fround : (x: number) => x;
  const shifted = Float64Array.from(values, (value, at) => round(value - peaks[plan.targets[at]]));
  const powers = shifted.map((value) => round(Math.exp(value)));
  const totals = new Float64Array(peaks.length);
  powers.forEach((value, at) => (totals[plan.targets[at]] = round(totals[plan.targets[at]] + value)));
  return { shifted, powers, total: (at) => totals[plan.targets[at]] };
}

function prepared(tensor: Tensor, dim: number, wanted: DType | null, name: string): [Tensor, number] {
  const input = wanted ? toType(tensor, wanted) : tensor;
  const at = wrapDim(dim, tensor.rank);
  const kernel = at === Math.max(tensor.rank - 1, 0) ? `${name}_lastdim_kernel_impl` : `${name}_kernel_impl`;
  if (!isFloating(input.dtype)) runtimeError(`"${kernel}" not implemented for '${legacyNames[input.dtype]}'`);
  return [input, at];
}

/** torch.softmax: exp(x) over the sum of exp(x) along a dimension. */
export function softmax(tensor: Tensor, dim: number, wanted: DType | null = null): Tensor {
  const [input, at] = prepared(tensor, dim, wanted, "softmax");
  const { powers, total } = exponentials(input, at);
  const out = fromValues(
    powers.map((value, place) => value / total(place)),
    input.dtype,
    input.shape,
  );
  return record(
    out,
    "SoftmaxBackward0",
    [input],
    (grad) => {
      const weighted = mul(grad, out);
      return [sub(weighted, mul(out, sum(weighted, [at], true)))];
    },
    [out],
  );
}

function logarithms(input: Tensor, dim: number): Tensor {
  if (dim === input.rank - 1 && input.dtype === "float32" && input.count > 0) return singleLogarithms(input);
  const { shifted, total } = exponentials(input, dim);
  return fromValues(
    shifted.map((value, place) => value - Math.log(total(place))),
    input.dtype,
    input.shape,
  );
}

/** The same of float32 along the last dimension, without numbers kept between. */
function singleLogarithms(input: Tensor): Tensor {
  const [values, round] = [dense(input), Math.fround];
  const width = input.shape[input.rank - 1];
  const out = new Float32Array(values.length);
  for (let start = 0; start < values.length; start += width) {
    let peak = -Infinity;
    let total = 0;
    for (let at = start; at < start + width; at++) peak = Math.max(peak, values[at]);
    for (let at = start; at < start + width; at++) {
      out[at] = values[at] - peak;
      total = round(total + round(Math.exp(out[at])));
    }
    const shift = Math.log(total);
    for (let at = start; at < start + width; at++) out[at] -= shift;
  }
  return fromData(out, "float32", input.shape);
}

/** torch.log_softmax. */
export function logSoftmax(tensor: Tensor, dim: number, wanted: DType | null = null): Tensor {
  const [input, at] = prepared(tensor, dim, wanted, "log_softmax");
  const out = logarithms(input, at);
  return record(
    out,
    "LogSoftmaxBackward0",
    [input],
    (grad) => [
      !recording() && at === input.rank - 1
        ? logSoftmaxGrad(grad, out)
        : sub(grad, mul(unary(out, "exp"), sum(grad, [at], true))),
    ],
    [out],
  );
}

/** grad − exp(out) · sum of grad, row by row. */
function logSoftmaxGrad(grad: Tensor, out: Tensor): Tensor {
  const [slopes, logs] = [dense(grad), dense(out)];
  const width = out.shape[out.rank - 1];
  const data = allocate(out.dtype, logs.length);
  for (let start = 0; start < data.length; start += width) {
    let total = 0;
    for (let at = start; at < start + width; at++) total += slopes[at];
    for (let at = start; at < start + width; at++) data[at] = slopes[at] - Math.exp(logs[at]) * total;
  }
  return fromData(data, out.dtype, out.shape);
}

/** RuntimeError where the kernel has not the input's type, or its parameters are of another one. */
function checkTypes({ dtype }: Tensor, parameters: readonly (Tensor | null)[], kernel: string): void {
  if (!isFloating(dtype)) runtimeError(`"${kernel}" not implemented for '${legacyNames[dtype]}'`);
  for (const part of parameters)
    if (part && part.dtype !== dtype)
      runtimeError(`expected scalar type ${legacyNames[dtype]} but found ${legacyNames[part.dtype]}`);
}

/** F.layer_norm over the last dimensions. */
export function layerNorm(
  tensor: Tensor,
  shape: Shape,
  weight: Tensor | null,
  bias: Tensor | null,
  eps: number,
): Tensor {
  if (shape.length === 0)
    runtimeError(
      "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got normalized_shape = []",
    );
  for (const [name, part] of Object.entries({ weight, bias }))
    if (part && part.shape.join() !== shape.join())
      runtimeError(
        `Expected ${name} to be of same shape as normalized_shape, but got ${name} of shape ${showShape(part.shape)} and normalized_shape = ${showShape(shape)}`,
      );
  const own = tensor.shape.slice(tensor.rank - shape.length);
  if (shape.length > tensor.rank || own.join() !== shape.join())
    runtimeError(
      `Given normalized_shape=[${shape.join(", ")}], expected input with shape [*, ${shape.join(", ")}], but got input of size[${tensor.shape.join(", ")}]`,
    );
  checkTypes(tensor, [weight, bias], "LayerNormKernelImpl");
  const dims = shape.map((_, at) => tensor.rank - shape.length + at);
  const spread = countOf(shape) > 0 ? variance(tensor, dims, 0, true) : tensor;
  const centred = sub(tensor, mean(tensor, dims, true));
  const normal = div(centred, unary(add(spread, number(eps)), "sqrt"));
  const scaled = weight ? mul(normal, weight) : normal;
  return renamed(bias ? add(scaled, bias) : scaled, "NativeLayerNormBackward0", [tensor, weight, bias]);
}

/** torch.group_norm: each sample over groups of its channels, which are the second dimension. */
export function groupNorm(
  tensor: Tensor,
  groups: number,
  weight: Tensor | null,
  bias: Tensor | null,
  eps: number,
): Tensor {
  const channels = tensor.shape[wrapDim(1, tensor.rank)];
  const seen = showShape(tensor.shape);
  if (groups <= 0) runtimeError(`Expected num groups to be greater than 0, got ${groups}`);
  if (channels % groups !== 0)
    runtimeError(
      `Expected number of channels in input to be divisible by num_groups, but got input of shape ${seen} and num_groups=${groups}`,
    );
  for (const [name, part] of Object.entries({ weight, bias }))
    if (part && (part.rank !== 1 || part.count !== channels))
      runtimeError(
        `Expected ${name} to be a vector of size equal to the number of channels in input, but got ${name} of shape ${showShape((name === "bias" && weight ? weight : part).shape)} and input of shape ${seen}`,
      );
  checkTypes(tensor, [weight, bias], "GroupNormKernelImpl");
  const parts = reshape(tensor, [tensor.shape[0], groups, -1]);
  const centred = sub(parts, mean(parts, [2], true));
  const spread = unary(add(variance(parts, [2], 0, true), number(eps)), "sqrt");
  const normal = reshape(div(centred, spread), tensor.shape);
  const wide = [1, channels, ...tensor.shape.slice(2).map(() => 1)];
  const scaled = weight ? mul(normal, reshape(weight, wide)) : normal;
  const out = bias ? add(scaled, reshape(bias, wide)) : scaled;
  return renamed(out, "NativeGroupNormBackward0", [tensor, weight, bias]);
}
