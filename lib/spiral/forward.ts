/** The reference forward pass: plain TypeScript, the same result in the browser and on the server. */
import type { Activation, FeatureName, Network } from "./config";
import { layersOf, type Layer } from "./network";

const featureOf: Record<FeatureName, (x: number, y: number) => number> = {
  x: (x) => x,
  y: (_, y) => y,
  x2: (x) => x * x,
  y2: (_, y) => y * y,
  xy: (x, y) => x * y,
  "sin-x": (x) => Math.sin(x),
  "sin-y": (_, y) => Math.sin(y),
};

/** Input features of n points: Float32Array[n·features], row-major. */
export function featuresOf(xy: Float32Array, names: FeatureName[]): Float32Array {
  const count = xy.length / 2;
  const out = new Float32Array(count * names.length);
  for (let i = 0; i < count; i++)
    for (let f = 0; f < names.length; f++)
      out[i * names.length + f] = featureOf[names[f]](xy[2 * i], xy[2 * i + 1]);
  return out;
}

/** erf by Abramowitz & Stegun 7.1.26, |error| < 1.5e-7. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const poly =
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  const value = 1 - poly * Math.exp(-x * x);
  return x < 0 ? -value : value;
}

/** Scalar activations; leaky ReLU's slope is PyTorch's 0.01, GELU is the exact form x·Φ(x). */
export const activate: Record<Activation, (x: number) => number> = {
  none: (x) => x,
  relu: (x) => (x > 0 ? x : 0),
  "leaky-relu": (x) => (x > 0 ? x : 0.01 * x),
  tanh: Math.tanh,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  gelu: (x) => 0.5 * x * (1 + erf(x * Math.SQRT1_2)),
};

function applyLayer(input: Float32Array, rows: number, layer: Layer, weights: Float32Array): Float32Array {
  const { inputs, outputs, weightOffset, biasOffset } = layer;
  const act = activate[layer.activation];
  const out = new Float32Array(rows * outputs);
  const sums = new Float64Array(outputs);
  for (let row = 0; row < rows; row++) {
    for (let o = 0; o < outputs; o++) sums[o] = weights[biasOffset + o];
    for (let i = 0; i < inputs; i++) {
      const value = input[row * inputs + i];
      const from = weightOffset + i * outputs;
      for (let o = 0; o < outputs; o++) sums[o] += value * weights[from + o];
    }
    for (let o = 0; o < outputs; o++) out[row * outputs + o] = act(sums[o]);
  }
  return out;
}

/**
 * Outputs of every layer for n points: arrays of [n·units], the last one the logits [n·classes].
 * @param xy Float32Array[n·2]
 */
export function forwardAll(
  network: Network,
  classes: number,
  weights: Float32Array,
  xy: Float32Array,
): Float32Array[] {
  const outputs: Float32Array[] = [];
  let current = featuresOf(xy, network.features);
  for (const layer of layersOf(network, classes)) {
    current = applyLayer(current, xy.length / 2, layer, weights);
    outputs.push(current);
  }
  return outputs;
}

/** Logits [n·classes] of n points. */
export function forward(
  network: Network,
  classes: number,
  weights: Float32Array,
  xy: Float32Array,
): Float32Array {
  const outputs = forwardAll(network, classes, weights, xy);
  return outputs[outputs.length - 1];
}

/** Softmax of each row of logits [n·classes], optionally divided by a temperature; shifted by the maximum against overflow. */
export function softmax(logits: Float32Array, classes: number, temperature = 1): Float32Array {
  const out = new Float32Array(logits.length);
  for (let row = 0; row < logits.length; row += classes) {
    let top = -Infinity;
    for (let k = 0; k < classes; k++) top = Math.max(top, logits[row + k]);
    let sum = 0;
    for (let k = 0; k < classes; k++) sum += out[row + k] = Math.exp((logits[row + k] - top) / temperature);
    for (let k = 0; k < classes; k++) out[row + k] /= sum;
  }
  return out;
}
