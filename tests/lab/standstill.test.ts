// Runs that stand still, each of one kind, and runs that train: told apart by what is measured.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { progressOfRun } from "@/lib/lab/run/tile-of-run";
import { foundOf } from "@/lib/lab/still/found";
import { remediesOf } from "@/lib/lab/still/remedies";
import { standstillOf, type RunSoFar, type Standstill } from "@/lib/lab/still/standstill";
import {
  courseConfig,
  courseDataset,
  type Activation,
  type Config,
  type Initialisation,
  type OptimizerKind,
} from "@/lib/spiral/config";
import { PlainEngine } from "@/lib/training/plain/plain-engine";
import { explosionLoss } from "@/lib/training/divergence";
import { TrainingRun } from "@/lib/training/training-run";
import { prepareWork } from "@/lib/training/work";

interface Made {
  activation?: Activation;
  units?: number[];
  initialisation?: Initialisation;
  kind?: OptimizerKind;
  rate?: number;
  seed?: number;
  epochs?: number;
}

function made({
  activation = "relu",
  units = [16],
  initialisation = "pytorch",
  seed = 1,
  ...rest
}: Made): Config {
  const { kind = "adam", rate = 0.01, epochs = 120 } = rest;
  const usual = courseConfig({ ...courseDataset(seed), pointsPerClass: 40, heldOutPerClass: 10 }, seed);
  return {
    ...usual,
    network: {
      ...usual.network,
      hidden: units.map((count) => ({ units: count, activation, dropout: 0 })),
      initialisation,
    },
    optimizer: { ...usual.optimizer, kind, learningRate: rate, momentum: 0.9 },
    epochs,
  };
}

/** Trains to the end, or to where it diverges, and hands out how the run stands on the way. */
async function trained(config: Config, see: (run: RunSoFar) => void = () => {}): Promise<RunSoFar> {
  const run = await TrainingRun.begin(prepareWork(config), new PlainEngine(prepareWork(config)));
  const now = async (): Promise<RunSoFar> => {
    const { curve, weights } = await run.snapshot();
    return { config, curve, weights };
  };
  while (run.position.epoch < config.epochs) {
    const { divergence } = await run.advance(config.epochs);
    if (divergence) break;
    if (run.position.epoch % 20 === 0) see(await now());
  }
  return now();
}

describe("a run that stands still", () => {
  const cases: [string, Made, Standstill["cause"]][] = [
    ["zeros with ReLU", { initialisation: "zeros" }, "alike"],
    ["zeros with tanh", { initialisation: "zeros", activation: "tanh" }, "alike"],
    [
      "zeros with sigmoid",
      { initialisation: "zeros", activation: "sigmoid", kind: "sgd", rate: 0.1 },
      "alike",
    ],
    ["eight sigmoid layers", { activation: "sigmoid", units: new Array<number>(8).fill(12) }, "vanishing"],
    [
      "tiny weights in a deep network",
      { units: [16, 16, 16, 16], initialisation: "small-normal", kind: "sgd", rate: 0.1 },
      "silent",
    ],
    [
      "eight sigmoid layers and SGD",
      { activation: "sigmoid", units: new Array<number>(8).fill(12), kind: "sgd", rate: 0.1 },
      "silent",
    ],
    ["SGD with a rate of 50 on ReLU", { kind: "sgd", rate: 50, units: [16, 16] }, "dead"],
    [
      "SGD with a rate of 50 on tanh",
      { kind: "sgd", rate: 50, activation: "tanh", units: [16, 16] },
      "saturated",
    ],
    ["a rate of a millionth", { rate: 1e-6 }, "too-small"],
    ["SGD with a small rate", { kind: "sgd", rate: 1e-4 }, "too-small"],
    ["SGD with a rate of 9", { kind: "sgd", rate: 9, activation: "leaky-relu" }, "too-large"],
    ["Adam with a rate of 3 on GELU", { rate: 3, activation: "gelu", units: [16, 16] }, "silent"],
  ];

  test.each(cases)("SM2 %s is explained, and every remedy helps", async (_, change, cause) => {
    const run = await trained(made(change));
    const standstill = standstillOf(run);
    if (!standstill) throw new Error("nothing is said");
    expect(standstill.cause).toBe(cause);
    const remedies = remediesOf(standstill, run.config);
    expect(remedies.length).toBeGreaterThan(0);
    for (const { config } of remedies) {
      expect(config).not.toEqual(run.config);
      const better = await trained({ ...config, epochs: 300 });
      expect(better.curve.at(-1)?.loss).toBeLessThan(0.9 * (run.curve.at(-1)?.loss ?? 0));
    }
  });
});

