/** The objective of training in double precision: slow, plain, and nobody's own code but the tests'. */
import { dropoutFactor, dropoutKey } from "@/lib/kernels/dropout";
import type { Activation, Optimizer } from "@/lib/spiral/config";
import type { Layer } from "@/lib/spiral/network";
import type { Work } from "@/lib/training/work";

/** erf by its series below 3 and 1 beyond: |error| < 1e-7 up to there and 2.3e-5 after. */
function erf(x: number): number {
  if (Math.abs(x) > 3) return Math.sign(x);
  let sum = x;
  let term = x;
  for (let n = 1; n < 60; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

const activate: Record<Activation, (x: number) => number> = {
  none: (x) => x,
  relu: (x) => Math.max(0, x),
  "leaky-relu": (x) => (x > 0 ? x : x / 100),
  tanh: Math.tanh,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  gelu: (x) => (x * (1 + erf(x / Math.SQRT2))) / 2,
};

/** A batch of training points, by their indices, as one step sees them. */
export interface DoubleBatch {
  points: ArrayLike<number>;
  /** of the run: with the seed, the key of dropout's masks */
  step: number;
}

/** What a pass saw: its mean cross-entropy, and on which side of their kinks the units of ReLUs were. */
export interface DoubleLoss {
  loss: number;
  sides: string;
}

const isKinked = ({ activation }: Layer): boolean => activation === "relu" || activation === "leaky-relu";

/**
 * Mean cross-entropy of the training points without dropout, or of a batch with its masks.
 * @param weights in the layout of lib/spiral/network.ts, as doubles
 */
export function passInDoubles(work: Work, weights: Float64Array, batch?: DoubleBatch): DoubleLoss {
  const { layers, training, classes, config } = work;
  const width = layers[0].inputs;
  const count = batch ? batch.points.length : training.count;
  let loss = 0;
  let sides = "";
  for (let row = 0; row < count; row++) {
    const point = batch ? batch.points[row] : row;
    let values = [...training.features.subarray(point * width, (point + 1) * width)];
    layers.forEach((layer, l) => {
      const { inputs, outputs, weightOffset, biasOffset, activation, dropout } = layer;
      const key = dropoutKey(config.seed, batch?.step ?? 0, l);
      values = Array.from({ length: outputs }, (_, o) => {
        let sum = weights[biasOffset + o];
        for (let i = 0; i < inputs; i++) sum += values[i] * weights[weightOffset + i * outputs + o];
        if (isKinked(layer)) sides += sum > 0 ? "+" : "-";
        return activate[activation](sum) * (batch ? dropoutFactor(key, row * outputs + o, dropout) : 1);
      });
    });
    const total = values.slice(0, classes).reduce((sum, z) => sum + Math.exp(z), 0);
    loss += Math.log(total) - values[training.labels[point]];
  }
  return { loss: loss / count, sides };
}

/** What L1 and L2 add to the loss: weightDecay/2·Σθ² over all parameters, l1·Σ|w| over weights. */
export function penaltyInDoubles(
  { layers }: Work,
  { weightDecay, l1 }: Optimizer,
  weights: Float64Array,
): number {
  let penalty = 0;
  for (const value of weights) penalty += (weightDecay / 2) * value * value;
  for (const { weightOffset, biasOffset } of layers)
    for (let i = weightOffset; i < biasOffset; i++) penalty += l1 * Math.abs(weights[i]);
  return penalty;
}

/**
 * Central differences of an objective, parameter by parameter; NaN where a unit of a ReLU changes sides on the way,
 * since there is no slope there.
 */
export function differences(
  initial: ArrayLike<number>,
  objective: (weights: Float64Array) => DoubleLoss,
  h = 1e-6,
): Float64Array {
  const at = Float64Array.from(initial);
  return Float64Array.from(initial, (kept, i) => {
    at[i] = kept + h;
    const up = objective(at);
    at[i] = kept - h;
    const down = objective(at);
    at[i] = kept;
    return up.sides === down.sides ? (up.loss - down.loss) / (2 * h) : NaN;
  });
}
