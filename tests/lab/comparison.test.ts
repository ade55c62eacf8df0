import { describe, expect, test } from "vitest";
import { experiments, type Experiment } from "@/lib/content/experiments";
import { requests } from "@/lib/contract/requests";
import { runConfigSchema } from "@/lib/contract/run-config";
import { configOfTrial, missingTrials, placeOf, shownTrial, type Plan } from "@/lib/lab/compare/comparison";
import {
  gridPlan,
  racePlan,
  raceSweepPlan,
  sizesPlan,
  sweepKinds,
  sweepPlan,
  trianglePlan,
} from "@/lib/lab/compare/plans";
import { readFarAway, readGradient, readingOf } from "@/lib/lab/compare/readings";
import { ahead, deviation, mean, summarise } from "@/lib/lab/compare/statistics";
import { nameConfigs } from "@/lib/lab/config/differences";
import { numberText } from "@/lib/lab/config/typed-number";
import { comparisonAttachment, runAttachment } from "@/lib/lab/attachment";
import { courseConfig, courseDataset } from "@/lib/spiral/config";
import { comparison, tinyConfig, trial } from "./comparison-fixture";

const dataset = courseDataset(3);

function planOf<Kind extends Experiment["plan"]["kind"]>(kind: Kind) {
  const found = Object.values(experiments).find(({ plan }) => plan.kind === kind);
  // one experiment of each kind
  return found!.plan as Extract<Experiment["plan"], { kind: Kind }>;
}

const grid = gridPlan(planOf("grid"), dataset);
const sizes = sizesPlan(planOf("comparison"), dataset);
const race = racePlan(planOf("race"), dataset);
const rates = raceSweepPlan(planOf("race"), dataset);
const coursePlans: Plan[] = [grid, sizes, race, rates, trianglePlan(planOf("triangle"), dataset)];

describe("plans", () => {
  test("CP3 every trial of every comparison is one that the contract accepts, under an id of its own", () => {
    const sweeps = sweepKinds.map((kind) => sweepPlan(kind, courseConfig(dataset, 9), 3));
    for (const plan of [...coursePlans, ...sweeps]) {
      const trials = missingTrials(comparison("c", {}, plan));
      const keys = trials.map(({ variant, seed }) => `${variant.id}/${seed}`);
      expect(new Set(keys).size).toBe(plan.variants.length * plan.seeds.length);
      for (const { variant, seed } of trials) {
        expect(variant.id).not.toContain("/");
        expect(runConfigSchema.safeParse(configOfTrial(variant, seed)).success, variant.id).toBe(true);
      }
    }
  });

  test("CP3 the two-by-two crosses activation and optimizer and changes nothing else", () => {
    const place = (row: string, column: string) =>
      grid.variants.find(({ id }) => id === placeOf(row, column))?.config;
    const [a, b] = [place("none", "sgd"), place("relu", "sgd")];
    expect(a?.optimizer).toEqual(b?.optimizer);
    expect({ ...a?.network, hidden: [] }).toEqual({ ...b?.network, hidden: [] });
    expect(place("none", "adam")?.network).toEqual(a?.network);
    expect(grid.variants).toHaveLength(4);
  });

  test("CP3 a sweep varies one thing around the config, whose own seed comes first", () => {
    const config = courseConfig(dataset, 2);
    const plan = sweepPlan("rates", config, 3);
    expect(plan.seeds).toEqual([2, 1, 3]);
    expect(plan.variants.map((variant) => variant.config.optimizer.learningRate)).toEqual([
      1e-5, 1e-4, 1e-3, 1e-2, 1e-1,
    ]);
    for (const { config: other } of plan.variants)
      expect({ ...other, optimizer: { ...other.optimizer, learningRate: 1e-3 } }).toEqual(config);
    const extreme = { ...config, optimizer: { ...config.optimizer, learningRate: 100 } };
    expect(sweepPlan("rates", extreme, 1).variants.map(({ id }) => id)).toEqual(["1", "10", "100"]);
    expect(sweepPlan("seeds", config, 10).seeds).toHaveLength(10);
  });

  test("CP4 variants are named by what is different about them, telling things first", () => {
    const names = (plan: Plan) =>
      nameConfigs(plan.variants.map(({ config }) => config)).map((name) => name.map(({ value }) => value));
    expect(names(sweepPlan("depths", courseConfig(dataset), 1))[1]).toEqual(["2→21→21→3"]);
    expect(names(rates)[0]).toEqual(["sgd", "1e-4"]);
    expect(names(grid)).toEqual([
      ["none", "sgd"],
      ["none", "adam"],
      ["relu", "sgd"],
      ["relu", "adam"],
    ]);
    // as the field of the rate shows it
    expect(names(rates)[0][1]).toBe(numberText(1e-4));
    const one = nameConfigs([courseConfig(dataset)]);
    expect(one[0].map(({ key }) => key)).toEqual(["network", "activation", "optimizer", "rate"]);
  });
});

