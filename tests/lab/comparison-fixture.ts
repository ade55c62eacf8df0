// Comparisons as the bench makes them, short of training: what tests of figures, names and storage need.
import type { Comparison, Plan, Trial } from "@/lib/lab/compare/comparison";
import { sweepPlan } from "@/lib/lab/compare/plans";
import { courseConfig, courseDataset, type Config } from "@/lib/spiral/config";

/** A trial that ended with this held-out accuracy; null: diverged. */
export const trial = (variantId: string, seed: number, accuracy: number | null): Trial => ({
  ...{ variantId, seed },
  outcome: accuracy === null ? "diverged" : "finished",
  epoch: 10,
  engine: "plain",
  curve: [
    { epoch: 0, loss: 1.1, trainAccuracy: 0.33, heldOutLoss: 1.1, heldOutAccuracy: 0.33 },
    { epoch: 10, loss: 0.5, trainAccuracy: 0.9, heldOutLoss: 0.6, heldOutAccuracy: accuracy },
  ],
  loss: 0.5,
  trainAccuracy: 0.9,
  heldOutAccuracy: accuracy,
  weights: Float32Array.of(1, 2, 3),
  map: null,
});

/** A small config that trains in a moment. */
export function tinyConfig(seed = 7): Config {
  const config = courseConfig({ ...courseDataset(1), pointsPerClass: 20, heldOutPerClass: 20 }, seed);
  config.network.hidden = [{ units: 6, activation: "relu", dropout: 0 }];
  return { ...config, epochs: 15 };
}

export function comparison(
  id: string,
  change: Partial<Comparison> = {},
  plan: Plan = sweepPlan("optimizers", tinyConfig(), 2),
): Comparison {
  return { id, owner: "", at: 1, pinned: false, plan, guess: null, trials: [], ...change };
}
