/**
 * Losses of torch.nn.functional. Each gives one number, or with reduction "none" one per element or target.
 * ValueError for another reduction; a target of another shape is broadcast unless the function says otherwise.
 */
import { record, renamed, withoutRecording } from "./autograd";
import { add, div, mul, neg, number, sub } from "./arithmetic";
import { clamp } from "./clamping";
import { isFloating, legacyNames } from "./dtype";
import { mapOne } from "./elementwise";
import { indexError, runtimeError, valueError } from "./failure";
import { pickFlat } from "./places";
import { logSoftmax } from "./normalizing";
import { mean, sum } from "./reduce";
import { contiguousStrides, countOf, showShape, type Shape } from "./shape";
import { dense, fromValues, type Tensor } from "./tensor";
import { unary } from "./unary";

/** "mean", "sum" or "none"; ValueError for anything else. */
function reduced(each: Tensor, reduction: string): Tensor {
  if (reduction === "mean") return mean(each);
  if (reduction === "sum") return sum(each);
  if (reduction !== "none") valueError(`${reduction} is not a valid value for reduction`);
  return each;
}

const weighed = (each: Tensor, weight: Tensor | null): Tensor => (weight ? mul(each, weight) : each);

/** F.mse_loss. */
export function mseLoss(input: Tensor, target: Tensor, reduction: string): Tensor {
  const off = sub(input, target);
  return renamed(reduced(mul(off, off), reduction), "MseLossBackward0");
}

/** F.l1_loss. */
export const l1Loss = (input: Tensor, target: Tensor, reduction: string): Tensor =>
  reduced(unary(sub(input, target), "abs"), reduction);

/** Squares below `beta`, straight lines above: F.smooth_l1_loss, and F.huber_loss times beta. */
function rounded(input: Tensor, target: Tensor, beta: number): Tensor {
  const off = unary(sub(input, target), "abs");
  const near = mapOne(off, off.dtype, (x) => (x < beta ? 1 : 0));
  const far = mapOne(near, off.dtype, (x) => 1 - x);
  const bowl = div(mul(mul(off, off), number(0.5)), number(beta));
  return add(mul(bowl, near), mul(sub(off, number(0.5 * beta)), far));
}

/** F.smooth_l1_loss. */
export const smoothL1Loss = (input: Tensor, target: Tensor, reduction: string, beta: number): Tensor =>
  beta === 0
    ? l1Loss(input, target, reduction)
    : renamed(reduced(rounded(input, target, beta), reduction), "SmoothL1LossBackward0");

/** F.huber_loss. */
export const huberLoss = (input: Tensor, target: Tensor, reduction: string, delta: number): Tensor =>
  renamed(reduced(mul(rounded(input, target, delta), number(delta)), reduction), "HuberLossBackward0");

/** F.kl_div of log-probabilities from probabilities. */
export function klDiv(input: Tensor, target: Tensor, reduction: string, logTarget: boolean): Tensor {
  const each = logTarget
    ? mul(unary(target, "exp"), sub(target, input))
    : sub(entropyTerms(target), mul(target, input));
  if (reduction === "batchmean") return div(sum(each), number(input.shape[0] ?? 1));
  return reduced(each, reduction);
}

/** x·log x, zero at zero. */
const entropyTerms = (x: Tensor): Tensor =>
  record(
    mapOne(x, x.dtype, (p) => (p === 0 ? 0 : p * Math.log(p))),
    "XlogyBackward0",
    [x],
    (grad) => [mul(grad, add(unary(x, "log"), div(x, x)))],
    [x],
  );

const sizeText = ({ shape }: Tensor): string => `torch.Size(${showShape(shape)})`;

/** ValueError in the words of `message` unless both have one shape. */
function checkSameSize(
  input: Tensor,
  target: Tensor,
  message: (target: string, input: string) => string,
): void {
  if (input.shape.join() !== target.shape.join()) valueError(message(sizeText(target), sizeText(input)));
}

