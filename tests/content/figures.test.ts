// What the texts quote, beside the table of reference results and what the lab itself makes.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { answerKeys } from "@/lib/content/answers/answer-keys";
import { equalSizeFigures, gradientFigures, sigmoidShrinksTo } from "../fixtures/content/figures";
import { predictionKeys } from "../fixtures/content/predictions";
import { referenceTable } from "../fixtures/content/reference-table";
import { experiments, type GradientPlan } from "@/lib/content/experiments";
import { exercises } from "@/lib/content/exercises";
import type { Language } from "@/lib/content/language";
import { presets } from "@/lib/content/presets";
import { configOf, type TrainingSetup } from "@/lib/content/training-setup";
import { firstToLast, measureGradients } from "@/lib/lab/compare/measure-gradients";
import { courseDataset } from "@/lib/spiral/config";
import { openEngine } from "@/lib/training/open-engine";
import { prepareWork } from "@/lib/training/work";
import { localizedTexts } from "./localized";

const quoting = localizedTexts([
  ...(["activations", "vanishing-gradient", "width-depth", "sgd-adam"] as const).map((id) => answerKeys[id]),
  predictionKeys,
]);
const results = referenceTable.flatMap((row) => row.results);

/** Accuracies and losses to three digits, as the table has them. */
const figuresIn = (text: string): number[] => (text.match(/\b0\.\d{3}\b/g) ?? []).map(Number).sort();

describe("CT5 the texts", () => {
  test("quote the same accuracies and losses in both languages", () => {
    expect(quoting.flatMap(({ text }) => figuresIn(text.en)).length).toBeGreaterThan(20);
    for (const { path, text } of quoting) expect(figuresIn(text.zh), path).toEqual(figuresIn(text.en));
  });

  test("quote none that neither the table has nor the figures", () => {
    const rates = presets.map(({ learningRate }) => learningRate);
    const known = new Set<number>([...rates, ...results.flatMap(({ accuracy, loss }) => [accuracy, loss])]);
    const strangers = quoting.flatMap(({ path, text }) =>
      figuresIn(text.en).flatMap((value) => (known.has(value) ? [] : [`${path}: ${value}`])),
    );
    expect(strangers).toEqual([]);
  });

  test.each(["zh", "en"] as const)(
    "write the gradients' figures as they stand, in %s",
    (language: Language) => {
      const text = answerKeys["vanishing-gradient"].modelAnswer[language];
      for (const { said } of gradientFigures) expect(text).toContain(said);
      const [sigmoid] = gradientFigures;
      expect(predictionKeys["gradient-by-depth"].reason[language]).toContain(sigmoid.said);
      const eighth = { zh: "八分之一", en: "an eighth" }[language];
      for (const one of [text, predictionKeys["gradient-by-depth"].reason[language]])
        expect(one).toContain(eighth);
    },
  );

  test.each(["zh", "en"] as const)("write the figures of equal sizes as they stand, in %s", (language) => {
    const text = answerKeys["width-depth"].modelAnswer[language];
    const { tuned, deepSgd, deepSlow } = equalSizeFigures;
    for (const said of [`${100 * tuned}%`, ...[...deepSgd, deepSlow].map(String)])
      expect(text).toContain(said);
  });
});

test.each([
  ["en", /\*\*Exercises\.\*\* (\d+), from easy to hard/],
  ["zh", /\*\*练习。\*\* (\d+) 道/],
] as const)("CT5 the page on the tensor lab counts its exercises, in %s", (language, sentence) => {
  const text = readFileSync(`docs/tensors.${language}.md`, "utf8");
  expect(Number(sentence.exec(text)?.[1])).toBe(exercises.length);
});

/** The experiment's gradients at its greatest depth, on one class's points. */
async function ratioOf(plan: GradientPlan, { activation, initialisation }: (typeof gradientFigures)[number]) {
  let ratio = NaN;
  const deepest = { ...plan, depths: plan.depths.slice(-1), activations: [activation] };
  await measureGradients(deepest, courseDataset(5), initialisation, {
    signal: new AbortController().signal,
    tell: (result) => (ratio = firstToLast(result)),
  });
  return ratio;
}

describe("CT5 the lab", () => {
  test.each(gradientFigures)("leaves $said of the gradient: $activation, $initialisation", async (figure) => {
    const { plan } = experiments["gradient-by-depth"];
    if (plan.kind !== "gradient") throw new Error("another plan");
    const ratio = await ratioOf(plan, figure);
    expect(Number(ratio.toPrecision(1))).toBe(figure.ratio);
    const perLayer = ratio ** (1 / plan.depths[plan.depths.length - 1]);
    if (figure.activation === "sigmoid") expect(Math.round(1 / perLayer)).toBe(sigmoidShrinksTo);
  });
});

const { plan: sizes } = experiments["equal-parameters"];
if (sizes.kind !== "comparison") throw new Error("another plan");
const [wide, , , deep] = sizes.setups;

/** Held-out accuracy of a whole training on one class's points, some 0.7 s of one core. */
async function outcomeOf(setup: TrainingSetup, seed: number): Promise<number> {
  const config = configOf(setup, courseDataset(5), seed);
  const engine = await openEngine("fused-wasm", prepareWork(config));
  await engine.run(config.epochs);
  const { accuracy } = await engine.evaluate("held-out");
  engine.dispose();
  return accuracy;
}

describe("CT5 networks of equal size", () => {
  test.each([wide, deep])("$id: above what is quoted with Adam at 1e-2", async (setup) => {
    expect(await outcomeOf(setup, 1)).toBeGreaterThan(equalSizeFigures.tuned);
  });

  test("the deep one reaches with Adam at 1e-3 what is quoted", async () => {
    const accuracy = await outcomeOf({ ...deep, learningRate: 1e-3 }, 1);
    expect(Math.abs(accuracy - equalSizeFigures.deepSlow)).toBeLessThan(0.01);
  });

  test("the deep one's seeds lie as far apart with SGD at 1 as is quoted", async () => {
    const sgd: TrainingSetup = { ...deep, optimizer: "sgd", learningRate: 1 };
    const [low, high] = [await outcomeOf(sgd, 1), await outcomeOf(sgd, 5)];
    expect(Math.abs(low - equalSizeFigures.deepSgd[0])).toBeLessThan(0.02);
    expect(Math.abs(high - equalSizeFigures.deepSgd[1])).toBeLessThan(0.05);
  });
});
