// The real worker on a thread of Node's: what it answers, refuses and tells, whatever it is sent.
import fc from "fast-check";
import { Worker as Thread } from "node:worker_threads";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { initialWeights } from "@/lib/spiral/network";
import type { Trainer } from "@/lib/training/client";
import { openEngine } from "@/lib/training/open-engine";
import type { FromWorker, Progress } from "@/lib/training/protocol";
import { prepareWork } from "@/lib/training/work";
import { smallConfig } from "./harness";
import { nodeTrainer } from "./node-trainer";

// a thread compiles its TypeScript first, which a busy machine may take long over
vi.setConfig({ testTimeout: 60_000 });

let trainer: Trainer;
beforeAll(() => {
  trainer = nodeTrainer();
});
afterAll(() => trainer.dispose());

/** The next event of a name. */
const next = (name: "paused" | "stopped" | "progress") =>
  new Promise<Progress>((resolve) => {
    const stop = trainer.on(name, (data) => {
      stop();
      resolve(data);
    });
  });

describe("before anything is loaded", () => {
  test("TR11 what needs a run is refused with its code, and a load is heard afterwards", async () => {
    const config = smallConfig();
    const asked: (() => Promise<unknown>)[] = [
      ...[trainer.start, trainer.pause, trainer.stepEpoch, trainer.snapshot, trainer.loseDevice],
      () => trainer.step(3),
      () => trainer.setSpeed(5),
      () => trainer.setStop({}),
      () => trainer.setWeights(new Float32Array(51)),
      () => trainer.map(4),
    ];
    for (const ask of asked) await expect(ask()).rejects.toMatchObject({ code: "nothing-loaded" });
    expect(await trainer.load(config, { engine: "plain" })).toMatchObject({ engine: "plain", step: 0 });
  });
});

