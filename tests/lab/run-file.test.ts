import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FinishedRun } from "@/lib/contract/lab";
import { readRunFile, writeRunFile } from "@/lib/lab/keep/run-file";
import { courseConfig, courseDataset } from "@/lib/spiral/config";
import { initialWeights, parameterCount } from "@/lib/spiral/network";
import { cases } from "../fixtures/programs/cases";

const runOf = (config = courseConfig(courseDataset(3))): FinishedRun => ({
  config,
  weights: initialWeights(config),
  curve: [{ epoch: 1, loss: 1.1, trainAccuracy: 0.4, heldOutLoss: null, heldOutAccuracy: null }],
  epochs: 1.5,
  engine: "plain",
  claimedAccuracy: 0.42,
});

const changed = (change: (json: Record<string, unknown>) => void): string => {
  const json = JSON.parse(writeRunFile(runOf())) as Record<string, unknown>;
  change(json);
  return JSON.stringify(json);
};

const { config } = runOf();

describe("a run's file", () => {
  test.each(Object.keys(cases))("LB6 %s comes back bit for bit", (name) => {
    const run = runOf(cases[name]);
    expect(readRunFile(writeRunFile(run))).toEqual({ run, lost: [] });
  });

  test("LB6 every float32 comes back bit for bit", () => {
    const config = courseConfig(courseDataset(3));
    const length = parameterCount(config.network, config.dataset.classes);
    fc.assert(
      fc.property(
        fc.float32Array({ minLength: length, maxLength: length, noNaN: true, noDefaultInfinity: true }),
        (weights) => {
          const read = readRunFile(writeRunFile({ ...runOf(config), weights }));
          // JSON knows no -0
          expect("run" in read && read.run.weights.every((value, i) => value === weights[i])).toBe(true);
        },
      ),
      { numRuns: 20 },
    );
  });

  test("LB6 keeps weights as nn.Linear does: a row for each output", () => {
    const run = runOf();
    const { layers } = JSON.parse(writeRunFile(run)) as { layers: { weight: number[][]; bias: number[] }[] };
    expect(layers.map(({ weight, bias }) => [weight.length, weight[0].length, bias.length])).toEqual([
      [100, 2, 100],
      [3, 100, 3],
    ]);
    expect(Math.fround(layers[0].weight[7][1])).toBe(run.weights[100 + 7]);
  });

  test.each([
    ["no JSON", "{", { problem: "not-json" }],
    ["other JSON", '{"format":"something"}', { problem: "not-a-run" }],
    ["a list", "[1,2]", { problem: "not-a-run" }],
    ["a newer file", changed((json) => (json.version = 2)), { problem: "newer" }],
    ["no layers", changed((json) => (json.layers = null)), { problem: "weights-do-not-fit", config }],
    ["too few layers", changed((json) => (json.layers = [])), { problem: "weights-do-not-fit", config }],
    ["far too much", " ".repeat(4_000_001), { problem: "too-large" }],
    [
      "a network that cannot be read",
      changed(
        (json) => (json.config = { ...config, epochs: -1, network: { ...config.network, features: ["z"] } }),
      ),
      { problem: "config", parts: ["network.features.0"] },
    ],
    ["no config", changed((json) => delete json.config), { problem: "config", parts: ["config"] }],
  ])("LB7 %s is refused with the reason", (_, text, refusal) => {
    expect(readRunFile(text)).toEqual(refusal);
  });

  test("LB7 weights beyond float32 are refused", () => {
    const text = writeRunFile(runOf()).replace(/"bias":\[[^,]+,/, '"bias":[1e300,');
    expect(readRunFile(text)).toEqual({ problem: "weights-do-not-fit", config });
  });

  const { optimizer } = config;
  const run = runOf();

  test.each<[string, (json: Record<string, unknown>) => void, string[], Partial<FinishedRun>]>([
    ["a curve", (json) => (json.curve = [{}]), ["curve"], { curve: [] }],
    ["who trained it", (json) => delete json.engine, ["engine"], { engine: "–" }],
    [
      "how far it came",
      (json) => Object.assign(json, { epochs: "many", claimedAccuracy: 7 }),
      ["epochs", "claimedAccuracy"],
      { epochs: 0, claimedAccuracy: null },
    ],
    [
      "its rate and seed",
      (json) => (json.config = { ...config, optimizer: { ...optimizer, learningRate: "fast" }, seed: -1 }),
      ["optimizer.learningRate", "seed"],
      { config: { ...config, seed: 1 } },
    ],
    ["its optimizer", (json) => (json.config = { ...config, optimizer: null }), ["optimizer"], { config }],
  ])("SM4 a file in which %s cannot be read opens without it, and says so", (_, spoil, lost, change) => {
    expect(readRunFile(changed(spoil))).toEqual({ run: { ...run, ...change }, lost });
  });
});
