/** What of a network can keep it from learning, measured on points. Pure. */
import type { Activation, Network } from "@/lib/spiral/config";
import { forwardAll } from "@/lib/spiral/forward";
import { weightNormsOn, slope } from "@/lib/spiral/gradient";
import { layersOf, type Layer } from "@/lib/spiral/network";
import type { Points } from "@/lib/spiral/points";

/** One hidden layer, as the points see it. */
export interface LayerHealth {
  activation: Activation;
  /** units of one layer that have the same weights and bias: what they learn is the same as well */
  alike: boolean;
  /** fraction of units whose slope is zero at every point; of ReLU only */
  dead: number;
  /** fraction of units whose mean slope is below a fiftieth of the steepest; of sigmoid and tanh only */
  saturated: number;
}

/** The whole network. */
export interface NetworkHealth {
  layers: LayerHealth[];
  /** gradient norm of the first layer's weights, as a part of the output layer's; 1 without hidden layers */
  reaching: number;
  /** spread of the last hidden layer's outputs over the points, as a part of the points' own; 1 without hidden layers */
  passing: number;
}

const steepest: Partial<Record<Activation, number>> = { sigmoid: 0.25, tanh: 1 };
const flat = 0.02;

function alike({ inputs, outputs, weightOffset, biasOffset }: Layer, weights: Float32Array): boolean {
  if (outputs < 2) return false;
  for (let i = 0; i <= inputs; i++) {
    const from = i === inputs ? biasOffset : weightOffset + i * outputs;
    for (let o = 1; o < outputs; o++) if (weights[from + o] !== weights[from]) return false;
  }
  return true;
}

/** Mean slope of each unit over the points. */
function meanSlopes({ activation, outputs: units }: Layer, outputs: Float32Array): Float64Array {
  const sums = new Float64Array(units);
  // of the activations asked here the output alone gives the slope
  outputs.forEach((value, at) => (sums[at % units] += slope[activation](value, NaN)));
  return sums.map((sum) => (sum * units) / outputs.length);
}

function healthOf(layer: Layer, outputs: Float32Array, weights: Float32Array): LayerHealth {
  const { activation } = layer;
  const part = (is: (slope: number) => boolean): number =>
    meanSlopes(layer, outputs).filter(is).length / layer.outputs;
  const most = steepest[activation];
  return {
    activation,
    alike: alike(layer, weights),
    dead: activation === "relu" ? part((mean) => mean === 0) : 0,
    saturated: most === undefined ? 0 : part((mean) => mean < flat * most),
  };
}

/** Root mean square over the units of the standard deviation over the points. */
function spreadOf(values: Float32Array, units: number): number {
  const [sums, squares] = [new Float64Array(units), new Float64Array(units)];
  values.forEach((value, at) => {
    sums[at % units] += value;
    squares[at % units] += value * value;
  });
  const rows = values.length / units;
  const variance = squares.reduce(
    (total, square, unit) => total + square / rows - (sums[unit] / rows) ** 2,
    0,
  );
  return Math.sqrt(Math.max(0, variance) / units);
}

/** @param weights layout of lib/spiral/network.ts */
export function measureNetwork(
  network: Network,
  classes: number,
  weights: Float32Array,
  points: Points,
): NetworkHealth {
  const outputs = forwardAll(network, classes, weights, points.xy);
  const hidden = layersOf(network, classes).slice(0, -1);
  const last = hidden.at(-1);
  const norms = weightNormsOn(network, classes, weights, points);
  return {
    layers: hidden.map((layer, at) => healthOf(layer, outputs[at], weights)),
    passing: last ? spreadOf(outputs[hidden.length - 1], last.outputs) / spreadOf(points.xy, 2) : 1,
    reaching: hidden.length > 0 ? norms[0] / norms[norms.length - 1] : 1,
  };
}
