/**
 * Random tensors, number for number as PyTorch's CPU kernels draw them (ATen/native/cpu/DistributionTemplates.h of
 * PyTorch 1.13; PyTorch docs: "Random sampling").
 */
import { div, mul, add, number } from "./arithmetic";
import { allocate, legacyNames, isFloating, needRoom, type DType } from "./dtype";
import { runtimeError, valueError } from "./failure";
import type { Generator } from "./generator";
import { countOf, type Shape } from "./shape";
import { digitsOf, isShort } from "./short-floats";
import { lgamma } from "./special";
import { blank, dense, denseAs, fromData, type Tensor } from "./tensor";

/** A fresh tensor filled element by element, in row-major order. */
function drawn(shape: Shape, dtype: DType, draw: (at: number) => number): Tensor {
  const negative = shape.find((size) => size < 0);
  if (negative !== undefined)
    runtimeError(`Trying to create tensor with negative dimension ${negative}: [${shape.join(", ")}]`);
  const data = allocate(dtype, countOf(shape));
  for (let at = 0; at < data.length; at++) data[at] = draw(at);
  return fromData(data, dtype, shape);
}

function refuseWhole(dtype: DType, name: string): void {
  if (!isFloating(dtype)) runtimeError(`"${name}" not implemented for '${legacyNames[dtype]}'`);
}

function unit(generator: Generator, dtype: DType): () => number {
  if (dtype === "float32") return () => generator.single();
  if (!isShort(dtype)) return () => generator.double();
  const range = 2 ** digitsOf[dtype];
  return () => (generator.bits() % range) / range;
}

/** Uniform in [from, to). */
export function uniform(shape: Shape, dtype: DType, generator: Generator, from = 0, to = 1): Tensor {
  refuseWhole(dtype, "check_uniform_bounds");
  if (from > to)
    runtimeError(`uniform_ expects to return a [from, to) range, but found from=${from} > to=${to}`);
  const draw = unit(generator, dtype);
  const round = dtype === "float32" ? Math.fround : (x: number) => x;
  const start = round(from);
  const width = round(round(to) - start);
  // PyTorch rounds product and sum once together; float32's product is exact in what is calculated with here
  return drawn(shape, dtype, () => draw() * width + start);
}

/** Sixteen uniforms become sixteen normals: the first eight give radii, the others angles. */
function boxMuller16(data: Float64Array, start: number, single: boolean): void {
  const round = single ? Math.fround : (x: number) => x;
  for (let at = start; at < start + 8; at++) {
    const radius = round(Math.sqrt(-2 * round(Math.log(1 - data[at]))));
    const angle = round(2 * Math.PI * data[at + 8]);
    data[at] = radius * Math.cos(angle);
    data[at + 8] = radius * Math.sin(angle);
  }
}

/** Standard normals for 16 elements and more: blocks of 16, the last one drawn again where it overlaps. */
function normalBlocks(count: number, dtype: DType, generator: Generator): Float64Array {
  needRoom(count);
  const draw = unit(generator, dtype);
  const data = new Float64Array(count);
  for (let at = 0; at < count; at++) data[at] = draw();
  for (let at = 0; at + 16 <= count; at += 16) boxMuller16(data, at, dtype === "float32");
  if (count % 16 === 0) return data;
  for (let at = count - 16; at < count; at++) data[at] = draw();
  boxMuller16(data, count - 16, dtype === "float32");
  return data;
}

/** Normal with a mean and a standard deviation. */
export function normal(shape: Shape, dtype: DType, generator: Generator, mean = 0, std = 1): Tensor {
  refuseWhole(dtype, "normal_kernel_cpu");
  if (std < 0) runtimeError(`normal expects std >= 0.0, but found std ${std}`);
  const count = countOf(shape);
  const blocks = count >= 16 ? normalBlocks(count, dtype, generator) : null;
  return drawn(shape, dtype, (at) => (blocks ? blocks[at] : generator.normal()) * std + mean);
}

/** Normal with a mean and a deviation for each element: standard ones, scaled and shifted. */
export function normalAround(mean: Tensor, std: Tensor, generator: Generator): Tensor {
  if (dense(std).some((value) => value < 0)) runtimeError("normal expects all elements of std >= 0.0");
  const shape = add(mean, std).shape;
  const dtype = isFloating(mean.dtype) && !mean.wrapped ? mean.dtype : std.dtype;
  return add(mul(normal(shape, dtype, generator), std), mean);
}

