/** Random configs over every option, small enough to train in a moment and calm enough that rounding stays rounding. */
import fc from "fast-check";
import {
  activations,
  courseDataset,
  featureNames,
  initialisations,
  optimizerKinds,
  scheduleKinds,
  type Config,
  type Dataset,
  type Optimizer,
} from "@/lib/spiral/config";

const seed = fc.nat({ max: 1_000_000 });
const fraction = (min: number, max: number) => fc.double({ min, max, noNaN: true });

const dataset: fc.Arbitrary<Dataset> = fc
  .record({
    kind: fc.constantFrom("spiral", "circles", "moons", "gaussians", "xor"),
    classes: fc.integer({ min: 2, max: 5 }),
    pointsPerClass: fc.integer({ min: 10, max: 70 }),
    heldOutPerClass: fc.integer({ min: 10, max: 30 }),
    noise: fraction(0, 0.5),
    seed,
  })
  .map((drawn) => ({
    ...courseDataset(1),
    ...drawn,
    kind: drawn.kind as Dataset["kind"],
    classes: drawn.kind === "spiral" || drawn.kind === "gaussians" ? drawn.classes : 2,
  }));

const hidden = fc.record({
  units: fc.integer({ min: 1, max: 20 }),
  activation: fc.constantFrom(...activations),
  dropout: fc.constantFrom(0, 0, 0, 0.2, 0.5),
});

/** Beyond these rates a run is chaotic: a difference in the last place doubles from step to step. */
const calmest: Record<Optimizer["kind"], number> = {
  ...{ sgd: 0.05, momentum: 0.005, nesterov: 0.005, rmsprop: 0.001, adam: 0.002, adamw: 0.002 },
};

const optimizer: fc.Arbitrary<Optimizer> = fc
  .record({
    kind: fc.constantFrom(...optimizerKinds),
    learningRate: fraction(0.05, 1),
    momentum: fraction(0.5, 0.95),
    weightDecay: fc.constantFrom(0, 1e-5, 0.01),
    l1: fc.constantFrom(0, 0, 1e-4),
    schedule: fc.record({
      kind: fc.constantFrom(...scheduleKinds),
      every: fc.integer({ min: 1, max: 50 }),
      factor: fraction(0.1, 0.9),
    }),
  })
  .map((drawn) => ({ ...drawn, learningRate: drawn.learningRate * calmest[drawn.kind] }));

/** Any config. */
export const anyConfig: fc.Arbitrary<Config> = fc.record({
  dataset,
  network: fc.record({
    features: fc.uniqueArray(fc.constantFrom(...featureNames), { minLength: 1, maxLength: 7 }),
    hidden: fc.array(hidden, { maxLength: 4 }),
    initialisation: fc.constantFrom(...initialisations),
  }),
  optimizer,
  batchSize: fc.constantFrom(0, 0, 1, 7, 32, 100),
  epochs: fc.integer({ min: 10, max: 300 }),
  seed,
});
