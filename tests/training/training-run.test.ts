// A run without its loop: position, curve, gradients, divergence, another engine.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Config } from "@/lib/spiral/config";
import { faultOf } from "@/lib/training/divergence";
import { learningRateAt } from "@/lib/training/optimizer";
import { openEngine } from "@/lib/training/open-engine";
import { isCurveEpoch } from "@/lib/training/plan";
import { TrainingRun, type Piece } from "@/lib/training/training-run";
import { prepareWork } from "@/lib/training/work";
import { anyConfig } from "./arbitrary-config";
import { smallConfig } from "./harness";

async function begin(config: Config) {
  const work = prepareWork(config);
  return TrainingRun.begin(work, await openEngine("fused-wasm", work));
}

/** Advances by at most so many steps at a time until `until`, or a divergence. */
async function advance(run: TrainingRun, until: number, most: (i: number) => number = () => Infinity) {
  const pieces: Piece[] = [];
  for (let i = 0; run.position.step < until && !pieces.at(-1)?.divergence; i++)
    pieces.push(await run.advance(Math.min(most(i), until - run.position.step)));
  return pieces;
}

test("TR7 however a run is cut into pieces, its curve is the same, and so are its gradients' epochs", () =>
  fc.assert(
    fc.asyncProperty(
      anyConfig,
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
      async (config, cuts) => {
        const [whole, cut] = [await begin(config), await begin(config)];
        const until = 12 * whole.work.stepsPerEpoch;
        const pieces = await advance(whole, until);
        await advance(cut, until, (i) => cuts[i % cuts.length]);
        expect(cut.curve.all).toEqual(whole.curve.all);
        expect((await cut.snapshot()).weights).toEqual((await whole.snapshot()).weights);
        const report = await cut.report();
        expect(report.gradients.map(({ epoch }) => epoch)).toEqual(
          whole.curve.all.map(({ epoch }) => epoch).filter((epoch) => epoch > 0),
        );
        for (const { norms } of report.gradients) expect(norms).toHaveLength(whole.work.layers.length);
        // a piece ends where the curve takes a point, at the latest
        expect(pieces.filter(({ point }) => point).length).toBe(whole.curve.all.length - 1);
      },
    ),
    { numRuns: 25 },
  ));

test("TR7 a report says where the run stands, what it costs, and each new point once", async () => {
  const config = smallConfig({ batchSize: 16, epochs: 40 });
  config.optimizer.schedule = { kind: "step", every: 3, factor: 0.5 };
  const run = await begin(config);
  const first = await run.report();
  expect(first).toMatchObject({ epoch: 0, step: 0, batchLoss: null, gradientNorms: [], stepsPerSecond: 0 });
  expect(first.curve.map(({ epoch }) => epoch)).toEqual([0]);
  await advance(run, 23);
  const report = await run.report(123);
  expect(report).toMatchObject({ step: 23, epoch: 23 / 6, stepsPerEpoch: 6, stepsPerSecond: 123 });
  expect(report.learningRate).toBe(learningRateAt(config.optimizer, 3, 40));
  expect(report.curve.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
  expect(report.gradientNorms).toHaveLength(2);
  expect(report.batchLoss).toBeGreaterThan(0);
  expect((await run.report()).curve).toEqual([]);
  const { loss } = await run.engine.evaluate("training");
  expect(report.loss).toBe(loss);
});

test("TR4 a run that diverges stands before the step that spoilt it, with a curve that ends there", () =>
  fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 60 }), fc.constantFrom(0, 16), async (most, batchSize) => {
      const config = smallConfig({ epochs: 500, batchSize });
      config.optimizer = { ...config.optimizer, kind: "sgd", learningRate: 100 };
      config.network.hidden = [{ units: 8, activation: "none", dropout: 0 }];
      const run = await begin(config);
      const { divergence } = (await advance(run, 3000, () => most)).at(-1) ?? {};
      if (!divergence) throw new Error("a rate of 100 must diverge");
      const { step, lastGood, epoch, learningRate } = divergence;
      expect(learningRate).toBe(100);
      expect(run.position).toMatchObject({ step, epoch });
      expect(lastGood.step).toBe(step);
      expect(lastGood.weights.every(Number.isFinite)).toBe(true);
      expect((await run.engine.read()).weights).toEqual(lastGood.weights);
      expect(run.curve.all.every((point) => point.epoch <= epoch && isCurveEpoch(point.epoch))).toBe(true);
      // the very step before was still good, on an engine that was never interrupted
      const straight = await openEngine("fused-wasm", run.work);
      if (step > 0) await straight.run(step);
      expect((await straight.read()).weights).toEqual(lastGood.weights);
      // what its own batch loses is no fault yet; the update after it makes one
      const { losses } = await straight.run(1);
      expect(faultOf(losses[0])).toBeNull();
    }),
    { numRuns: 15 },
  ));

test("TR5 another engine goes on from the newest checkpoint, and the curve forgets what lies after it", async () => {
  const config = smallConfig({ batchSize: 16, epochs: 100 });
  const run = await begin(config);
  await advance(run, 30);
  expect(await run.checkpoint(1000)).toBeNull();
  await advance(run, 60);
  // too early for the next one
  expect(await run.checkpoint(1100)).toBeNull();
  expect(run.saved.step).toBe(30);
  const before = run.curve.all.slice();
  await run.changeEngine(await openEngine("plain", run.work));
  expect(run.engine.name).toBe("plain");
  expect(run.position.step).toBe(30);
  expect(run.curve.all).toEqual(before.filter(({ epoch }) => epoch <= 5));
  await advance(run, 60);
  expect(run.curve.all.map(({ epoch }) => epoch)).toEqual(before.map(({ epoch }) => epoch));
  run.curve.all.forEach(({ loss }, i) => expect(loss).toBeCloseTo(before[i].loss, 4));
});

test("TR2 moving a run measures the point of its epoch anew, and forgets the later ones", async () => {
  const config = smallConfig({ epochs: 100 });
  const run = await begin(config);
  await advance(run, 10);
  const early = await run.snapshot();
  await advance(run, 20);
  const weights = early.weights.map((weight) => weight / 2);
  await run.moveTo({ ...early, weights });
  expect(run.position.step).toBe(10);
  expect(run.curve.all.map(({ epoch }) => epoch)).toEqual([...Array(11).keys()]);
  expect(run.curve.all.slice(0, 10)).toEqual(early.curve.slice(0, 10));
  expect(run.curve.all[10].loss).toBe((await run.engine.evaluate("training")).loss);
  expect(run.curve.all[10].loss).not.toBe(early.curve[10].loss);
});

test("TR4 weights that overflow between two losses are found at a checkpoint", async () => {
  const config = smallConfig({ epochs: 1000 });
  const run = await begin(config);
  await advance(run, 10);
  expect(await run.checkpoint(1000)).toBeNull();
  const read = run.engine.read.bind(run.engine);
  Object.assign(run.engine, {
    read: async () => {
      const state = await read();
      if (state.step >= 17) state.weights[3] = Infinity;
      return state;
    },
  });
  await advance(run, 25);
  const divergence = await run.checkpoint(2000);
  expect(divergence).toMatchObject({ what: "weights-not-finite", step: 16, epoch: 16 });
  expect(run.position.step).toBe(16);
  expect(run.curve.all.at(-1)?.epoch).toBe(16);
});
