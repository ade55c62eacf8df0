/** The plan: what a network is made of and where its arrays lie, as assembly/plan.ts reads it. */
import { activations, optimizerKinds, type Optimizer } from "@/lib/spiral/config";
import type { Layer } from "@/lib/spiral/network";
import type { MemoryViews } from "./arena";
import { dropoutThreshold } from "./dropout";

/** Points of a tile: units lie in rows of so many points. */
export const tile = 32;

/** Sizes in words. */
export const planWords = { header: 32, layer: 12, step: 6 } as const;

/** Indices of words (assembly/plan.ts counts bytes). */
const word = { optimizer: 12, momentum: 13, decay: 14, l1: 15, seed: 16, norms: 17 } as const;

/** Addresses of the arrays that a plan names, in bytes; 0 for one that the kernels in use never touch. */
export interface PlanPlaces {
  plan: number;
  weights: number;
  gradient: number;
  slots: readonly number[];
  /** rows of the tile: features, labels, deltas, each layer's outputs and slopes */
  input: number;
  tileLabels: number;
  deltas: readonly number[];
  outputs: readonly number[];
  slopes: readonly number[];
  norms: number;
}

/** Number of weights and biases of layers that lie one after the other. */
export function parametersOf(layers: readonly Layer[]): number {
  const { biasOffset, outputs } = layers[layers.length - 1];
  return biasOffset + outputs;
}

function writeLayer({ words, floats }: MemoryViews, at: PlanPlaces, layer: Layer, l: number): void {
  const to = at.plan / 4 + planWords.header + l * planWords.layer;
  const { inputs, outputs, weightOffset, biasOffset, activation, dropout } = layer;
  words.set(
    [
      ...[inputs, outputs, at.weights + 4 * weightOffset, at.weights + 4 * biasOffset],
      ...[activations.indexOf(activation), at.outputs[l], at.slopes[l]],
      ...[dropout > 0 ? 1 : 0, dropoutThreshold(dropout), 0],
      ...[at.gradient + 4 * weightOffset, at.gradient + 4 * biasOffset],
    ],
    to,
  );
  floats[to + 9] = 1 / (1 - dropout);
}

/** Writes the plan of these layers. @param seed of dropout's masks, 0 … 2³²-1 */
export function writePlan(views: MemoryViews, at: PlanPlaces, layers: readonly Layer[], seed: number): void {
  const plan = at.plan / 4;
  const { outputs } = layers[layers.length - 1];
  const sizes = [layers.length, outputs, layers[0].inputs, parametersOf(layers)];
  const arrays = [at.weights, at.gradient, ...at.slots, at.input, at.tileLabels, ...at.deltas];
  views.words.set([...sizes, ...arrays], plan);
  views.words[plan + word.seed] = seed;
  views.words[plan + word.norms] = at.norms;
  layers.forEach((layer, l) => writeLayer(views, at, layer, l));
}

/** Writes the optimizer into the plan at `plan` (bytes). */
export function writeOptimizer({ words, floats }: MemoryViews, plan: number, optimizer: Optimizer): void {
  words[plan / 4 + word.optimizer] = optimizerKinds.indexOf(optimizer.kind);
  floats[plan / 4 + word.momentum] = optimizer.momentum;
  floats[plan / 4 + word.decay] = optimizer.weightDecay;
  floats[plan / 4 + word.l1] = optimizer.l1;
}