/** Whole numbers from ≤ x < to. */
export function integers(
  shape: Shape,
  dtype: DType,
  generator: Generator,
  { from, to }: { from: number; to: number },
): Tensor {
  if (from >= to)
    runtimeError(`random_ expects 'from' to be less than 'to', but got from=${from} >= to=${to}`);
  const range = to - from;
  const draw =
    range >= 2 ** 32 ? () => Number(generator.longBits() % BigInt(range)) : () => generator.bits() % range;
  return drawn(shape, dtype, () => draw() + from);
}

/** 0 to n − 1 in random order: swaps from the front (Fisher and Yates). */
export function permutation(n: number, dtype: DType, generator: Generator): Tensor {
  if (n < 0) runtimeError(`Trying to create tensor with negative dimension ${n}: [${n}]`);
  needRoom(n);
  const order = Array.from({ length: n }, (_, at) => at);
  for (let at = 0; at < n - 1; at++) {
    const other = at + (generator.bits() % (n - at));
    [order[at], order[other]] = [order[other], order[at]];
  }
  return drawn([n], dtype, (at) => order[at]);
}

/** 1 with each element's own probability, else 0. */
export function bernoulli(chances: Tensor, dtype: DType, generator: Generator): Tensor {
  refuseWhole(chances.dtype, "bernoulli_tensor_cpu_p_");
  const values = dense(chances);
  if (values.some((chance) => !(chance >= 0 && chance <= 1)))
    runtimeError(
      "Expected p_in >= 0 && p_in <= 1 to be true, but got false.  (Could this error message be improved?  If so, please report an enhancement request to PyTorch.)",
    );
  const draw = unit(generator, chances.dtype);
  return drawn(chances.shape, dtype, (at) => Number(draw() < values[at]));
}

/** 1 with one probability for all, else 0. */
export function coins(shape: Shape, dtype: DType, generator: Generator, chance: number): Tensor {
  if (!(chance >= 0 && chance <= 1))
    runtimeError(`bernoulli_ expects p to be in [0, 1], but got p=${chance}`);
  return drawn(shape, dtype, () => Number(generator.double() < chance));
}

/** Exponential with a rate. */
export function exponential(shape: Shape, dtype: DType, generator: Generator, rate = 1): Tensor {
  refuseWhole(dtype, "exponential_cpu");
  return drawn(shape, dtype, () => (-1 / rate) * Math.log1p(-generator.double()));
}

/** Cauchy around a median. */
export function cauchy(shape: Shape, dtype: DType, generator: Generator, median = 0, sigma = 1): Tensor {
  refuseWhole(dtype, "cauchy_cpu");
  return drawn(shape, dtype, () => median + sigma * Math.tan(Math.PI * (generator.double() - 0.5)));
}

/** Powers of e that are normal. */
export function logNormal(shape: Shape, dtype: DType, generator: Generator, mean = 1, std = 2): Tensor {
  refuseWhole(dtype, "log_normal_cpu");
  return drawn(shape, dtype, () => Math.exp(generator.normal() * std + mean));
}

/** How many tries the first success takes. */
export function geometric(shape: Shape, dtype: DType, generator: Generator, chance: number): Tensor {
  if (!(chance > 0 && chance < 1)) runtimeError(`geometric_ expects p to be in (0, 1), but got p=${chance}`);
  return drawn(shape, dtype, () => Math.ceil(Math.log(generator.double()) / Math.log(1 - chance)));
}

/** How often something happens that happens `rate` times in the mean. */
function happenings(rate: number, generator: Generator): number {
  if (rate >= 10) return rejected(rate, generator);
  const floor = Math.exp(-rate);
  let [count, product] = [0, generator.double()];
  for (; product > floor; count++) product *= generator.double();
  return rate === 0 ? 0 : count;
}

/** W. Hörmann, "The transformed rejection method for generating Poisson random variables", 1993: for rates from 10 on. */
function rejected(rate: number, generator: Generator): number {
  const spread = 0.931 + 2.53 * Math.sqrt(rate);
  const shift = -0.059 + 0.02483 * spread;
  const inverse = 1.1239 + 1.1328 / (spread - 3.4);
  const bound = 0.9277 - 3.6224 / (spread - 2);
  for (;;) {
    const offset = generator.double() - 0.5;
    const height = generator.double();
    const room = 0.5 - Math.abs(offset);
    const count = Math.floor(((2 * shift) / room + spread) * offset + rate + 0.43);
    if (room >= 0.07 && height <= bound) return count;
    if (count < 0 || (room < 0.013 && height > room)) continue;
    const left = Math.log(height) + Math.log(inverse) - Math.log(shift / (room * room) + spread);
    if (left <= -rate + count * Math.log(rate) - lgamma(count + 1)) return count;
  }
}