const grid: Made[] = (["none", "sigmoid"] as const).flatMap((activation) =>
  [1, 2, 3, 5].flatMap((layers) =>
    (["sgd", "momentum", "adam"] as const).flatMap((kind) =>
      [1e-5, 1e-3, 1, 30].map((rate) => ({
        activation,
        units: new Array<number>(layers).fill(8),
        kind,
        rate,
      })),
    ),
  ),
);

/** Whether a run of that config gets to that loss, in as many epochs as somebody looks on. */
async function reaches(config: Config, loss: number): Promise<boolean> {
  let best = Infinity;
  const end = await trained(
    { ...config, epochs: 300 },
    ({ curve }) => (best = curve.at(-1)?.loss ?? Infinity),
  );
  return Math.min(best, end.curve.at(-1)?.loss ?? Infinity) < loss;
}

test.each([2, 3, 5])(
  "SM2 in a grid of linear and of sigmoid networks on %i arms no remedy leaves a run where it stood",
  async (classes) => {
    const useless: string[] = [];
    for (const change of grid.filter((_, at) => classes === 3 || at % 3 === 0)) {
      const config = made(change);
      const run = await trained({ ...config, dataset: { ...config.dataset, classes, pointsPerClass: 24 } });
      const standstill = standstillOf(run);
      if (!standstill) continue;
      for (const { config: other, changes } of remediesOf(standstill, run.config))
        if (!(await reaches(other, 0.9 * (run.curve.at(-1)?.loss ?? 0))))
          useless.push(JSON.stringify({ ...change, ...standstill, changes }));
    }
    expect(useless).toEqual([]);
  },
);

/** Rates at which such networks are trained. */
const calm: [OptimizerKind, number, number][] = [
  ["sgd", 0.05, 0.5],
  ["momentum", 0.01, 0.1],
  ["nesterov", 0.01, 0.1],
  ["rmsprop", 0.001, 0.01],
  ["adam", 0.001, 0.03],
  ["adamw", 0.001, 0.03],
];

const training = fc
  .record({
    activation: fc.constantFrom<Activation>("relu", "leaky-relu", "tanh", "gelu", "sigmoid", "none"),
    units: fc.array(fc.integer({ min: 4, max: 24 }), { maxLength: 3 }),
    initialisation: fc.constantFrom<Initialisation>("pytorch", "xavier", "he"),
    optimizer: fc.constantFrom(...calm),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    seed: fc.nat(1e6),
  })
  .map(({ optimizer: [kind, low, high], share, ...rest }) =>
    made({ ...rest, kind, rate: low * (high / low) ** share, epochs: 160 }),
  );

test("SM2 a run that trains as usual is never said to stand still", () =>
  fc.assert(
    fc.asyncProperty(training, async (config) => {
      const said: (Standstill | null)[] = [];
      const end = await trained(config, (run) => said.push(standstillOf(run)));
      expect(end.curve.every(({ loss }) => loss < explosionLoss)).toBe(true);
      expect([...said, standstillOf(end)].filter((one) => one !== null)).toEqual([]);
    }),
    { numRuns: 60, seed: Number(process.env.PROPERTY_SEED ?? 1) },
  ));

test("WL3 what was found of a run is not said of another set-up, nor of the same run begun anew", () => {
  const config = courseConfig(courseDataset(7));
  const found = { config, epoch: 60, what: "dead" as const };
  const now = { config, epoch: 61.5, phase: "training" as const };
  expect(foundOf(found, now)).toBe("dead");
  expect(foundOf(found, { ...now, phase: "paused" })).toBe("dead");
  expect(foundOf(null, now)).toBeNull();
  // a set-up given to all while the last look is a second old
  const other = courseConfig(courseDataset(8));
  for (const phase of ["preparing", "ready", "training"] as const)
    expect(foundOf(found, { config: other, epoch: 0, phase })).toBeNull();
  expect(foundOf(found, { config: other, epoch: 80, phase: "training" })).toBeNull();
  expect(foundOf(found, { config, epoch: 0, phase: "training" })).toBeNull();
  expect(foundOf(found, { config, epoch: 60, phase: "preparing" })).toBeNull();
  // and so the teacher is told of the new one as it is
  const run = { config: other, epoch: 0, phase: "ready" as const, latest: null };
  expect(progressOfRun(run, foundOf(found, run))).not.toHaveProperty("still");
  expect(progressOfRun({ ...now, latest: null }, foundOf(found, now))).toMatchObject({ still: "dead" });
});