describe("a run on a thread of its own", () => {
  test("TR11 a load tells what it loaded, at the first point of its curve", async () => {
    const config = smallConfig();
    const work = prepareWork(config);
    const loaded = await trainer.load(config, { engine: "fused-wasm" });
    const { loss } = await (await openEngine("plain", work)).evaluate("training");
    expect(loaded).toMatchObject({
      ...{ engine: "fused-wasm", instead: null, parameters: 51, trainingPoints: 90, heldOutPoints: 60 },
      ...{ epoch: 0, step: 0, stepsPerEpoch: 1, batchLoss: null, gradientNorms: [] },
    });
    expect(loaded.loss).toBeCloseTo(loss, 5);
    expect(loaded.curve.map(({ epoch }) => epoch)).toEqual([0]);
  });

  test("TR11 an engine that cannot start here gives way to the next, and why is told", async () => {
    const loaded = await trainer.load(smallConfig(), { engine: "fused-webgpu" });
    expect(loaded.engine).toBe("fused-wasm");
    expect(loaded.instead).toMatchObject({ engine: "fused-webgpu", reason: "failed" });
    expect(loaded.instead?.detail).not.toBe("");
  });

  test("TR11 a run that was paused at any step ends as one that was not, bit for bit", async () => {
    const config = smallConfig({ batchSize: 16, epochs: 30 });
    const straight = await openEngine("fused-wasm", prepareWork(config));
    await straight.run(30 * 6);
    const { weights, slots } = await straight.read();
    await trainer.load(config, { engine: "fused-wasm" });
    for (const steps of [1, 7, 30]) {
      const paused = next("paused");
      await trainer.step(steps);
      await paused;
    }
    expect((await trainer.pause()).step).toBe(38);
    const paused = next("paused");
    await trainer.stepEpoch();
    expect((await paused).step).toBe(42);
    const stopped = next("stopped");
    await trainer.start();
    expect(await stopped).toMatchObject({ epoch: 30, reason: "epochs" });
    expect(await trainer.snapshot()).toMatchObject({ step: 180, engine: "fused-wasm", weights, slots });
  });

  test("TR11 a run goes on from a snapshot on the same engine bit for bit, and on another one", async () => {
    const config = smallConfig({ batchSize: 16, epochs: 1000 });
    const stepped = async (steps: number) => {
      const paused = next("paused");
      await trainer.step(steps);
      await paused;
      return trainer.snapshot();
    };
    await trainer.load(config, { engine: "plain" });
    const early = await stepped(20);
    const late = await stepped(20);
    expect(await trainer.load(config, { engine: "plain", state: early })).toMatchObject({ step: 20 });
    const repeated = await stepped(20);
    expect([repeated.weights, repeated.slots]).toEqual([late.weights, late.slots]);
    expect(await trainer.load(config, { engine: "fused-wasm", state: early })).toMatchObject({ step: 20 });
    expect((await trainer.snapshot()).weights).toEqual(early.weights);
  });

  test("TR11 a run begins with the weights that it is given", async () => {
    const weights = initialWeights(smallConfig({ seed: 9 }));
    await trainer.load(smallConfig(), { engine: "plain", weights });
    expect((await trainer.snapshot()).weights).toEqual(weights);
  });

  test("TR11 weights and states that do not fit are refused, and the run stays as it was", async () => {
    await trainer.load(smallConfig(), { engine: "plain" });
    const before = await trainer.snapshot();
    await expect(trainer.setWeights(new Float32Array(50))).rejects.toMatchObject({ code: "bad-weights" });
    expect(await trainer.snapshot()).toEqual(before);
    const state = { ...before, weights: new Float32Array(52) };
    await expect(trainer.load(smallConfig(), { engine: "plain", state })).rejects.toMatchObject({
      code: "bad-weights",
    });
  });

  test("TR11 edited weights keep the optimizer's averages", async () => {
    await trainer.load(smallConfig(), { engine: "plain" });
    const paused = next("paused");
    await trainer.step(6);
    await paused;
    const { slots, weights } = await trainer.snapshot();
    const edited = weights.map((weight) => weight / 2);
    expect(await trainer.setWeights(edited)).toMatchObject({ step: 6 });
    const after = await trainer.snapshot();
    expect(after.weights).toEqual(edited);
    expect(after.slots).toEqual(slots);
    expect(after.slotSteps).toBe(6);
  });

  test("TR11 many requests at once are each answered, and in the order they were asked", async () => {
    await trainer.load(smallConfig({ epochs: 100_000 }), { engine: "fused-wasm" });
    const order: string[] = [];
    const ask = async (name: string, answer: Promise<unknown>) => {
      await answer;
      order.push(name);
    };
    await trainer.start();
    await Promise.all([
      ...["map 1", "map 2"].map((name) => ask(name, trainer.map(20))),
      ask("pause", trainer.pause()),
      ask("snapshot", trainer.snapshot()),
    ]);
    expect(order).toEqual(["map 1", "map 2", "pause", "snapshot"]);
    const { step } = await trainer.snapshot();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect((await trainer.snapshot()).step).toBe(step);
  });

  test("TR11 a load in mid-run replaces it: nothing of the old run is heard after the answer", async () => {
    await trainer.load(smallConfig({ epochs: 100_000 }), { engine: "plain" });
    await trainer.start();
    await next("progress");
    const other = smallConfig({ epochs: 77 });
    other.network.hidden = [{ units: 3, activation: "tanh", dropout: 0 }];
    expect((await trainer.load(other, { engine: "plain" })).parameters).toBe(21);
    const heard: Progress[] = [];
    const stop = trainer.on("progress", (progress) => heard.push(progress));
    await new Promise((resolve) => setTimeout(resolve, 150));
    stop();
    expect(heard).toEqual([]);
    expect((await trainer.snapshot()).step).toBe(0);
  });

  test("TR11 a config without points fails, and the worker goes on", async () => {
    const empty = smallConfig();
    empty.dataset = { ...empty.dataset, kind: "own", points: [] };
    await expect(trainer.load(empty, { engine: "plain" })).rejects.toMatchObject({ code: "failed" });
    await expect(trainer.snapshot()).rejects.toMatchObject({ code: "nothing-loaded" });
    expect(await trainer.load(smallConfig(), { engine: "plain" })).toMatchObject({ step: 0 });
  });
});

/** A thread of our own, to send what no page would. */
function rawWorker() {
  const thread = new Thread(new URL("./node-worker.mjs", import.meta.url));
  const heard: FromWorker[] = [];
  thread.on("message", (message: FromWorker) => heard.push(message));
  return { thread, heard, answerOf: (id: number) => heard.filter((one) => "id" in one && one.id === id) };
}

test("TR11 garbage is refused under its own id, once, and the worker still answers", async () => {
  const { thread, answerOf } = rawWorker();
  try {
    let id = 0;
    const kinds = fc.oneof(fc.string(), fc.constantFrom("load", "step", "map", "setWeights", "constructor"));
    const cloneable = fc.jsonValue();
    await fc.assert(
      fc.asyncProperty(kinds, cloneable, async (kind, params) => {
        const own = ++id;
        thread.postMessage({ kind, id: own, params });
        await expect.poll(() => answerOf(own).length, { timeout: 10_000, interval: 1 }).toBe(1);
        expect(answerOf(own)[0].kind).toBe("refusal");
      }),
      { numRuns: 60, seed: 1 },
    );
    thread.postMessage({ kind: "load", id: ++id, params: { config: smallConfig(), engine: "plain" } });
    await expect.poll(() => answerOf(id)[0]?.kind, { timeout: 10_000 }).toBe("answer");
  } finally {
    await thread.terminate();
  }
});
