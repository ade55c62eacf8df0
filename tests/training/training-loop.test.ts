import { expect, test } from "vitest";
import { EngineLost, type Engine } from "@/lib/training/engine";
import { smallConfig, startLoop } from "./harness";

test("TR1 a run ends at its epochs, exactly, and says why", async () => {
  const { loop, next } = await startLoop(smallConfig({ batchSize: 7, epochs: 12 }));
  const stopped = next("stopped");
  loop.start();
  const { data } = await stopped;
  expect(data).toMatchObject({ reason: "epochs", epoch: 12, step: 12 * 13, stepsPerEpoch: 13 });
  expect(loop.run.curve.all.map(({ epoch }) => epoch)).toEqual([...Array(13).keys()]);
});

test("TR2 reset returns to the same weights, and the same curve follows bit for bit", async () => {
  const { loop, next, work } = await startLoop(smallConfig({ batchSize: 16 }));
  const runOnce = async () => {
    const stopped = next("stopped");
    loop.start();
    await stopped;
    return loop.run.snapshot();
  };
  const first = await runOnce();
  await loop.moveTo({ step: 0, slotSteps: 0, weights: work.initial, slots: [] });
  expect(loop.run.position.step).toBe(0);
  const second = await runOnce();
  expect(second.curve).toEqual(first.curve);
  expect(second.weights).toEqual(first.weights);
  expect(second.slots).toEqual(first.slots);
});

test("TR2 pauses, steps and speed change nothing of the curve", async () => {
  const straight = await startLoop(smallConfig({ batchSize: 16 }));
  const stopped = straight.next("stopped");
  straight.loop.start();
  await stopped;
  const broken = await startLoop(smallConfig({ batchSize: 16 }));
  for (const steps of [1, 5, 17]) {
    const paused = broken.next("paused");
    broken.loop.start(steps);
    await paused;
  }
  expect(broken.loop.run.position.step).toBe(23);
  const paused = broken.next("paused");
  broken.loop.start(broken.loop.stepsToEpochEnd);
  expect((await paused).data.epoch).toBe(4);
  broken.loop.setSpeed(4000);
  const end = broken.next("stopped");
  broken.loop.start();
  await end;
  expect(broken.loop.run.curve.all).toEqual(straight.loop.run.curve.all);
});

test("TR3 a run stops when the accuracy is reached, once", async () => {
  const config = smallConfig({ epochs: 3000 });
  config.optimizer.learningRate = 0.03;
  const { loop, next } = await startLoop(config, { stop: { accuracy: 0.9 } });
  const first = next("stopped");
  loop.start();
  const { data } = await first;
  expect(data.reason).toBe("accuracy");
  expect(data.heldOutAccuracy).toBeGreaterThanOrEqual(0.9);
  expect(data.epoch).toBeLessThan(3000);
  const second = next("stopped");
  loop.start();
  expect((await second).data).toMatchObject({ reason: "epochs", epoch: 3000 });
});

test("TR3 a run without progress stops", async () => {
  const config = smallConfig({ epochs: 3000 });
  config.network.initialisation = "zeros";
  config.optimizer = { ...config.optimizer, kind: "sgd", learningRate: 1e-6 };
  const { loop, next } = await startLoop(config, { stop: { patience: 20 } });
  const stopped = next("stopped");
  loop.start();
  const { data } = await stopped;
  expect(data.reason).toBe("no-progress");
  expect(data.epoch).toBeLessThan(50);
});

test("TR4 divergence is caught at its step, and the run is back before it", async () => {
  const config = smallConfig({ epochs: 2000 });
  config.optimizer = { ...config.optimizer, kind: "sgd", learningRate: 100 };
  config.network.hidden = [{ units: 8, activation: "none", dropout: 0 }];
  const { loop, next } = await startLoop(config);
  const diverged = next("diverged");
  loop.start();
  const { data } = await diverged;
  expect(["loss-exploded", "loss-not-finite"]).toContain(data.what);
  expect(data.lastGood.weights.every(Number.isFinite)).toBe(true);
  expect(data.lastGood.step).toBe(data.step);
  expect(loop.run.position.step).toBe(data.step);
  // the next update is the one that spoils the weights: stepping again ends in the same place
  const again = next("diverged");
  loop.start();
  expect((await again).data.step).toBe(data.step);
});

test("TR5 a lost engine is followed by the next one from the last state", async () => {
  let steps = 0;
  const wrap = (engine: Engine): Engine => {
    const run = engine.run.bind(engine);
    return Object.assign(engine, {
      run: async (n: number) => {
        steps += n;
        if (steps > 200) throw new EngineLost("driver reset");
        return run(n);
      },
    });
  };
  const { loop, next, heard } = await startLoop(smallConfig({ epochs: 2000 }), { wrap });
  const stopped = next("stopped");
  loop.start();
  const { data } = await stopped;
  expect(data.epoch).toBe(2000);
  expect(heard.find(({ name }) => name === "engineLost")?.data).toMatchObject({
    engine: "plain",
    detail: "driver reset",
    next: "plain",
  });
  const whole = await startLoop(smallConfig({ epochs: 2000 }));
  const end = whole.next("stopped");
  whole.loop.start();
  await end;
  expect(loop.run.curve.all).toEqual(whole.loop.run.curve.all);
});

test("TR6 the speed limit is kept", async () => {
  const { loop } = await startLoop(smallConfig({ epochs: 100_000 }));
  loop.setSpeed(100);
  loop.start();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const { step } = await loop.pause();
  expect(step).toBeGreaterThan(20);
  expect(step).toBeLessThan(60);
});

test("TR6 progress is told at most about twenty times a second", async () => {
  const { loop, heard } = await startLoop(smallConfig({ epochs: 100_000 }));
  loop.start();
  await new Promise((resolve) => setTimeout(resolve, 400));
  await loop.pause();
  const reports = heard.filter(({ name }) => name === "progress");
  expect(reports.length).toBeGreaterThan(1);
  expect(reports.length).toBeLessThan(10);
  const epochs = reports.flatMap(({ data }) => ("curve" in data ? data.curve.map(({ epoch }) => epoch) : []));
  expect(epochs).toEqual([...new Set(epochs)].sort((a, b) => a - b));
});
