// What PyTorch answered; see tests/fixtures/spiral/make.py.
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Activation, FeatureName, Network } from "@/lib/spiral/config";

export interface ForwardCase {
  activation: Activation;
  features: FeatureName[];
  units: number[];
  classes: number;
  points: number[];
  labels: number[];
  weights: number[];
  /** outputs of the first layer */
  first: number[];
  logits: number[];
  loss: number;
  gradient: number[];
}

export interface Golden {
  forward: ForwardCase[];
  initialisations: Record<"pytorch" | "xavier" | "he", { spread: number; reach: number; biasReach: number }>;
  schedules: {
    step: { every: number; factor: number; rates: number[] };
    cosine: { factor: number; rates: number[] };
  };
  softmax: { logits: number[]; temperatures: Record<string, number[]> };
  streams: { seed: number; name: string; second: number; words: number[] }[];
}

// written by make.py in this shape
export const golden = JSON.parse(
  readFileSync(path.join(import.meta.dirname, "../fixtures/spiral/golden.json"), "utf8"),
) as Golden;

export const networkOf = ({ features, units, activation }: ForwardCase): Network => ({
  features,
  hidden: units.map((count) => ({ units: count, activation, dropout: 0 })),
  initialisation: "pytorch",
});

export const nameOf = ({ activation, features, units, classes }: ForwardCase): string =>
  `${activation} ${features.join("+")}→${[...units, classes].join("→")}`;
