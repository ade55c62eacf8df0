/**
 * How far the float pass of the kernels can be from scoring's, logit by logit: a running error bound after Higham,
 * Accuracy and Stability of Numerical Algorithms, ch. 3. Scoring's own values are taken as the truth that they stand for.
 */
import type { Activation } from "@/lib/spiral/config";
import { featuresOf, forwardAll } from "@/lib/spiral/forward";
import { layersOf, type Layer } from "@/lib/spiral/network";
import type { AnyNetwork } from "./arbitrary-network";

/** Half a unit in the last place of a float, relative; and the largest that a product loses by underflow. */
const u = 2 ** -24;
const underflow = 2 ** -149;
/** Beyond this an intermediate sum may overflow, and nothing is promised. */
const largest = 3e38;

/** The steepest slope of an activation. */
const steepest: Record<Activation, number> = {
  ...{ none: 1, relu: 1, "leaky-relu": 1, tanh: 1, sigmoid: 0.25, gelu: 1.13 },
};

/** What the kernels' own polynomial adds at a sum of this size. */
const ownError: Record<Activation, (size: number) => number> = {
  none: () => 0,
  relu: () => 0,
  "leaky-relu": (size) => 2 * u * size,
  tanh: () => 5e-7,
  sigmoid: () => 5e-7,
  gelu: (size) => 1e-6 * size,
};

/** Bounds of a layer's outputs at one point. @param x its inputs by scoring @param e how far the floats may be from them */
function throughLayer(layer: Layer, weights: Float32Array, x: ArrayLike<number>, e: number[]): number[] {
  const { inputs, outputs, weightOffset, biasOffset, activation } = layer;
  const gamma = ((inputs + 2) * u) / (1 - (inputs + 2) * u);
  return Array.from({ length: outputs }, (_, o) => {
    let size = Math.abs(weights[biasOffset + o]);
    let carried = 0;
    for (let i = 0; i < inputs; i++) {
      const w = Math.abs(weights[weightOffset + i * outputs + o]);
      size += w * (Math.abs(x[i]) + e[i]);
      carried += w * e[i];
    }
    if (!(size < largest)) return Infinity;
    const moved = carried + gamma * size + inputs * underflow;
    return steepest[activation] * moved + ownError[activation](size) + 2 * u * size + underflow;
  });
}

/** Scoring's logits [n·classes] and how far the float pass may be from each; Infinity where nothing is promised. */
export function logitsWithBounds({ network, classes, weights, xy }: AnyNetwork) {
  const layers = layersOf(network, classes);
  const values = [featuresOf(xy, network.features), ...forwardAll(network, classes, weights, xy)];
  const logits = values[layers.length];
  const bounds = new Float64Array(logits.length);
  for (let row = 0; row < xy.length / 2; row++) {
    let e: number[] = Array.from({ length: layers[0].inputs }, () => 0);
    layers.forEach((layer, l) => {
      e = throughLayer(layer, weights, values[l].subarray(row * layer.inputs, (row + 1) * layer.inputs), e);
    });
    bounds.set(e, row * classes);
  }
  return { logits, bounds };
}

/** For each class the first one whose weights and bias are the same, bit for bit: their logits are one number. */
export function equalClasses({ network, classes, weights }: AnyNetwork): number[] {
  const { inputs, outputs, weightOffset, biasOffset } = layersOf(network, classes)[network.hidden.length];
  const column = (k: number) =>
    [...Array(inputs).keys()]
      .map((i) => weights[weightOffset + i * outputs + k])
      .concat(weights[biasOffset + k]);
  const columns = [...Array(classes).keys()].map((k) => column(k).join());
  return columns.map((one) => columns.indexOf(one));
}
