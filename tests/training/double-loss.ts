/** The mean cross-entropy of a config's training points in double precision: slow, plain, and nobody's own code but the test's. */
import type { Activation, Config } from "@/lib/spiral/config";
import { prepareWork } from "@/lib/training/work";

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

/** @param weights in the layout of lib/spiral/network.ts, as doubles */
export function lossInDoubles(config: Config, weights: Float64Array): number {
  const { layers, training, classes } = prepareWork(config);
  const width = layers[0].inputs;
  let loss = 0;
  for (let row = 0; row < training.count; row++) {
    let values = [...training.features.subarray(row * width, (row + 1) * width)];
    for (const { inputs, outputs, weightOffset, biasOffset, activation } of layers)
      values = Array.from({ length: outputs }, (_, o) => {
        let sum = weights[biasOffset + o];
        for (let i = 0; i < inputs; i++) sum += values[i] * weights[weightOffset + i * outputs + o];
        return activate[activation](sum);
      });
    const total = values.slice(0, classes).reduce((sum, z) => sum + Math.exp(z), 0);
    loss += Math.log(total) - values[training.labels[row]];
  }
  return loss / training.count;
}