/** 1 − p. */
const rest = (p: Tensor): Tensor => sub(number(1), p);

/** −t·log p − (1 − t)·log(1 − p), logarithms kept above −100. */
function surprise(p: Tensor, t: Tensor): Tensor {
  const log = (x: Tensor) => clamp(unary(x, "log"), number(-100), null);
  return neg(add(mul(t, log(p)), mul(rest(t), log(rest(p)))));
}

/**
 * F.binary_cross_entropy of probabilities and targets of their shape; logarithms are kept above −100.
 * ValueError for another shape, RuntimeError for another type or what is no probability.
 */
export function binaryCrossEntropy(
  input: Tensor,
  target: Tensor,
  weight: Tensor | null,
  reduction: string,
): Tensor {
  checkSameSize(
    input,
    target,
    (wrong, right) =>
      `Using a target size (${wrong}) that is different to the input size (${right}) is deprecated. Please ensure they have the same size.`,
  );
  if (input.dtype !== target.dtype)
    runtimeError(`Found dtype ${legacyNames[target.dtype]} but expected ${legacyNames[input.dtype]}`);
  if (dense(input).some((p) => !(p >= 0 && p <= 1)))
    runtimeError("all elements of input should be between 0 and 1");
  const each = record(
    withoutRecording(() => surprise(input, target)),
    "BinaryCrossEntropyBackward0",
    [input, target],
    (grad) => [
      div(mul(grad, sub(input, target)), clamp(mul(rest(input), input), number(1e-12), null)),
      target.requiresGrad ? mul(grad, sub(unary(rest(input), "log"), unary(input, "log"))) : null,
    ],
    [input, target],
  );
  return renamed(reduced(weighed(each, weight), reduction), "BinaryCrossEntropyBackward0");
}

/**
 * F.binary_cross_entropy_with_logits of logits and targets of their shape: max(x, 0) − x·t + log(1 + exp(−|x|)).
 * ValueError for another shape.
 */
export function binaryCrossEntropyWithLogits(
  input: Tensor,
  target: Tensor,
  weight: Tensor | null,
  reduction: string,
): Tensor {
  checkSameSize(
    input,
    target,
    (wrong, right) => `Target size (${wrong}) must be the same as input size (${right})`,
  );
  const each = sub(mul(sub(number(1), target), input), unary(input, "logsigmoid"));
  return reduced(weighed(each, weight), reduction);
}

interface Classes {
  /** how many */
  count: number;
  /** row-major places in the input of each target's own class, at class 0 */
  starts: Int32Array;
  /** how far apart classes are */
  step: number;
}

/** The dimension of classes: of C, N×C and N×C×d…. */
const classDim = (input: Tensor): number => (input.rank === 1 ? 0 : 1);

/** Where the classes of each target stand: input is C, N×C or N×C×d…, the target without the C. */
function classesOf(input: Tensor, target: Tensor): Classes {
  const at = classDim(input);
  const strides = contiguousStrides(input.shape);
  const rest = input.shape.filter((_, dim) => dim !== at);
  const restStrides = strides.filter((_, dim) => dim !== at);
  const own = contiguousStrides(rest);
  if (input.rank > 1 && input.shape[0] !== target.shape[0])
    valueError(
      `Expected input batch_size (${input.shape[0]}) to match target batch_size (${target.shape[0] ?? 1}).`,
    );
  if (rest.join() !== target.shape.join())
    runtimeError(`Expected target size ${showShape(rest)}, got ${showShape(target.shape)}`);
  const starts = Int32Array.from({ length: target.count }, (_, place) =>
    rest.reduce((sum, size, dim) => sum + (Math.floor(place / own[dim]) % size) * restStrides[dim], 0),
  );
  return { count: input.shape[at], starts, step: strides[at] };
}

interface Nll {
  weight: Tensor | null;
  ignored: number;
  reduction: string;
}

