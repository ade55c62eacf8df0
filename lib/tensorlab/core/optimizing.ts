/**
 * One step of an optimizer over all its parameters, element by element as PyTorch's single-tensor loops round it
 * (torch/optim of PyTorch 1.13; D. P. Kingma and J. Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015).
 */
import type { Data } from "./dtype";
import { writeInto } from "./elementwise";
import { dense, type Tensor } from "./tensor";

type Round = (x: number) => number;
const asDouble: Round = (x) => x;
const roundOf = ({ dtype }: Tensor): Round => (dtype === "float32" ? Math.fround : asDouble);

/** Changes a tensor's values in place: `change` writes into them. */
function rewrite(tensor: Tensor, change: (values: Data) => void): void {
  const values = dense(tensor);
  change(values);
  if (tensor.contiguous) tensor.storage.version++;
  else writeInto(tensor, values);
}

/** What all optimizers do to a gradient first. */
export interface Common {
  lr: number;
  decay: number;
  maximize: boolean;
}

/** The gradient as the step sees it: turned when maximising, with weight decay. */
function slopesOf(parameter: Tensor, grad: Tensor, { decay, maximize }: Omit<Common, "lr">): Data {
  const round = roundOf(parameter);
  const [values, given] = [dense(parameter), dense(grad)];
  const part = round(decay);
  const sign = maximize ? -1 : 1;
  return given.map((slope, at) => round(sign * slope + part * values[at]));
}

const gradOf = (parameter: Tensor): Tensor => {
  if (!parameter.grad) throw new TypeError("a parameter without a gradient takes no step");
  return parameter.grad;
};

/** SGD's own options. */
export interface Momentum extends Common {
  momentum: number;
  dampening: number;
  nesterov: boolean;
}

/**
 * torch.optim.SGD.
 * @param buffer the momentum of the steps before, null at the first
 * @param start makes a tensor of these values
 * @returns the momentum from now on; null without any
 */
export function sgd(
  parameter: Tensor,
  buffer: Tensor | null,
  given: Momentum,
  start: (values: Data) => Tensor,
): Tensor | null {
  const round = roundOf(parameter);
  const slopes = slopesOf(parameter, gradOf(parameter), given);
  const kept = given.momentum === 0 ? null : (buffer ?? start(slopes.slice()));
  const [momentum, fresh, step] = [round(given.momentum), round(1 - given.dampening), round(-given.lr)];
  if (buffer && kept)
    rewrite(buffer, (values) => {
      for (let at = 0; at < values.length; at++)
        values[at] = round(values[at] * momentum) + fresh * slopes[at];
    });
  const moves = kept && dense(kept);
  rewrite(parameter, (values) => {
    for (let at = 0; at < values.length; at++) {
      const ahead = moves && given.nesterov ? round(slopes[at] + momentum * moves[at]) : moves?.[at];
      values[at] += step * (ahead ?? slopes[at]);
    }
  });
  return kept;
}

/** Adam's state of one parameter. */
export interface Moments {
  /** steps taken, a tensor of one element */
  step: Tensor;
  mean: Tensor;
  square: Tensor;
  /** the largest square so far, with amsgrad */
  largest: Tensor | null;
}

/** Adam's own options. */
export interface Betas extends Common {
  beta1: number;
  beta2: number;
  eps: number;
  /** weight decay acts on the parameter itself: AdamW */
  decoupled: boolean;
}

const counted = (step: Tensor): number => {
  step.storage.version++;
  return ++step.storage.data[step.offset];
};

/** Adam's means of slopes and of their squares, in place. */
function remember(slopes: Data, { mean, square, largest }: Moments, { beta1, beta2 }: Betas, round: Round) {
  const [keep1, fresh1, keep2, fresh2] = [beta1, 1 - beta1, beta2, 1 - beta2].map(round);
  rewrite(mean, (m) => {
    for (let at = 0; at < m.length; at++) m[at] = round(m[at] * keep1) + fresh1 * slopes[at];
  });
  rewrite(square, (v) => {
    for (let at = 0; at < v.length; at++)
      v[at] = round(v[at] * keep2) + round(fresh2 * slopes[at]) * slopes[at];
  });
  if (!largest) return square;
  const now = dense(square);
  rewrite(largest, (most) => {
    for (let at = 0; at < most.length; at++) most[at] = Math.max(most[at], now[at]);
  });
  return largest;
}

