import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeConfig, defaultConfig, encodeConfig, mostLinkedPoints } from "@/lib/lab/config/config-link";
import {
  activations,
  classesOf,
  datasetKinds,
  featureNames,
  initialisations,
  optimizerKinds,
  scheduleKinds,
  type Config,
  type Dataset,
} from "@/lib/spiral/config";

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });

const datasets: fc.Arbitrary<Dataset> = fc.constantFrom(...datasetKinds).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    classes: fc.integer(classesOf[kind]),
    pointsPerClass: fc.integer({ min: 10, max: 2000 }),
    heldOutPerClass: fc.integer({ min: 10, max: 2000 }),
    noise: real(0, 2),
    turns: real(0.1, 3),
    seed: fc.integer({ min: 0, max: 4_294_967_295 }),
  }),
);

const configs: fc.Arbitrary<Config> = fc.record({
  dataset: datasets,
  network: fc.record({
    features: fc.uniqueArray(fc.constantFrom(...featureNames), { minLength: 1 }),
    hidden: fc.array(
      fc.record({
        units: fc.integer({ min: 1, max: 64 }),
        activation: fc.constantFrom(...activations),
        dropout: real(0, 0.9),
      }),
      { maxLength: 8 },
    ),
    initialisation: fc.constantFrom(...initialisations),
  }),
  optimizer: fc.record({
    kind: fc.constantFrom(...optimizerKinds),
    learningRate: real(1e-6, 100),
    momentum: real(0, 0.9999),
    weightDecay: real(0, 10),
    l1: real(0, 10),
    schedule: fc.record({
      kind: fc.constantFrom(...scheduleKinds),
      every: fc.integer({ min: 1, max: 100_000 }),
      factor: real(0, 1),
    }),
  }),
  batchSize: fc.integer({ min: 0, max: 10_000 }),
  epochs: fc.integer({ min: 1, max: 100_000 }),
  seed: fc.integer({ min: 0, max: 4_294_967_295 }),
});

describe("a config in a link", () => {
  test("LB1 comes back exactly, whatever the config", () => {
    fc.assert(
      fc.property(configs, (config) => {
        const decoded = decodeConfig(encodeConfig(config) ?? "");
        expect(decoded.broken).toEqual([]);
        // -0 and 0 print alike and mean the same
        expect(JSON.parse(JSON.stringify(decoded.config))).toEqual(JSON.parse(JSON.stringify(config)));
      }),
    );
  });

  test("LB1 own points come back exactly, and too many make no link", () => {
    const points = Array.from({ length: mostLinkedPoints }, (_, i) => ({
      x: i / 1000,
      y: 1 - i / 77,
      label: i % 3,
    }));
    const config = { ...defaultConfig, dataset: { ...defaultConfig.dataset, kind: "own" as const, points } };
    expect(decodeConfig(encodeConfig(config) ?? "").config).toEqual(config);
    const crowded = { ...config, dataset: { ...config.dataset, points: [...points, points[0]] } };
    expect(encodeConfig(crowded)).toBeNull();
  });

  test.each([{}, { accuracy: 0.953 }, { patience: 250 }, { accuracy: 1, patience: 1 }])(
    "LB1 rules that end the run early come back: %o",
    (stop) => {
      const decoded = decodeConfig(encodeConfig(defaultConfig, stop) ?? "");
      expect(decoded).toEqual({ config: defaultConfig, stop, broken: [] });
    },
  );

  test("an empty link is the default", () => {
    expect(decodeConfig("")).toEqual({ config: defaultConfig, stop: {}, broken: [] });
  });

  test.each([
    ["d=helix", ["d"]],
    ["lr=fast", ["lr"]],
    ["lr=1e9", ["lr"]],
    ["c=7", ["c"]],
    ["net=100~relu_0~tanh", ["net"]],
    ["net=256~relu_256~relu", ["net"]],
    ["pts=1,2", ["pts"]],
    ["f=x,x", ["f"]],
    ["d=circles&c=3", ["c"]],
    ["d=own&c=2&pts=0,0,2", ["pts"]],
    ["s=-1&b=2.5", ["b", "s"]],
    ["sch=weekly~1~1", ["sch"]],
    ["acc=2", ["acc"]],
    ["pat=0.5&lr=x", ["lr", "pat"]],
  ])("LB2 a broken link (%s) opens the default and names the part", (query, broken) => {
    const decoded = decodeConfig(query);
    expect(decoded.config).toEqual(defaultConfig);
    expect(decoded.broken.sort()).toEqual(broken);
  });
});