/**
 * F.nll_loss: minus the log-probability of each target's class. Input C, N×C or N×C×d…; target int64 without the C.
 * IndexError for a class that is none, ValueError or RuntimeError for sizes that do not fit.
 */
export function nllLoss(input: Tensor, target: Tensor, { weight, ignored, reduction }: Nll): Tensor {
  if (target.dtype !== "int64")
    runtimeError(`expected scalar type Long but found ${legacyNames[target.dtype]}`);
  const { count, starts, step } = classesOf(input, target);
  const classes = dense(target);
  const classWeights = weight && dense(weight);
  const weights = Float64Array.from(classes, (c) => {
    if (c === ignored) return 0;
    if (c < 0 || c >= count) indexError(`Target ${c} is out of bounds.`);
    return classWeights ? classWeights[c] : 1;
  });
  const places = starts.map((start, at) => (classes[at] === ignored ? 0 : start + classes[at] * step));
  const picked = pickFlat(input, places, target.shape);
  const each = neg(mul(picked, fromValues(weights, input.dtype, target.shape)));
  const name = input.rank > 2 ? "NllLoss2DBackward0" : "NllLossBackward0";
  if (reduction !== "mean") return renamed(reduced(each, reduction), name);
  const total = weights.reduce((a, b) => a + b, 0);
  return renamed(div(sum(each), number(total)), name);
}

interface CrossEntropy extends Nll {
  smoothing: number;
}

/** F.cross_entropy of logits C, N×C or N×C×d…: targets are classes, or probabilities of the input's own shape. */
export function crossEntropy(input: Tensor, target: Tensor, options: CrossEntropy): Tensor {
  const { weight, reduction, smoothing } = options;
  const at = classDim(input);
  const logs = logSoftmax(input, at);
  const weighed = weight ? mul(logs, columnOf(weight, at, input.rank)) : logs;
  if (isFloating(target.dtype) && target.shape.join() === input.shape.join()) {
    const count = input.shape[at];
    const smooth = add(mul(target, number(1 - smoothing)), number(smoothing / count));
    const each = neg(sum(mul(weighed, smooth), [at]));
    if (reduction !== "mean") return reduced(each, reduction);
    return div(sum(each), number(countOf(input.shape) / count));
  }
  const plain = nllLoss(logs, target, options);
  if (smoothing === 0) return plain;
  if (weight || options.ignored >= 0)
    runtimeError("label_smoothing together with weight or ignore_index is not part of this lab");
  const spread = neg(mean(logs, [at]));
  return add(mul(plain, number(1 - smoothing)), mul(reduced(spread, reduction), number(smoothing)));
}

const columnOf = (weight: Tensor, at: number, rank: number): Tensor => {
  const shape: Shape = Array.from({ length: rank }, (_, dim) => (dim === at ? weight.count : 1));
  return fromValues(dense(weight), weight.dtype, shape);
};

/**
 * F.one_hot of int64 classes of any shape: int64, …×count. RuntimeError for a class below 0 or not below the count.
 * @param count classes, or null for one more than the largest
 */
export function oneHot(tensor: Tensor, count: number | null): Tensor {
  if (tensor.dtype !== "int64") runtimeError("one_hot is only applicable to index tensor.");
  const classes = dense(tensor);
  if (classes.some((c) => c < 0)) runtimeError("Class values must be non-negative.");
  const most = [...classes].reduce((a, b) => Math.max(a, b), -1) + 1;
  if (count !== null && most > count) runtimeError("Class values must be smaller than num_classes.");
  if (count === null && classes.length === 0)
    runtimeError("Can not infer total number of classes from empty tensor.");
  const width = count ?? most;
  const out = new Float64Array(classes.length * width);
  classes.forEach((c, at) => (out[at * width + c] = 1));
  return fromValues(out, "int64", [...tensor.shape, width]);
}
