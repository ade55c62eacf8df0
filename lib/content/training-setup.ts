/** A training as the course writes it down, short of data and seed, and its expansion into the lab's config. */
import type { Localized } from "./language";
import type { Activation, Config, Dataset, Initialisation, OptimizerKind } from "@/lib/spiral/config";

export interface TrainingSetup {
  /** Stable within its list. */
  id: string;
  name: Localized;
  /** units of each hidden layer */
  hidden: readonly number[];
  /** of every hidden layer */
  activation: Activation;
  optimizer: OptimizerKind;
  learningRate: number;
  /** used by momentum; 0.9 unless told */
  momentum?: number;
  /** "pytorch" unless told */
  initialisation?: Initialisation;
}

/** What all trainings of the course share. */
export const courseTraining = { epochs: 1000, weightDecay: 1e-5, /** full batch */ batchSize: 0 } as const;

/** The lab's config for a setup on a dataset; the seed is that of weights, batch order and dropout. */
export function configOf(setup: TrainingSetup, dataset: Dataset, seed: number): Config {
  const { hidden, activation, optimizer, learningRate, momentum = 0.9, initialisation = "pytorch" } = setup;
  return {
    dataset,
    network: {
      features: ["x", "y"],
      hidden: hidden.map((units) => ({ units, activation, dropout: 0 })),
      initialisation,
    },
    optimizer: {
      kind: optimizer,
      learningRate,
      momentum,
      weightDecay: courseTraining.weightDecay,
      l1: 0,
      schedule: { kind: "constant", every: 100, factor: 0.5 },
    },
    batchSize: courseTraining.batchSize,
    epochs: courseTraining.epochs,
    seed,
  };
}
