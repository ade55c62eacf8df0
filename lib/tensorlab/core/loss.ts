/**
 * Losses of torch.nn.functional. Each gives one number, or with reduction "none" one per element or target.
 * ValueError for another reduction; a target of another shape is broadcast unless the function says otherwise.
 */
import { record, recording, renamed, withoutRecording } from "./autograd";
import { add, div, mul, neg, number, sub } from "./arithmetic";
import { allocate, isFloating, legacyNames, needRoom, type Data } from "./dtype";
import { mapOne } from "./elementwise";
import { indexError, runtimeError, valueError } from "./failure";
import { pickFlat, spread } from "./places";
import { logSoftmax } from "./normalizing";
import { mean, sum } from "./reduce";
import { contiguousStrides, countOf, showShape, type Shape } from "./shape";
import { dense, fromData, fromValues, onlyValue, type Tensor } from "./tensor";
import { unary } from "./unary";
import { expand, select } from "./views";

/** The loss of each element as `reduction` wants it: "mean", "sum" or "none"; ValueError for anything else. */
export function reduced(each: Tensor, reduction: string): Tensor {
  if (reduction === "mean") return mean(each);
  if (reduction === "sum") return sum(each);
  if (reduction !== "none") valueError(`${reduction} is not a valid value for reduction`);
  return each;
}

/** PyTorch gives a loss over two types of numbers, and refuses to go back from it. @param found of the other type */
function refusingBackward(out: Tensor, input: Tensor, found: Tensor): Tensor {
  if (!out.gradFn) return out;
  out.gradFn.backward = () =>
    runtimeError(`Found dtype ${legacyNames[found.dtype]} but expected ${legacyNames[input.dtype]}`);
  return out;
}

const kept = (out: Tensor, input: Tensor, target: Tensor): Tensor =>
  target.dtype === input.dtype ? out : refusingBackward(out, input, target);

/** F.mse_loss. */
export function mseLoss(input: Tensor, target: Tensor, reduction: string): Tensor {
  const off = sub(input, target);
  if (!isFloating(off.dtype)) runtimeError(`"mse_cpu" not implemented for '${legacyNames[off.dtype]}'`);
  const out = renamed(reduced(mul(off, off), reduction), "MseLossBackward0", [input, target]);
  return kept(out, input, target);
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
    : renamed(reduced(rounded(input, target, beta), reduction), "SmoothL1LossBackward0", [input, target]);

/** F.huber_loss. */
export const huberLoss = (input: Tensor, target: Tensor, reduction: string, delta: number): Tensor =>
  renamed(reduced(mul(rounded(input, target, delta), number(delta)), reduction), "HuberLossBackward0", [
    input,
    target,
  ]);

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
      `Expected input batch_size (${input.shape[0]}) to match target batch_size (${target.shape[0] ?? 0}).`,
    );
  if (input.rank === 1 && target.rank > 0)
    runtimeError(`size mismatch (got input: ${showShape(input.shape)}, target: ${showShape(target.shape)})`);
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

/** Minus the log-probability of each row's class, and their mean or sum: what the general way gives, in one go. */
function nllOfRows(input: Tensor, classes: Data, reduction: "mean" | "sum"): Tensor {
  const [rows, width] = input.shape;
  const values = dense(input);
  const each = allocate(input.dtype, rows);
  for (let row = 0; row < rows; row++) each[row] = -values[row * width + classOf(classes[row], width)];
  const terms = fromData(each, input.dtype, [rows]);
  const out = withoutRecording(() => (reduction === "sum" ? sum(terms) : div(sum(terms), number(rows))));
  return record(out, "NllLossBackward0", [input], (grad) => {
    const slope = reduction === "sum" ? grad : div(grad, number(rows));
    return [recording() ? pickedBack(input, classes, slope) : slopesOfRows(input, classes, onlyValue(slope))];
  });
}

/** The gradient where each row's class stands, else zero. */
function slopesOfRows({ dtype, shape }: Tensor, classes: Data, slope: number): Tensor {
  const [rows, width] = shape;
  const slopes = allocate(dtype, rows * width);
  for (let row = 0; row < rows; row++) slopes[row * width + classes[row]] = -slope;
  return fromData(slopes, dtype, shape);
}

