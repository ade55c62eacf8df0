/**
 * Batch normalisation: each channel to mean 0 and variance 1, then scaled and shifted (S. Ioffe and C. Szegedy, "Batch
 * Normalization", ICML 2015), rounded as PyTorch's CPU kernel does (ATen/native/cpu/batch_norm_kernel.cpp).
 */
import { record, recording } from "./autograd";
import { allocate, isFloating, legacyNames, type Data } from "./dtype";
import { writeInto } from "./elementwise";
import { runtimeError, valueError } from "./failure";
import { showShape } from "./shape";
import { blank, dense, fromValues, type Tensor } from "./tensor";

/** How F.batch_norm normalises. */
export interface BatchNorm {
  /** what evaluation uses and training moves; null when nothing is tracked */
  running: { mean: Tensor; variance: Tensor } | null;
  weight: Tensor | null;
  bias: Tensor | null;
  /** with the batch's own mean and variance */
  training: boolean;
  momentum: number;
  eps: number;
}

function checkChannels(channels: number, { running, weight, bias }: BatchNorm): void {
  const sized: [string, Tensor | undefined | null][] = [
    ["running_mean", running?.mean],
    ["running_var", running?.variance],
    ["weight", weight],
    ["bias", bias],
  ];
  for (const [name, tensor] of sized)
    if (tensor && tensor.count !== channels)
      runtimeError(`${name} should contain ${channels} elements not ${tensor.count}`);
}

/** Elements of an N×C×… tensor in row-major order: block after block of neighbours that share a channel. */
interface Layout {
  channels: number;
  /** neighbours of one sample and channel */
  block: number;
  /** of one channel in all samples */
  each: number;
}

/** Sums of each channel of f(element's place), in doubles. */
function sums(count: number, { channels, block }: Layout, f: (at: number, channel: number) => number) {
  const out = new Float64Array(channels);
  for (let at = 0; at < count; at++) {
    const channel = Math.floor(at / block) % channels;
    out[channel] += f(at, channel);
  }
  return out;
}

/** The batch's own means and variances; those that are tracked move towards them. */
function ofBatch(values: Data, layout: Layout, { running, momentum }: BatchNorm) {
  const { each } = layout;
  const means = sums(values.length, layout, (at) => values[at]).map((total) => total / each);
  const spreads = sums(values.length, layout, (at, channel) => (values[at] - means[channel]) ** 2).map(
    (total) => total / each,
  );
  if (running) {
    const move = (tensor: Tensor, now: Float64Array) =>
      writeInto(
        tensor,
        Float64Array.from(dense(tensor), (old, at) => (1 - momentum) * old + momentum * now[at]),
      );
    move(running.mean, means);
    move(
      running.variance,
      spreads.map((spread) => (spread * each) / (each - 1)),
    );
  }
  return { means, spreads };
}

/** The gradients of input, weight and bias. */
function gradients(grad: Tensor, x: Tensor, layout: Layout, given: BatchNorm, stats: Statistics) {
  if (recording()) runtimeError("the second derivative of batch_norm is not part of this lab");
  const { weight, training } = given;
  const { means, inverses } = stats;
  const [slopes, values] = [dense(grad), dense(x)];
  const scale = weight && dense(weight);
  const totals = sums(slopes.length, layout, (at) => slopes[at]);
  const dots = sums(slopes.length, layout, (at, channel) => slopes[at] * (values[at] - means[channel]));
  const out = allocate(x.dtype, values.length);
  for (let at = 0; at < out.length; at++) {
    const channel = Math.floor(at / layout.block) % layout.channels;
    const inverse = inverses[channel];
    const along = training
      ? (dots[channel] * inverse * inverse * (values[at] - means[channel])) / layout.each
      : 0;
    const level = training ? totals[channel] / layout.each : 0;
    out[at] = (slopes[at] - level - along) * inverse * (scale ? scale[channel] : 1);
  }
  const perChannel = (numbers: Float64Array) => fromValues(numbers, x.dtype, [layout.channels]);
  return [
    fromValues(out, x.dtype, x.shape),
    perChannel(dots.map((dot, channel) => dot * inverses[channel])),
    perChannel(totals),
  ];
}

/** Of each channel. */
interface Statistics {
  means: Float64Array;
  /** one over the deviation */
  inverses: Float64Array;
}

/** F.batch_norm of N×C or N×C×…. ValueError for a batch of one value a channel, RuntimeError for sizes that do not fit. */
export function batchNorm(x: Tensor, given: BatchNorm): Tensor {
  const { running, weight, bias, training, eps } = given;
  if (!isFloating(x.dtype)) runtimeError(`"batch_norm" not implemented for '${legacyNames[x.dtype]}'`);
  const channels = x.shape[1] ?? 1;
  const layout = {
    channels,
    block: x.shape.slice(2).reduce((product, size) => product * size, 1),
    each: x.count / Math.max(channels, 1),
  };
  if (training && layout.each === 1)
    valueError(
      `Expected more than 1 value per channel when training, got input size torch.Size(${showShape(x.shape)})`,
    );
  checkChannels(channels, given);
  const values = dense(x);
  const { means, spreads } =
    training || !running
      ? ofBatch(values, layout, given)
      : {
          means: Float64Array.from(dense(running.mean)),
          spreads: Float64Array.from(dense(running.variance)),
        };
  const stats = { means, inverses: spreads.map((spread) => 1 / Math.sqrt(spread + eps)) };
  const out = normalised(x, layout, given, stats);
  const saved = weight ? [x, weight] : [x];
  const backward = (grad: Tensor) => gradients(grad, x, layout, given, stats);
  return record(out, "NativeBatchNormBackward0", [x, weight, bias], backward, saved);
}

/** As PyTorch computes it: x·alpha + beta, one alpha and beta for each channel. */
function normalised(x: Tensor, layout: Layout, { weight, bias }: BatchNorm, { means, inverses }: Statistics) {
  const round = x.dtype === "float32" ? Math.fround : (value: number) => value;
  const [scale, shift, values] = [weight && dense(weight), bias && dense(bias), dense(x)];
  const alphas = inverses.map((inverse, channel) => round(round(inverse) * (scale ? scale[channel] : 1)));
  const betas = alphas.map((alpha, channel) =>
    round((shift ? shift[channel] : 0) - round(round(means[channel]) * alpha)),
  );
  const out = blank(x.dtype, x.shape);
  const { data } = out.storage;
  for (let at = 0; at < values.length; at++) {
    const channel = Math.floor(at / layout.block) % layout.channels;
    data[at] = values[at] * alphas[channel] + betas[channel];
  }
  return out;
}
