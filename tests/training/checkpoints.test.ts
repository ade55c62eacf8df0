// Returning to the state before a step, with a real engine.
import fc from "fast-check";
import { expect, test } from "vitest";
import { Checkpoints } from "@/lib/training/checkpoints";
import type { Engine } from "@/lib/training/engine";
import { openEngine } from "@/lib/training/open-engine";
import type { TrainingState } from "@/lib/training/protocol";
import { prepareWork } from "@/lib/training/work";
import { smallConfig } from "./harness";

const work = prepareWork(smallConfig({ batchSize: 16, epochs: 200 }));

/** The states of an engine that was never interrupted, after each step. */
const straight: Promise<TrainingState[]> = (async () => {
  const engine = await openEngine("fused-wasm", work);
  const states = [await engine.read()];
  for (let step = 0; step < 60; step++) {
    await engine.run(1);
    states.push(await engine.read());
  }
  return states;
})();

test("TR4 the state before any step comes back bit for bit, from wherever checkpoints were taken", () =>
  fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 6 }),
      fc.nat({ max: 100 }),
      async (steps, back) => {
        const states = await straight;
        const engine = await openEngine("fused-wasm", work);
        const checkpoints = new Checkpoints(await engine.read());
        const kept = [0, ...steps.sort((a, b) => a - b)];
        for (let i = 1; i < kept.length; i++) {
          await engine.run(kept[i] - kept[i - 1]);
          expect(checkpoints.keep(await engine.read())).toBe(true);
        }
        // at or after the last checkpoint but one
        const oldest = kept[kept.length - 2];
        const target = oldest + (back % (60 - oldest));
        expect(await checkpoints.rewind(engine, target)).toEqual(states[target]);
        expect(checkpoints.latest).toEqual(states[target]);
        expect(await engine.read()).toEqual(states[target]);
        await engine.run(1);
        expect(await engine.read()).toEqual(states[target + 1]);
      },
    ),
    { numRuns: 40 },
  ));

test("TR4 weights that are not finite are not kept", async () => {
  const engine = await openEngine("plain", work);
  const first = await engine.read();
  const checkpoints = new Checkpoints(first);
  for (const bad of [NaN, Infinity, -Infinity]) {
    const weights = first.weights.slice();
    weights[weights.length - 1] = bad;
    expect(checkpoints.keep({ ...first, step: 5, weights })).toBe(false);
    expect(checkpoints.latest).toBe(first);
  }
});

/** An engine whose weights stop being finite at one step, as an overflow makes them. */
function spoiltAt(engine: Engine, step: number): Engine {
  const read = engine.read.bind(engine);
  return Object.assign(engine, {
    read: async () => {
      const state = await read();
      if (state.step >= step) state.weights[0] = NaN;
      return state;
    },
  });
}

test("TR4 the update that spoilt the weights is found between two checkpoints", () =>
  fc.assert(
    fc.asyncProperty(fc.nat({ max: 20 }), fc.integer({ min: 1, max: 39 }), async (first, after) => {
      const states = await straight;
      const spoilt = first + after;
      const engine = spoiltAt(await openEngine("fused-wasm", work), spoilt);
      engine.write(states[first]);
      const checkpoints = new Checkpoints(states[first]);
      await engine.run(60 - first);
      const good = await checkpoints.rewindToFinite(engine, 60);
      expect(good).toEqual(states[spoilt - 1]);
      expect(checkpoints.latest).toEqual(good);
      expect(await engine.read()).toEqual(good);
    }),
    { numRuns: 30 },
  ));
