/** The exact gradient of the mean cross-entropy on points, and its size in each layer. Reference code: clear before fast. */
import type { Activation, Network } from "./config";
import { featuresOf, forwardAll, softmax } from "./forward";
import { layersOf, type Layer } from "./network";
import type { Points } from "./points";

/** Derivative of an activation, from its output y and, where that does not determine it, its input x. */
export const slope: Record<Activation, (y: number, x: number) => number> = {
  none: () => 1,
  relu: (y) => (y > 0 ? 1 : 0),
  "leaky-relu": (y) => (y > 0 ? 1 : 0.01),
  tanh: (y) => 1 - y * y,
  sigmoid: (y) => y * (1 - y),
  // d/dx x·Φ(x) = Φ(x) + x·φ(x)
  gelu: (y, x) => (x === 0 ? 0.5 : y / x + (x * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI)),
};

/** Inputs of a layer's activation, recomputed: only GELU needs them. */
function sumsOf(layer: Layer, weights: Float32Array, input: Float32Array, row: number, o: number): number {
  let sum = weights[layer.biasOffset + o];
  for (let i = 0; i < layer.inputs; i++)
    sum += input[row * layer.inputs + i] * weights[layer.weightOffset + i * layer.outputs + o];
  return sum;
}

/** Adds a layer's part to the gradient; returns the loss's derivative by the layer's input, [rows·inputs]. */
function backThrough(
  layer: Layer,
  weights: Float32Array,
  input: Float32Array,
  delta: Float64Array,
  gradient: Float64Array,
): Float64Array {
  const { inputs, outputs, weightOffset, biasOffset } = layer;
  const rows = input.length / inputs;
  const below = new Float64Array(rows * inputs);
  for (let row = 0; row < rows; row++)
    for (let o = 0; o < outputs; o++) {
      const d = delta[row * outputs + o];
      if (d === 0) continue;
      gradient[biasOffset + o] += d;
      for (let i = 0; i < inputs; i++) {
        const at = weightOffset + i * outputs + o;
        gradient[at] += d * input[row * inputs + i];
        below[row * inputs + i] += d * weights[at];
      }
    }
  return below;
}

/** The loss's derivative by the logits: (p - y)/n, [n·classes]. */
function lossDelta(logits: Float32Array, labels: Uint8Array, classes: number): Float64Array {
  const delta = Float64Array.from(softmax(logits, classes), (p) => p / labels.length);
  labels.forEach((label, row) => (delta[row * classes + label] -= 1 / labels.length));
  return delta;
}

/** Gradient of the mean cross-entropy by every parameter: Float64Array[parameterCount]. No dropout, no penalty. */
export function gradientOf(
  network: Network,
  classes: number,
  weights: Float32Array,
  points: Points,
): Float64Array {
  const layers = layersOf(network, classes);
  const outputs = forwardAll(network, classes, weights, points.xy);
  const inputs = [featuresOf(points.xy, network.features), ...outputs.slice(0, -1)];
  const gradient = new Float64Array(weights.length);
  let delta = lossDelta(outputs[outputs.length - 1], points.labels, classes);
  for (let l = layers.length - 1; l >= 0; l--) {
    const below = backThrough(layers[l], weights, inputs[l], delta, gradient);
    if (l === 0) break;
    const { activation, outputs: units } = layers[l - 1];
    const derivative = slope[activation];
    delta = below.map((d, at) => {
      const row = Math.floor(at / units);
      const x = activation === "gelu" ? sumsOf(layers[l - 1], weights, inputs[l - 1], row, at % units) : 0;
      return d * derivative(inputs[l][at], x);
    });
  }
  return gradient;
}

/** Euclidean norm of each layer's weights in a gradient (biases not counted), from the first layer to the last. */
export function weightNorms(network: Network, classes: number, gradient: Float64Array): number[] {
  return layersOf(network, classes).map(({ weightOffset, biasOffset }) => {
    let squares = 0;
    for (let i = weightOffset; i < biasOffset; i++) squares += gradient[i] * gradient[i];
    return Math.sqrt(squares);
  });
}

/** Norms of the gradient on points, layer by layer. */
export function weightNormsOn(
  network: Network,
  classes: number,
  weights: Float32Array,
  points: Points,
): number[] {
  return weightNorms(network, classes, gradientOf(network, classes, weights, points));
}
