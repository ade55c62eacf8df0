import "fake-indexeddb/auto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { Bench } from "@/lib/lab/compare/bench";
import { missingTrials, type Plan } from "@/lib/lab/compare/comparison";
import { sweepPlan } from "@/lib/lab/compare/plans";
import { openLabDatabase, type LabDatabase } from "@/lib/lab/lab-database";
import { nodeTrainer } from "../training/node-trainer";
import { tinyConfig } from "./comparison-fixture";

const open: Bench[] = [];
afterEach(() => open.splice(0).forEach((bench) => bench.close()));

let databases = 0;
const fresh = () => openLabDatabase(`bench-${++databases}`);

function benchOn(database: LabDatabase, owner = "mei") {
  const notices = { gone: 0, failed: 0 };
  const bench = new Bench(
    owner,
    async () => database.comparisons,
    { onGone: (count) => (notices.gone += count), onFailed: () => notices.failed++ },
    nodeTrainer,
  );
  open.push(bench);
  const find = (id: string) => bench.get().comparisons.find((one) => one.id === id);
  const rest = () => expect.poll(() => bench.get().active, { timeout: 15_000 }).toEqual([]);
  return { bench, find, rest, notices };
}

const plan = (): Plan => sweepPlan("optimizers", tinyConfig(), 2);

/** A plan whose trials take longer than any test. */
function longPlan(): Plan {
  const config = { ...tinyConfig(), epochs: 100_000 };
  return sweepPlan("optimizers", config, 2);
}

test("CP9 a comparison trains every variant with every seed, shows them on their way, and is kept", async () => {
  const database = await fresh();
  const { bench, find, rest } = benchOn(database);
  const seen = new Set<number>();
  bench.subscribe(() => seen.add(bench.get().live.size));
  const id = bench.begin(plan(), "stays");
  expect(bench.get().active).toEqual([id]);
  expect(bench.get().live.size).toBe(8);
  await rest();
  const done = find(id)!;
  expect(missingTrials(done)).toEqual([]);
  expect(done.trials).toHaveLength(8);
  expect(seen.size).toBeGreaterThan(2);
  expect(bench.get().live.size).toBe(0);
  for (const { outcome, heldOutAccuracy, curve, weights, seed, map } of done.trials) {
    expect(outcome).toBe("finished");
    expect(heldOutAccuracy).toBeGreaterThan(0);
    expect(curve.at(-1)?.epoch).toBe(15);
    expect(weights).toHaveLength(39);
    expect(map === null).toBe(seed !== done.plan.seeds[0]);
  }
  await expect.poll(() => database.comparisons.list("mei")).toEqual([done]);
});

test("CP10 a cancelled comparison keeps what is done and goes on from there later", async () => {
  const database = await fresh();
  const { bench, find, rest } = benchOn(database);
  const short = plan();
  const mixed: Plan = {
    ...short,
    variants: [...short.variants.slice(0, 1), ...longPlan().variants.slice(1)],
  };
  const id = bench.begin(mixed, null);
  await expect.poll(() => find(id)?.trials.length, { timeout: 15_000 }).toBe(1);
  bench.cancel(id);
  expect(bench.get()).toMatchObject({ active: [], leftMs: null });
  expect(bench.get().live.size).toBe(0);
  await expect.poll(async () => (await database.comparisons.list("mei"))[0]?.trials.length).toBe(1);
  // the page is opened again; what was cut off can go on
  const stored = (await database.comparisons.list("mei"))[0];
  await database.comparisons.put({ ...stored, plan: short });
  const again = benchOn(database);
  await expect.poll(() => again.bench.get().ready).toBe(true);
  again.bench.resume(id);
  again.bench.resume(id);
  await again.rest();
  expect(again.find(id)?.trials).toHaveLength(8);
  await rest();
});

test("CP10 a comparison cancelled before anything was done leaves nothing", async () => {
  const database = await fresh();
  const { bench } = benchOn(database);
  const id = bench.begin(longPlan(), null);
  bench.cancel(id);
  expect(bench.get().comparisons).toEqual([]);
  bench.close();
  await expect.poll(() => database.comparisons.list("mei")).toEqual([]);
});

test("KT9 a comparison is kept with its guess before anything has come of it", async () => {
  const database = await fresh();
  const id = benchOn(database).bench.begin(longPlan(), "adam");
  await expect.poll(async () => (await database.comparisons.list("mei")).length).toBe(1);
  const { bench, find } = benchOn(database);
  await expect.poll(() => bench.get().ready).toBe(true);
  expect(find(id)).toMatchObject({ guess: "adam", trials: [] });
});

test("CP11 comparisons wait for one another; removing one can be undone", async () => {
  const database = await fresh();
  const { bench, find, rest } = benchOn(database);
  const first = bench.begin(plan(), null);
  const second = bench.begin(sweepPlan("seeds", tinyConfig(), 2), null);
  expect(bench.get().active).toEqual([first, second]);
  await rest();
  expect(find(first)?.trials).toHaveLength(8);
  const kept = find(second)!;
  expect(kept.trials).toHaveLength(2);
  bench.pin(second, true);
  bench.remove(second);
  await expect.poll(async () => (await database.comparisons.list("mei")).length).toBe(1);
  bench.restore({ ...kept, pinned: true });
  await expect.poll(async () => (await database.comparisons.list("mei")).length).toBe(2);
  expect(find(second)).toMatchObject({ pinned: true, trials: kept.trials });
});

test("LD4 a comparison rests with the class and goes on by itself, one that begins meanwhile too", async () => {
  const { bench, find, rest } = benchOn(await fresh());
  const id = bench.begin(longPlan(), null);
  const epochs = () => [...bench.get().live.values()].reduce((sum, { epoch }) => sum + epoch, 0);
  await expect.poll(epochs, { timeout: 15_000 }).toBeGreaterThan(0);
  const goOn = bench.rest();
  const second = bench.begin(plan(), null);
  const standsStill = async () => {
    const before = epochs();
    await sleep(500);
    return epochs() === before;
  };
  // what was on its way when the rest began
  await expect.poll(standsStill, { timeout: 15_000 }).toBe(true);
  const before = epochs();
  await sleep(600);
  expect(epochs()).toBe(before);
  expect(bench.get().active).toEqual([id, second]);
  goOn();
  await expect.poll(epochs, { timeout: 15_000 }).toBeGreaterThan(before);
  bench.cancel(id);
  await rest();
  expect(find(second)?.trials).toHaveLength(8);
});

test("CP11 an owner's bench shows nothing of another's", async () => {
  const database = await fresh();
  const mei = benchOn(database, "mei");
  mei.bench.begin(sweepPlan("seeds", tinyConfig(), 1), null);
  await mei.rest();
  await expect.poll(async () => (await database.comparisons.list("mei")).length).toBe(1);
  const tom = benchOn(database, "tom");
  await expect.poll(() => tom.bench.get().ready).toBe(true);
  expect(tom.bench.get().comparisons).toEqual([]);
});