describe("figures", () => {
  test("CP5 mean and spread are those of the seeds that ended well", () => {
    expect(mean([])).toBeNull();
    expect(deviation([0.5])).toBeNull();
    expect(deviation([1, 2, 3, 4])).toBeCloseTo(Math.sqrt(5 / 3), 12);
    const plan = { ...sizes, seeds: [1, 2, 3] };
    const [one, two, three] = summarise({
      plan,
      trials: [trial("one", 2, 0.9), trial("one", 1, 0.8), trial("one", 3, null), trial("two", 1, null)],
    });
    expect(one).toMatchObject({ accuracies: [0.8, 0.9], diverged: 1, done: 3, planned: 3 });
    expect(one.mean).toBeCloseTo(0.85, 12);
    expect(one.spread).toBeCloseTo(Math.sqrt(0.005), 12);
    expect(two).toMatchObject({ mean: null, spread: null, loss: null, diverged: 1 });
    expect(three).toMatchObject({ done: 0, mean: null });
  });

  test("CP5 a lead within the noise of the seeds is no lead", () => {
    const plan = { ...sizes, seeds: [1, 2] };
    const of = (...values: [string, number, number][]) =>
      ahead(
        summarise({
          plan,
          trials: values.flatMap(([id, a, b]) => [trial(id, 1, a), trial(id, 2, b)]),
        }),
      ).map(({ variant }) => variant.id);
    expect(of(["one", 0.9, 0.96], ["two", 0.91, 0.94], ["three", 0.5, 0.52])).toEqual(["one", "two"]);
    expect(of(["one", 0.9, 0.901], ["two", 0.95, 0.951])).toEqual(["two"]);
    expect(of()).toEqual([]);
  });

  test("CP5 ahead ends at twice the standard error, of own points by the quarter that is held out", () => {
    const points = Array.from({ length: 400 }, (_, at) => ({ x: at / 400, y: 0, label: at % 2 }));
    const config = courseConfig({ ...dataset, classes: 2, points });
    const [one, two] = ["one", "two"].map((id) => ({ ...sizes.variants[0], id, config }));
    const aheadAt = (apart: number) =>
      ahead(
        summarise({
          plan: { ...sizes, variants: [one, two], seeds: [1] },
          trials: [trial("one", 1, 0.5 + apart / 2), trial("two", 1, 0.5 - apart / 2)],
        }),
      ).length;
    // 100 points: the error of each mean is nearly 0.05, so that of the difference nearly 0.0707; twice of it is 0.140
    expect([0.138, 0.142].map(aheadAt)).toEqual([2, 1]);
  });

  test("CP6 a variant shows its first seed that ended well", () => {
    const plan = { ...sizes, seeds: [1, 2, 3] };
    const trials = [trial("one", 3, 0.7), trial("one", 2, 0.6), trial("one", 1, null)];
    expect(shownTrial(comparison("c", { trials }, plan), "one")?.seed).toBe(2);
    expect(shownTrial(comparison("c", { trials: trials.slice(2) }, plan), "one")?.outcome).toBe("diverged");
    expect(shownTrial(comparison("c", {}, plan), "one")).toBeNull();
  });
});

