/**
 * One point on its way through the network, and its loss's gradient on the way back, with every number kept. In double
 * precision; reference code: clear before fast. Source of the way back: Rumelhart, Hinton & Williams 1986.
 */
import type { Network, OwnPoint } from "./config";
import { activate, featuresOf } from "./forward";
import { slope } from "./gradient";
import { layersOf, type Layer } from "./network";

/** What one layer does to the point; the last layer's outputs are the logits. */
export interface LayerTrace {
  layer: Layer;
  /** what comes in, [inputs] */
  input: Float64Array;
  /** z = W·input + b, [outputs] */
  sums: Float64Array;
  /** a = f(z), [outputs] */
  outputs: Float64Array;
  /** δ = ∂loss/∂z, [outputs] */
  deltas: Float64Array;
  /** Euclidean norm of ∂loss/∂W, without biases */
  gradientNorm: number;
}

/** One point's numbers; without dropout and penalties. */
export interface PointTrace {
  layers: LayerTrace[];
  /** softmax of the logits, [classes] */
  probabilities: Float64Array;
  /** cross-entropy of this point alone: -ln of its class's probability */
  loss: number;
}

/** One weight's part of a sum. */
export interface Term {
  /** where it comes from, or on the way back goes to */
  unit: number;
  weight: number;
  /** the number that the weight multiplies: an input, or on the way back a δ */
  factor: number;
  product: number;
}

/** The arithmetic of one unit. */
export interface UnitTrace {
  bias: number;
  /** z = bias + the sum of these, the largest first */
  forward: Term[];
  sum: number;
  output: number;
  /** f′(z) */
  slope: number;
  /** δ = slope · the sum of these, the largest first; none for a logit, whose δ is p - y */
  back: Term[];
  delta: number;
}

const norm = (values: Float64Array): number => Math.hypot(...values);

function forwardThrough(layer: Layer, weights: Float32Array, input: Float64Array): LayerTrace {
  const { inputs, outputs: count, weightOffset, biasOffset } = layer;
  const sums = Float64Array.from({ length: count }, (_, o) => weights[biasOffset + o]);
  for (let i = 0; i < inputs; i++)
    for (let o = 0; o < count; o++) sums[o] += input[i] * weights[weightOffset + i * count + o];
  const outputs = sums.map(activate[layer.activation]);
  return { layer, input, sums, outputs, deltas: new Float64Array(count), gradientNorm: 0 };
}

/** Softmax in double precision, shifted by the largest logit, and the logarithm of its divisor. */
function softmaxOf(logits: Float64Array): { probabilities: Float64Array; logSum: number } {
  const top = Math.max(...logits);
  const powers = logits.map((z) => Math.exp(z - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return { probabilities: powers.map((power) => power / sum), logSum: top + Math.log(sum) };
}

/** δ of a layer from those of the layer after it. */
function deltasBefore({ layer, sums, outputs }: LayerTrace, after: LayerTrace, weights: Float32Array) {
  const { weightOffset, outputs: count } = after.layer;
  return sums.map((z, unit) => {
    let sum = 0;
    for (let o = 0; o < count; o++) sum += weights[weightOffset + unit * count + o] * after.deltas[o];
    return sum * slope[layer.activation](outputs[unit], z);
  });
}

/** A labelled point's way through the network and back. @param weights layout of lib/spiral/network.ts */
export function tracePoint(
  network: Network,
  classes: number,
  weights: Float32Array,
  { x, y, label }: OwnPoint,
): PointTrace {
  const layers: LayerTrace[] = [];
  let input: Float64Array = Float64Array.from(featuresOf(Float32Array.of(x, y), network.features));
  for (const layer of layersOf(network, classes)) {
    const one = forwardThrough(layer, weights, input);
    layers.push(one);
    input = one.outputs;
  }
  const { probabilities, logSum } = softmaxOf(input);
  let deltas: Float64Array = probabilities.map((p, k) => p - Number(k === label));
  for (let at = layers.length - 1; at >= 0; at--) {
    const one = layers[at];
    one.deltas = deltas;
    // the gradient of W is the product of what came in and δ, and so is its norm
    one.gradientNorm = norm(one.input) * norm(deltas);
    if (at > 0) deltas = deltasBefore(layers[at - 1], one, weights);
  }
  return { layers, probabilities, loss: logSum - input[label] };
}

const largestFirst = (terms: Term[]): Term[] =>
  terms.sort((a, b) => Math.abs(b.product) - Math.abs(a.product));

const term = (unit: number, weight: number, factor: number): Term => ({
  ...{ unit, weight, factor },
  product: weight * factor,
});

/**
 * How one unit came to its numbers.
 * @param at index of the layer, 0 for the first hidden one
 * @throws RangeError when there is no such unit
 */
export function traceUnit(
  { layers }: PointTrace,
  weights: Float32Array,
  at: number,
  unit: number,
): UnitTrace {
  const one = layers[at];
  if (!one || !(unit in one.sums)) throw new RangeError(`no unit ${unit} in layer ${at}`);
  const { layer, input, sums, outputs, deltas } = one;
  const after = layers[at + 1];
  const incoming = (i: number) => weights[layer.weightOffset + i * layer.outputs + unit];
  const leaving = (o: number) => weights[after.layer.weightOffset + unit * after.layer.outputs + o];
  return {
    bias: weights[layer.biasOffset + unit],
    forward: largestFirst([...input].map((value, i) => term(i, incoming(i), value))),
    sum: sums[unit],
    output: outputs[unit],
    slope: slope[layer.activation](outputs[unit], sums[unit]),
    back: after ? largestFirst([...after.deltas].map((delta, o) => term(o, leaving(o), delta))) : [],
    delta: deltas[unit],
  };
}
