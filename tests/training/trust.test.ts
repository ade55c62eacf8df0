// An engine is believed once its first step is the plain loop's: what computes wrongly is told from what is only fast.
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { calibrate } from "@/lib/training/calibrate";
import type { Engine } from "@/lib/training/engine";
import { openEngine, openFirst, trusting, type OpenByName } from "@/lib/training/open-engine";
import { bitExact } from "./bit-exact";
import type { Measurement } from "@/lib/training/engine-names";
import { prepareWork } from "@/lib/training/work";
import { anyConfig } from "./arbitrary-config";
import { smallConfig } from "./harness";

// Node has neither WebGPU nor WebGL to be asked for
beforeEach(() => void vi.stubGlobal("navigator", {}));
afterEach(() => void vi.unstubAllGlobals());

/** The same engine with some of what it does replaced. */
const changed = (engine: Engine, change: Partial<Engine>): Engine => ({
  name: engine.name,
  run: (steps) => engine.run(steps),
  evaluate: (points) => engine.evaluate(points),
  predict: (features) => engine.predict(features),
  read: () => engine.read(),
  write: (state) => engine.write(state),
  dispose: () => engine.dispose(),
  ...change,
});

/** Faults of graphics drivers and of engines, each of one kind. */
const wrong: Record<string, (engine: Engine) => Engine> = {
  "reads back zeros": (engine) =>
    changed(engine, {
      run: async (steps) => ({ losses: new Float32Array(steps), gradientNorms: [0, 0] }),
      predict: async (features) => new Float32Array((features.length / 2) * 3),
    }),
  "reads back what is no number": (engine) =>
    changed(engine, {
      run: async (steps) => ({ losses: new Float32Array(steps).fill(NaN), gradientNorms: [NaN, NaN] }),
    }),
  "computes in half precision": (engine) =>
    changed(engine, {
      run: async (steps) => {
        const { losses, gradientNorms } = await engine.run(steps);
        return { losses, gradientNorms: gradientNorms.map((norm) => norm * 1.01) };
      },
    }),
  "never updates": (engine) => {
    let before: Awaited<ReturnType<Engine["read"]>>;
    return changed(engine, {
      run: async (steps) => {
        before = await engine.read();
        const report = await engine.run(steps);
        engine.write(before);
        return report;
      },
    });
  },
  "steps uphill": (engine) =>
    changed(engine, {
      run: async (steps) => {
        const { weights: before } = await engine.read();
        const report = await engine.run(steps);
        const state = await engine.read();
        engine.write({ ...state, weights: state.weights.map((value, i) => 2 * before[i] - value) });
        return report;
      },
    }),
  "shows another map": (engine) =>
    changed(engine, { predict: async (features) => (await engine.predict(features)).map((p) => 1 - p) }),
};

/** Fast steps, so that uphill is far from downhill. */
const config = smallConfig({ optimizer: { ...smallConfig().optimizer, kind: "sgd", learningRate: 0.5 } });

for (const [fault, spoil] of Object.entries(wrong))
  test(`SM3 an engine that ${fault} is not trusted, however fast`, async () => {
    const disposed: string[] = [];
    const open: OpenByName = async (name, work) => {
      const engine = await openEngine(name, work);
      if (name !== "fused-wasm") return engine;
      return changed(spoil(engine), { dispose: () => void disposed.push(name) });
    };
    const told: Measurement[] = [];
    const { chosen } = await calibrate(
      config,
      ["fused-wasm", "plain"],
      (one) => told.push(one),
      trusting(open),
    );
    expect(told).toMatchObject([
      { engine: "fused-wasm", stepsPerSecond: null, reason: "disagrees" },
      { engine: "plain", reason: null },
    ]);
    expect(chosen).toBe("plain");
    // one that was wished for gives way as well, with its reason
    const opened = await openFirst(["fused-wasm", "plain"], prepareWork(config), trusting(open));
    expect(opened).toMatchObject({
      engine: { name: "plain" },
      instead: { engine: "fused-wasm", reason: "disagrees" },
    });
    expect(disposed).toEqual(["fused-wasm", "fused-wasm"]);
  });

test("SM3 every real engine is trusted, whatever the config, and stands at its beginning then", () =>
  fc.assert(
    fc.asyncProperty(anyConfig, fc.constantFrom(...bitExact), async (any, name) => {
      const work = prepareWork(any);
      const [checked, fresh] = [await trusting(openEngine)(name, work), await openEngine(name, work)];
      expect(await checked.read()).toEqual(await fresh.read());
      expect((await checked.run(3)).losses).toEqual((await fresh.run(3)).losses);
      checked.dispose();
      fresh.dispose();
    }),
    { numRuns: 60, seed: Number(process.env.PROPERTY_SEED ?? 1) },
  ));

test("SM3 what was seen once is not looked at again", async () => {
  let steps = 0;
  const open = trusting(async (name, work) => {
    const engine = await openEngine(name, work);
    return changed(engine, {
      run: (count) => {
        steps += count;
        return engine.run(count);
      },
    });
  });
  const work = prepareWork(config);
  for (let i = 0; i < 3; i++) (await open("fused-wasm", work)).dispose();
  expect(steps).toBe(1);
});
