/** Exact scoring of weights on points. */
import type { Network } from "./config";
import { forward } from "./forward";
import type { Points } from "./points";

/** Index of the largest logit; the first one wins a tie. A row with NaN belongs to no class: -1. */
export function predictedClass(logits: Float32Array, row: number, classes: number): number {
  let best = 0;
  for (let k = 0; k < classes; k++) {
    const value = logits[row * classes + k];
    if (Number.isNaN(value)) return -1;
    if (value > logits[row * classes + best]) best = k;
  }
  return best;
}

/** How many of the points the network puts into their own class. */
export function countCorrect(
  network: Network,
  classes: number,
  weights: Float32Array,
  points: Points,
): number {
  const logits = forward(network, classes, weights, points.xy);
  let correct = 0;
  for (let i = 0; i < points.labels.length; i++)
    if (predictedClass(logits, i, classes) === points.labels[i]) correct++;
  return correct;
}
