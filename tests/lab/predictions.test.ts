// The course's predictions against real training: what the student will see is what the key says.
import "fake-indexeddb/auto";
import { afterEach, expect, test } from "vitest";
import { predictionKeys, type PredictionKey } from "../fixtures/content/predictions";
import { experiments } from "@/lib/content/experiments";
import { Bench } from "@/lib/lab/compare/bench";
import type { Comparison, Plan } from "@/lib/lab/compare/comparison";
import { firstToLast, measureGradients } from "@/lib/lab/compare/measure-gradients";
import { gridPlan, racePlan } from "@/lib/lab/compare/plans";
import { readGradient, readingOf } from "@/lib/lab/compare/readings";
import { openLabDatabase } from "@/lib/lab/lab-database";
import { courseDataset } from "@/lib/spiral/config";
import { nodeTrainer } from "../training/node-trainer";

const open: Bench[] = [];
afterEach(() => open.splice(0).forEach((bench) => bench.close()));

/** What the reasons and model answers quote; another class's points and one seed instead of three move it by so much. */
const quoted = { "none sgd": 0.503, "none adam": 0.501, "sgd-1": 0.996, "adam-1e-2": 0.999 };
const moves = 0.025;

/** The runs are near what the texts quote of them, and the texts do quote it. */
function expectQuoted(comparison: Comparison, reason: string): void {
  for (const { variantId, heldOutAccuracy } of comparison.trials) {
    const figure = quoted[variantId as keyof typeof quoted];
    expect(Math.abs((heldOutAccuracy ?? 0) - figure), variantId).toBeLessThan(moves);
    expect(reason).toContain(String(figure));
  }
}

/** Runs those variants of a plan; what their result speaks for. */
async function read(plan: Plan, ids: string[], key: PredictionKey): Promise<string | null> {
  const { comparisons } = await openLabDatabase(ids.join());
  const silent = { onGone: () => {}, onFailed: () => {} };
  const bench = new Bench("", async () => comparisons, silent, nodeTrainer);
  open.push(bench);
  bench.begin({ ...plan, variants: plan.variants.filter(({ id }) => ids.includes(id)) }, null);
  await expect.poll(() => bench.get().active, { timeout: 110_000, interval: 200 }).toEqual([]);
  const [comparison] = bench.get().comparisons;
  for (const text of Object.values(key.reason)) expectQuoted(comparison, text);
  return readingOf(comparison);
}

test("CP12 two linear layers stay at one half with Adam too", async () => {
  const { plan } = experiments["two-by-two"];
  const key = predictionKeys["two-by-two"];
  if (plan.kind !== "grid") throw new Error("another plan");
  const choice = await read(gridPlan(plan, courseDataset(5)), ["none sgd", "none adam"], key);
  expect(choice).toBe(key.choiceId);
});

test("CP12 SGD and Adam come close, each at its better learning rate", async () => {
  const { plan } = experiments["optimizer-race"];
  const key = predictionKeys["optimizer-race"];
  if (plan.kind !== "race") throw new Error("another plan");
  const choice = await read(racePlan(plan, courseDataset(5)), ["sgd-1", "adam-1e-2"], key);
  expect(choice).toBe(key.choiceId);
});

test("CP12 eight sigmoid layers leave less than a millionth of the gradient", async () => {
  const { plan } = experiments["gradient-by-depth"];
  if (plan.kind !== "gradient") throw new Error("another plan");
  const shares = new Map<string, number>();
  await measureGradients({ ...plan, depths: [8], seeds: [1, 2] }, courseDataset(5), "pytorch", {
    signal: new AbortController().signal,
    tell: (result) => shares.set(result.activation, firstToLast(result)),
  });
  expect(readGradient(shares.get("sigmoid") ?? NaN)).toBe(predictionKeys["gradient-by-depth"].choiceId);
  expect(shares.get("relu")).toBeGreaterThan(1e-4);
});

test("CP12 measuring ends when it is called off", async () => {
  const { plan } = experiments["gradient-by-depth"];
  if (plan.kind !== "gradient") throw new Error("another plan");
  const stop = new AbortController();
  let told = 0;
  await measureGradients(plan, courseDataset(5), "he", {
    signal: stop.signal,
    tell: () => {
      told++;
      stop.abort();
    },
  });
  expect(told).toBe(1);
});
