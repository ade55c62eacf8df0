/** Networks of several sizes, to see which engine is the fastest on each. */
import type { Config } from "@/lib/spiral/config";
import type { EngineName, Measurement } from "@/lib/training/engine-names";

/** Hidden layers from a handful of units to nearly the contract's limit of parameters. */
export const networkSizes: readonly (readonly number[])[] = [
  [4],
  [16],
  [64],
  [200],
  [64, 64],
  [128, 128],
  [200, 200],
];

/** The lab's own work with hidden layers of another size, ReLU between them. */
export const configOfSize = (config: Config, size: number): Config => ({
  ...config,
  network: {
    ...config.network,
    hidden: networkSizes[size].map((units) => ({ units, activation: "relu", dropout: 0 })),
  },
});

/** How fast an engine was. */
export interface Pace {
  engine: EngineName;
  stepsPerSecond: number;
}

/** The engines that could be measured, the fastest first. */
export const fastestFirst = (measurements: readonly Measurement[]): Pace[] =>
  measurements
    .flatMap(({ engine, stepsPerSecond }) => (stepsPerSecond ? [{ engine, stepsPerSecond }] : []))
    .sort((a, b) => b.stepsPerSecond - a.stepsPerSecond);
