// All engines against the plain loop: curves, states, looks.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Config } from "@/lib/spiral/config";
import { openEngine } from "@/lib/training/open-engine";
import { bitExact } from "./bit-exact";
import { prepareWork } from "@/lib/training/work";
import { anyConfig } from "./arbitrary-config";
import { apart, lossesOf, nudged } from "./curves";
import { smallConfig } from "./harness";

/** Of loss curves over 200 steps, relative to 1 + loss. */
const tolerance = 1e-4;
const steps = 200;

/** The same configs in every run, so that a red test is a change's doing; another seed looks further. */
const seed = Number(process.env.PROPERTY_SEED ?? 1);
const runsFactor = Number(process.env.PROPERTY_RUNS ?? 1);

/**
 * How far the plain loop's curve moves when its weights move in their last place: a chaotic run amplifies rounding,
 * and a kink (of ReLU, of L1) only for those who are pushed across it, so that several pushes are tried.
 */
async function ownSpread(config: Config, curve: Float32Array): Promise<number> {
  const { initial } = prepareWork(config);
  let widest = 0;
  for (let push = 1; push <= 8; push++)
    widest = Math.max(
      widest,
      apart(await lossesOf("plain", prepareWork(config, nudged(initial, push)), steps), curve),
    );
  return widest;
}

describe("curves over 200 steps", () => {
  for (const [engine, numRuns] of [
    ["fused-wasm", 150],
    ["tfjs-wasm", 30],
    ["tfjs-cpu", 20],
  ] as const)
    test(`EN1 ${engine} follows the plain loop, whatever the config`, () =>
      fc.assert(
        fc.asyncProperty(anyConfig, async (config) => {
          const work = prepareWork(config);
          const plain = await lossesOf("plain", work, steps);
          const other = await lossesOf(engine, work, steps);
          const off = apart(other, plain);
          if (off > tolerance) expect(off).toBeLessThan(tolerance + 20 * (await ownSpread(config, plain)));
        }),
        { numRuns: numRuns * runsFactor, seed },
      ));

  test.each(bitExact)("EN2 %s repeats itself bit for bit", async (engine) => {
    for (const batchSize of [0, 7]) {
      const config = smallConfig({ batchSize });
      config.network.hidden.push({ units: 5, activation: "gelu", dropout: 0.2 });
      const work = prepareWork(config);
      expect(await lossesOf(engine, work, steps)).toEqual(await lossesOf(engine, work, steps));
    }
  });
});

describe("states and looks", () => {
  test.each(bitExact)(
    "EN3 %s goes on from its state in mid-epoch as if never interrupted",
    async (engine) => {
      const config = smallConfig({ batchSize: 16 });
      config.network.hidden[0].dropout = 0.3;
      const work = prepareWork(config);
      const straight = await openEngine(engine, work);
      await straight.run(15);
      const state = await straight.read();
      const { losses } = await straight.run(40);
      const resumed = await openEngine(engine, work);
      await resumed.run(3);
      resumed.write(state);
      expect((await resumed.run(40)).losses).toEqual(losses);
      expect(await resumed.read()).toEqual(await straight.read());
    },
  );

  test.each(["fused-wasm", "tfjs-wasm", "tfjs-cpu"] as const)(
    "EN3 %s goes on from the plain loop's state",
    async (engine) => {
      const work = prepareWork(smallConfig({ batchSize: 16 }));
      const plain = await openEngine("plain", work);
      await plain.run(50);
      const other = await openEngine(engine, work);
      other.write(await plain.read());
      expect(apart((await other.run(100)).losses, (await plain.run(100)).losses)).toBeLessThan(tolerance);
    },
  );

  test.each(["fused-wasm", "tfjs-wasm", "tfjs-cpu"] as const)(
    "EN4 %s shows what the plain loop shows: scores, probabilities, gradient norms",
    async (engine) => {
      const config = smallConfig({ batchSize: 32 });
      config.dataset.classes = 5;
      const work = prepareWork(config);
      const plain = await openEngine("plain", work);
      const other = await openEngine(engine, work);
      const [{ gradientNorms: expected }, { gradientNorms }] = [await plain.run(20), await other.run(20)];
      expect(apart(gradientNorms, expected)).toBeLessThan(tolerance);
      for (const points of ["training", "held-out"] as const) {
        const [score, known] = [await other.evaluate(points), await plain.evaluate(points)];
        expect(score.loss).toBeCloseTo(known.loss, 4);
        expect(score.accuracy).toBeCloseTo(known.accuracy, 6);
      }
      const { features } = work.heldOut;
      expect(apart(await other.predict(features), await plain.predict(features))).toBeLessThan(tolerance);
    },
  );
});
