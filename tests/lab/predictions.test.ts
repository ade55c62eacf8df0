// The course's predictions against real training: what the student will see is what the key says.
import "fake-indexeddb/auto";
import { afterEach, expect, test } from "vitest";
import { predictionKeys } from "@/lib/content/answers/predictions";
import { experiments } from "@/lib/content/experiments";
import { Bench } from "@/lib/lab/compare/bench";
import type { Plan } from "@/lib/lab/compare/comparison";
import { firstToLast, measureGradients } from "@/lib/lab/compare/measure-gradients";
import { gridPlan, racePlan } from "@/lib/lab/compare/plans";
import { readGradient, readingOf } from "@/lib/lab/compare/readings";
import { openLabDatabase } from "@/lib/lab/lab-database";
import { courseDataset } from "@/lib/spiral/config";
import { nodeTrainer } from "../training/node-trainer";

const open: Bench[] = [];
afterEach(() => open.splice(0).forEach((bench) => bench.close()));

/** Runs those variants of a plan and reads the result. */
async function read(plan: Plan, ids: string[]): Promise<string | null> {
  const { comparisons } = await openLabDatabase(ids.join());
  const silent = { onGone: () => {}, onFailed: () => {} };
  const bench = new Bench("", async () => comparisons, silent, nodeTrainer);
  open.push(bench);
  bench.begin({ ...plan, variants: plan.variants.filter(({ id }) => ids.includes(id)) }, null);
  await expect.poll(() => bench.get().active, { timeout: 110_000, interval: 200 }).toEqual([]);
  return readingOf(bench.get().comparisons[0]);
}

test("CP12 two linear layers stay at one half with Adam too", { timeout: 120_000 }, async () => {
  const { plan } = experiments["two-by-two"];
  if (plan.kind !== "grid") throw new Error("another plan");
  const choice = await read(gridPlan(plan, courseDataset(5)), ["none sgd", "none adam"]);
  expect(choice).toBe(predictionKeys["two-by-two"].choiceId);
});

test("CP12 SGD and Adam come close, each at its better learning rate", { timeout: 120_000 }, async () => {
  const { plan } = experiments["optimizer-race"];
  if (plan.kind !== "race") throw new Error("another plan");
  const choice = await read(racePlan(plan, courseDataset(5)), ["sgd-1", "adam-1e-2"]);
  expect(choice).toBe(predictionKeys["optimizer-race"].choiceId);
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
