/** When training has diverged. What stands still instead is told in the lab, from more than a loss. */
import type { DivergenceKind } from "./protocol";

/** A batch loss above this is an explosion: chance is below 1.7 for five classes. */
export const explosionLoss = 10_000;

/** What is wrong with a batch's loss, or null. */
export function faultOf(loss: number): DivergenceKind | null {
  if (!Number.isFinite(loss)) return "loss-not-finite";
  return loss > explosionLoss ? "loss-exploded" : null;
}

/** Whether none of a network's weights is infinite or not a number. */
export const allFinite = (weights: Float32Array): boolean => weights.every(Number.isFinite);
