/** Which classes are taken for which. */
import type { Network } from "./config";
import { forward } from "./forward";
import type { Points } from "./points";
import { predictedClass } from "./score";

/**
 * Counts by true class (row) and predicted class (column): number[classes][classes].
 * Points whose logits are not numbers are in no column.
 */
export function confusionOf(
  network: Network,
  classes: number,
  weights: Float32Array,
  points: Points,
): number[][] {
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  const logits = forward(network, classes, weights, points.xy);
  points.labels.forEach((label, i) => {
    const predicted = predictedClass(logits, i, classes);
    if (predicted >= 0) counts[label][predicted]++;
  });
  return counts;
}