/** torch.optim.Adam and AdamW. */
export function adam(parameter: Tensor, moments: Moments, given: Betas): void {
  const round = roundOf(parameter);
  const { lr, decay, decoupled, maximize, beta1, beta2 } = given;
  const steps = counted(moments.step);
  const shrink = round(decoupled ? 1 - lr * decay : 1);
  if (shrink !== 1)
    rewrite(parameter, (values) => {
      for (let at = 0; at < values.length; at++) values[at] *= shrink;
    });
  const slopes = slopesOf(parameter, gradOf(parameter), { decay: decoupled ? 0 : decay, maximize });
  const squares = dense(remember(slopes, moments, given, round));
  const means = dense(moments.mean);
  const step = round(-(lr / (1 - beta1 ** steps)));
  const [scale, eps] = [round(Math.sqrt(1 - beta2 ** steps)), round(given.eps)];
  rewrite(parameter, (values) => {
    for (let at = 0; at < values.length; at++) {
      const width = round(round(round(Math.sqrt(squares[at])) / scale) + eps);
      values[at] += round(round(step * means[at]) / width);
    }
  });
}

/** RMSprop's state of one parameter. */
export interface Squares {
  square: Tensor;
  /** with momentum */
  buffer: Tensor | null;
  /** mean of slopes, when centred */
  mean: Tensor | null;
}

/** RMSprop's own options. */
export interface Smoothing extends Common {
  alpha: number;
  eps: number;
  momentum: number;
}

/** torch.optim.RMSprop. */
export function rmsprop(parameter: Tensor, { square, buffer, mean }: Squares, given: Smoothing): void {
  const round = roundOf(parameter);
  const slopes = slopesOf(parameter, gradOf(parameter), given);
  const [keep, fresh, eps] = [round(given.alpha), round(1 - given.alpha), round(given.eps)];
  const [momentum, step] = [round(given.momentum), round(-given.lr)];
  rewrite(square, (v) => {
    for (let at = 0; at < v.length; at++)
      v[at] = round(v[at] * keep) + round(fresh * slopes[at]) * slopes[at];
  });
  if (mean)
    rewrite(mean, (m) => {
      for (let at = 0; at < m.length; at++) m[at] = round(m[at] * keep) + fresh * slopes[at];
    });
  const [squares, means] = [dense(square), mean && dense(mean)];
  const widths = squares.map((v, at) =>
    round(round(Math.sqrt(means ? round(v - means[at] * means[at]) : v)) + eps),
  );
  if (!buffer)
    return rewrite(parameter, (values) => {
      for (let at = 0; at < values.length; at++) values[at] += round(round(step * slopes[at]) / widths[at]);
    });
  rewrite(buffer, (moves) => {
    for (let at = 0; at < moves.length; at++)
      moves[at] = round(moves[at] * momentum) + round(slopes[at] / widths[at]);
  });
  const moves = dense(buffer);
  rewrite(parameter, (values) => {
    for (let at = 0; at < values.length; at++) values[at] += step * moves[at];
  });
}

/** Adagrad's own options. */
export interface Slowing extends Common {
  slowing: number;
  eps: number;
}

/** torch.optim.Adagrad. @param total sum of all squares so far */
export function adagrad(
  parameter: Tensor,
  { step, total }: { step: Tensor; total: Tensor },
  given: Slowing,
): void {
  const round = roundOf(parameter);
  const slopes = slopesOf(parameter, gradOf(parameter), given);
  const rate = round(-(given.lr / (1 + (counted(step) - 1) * given.slowing)));
  const eps = round(given.eps);
  rewrite(total, (sums) => {
    for (let at = 0; at < sums.length; at++) sums[at] += slopes[at] * slopes[at];
  });
  const sums = dense(total);
  rewrite(parameter, (values) => {
    for (let at = 0; at < values.length; at++)
      values[at] += round(round(rate * slopes[at]) / round(round(Math.sqrt(sums[at])) + eps));
  });
}
