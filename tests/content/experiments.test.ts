import { describe, expect, test } from "vitest";
import { predictionKeys } from "../fixtures/content/predictions";
import { experimentIds, experiments } from "@/lib/content/experiments";
import { presets } from "@/lib/content/presets";
import { referenceColumns, referenceTable } from "../fixtures/content/reference-table";
import { configOf, type TrainingSetup } from "@/lib/content/training-setup";
import { runConfigSchema } from "@/lib/contract/run-config";
import { courseConfig, courseDataset } from "@/lib/spiral/config";
import { networkName, parameterCount } from "@/lib/spiral/network";
import { faultsOf, localizedTexts } from "./localized";

const plans = experimentIds.map((id) => experiments[id].plan);
const comparison = plans.find((plan) => plan.kind === "comparison")!;
const race = plans.find((plan) => plan.kind === "race")!;
const triangle = plans.find((plan) => plan.kind === "triangle")!;

/** Every training that an experiment or preset can start. */
const setups: TrainingSetup[] = [
  ...presets,
  ...comparison.setups,
  ...race.racers,
  triangle.setup,
  ...referenceColumns.map((column) => ({ ...column, hidden: [100], activation: "relu" as const })),
];

describe("experiments", () => {
  test("stand under their own ids", () => {
    expect(experimentIds.map((id) => experiments[id].id)).toEqual([...experimentIds]);
  });

  test("start only trainings that the contract accepts", () => {
    for (const setup of setups) {
      expect(runConfigSchema.safeParse(configOf(setup, courseDataset(1), 1)).success, setup.id).toBe(true);
    }
  });

  test("compare networks of nearly equal size, named by their real parameter counts", () => {
    for (const setup of comparison.setups) {
      const { network } = configOf(setup, courseDataset(1), 1);
      const count = parameterCount(network, 3);
      expect(Math.abs(count - 603) / 603).toBeLessThan(0.06);
      for (const name of Object.values(setup.name)) {
        expect(name).toContain(`${networkName(network, 3)}`);
        expect(name).toContain(`${count} `);
      }
    }
  });

  test("race the shared learning rate and each optimizer's better one", () => {
    expect(race.racers.map(({ optimizer, learningRate }) => [optimizer, learningRate])).toEqual([
      ["sgd", 1e-3],
      ["adam", 1e-3],
      ["sgd", 1],
      ["adam", 1e-2],
    ]);
  });

  test("each asks for a prediction that has a key among its choices", () => {
    for (const id of experimentIds) {
      const choices = experiments[id].prediction.choices.map((choice) => choice.id);
      expect(new Set(choices).size).toBe(choices.length);
      expect(choices).toContain(predictionKeys[id].choiceId);
    }
  });
});

describe("presets", () => {
  test("are the course's pair", () => {
    const dataset = courseDataset(7);
    const [linear, relu] = presets.map((preset) => configOf(preset, dataset, 1));
    expect(relu).toEqual(courseConfig(dataset));
    expect(linear.network.hidden).toEqual([{ units: 100, activation: "none", dropout: 0 }]);
    expect(linear.optimizer).toMatchObject({ kind: "sgd", learningRate: 1e-3, weightDecay: 1e-5 });
    expect([linear.batchSize, linear.epochs]).toEqual([0, 1000]);
  });

  test("the reference table has a result for every network and optimizer", () => {
    for (const { results } of referenceTable) {
      expect(results).toHaveLength(referenceColumns.length);
      for (const { accuracy, loss, range } of results) {
        expect(accuracy).toSatisfy((value: number) => value > 0 && value < 1);
        expect(loss).toBeGreaterThan(0);
        if (range) expect(accuracy).toSatisfy((value: number) => range[0] <= value && value <= range[1]);
      }
    }
  });
});

test("texts of experiments, predictions and presets are whole in both languages", () => {
  const names = /^SGD|^Adam/;
  const found = [experiments, predictionKeys, presets, referenceTable, referenceColumns].flatMap((part) =>
    localizedTexts(part),
  );
  expect(
    found.filter(({ text }) => !names.test(text.zh) || /[\u4e00-\u9fff]/.test(text.zh)).flatMap(faultsOf),
  ).toEqual([]);
});
