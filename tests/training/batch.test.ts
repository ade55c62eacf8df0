import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { Batch, batchWidth, type Job, type JobResult } from "@/lib/training/client/batch";
import type { Config } from "@/lib/spiral/config";
import { smallConfig } from "./harness";
import { nodeTrainer } from "./node-trainer";

// a thread compiles its TypeScript first, which a busy machine may take long over
vi.setConfig({ testTimeout: 60_000 });

let batch: Batch | null = null;
afterEach(() => batch?.close());

/** A batch that remembers what it told, and a promise of its end. */
function startBatch(width: number) {
  const began: string[] = [];
  const results: JobResult[] = [];
  const progress = new Map<string, number[]>();
  const maps = new Map<string, number>();
  let opened = 0;
  let resolve = () => {};
  const whenIdle = () => new Promise<void>((done) => (resolve = done));
  batch = new Batch(
    {
      began: (id) => began.push(id),
      ended: (result) => results.push(result),
      idle: () => resolve(),
      progressed: (id, { epoch }) => progress.set(id, [...(progress.get(id) ?? []), epoch]),
      pictured: (id) => maps.set(id, (maps.get(id) ?? 0) + 1),
    },
    width,
    () => {
      opened++;
      return nodeTrainer();
    },
  );
  return { batch, began, results, progress, maps, whenIdle, opened: () => opened };
}

const job = (id: string, change: Partial<Config> = {}): Job => ({
  id,
  config: smallConfig({ epochs: 40, ...change }),
  engine: "plain",
});

const fast = (config: Config, learningRate: number): Config => ({
  ...config,
  optimizer: { ...config.optimizer, kind: "sgd", learningRate },
  network: { ...config.network, hidden: [{ units: 8, activation: "none", dropout: 0 }] },
});

test("TB1 every job ends once, in order, with the curve, weights and map of its own config", async () => {
  const { batch, began, results, whenIdle, opened } = startBatch(1);
  const idle = whenIdle();
  batch.add([{ ...job("a", { seed: 1 }), mapSize: 10 }, job("b", { seed: 2 }), job("c", { seed: 1 })]);
  await idle;
  expect(began).toEqual(["a", "b", "c"]);
  expect(results.map(({ id, outcome, epoch }) => [id, outcome, epoch])).toEqual(
    ["a", "b", "c"].map((id) => [id, "finished", 40]),
  );
  const [a, b, c] = results;
  expect(a.curve.at(-1)?.epoch).toBe(40);
  expect(a.map?.probabilities).toHaveLength(10 * 10 * 3);
  expect(b.map).toBeNull();
  expect(c.weights).toEqual(a.weights);
  expect(b.weights).not.toEqual(a.weights);
  expect(a.gradientNorms).toHaveLength(2);
  expect(opened()).toBe(1);
});

test("TB2 results do not depend on how many run at the same time", async () => {
  const jobs = [1, 2, 3, 4].map((seed) => job(String(seed), { seed, batchSize: 16 }));
  const run = async (width: number) => {
    const { batch, results, whenIdle } = startBatch(width);
    const idle = whenIdle();
    batch.add(jobs);
    await idle;
    return new Map(results.map(({ id, weights, curve }) => [id, { weights, curve }]));
  };
  const [alone, together] = [await run(1), await run(2)];
  expect([...together.keys()].sort()).toEqual(["1", "2", "3", "4"]);
  for (const [id, result] of alone) expect(together.get(id)).toEqual(result);
});

test("TB3 a job that diverges says so with its last good state, and the next one runs", async () => {
  const { batch, results, whenIdle } = startBatch(1);
  const idle = whenIdle();
  batch.add([{ ...job("wild"), config: fast(smallConfig({ epochs: 2000 }), 100) }, job("tame")]);
  await idle;
  expect(results.map(({ id, outcome }) => [id, outcome])).toEqual([
    ["wild", "diverged"],
    ["tame", "finished"],
  ]);
  expect(results[0].epoch).toBeLessThan(2000);
  expect(results[0].weights.every(Number.isFinite)).toBe(true);
});

test("TB4 cancelling ends the running and the waiting of those meant, and nothing else", async () => {
  const { batch, results, progress, whenIdle } = startBatch(1);
  const idle = whenIdle();
  batch.add([job("x-1", { epochs: 100_000 }), job("x-2", { epochs: 100_000 }), job("y")]);
  await expect.poll(() => progress.get("x-1")?.length ?? 0, { timeout: 15_000 }).toBeGreaterThan(0);
  expect(batch.leftMs()).toBeGreaterThan(0);
  batch.cancel((id) => id.startsWith("x"));
  await idle;
  expect(results.map(({ id }) => id)).toEqual(["y"]);
  const again = whenIdle();
  batch.add([job("z")]);
  await again;
  expect(results.map(({ id }) => id)).toEqual(["y", "z"]);
});

test("TB8 a batch that rests holds what runs, begins nothing, and comes to the results of one that never did", async () => {
  const jobs = [1, 2, 3].map((seed) => job(String(seed), { seed, epochs: 300, batchSize: 16 }));
  const steady = startBatch(1);
  const end = steady.whenIdle();
  steady.batch.add(jobs);
  await end;
  steady.batch.close();

  const { batch, began, results, progress, whenIdle } = startBatch(1);
  const idle = whenIdle();
  batch.add(jobs.slice(0, 2));
  await expect.poll(() => progress.get("1")?.length ?? 0, { timeout: 15_000 }).toBeGreaterThan(0);
  batch.rest();
  batch.add(jobs.slice(2));
  const told = () => [began.length, results.length, progress.get("1")?.length];
  const standsStill = async () => {
    const before = told().join();
    await sleep(500);
    return told().join() === before;
  };
  // what was on its way when the rest began
  await expect.poll(standsStill, { timeout: 15_000 }).toBe(true);
  const [before, left] = [told(), batch.leftMs()];
  await sleep(700);
  expect(told()).toEqual(before);
  expect(batch.leftMs()).toBe(left);
  // back and forth before it is answered
  batch.goOn();
  batch.rest();
  batch.goOn();
  await idle;
  expect(results).toEqual(steady.results);
});

test("TB8 what is added to a batch that rests waits, and what is cancelled meanwhile does not begin", async () => {
  const { batch, began, results, whenIdle, opened } = startBatch(2);
  batch.rest();
  batch.add([job("a"), job("b"), job("c")]);
  batch.cancel((id) => id === "b");
  await sleep(100);
  expect([began, opened()]).toEqual([[], 0]);
  const idle = whenIdle();
  batch.goOn();
  await idle;
  expect(results.map(({ id }) => id).sort()).toEqual(["a", "c"]);
});

test("TB5 a config that no engine takes fails alone", async () => {
  const { batch, results, whenIdle } = startBatch(1);
  const idle = whenIdle();
  const empty = smallConfig();
  empty.dataset = { ...empty.dataset, kind: "own", points: [] };
  batch.add([{ ...job("empty"), config: empty }, job("good")]);
  await idle;
  expect(results.map(({ id, outcome }) => [id, outcome])).toEqual([
    ["empty", "failed"],
    ["good", "finished"],
  ]);
  expect(results[0].detail).toMatch(/no training points/);
});

test("TB6 a batch leaves cores to the page and the lab", () => {
  expect([1, 2, 4, 6, 8, 32].map(batchWidth)).toEqual([1, 1, 1, 2, 3, 3]);
});