describe("readings", () => {
  const read = (plan: Plan, values: Record<string, number>) =>
    readingOf(
      comparison(
        "c",
        {
          trials: Object.entries(values).flatMap(([id, value]) =>
            plan.seeds.map((seed) => trial(id, seed, value)),
          ),
        },
        plan,
      ),
    );

  test("CP7 results speak for the choice that they fit", () => {
    expect(read(grid, { "none sgd": 0.503, "none adam": 0.501 })).toBe("stays");
    expect(read(grid, { "none sgd": 0.503, "none adam": 0.7 })).toBe("somewhat");
    expect(read(grid, { "none sgd": 0.503, "none adam": 0.97 })).toBe("high");
    expect(read(sizes, { one: 0.998, four: 0.997 })).toBe("equal");
    expect(read(sizes, { one: 0.998, four: 0.9 })).toBe("wide");
    expect(read(sizes, { one: 0.9, four: 0.998 })).toBe("deep");
    expect(read(race, { "sgd-1": 0.996, "adam-1e-2": 0.999 })).toBe("close");
    expect(read(race, { "sgd-1": 0.6, "adam-1e-2": 0.999 })).toBe("adam");
    expect(read(race, { "sgd-1": 0.999, "adam-1e-2": 0.6 })).toBe("sgd");
    expect([0.9, 0.1, 1e-3, 1e-7].map(readGradient)).toEqual(["same", "tenth", "thousandth", "millionth"]);
    expect(readFarAway(Float32Array.of(1, 0, 0, 0.02, 0.98, 0, 0.4, 0.3, 0.3), 3)).toBe("confident");
    expect(readFarAway(Float32Array.of(0.4, 0.3, 0.3, 0.3, 0.4, 0.3), 3)).toBe("uniform");
  });

  test("CP7 unfinished results speak for nothing", () => {
    expect(read(grid, { "none adam": 0.5 })).toBeNull();
    const trials = sizes.seeds.slice(1).map((seed) => trial("one", seed, 0.9));
    expect(readingOf(comparison("c", { trials }, sizes))).toBeNull();
    expect(readingOf(comparison("c", { trials: [trial("sgd", 7, 0.9)] }))).toBeNull();
  });

  test("CP7 every reading is one of its experiment's choices", () => {
    const choices = (id: keyof typeof experiments) => experiments[id].prediction.choices.map((one) => one.id);
    expect(choices("two-by-two")).toEqual(["stays", "somewhat", "high"]);
    expect(choices("equal-parameters")).toEqual(["wide", "deep", "equal"]);
    expect(choices("optimizer-race")).toEqual(["adam", "sgd", "close"]);
    expect(choices("gradient-by-depth")).toEqual(["same", "tenth", "thousandth", "millionth"]);
    expect(choices("probability-triangle")).toEqual(expect.arrayContaining(["uniform", "confident"]));
    expect(choices("layer-explorer")).toEqual(
      expect.arrayContaining(["fully-connected", "first-convolution", "all-convolutions"]),
    );
  });
});

describe("evidence", () => {
  const schema = requests["evidence.attach"].payload;
  const sent = (attachment: object) =>
    schema.safeParse({ ...attachment, id: "x".repeat(21), questionId: "softmax" });

  test("CP8 a comparison is attached with a line to each variant, its mean and spread", () => {
    const plan = { ...sizes, seeds: [4, 5] };
    const trials = [trial("one", 4, 0.9), trial("one", 5, 0.8), trial("two", 4, null)];
    const names = new Map([
      ["one", "wide"],
      ["two", "x".repeat(300)],
    ]);
    const attachment = comparisonAttachment(comparison("c", { trials }, plan), {
      ...{ title: "t".repeat(300), prediction: "equal", names },
    });
    expect(sent(attachment).error).toBeUndefined();
    expect(attachment.runs).toHaveLength(2);
    expect(attachment.runs[0]).toMatchObject({ label: "wide", over: { seeds: 2, diverged: 0 } });
    expect(attachment.runs[0].finalAccuracy).toBeCloseTo(0.85, 12);
    expect(attachment.runs[0].over?.spread).toBeCloseTo(Math.sqrt(0.005), 12);
    expect(attachment.runs[0].config.seed).toBe(4);
    expect(attachment.runs[1]).toMatchObject({ finalAccuracy: null, over: { seeds: 1, diverged: 1 } });
    expect(attachment.title).toHaveLength(200);
  });

  test("CP8 the largest sweep with long curves stays small enough to be read with a whole class", () => {
    const trials = rates.variants.flatMap(({ id }) =>
      rates.seeds.map((seed) => ({
        ...trial(id, seed, 0.987654321),
        curve: Array.from({ length: 160 }, (_, epoch) => ({
          epoch,
          loss: 0.123456789 + epoch,
          trainAccuracy: 0.123456789,
          heldOutLoss: 0.123456789,
          heldOutAccuracy: 0.123456789,
        })),
      })),
    );
    const names = new Map(rates.variants.map(({ id }) => [id, id]));
    const attachment = comparisonAttachment(comparison("c", { trials }, rates), {
      ...{ title: "sweep", prediction: null, names },
    });
    expect(sent(attachment).error).toBeUndefined();
    expect(attachment.runs).toHaveLength(18);
    expect(JSON.stringify(attachment).length).toBeLessThan(100_000);
    expect(attachment.runs[0].curve.at(-1)?.epoch).toBe(159);
  });

  test("CP8 a run is attached with its curve and figures, whatever they are", () => {
    const run = {
      ...{ id: "r", owner: "", at: 1, pinned: false, weights: new Float32Array(3), engine: "plain" },
      config: tinyConfig(),
      epochs: 10,
      curve: trial("x", 1, 0.9).curve,
      claimedAccuracy: null,
      loss: Infinity,
      trainAccuracy: 0.4,
    };
    const attachment = runAttachment(run, "mine");
    expect(sent(attachment).error).toBeUndefined();
    expect(attachment.runs[0]).toMatchObject({ label: "mine", finalLoss: null, finalAccuracy: 0.4 });
  });
});
