/** Why a run stands still, from what is measured of its curve and its network. Pure. */
import type { Config } from "@/lib/spiral/config";
import type { CurvePoint } from "@/lib/spiral/curve-point";
import { initialWeights, multiplyAdds } from "@/lib/spiral/network";
import { trainingPoints, type Points } from "@/lib/spiral/points";
import { measureNetwork, type NetworkHealth } from "./measure-network";
import { laterHalf, standsStill } from "./stands-still";

/**
 * alike: the units of a layer have the same weights, and stay alike; dead: ReLU units that no point reaches; saturated:
 * sigmoid or tanh units on their flat ends; vanishing: hardly any gradient reaches the first layer; silent: hardly any difference of the points reaches the last; too-large: the loss
 * jumps up and down; too-small: the weights have hardly moved.
 */
export type Standstill =
  | { cause: "alike"; layer: number }
  | { cause: "dead" | "saturated"; layer: number; share: number }
  | { cause: "vanishing" | "silent"; share: number }
  | { cause: "too-large"; share: number }
  | { cause: "too-small"; share: number };

/** Multiply-adds of a measurement: some 20 ms of plain TypeScript, forward and back. */
const work = 1_500_000;

const most = 0.8;
const hardly = 1e-3;
/** Weights that have moved by less than this part of their length stand where they began. */
const moved = 0.01;
/** Of the steps of a curve, and of the loss: so much of a jumping one goes up, and so far. */
const ups = 1 / 3;
const jump = 0.05;

/** Evenly chosen points, as many as a measurement may cost. */
function sampleOf({ xy, labels }: Points, perPoint: number): Points {
  const every = Math.max(1, Math.ceil((labels.length * (perPoint + 20)) / work));
  const chosen = Array.from({ length: Math.ceil(labels.length / every) }, (_, i) => i * every);
  return {
    xy: Float32Array.from(chosen.flatMap((i) => [xy[2 * i], xy[2 * i + 1]])),
    labels: Uint8Array.from(chosen, (i) => labels[i]),
  };
}

const lengthOf = (values: Float32Array): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));

/** How far the weights are from where they began, as a part of their length then; infinite for those that began at zero. */
function wayOf(config: Config, weights: Float32Array): number {
  const before = initialWeights(config);
  return lengthOf(weights.map((value, i) => value - before[i])) / lengthOf(before);
}

/** Mean change of the loss from point to point, as a part of the loss, where much of it goes up; else 0. */
function jumpOf(curve: readonly CurvePoint[]): number {
  const losses = laterHalf(curve).map(({ loss }) => loss);
  const changes = losses.slice(1).map((loss, i) => loss - losses[i]);
  if (changes.filter((change) => change > 0).length < ups * changes.length) return 0;
  const size = changes.reduce((sum, change) => sum + Math.abs(change), 0) / changes.length;
  return size / (losses.reduce((sum, loss) => sum + loss, 0) / losses.length);
}

function inNetwork({ layers, reaching, passing }: NetworkHealth): Standstill | null {
  const alike = layers.findIndex((layer) => layer.alike);
  if (alike >= 0) return { cause: "alike", layer: alike + 1 };
  for (const cause of ["dead", "saturated"] as const) {
    const layer = layers.findIndex((one) => one[cause] >= most);
    if (layer >= 0) return { cause, layer: layer + 1, share: layers[layer][cause] };
  }
  if (layers.length < 2) return null;
  if (reaching < hardly) return { cause: "vanishing", share: reaching };
  return passing < hardly ? { cause: "silent", share: passing } : null;
}

/** A run as far as it has come. */
export interface RunSoFar {
  config: Config;
  curve: readonly CurvePoint[];
  /** of now, in the layout of lib/spiral/network.ts */
  weights: Float32Array;
}

/** Why the run stands still; null when it does not, or when nothing that was measured explains it. */
export function standstillOf({ config, curve, weights }: RunSoFar): Standstill | null {
  const { network, dataset } = config;
  if (!standsStill(curve, dataset.classes) || !weights.every(Number.isFinite)) return null;
  const points = sampleOf(trainingPoints(dataset), multiplyAdds(network, dataset.classes));
  const found = inNetwork(measureNetwork(network, dataset.classes, weights, points));
  if (found) return found;
  const way = wayOf(config, weights);
  if (way < moved) return { cause: "too-small", share: way };
  const jumps = jumpOf(curve);
  return jumps > jump ? { cause: "too-large", share: jumps } : null;
}