/** Poisson with each element's own rate. */
export function poisson(rates: Tensor, generator: Generator): Tensor {
  refuseWhole(rates.dtype, "poisson_cpu");
  const values = dense(rates);
  if (values.some((rate) => rate < 0)) runtimeError("invalid Poisson rate, expected rate to be non-negative");
  return drawn(rates.shape, rates.dtype, (at) => happenings(values[at], generator));
}

/** Dropout: each element is zeroed with probability p, the others grow by 1/(1 − p). */
export function dropout(tensor: Tensor, p: number, training: boolean, generator: Generator): Tensor {
  if (p < 0 || p > 1) valueError(`dropout probability has to be between 0 and 1, but got ${p}`);
  if (!training || p === 0 || tensor.count === 0) return tensor;
  if (p === 1) return mul(tensor, blank(tensor.dtype, tensor.shape));
  if (!isFloating(tensor.dtype))
    runtimeError(`result type Float can't be cast to the desired output type ${legacyNames[tensor.dtype]}`);
  const kept = coins(tensor.shape, tensor.dtype, generator, 1 - p);
  return mul(tensor, div(kept, number(1 - p)));
}

/** F.dropout2d of N×C×H×W: whole channels are kept or dropped. RuntimeError for other shapes. */
export function dropoutOfChannels(
  tensor: Tensor,
  p: number,
  training: boolean,
  generator: Generator,
): Tensor {
  if (p < 0 || p > 1) valueError(`dropout probability has to be between 0 and 1, but got ${p}`);
  if (tensor.rank !== 4)
    runtimeError(`dropout2d of ${tensor.rank} dimensions is not part of this lab: N, C, H and W are`);
  if (!training || p === 0 || tensor.count === 0) return tensor;
  const [rows, channels] = tensor.shape;
  const kept = coins([rows, channels, 1, 1], tensor.dtype, generator, 1 - p);
  return mul(tensor, p === 1 ? kept : div(kept, number(1 - p)));
}

/** Indices drawn with the weights of one row. */
function rowSample(
  weights: ArrayLike<number>,
  count: number,
  replacement: boolean,
  generator: Generator,
): number[] {
  const all = Array.from(weights);
  if (!replacement) {
    const keys = all.map((weight) => Math.fround(weight / Math.fround(-Math.log1p(-generator.double()))));
    const order = keys.map((_, at) => at).sort((a, b) => keys[b] - keys[a]);
    return order.slice(0, count);
  }
  let sum = 0;
  const sums = all.map((weight) => (sum = Math.fround(sum + weight)));
  const cumulative = sums.map((upTo) => Math.fround(upTo / sum));
  return Array.from({ length: count }, () => {
    const at = generator.double();
    const found = cumulative.findIndex((share) => share >= at);
    return found < 0 ? all.length - 1 : found;
  });
}

/** torch.multinomial: indices of a row, or of each row, drawn with its weights. */
export function multinomial(
  weights: Tensor,
  count: number,
  replacement: boolean,
  generator: Generator,
): Tensor {
  if (weights.rank === 0 || weights.rank > 2) runtimeError("prob_dist must be 1 or 2 dim");
  if (!isFloating(weights.dtype))
    runtimeError(
      `multinomial only supports floating-point dtypes for input, got: ${legacyNames[weights.dtype]}`,
    );
  const categories = weights.shape[weights.rank - 1];
  if (count <= 0) runtimeError("cannot sample n_sample <= 0 samples");
  if (!replacement && count > categories)
    runtimeError("cannot sample n_sample > prob_dist.size(-1) samples without replacement");
  const values = denseAs(weights, weights.dtype);
  if (values.some((value) => !(value >= 0 && value < Infinity)))
    runtimeError("probability tensor contains either `inf`, `nan` or element < 0");
  for (let row = 0; row < values.length; row += categories)
    if (values.subarray(row, row + categories).every((value) => value === 0))
      runtimeError("invalid multinomial distribution (sum of probabilities <= 0)");
  const rows = weights.rank === 1 ? 1 : weights.shape[0];
  needRoom(rows * count);
  const picks = Array.from({ length: rows }, (_, row) =>
    rowSample(values.subarray(row * categories, (row + 1) * categories), count, replacement, generator),
  ).flat();
  return drawn(weights.rank === 1 ? [count] : [rows, count], "int64", (at) => picks[at]);
}
