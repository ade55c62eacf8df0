// Decisions that page and worker share.
import fc from "fast-check";
import { expect, test } from "vitest";
import { limits } from "@/lib/spiral/config";
import {
  calibrationKey,
  chooseEngine,
  curveSpacing,
  fasterFactor,
  isCurveEpoch,
  nextEngines,
  onWebGpu,
  stepsPerEpoch,
} from "@/lib/training/plan";
import { engineNames, type EngineName, type Measurement } from "@/lib/training/engine-names";
import { prepareWork } from "@/lib/training/work";
import { anyConfig } from "./arbitrary-config";
import { smallConfig } from "./harness";

const measured = (engine: EngineName, stepsPerSecond: number | null): Measurement => ({
  ...{ engine, stepsPerSecond, startMs: 1 },
  reason: stepsPerSecond === null ? "failed" : null,
});

const measurements = fc
  .uniqueArray(fc.constantFrom(...engineNames), { maxLength: 7 })
  .chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc
          .option(fc.double({ min: 0.01, max: 1e5, noNaN: true }), { freq: 4 })
          .map((speed) => measured(name, speed)),
      ),
    ),
  );

test("EN15 the engine chosen was measured, and none is 1.5 times as fast", () =>
  fc.assert(
    fc.property(measurements, (all) => {
      const { chosen, because } = chooseEngine(all);
      const speeds = new Map(all.map(({ engine, stepsPerSecond }) => [engine, stepsPerSecond ?? 0]));
      const fastest = Math.max(0, ...speeds.values());
      if (fastest === 0) {
        expect({ chosen, because }).toEqual({ chosen: "fused-wasm", because: "fallback" });
        return;
      }
      const own = speeds.get(chosen) ?? 0;
      expect(own).toBeGreaterThan(0);
      expect(fastest).toBeLessThan(fasterFactor * own + 1e-9);
      const webgpu = Math.max(0, ...onWebGpu.map((name) => speeds.get(name) ?? 0));
      expect(because).toBe(
        webgpu === 0 ? "fastest" : onWebGpu.includes(chosen) ? "webgpu" : "faster-than-webgpu",
      );
      if (because !== "webgpu") expect(own).toBe(fastest);
      else expect(own).toBe(webgpu);
    }),
    { numRuns: 500 },
  ));

test("EN15 the order in which engines were measured decides nothing", () =>
  fc.assert(
    fc.property(measurements, (all) => {
      // equal speeds are a tie that the order may break
      fc.pre(new Set(all.map(({ stepsPerSecond }) => stepsPerSecond)).size === all.length);
      expect(chooseEngine([...all].reverse())).toEqual(chooseEngine(all));
    }),
  ));

test("EN15 a lost engine is followed by another one that needs no graphics card", () => {
  for (const lost of engineNames) {
    const next = nextEngines(lost);
    expect(next).not.toContain(lost);
    expect(next.length).toBeGreaterThan(2);
    expect(next.filter((name) => onWebGpu.includes(name) || name === "tfjs-webgl")).toEqual([]);
    expect(new Set(next).size).toBe(next.length);
  }
});

test("EN14 an epoch has as many steps as batches fit, the last one perhaps smaller", () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat({ max: 10_000 }), (points, size) => {
      const steps = stepsPerEpoch(points, size);
      if (size === 0) {
        expect(steps).toBe(1);
        return;
      }
      expect(steps * size).toBeGreaterThanOrEqual(points);
      expect((steps - 1) * size).toBeLessThan(points);
    }),
  ));

test("TR7 a curve's epochs: all up to 100, then about 50 to every doubling, whatever the run's length", () => {
  const epochs = [...Array(limits.epochs.max + 1).keys()].filter(isCurveEpoch);
  expect(epochs.slice(0, 101)).toEqual([...Array(101).keys()]);
  for (let from = 100; from * 2 <= limits.epochs.max; from *= 2) {
    const within = epochs.filter((epoch) => epoch > from && epoch <= 2 * from);
    expect(within.length).toBeGreaterThanOrEqual(40);
    expect(within.length).toBeLessThanOrEqual(60);
  }
  // what a curve of the longest run may weigh on the wire
  expect(epochs.length).toBeLessThan(700);
});

test("TR7 the space between a curve's points only grows, and doubles", () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999 }), (epoch) => {
      const [now, next] = [curveSpacing(epoch), curveSpacing(epoch + 1)];
      expect([now, 2 * now]).toContain(next);
      expect(Math.log2(now) % 1).toBe(0);
    }),
  ));

test("EN15 a calibration is remembered for work of the same size, and for no other", () =>
  fc.assert(
    fc.property(anyConfig, anyConfig, (one, other) => {
      const sizeOf = (config: typeof one) => {
        const work = prepareWork(config);
        const units = work.layers.map(({ inputs, outputs }) => [inputs, outputs]);
        return JSON.stringify([units, work.training.count, config.batchSize]);
      };
      expect(calibrationKey(one) === calibrationKey(other)).toBe(sizeOf(one) === sizeOf(other));
      expect(calibrationKey({ ...one, seed: one.seed + 1, epochs: one.epochs + 1 })).toBe(
        calibrationKey(one),
      );
    }),
    { numRuns: 60 },
  ));

test("EN15 one's own points count as many as there are", () => {
  const config = smallConfig();
  const points = [...Array(12).keys()].map((i) => ({ x: i / 12, y: 0, label: i % 3 }));
  const own = { ...config, dataset: { ...config.dataset, kind: "own" as const, points } };
  expect(calibrationKey(own)).not.toBe(calibrationKey(config));
  expect(calibrationKey({ ...own, dataset: { ...own.dataset, points: points.slice(1) } })).not.toBe(
    calibrationKey(own),
  );
});