/** The same by operations that are differentiated again. */
function pickedBack(input: Tensor, classes: Data, slope: Tensor): Tensor {
  const [rows, width] = input.shape;
  const places = Int32Array.from(classes, (one, row) => row * width + one);
  return spread(expand(neg(slope), [rows]), places, input);
}

function classOf(value: number, count: number): number {
  if (value < 0 || value >= count) indexError(`Target ${value} is out of bounds.`);
  return value;
}

/**
 * F.nll_loss: minus the log-probability of each target's class. Input C, N×C or N×C×d…; target int64 without the C.
 * IndexError for a class that is none, ValueError or RuntimeError for sizes that do not fit.
 */
export function nllLoss(input: Tensor, target: Tensor, options: Nll): Tensor {
  const { weight, ignored, reduction } = options;
  if (input.rank === 0) valueError("Expected 1 or more dimensions (got 0)");
  if (input.rank === 2 && target.rank > 1)
    runtimeError("0D or 1D target tensor expected, multi-target not supported");
  if (target.dtype !== "int64")
    runtimeError(`expected scalar type Long but found ${legacyNames[target.dtype]}`);
  // of as many targets as there are classes PyTorch reads the first
  if (input.rank === 1 && target.rank === 1 && target.count === input.count && target.count > 0)
    return nllLoss(input, select(target, 0, 0), options);
  const classes = dense(target);
  const ofRows = input.rank === 2 && target.rank === 1 && input.shape[0] === target.shape[0];
  const fits = ofRows && input.count > 0 && isFloating(input.dtype);
  if (fits && !weight && !classes.includes(ignored) && (reduction === "mean" || reduction === "sum"))
    return nllOfRows(input, classes, reduction);
  const { count, starts, step } = classesOf(input, target);
  if (weight) checkWeight(weight, count, "");
  const classWeights = weight && dense(weight);
  const weights = Float64Array.from(classes, (c) => {
    if (c === ignored) return 0;
    const at = classOf(c, count);
    return classWeights ? classWeights[at] : 1;
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
  const sameShape = target.shape.join() === input.shape.join();
  if (sameShape && !isFloating(target.dtype))
    runtimeError(
      `Expected floating point type for target with class probabilities, got ${legacyNames[target.dtype]}`,
    );
  if (input.rank === 0) indexError("Dimension specified as 1 but tensor has no dimensions");
  const logs = logSoftmax(input, at);
  if (weight) checkWeight(weight, input.shape[at], sameShape ? "cross_entropy: " : "");
  const weighed = weight ? mul(logs, columnOf(weight, at, input.rank)) : logs;
  if (sameShape) {
    const count = input.shape[at];
    const smooth = add(mul(target, number(1 - smoothing)), number(smoothing / count));
    const each = mul(weighed, smooth);
    if (reduction === "mean") return div(neg(sum(each)), number(countOf(input.shape) / count));
    return reduction === "sum" ? neg(sum(each)) : reduced(neg(sum(each, [at])), reduction);
  }
  const plain = nllLoss(logs, target, options);
  if (smoothing === 0) return plain;
  const even = evenLoss(neg(sum(weighed, [at])), target, options);
  return add(mul(plain, number(1 - smoothing)), mul(even, number(smoothing / input.shape[at])));
}

/** What all classes lose together, by their weights: the part that label smoothing takes of them. */
function evenLoss(each: Tensor, target: Tensor, { weight, ignored, reduction }: Nll): Tensor {
  const classes = dense(target);
  const kept = Float64Array.from(classes, (one) => (one === ignored ? 0 : 1));
  const left = kept.includes(0) ? mul(each, fromValues(kept, each.dtype, target.shape)) : each;
  if (reduction !== "mean") return reduced(left, reduction);
  const shares = weight && dense(weight);
  const total = kept.reduce((sofar, one, place) => sofar + one * (shares ? shares[classes[place]] : 1), 0);
  return div(sum(left), number(total));
}

function checkWeight(weight: Tensor, count: number, from: string): void {
  if (weight.rank === 1 && weight.count === count) return;
  runtimeError(
    `${from}weight tensor should be defined either for all ${count} classes or no classes but got weight tensor of shape: ${showShape(weight.shape)}`,
  );
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
  needRoom(classes.length * width);
  const out = new Float64Array(classes.length * width);
  classes.forEach((c, at) => (out[at * width + c] = 1));
  return fromValues(out, "int64", [...tensor.shape, width]);
}
