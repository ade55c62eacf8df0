// What the WebGPU engine computes before there is a device: places in memory, padded weights, tables of steps.
import fc from "fast-check";
import { expect, test } from "vitest";
import { hash32 } from "@/lib/kernels/dropout";
import { optimizerKinds } from "@/lib/spiral/config";
import { StepClock } from "@/lib/training/clock";
import { groupsFor, mapMemory, pad, tile, unpad } from "@/lib/training/fused/webgpu/memory-map";
import {
  lookShader,
  normsShader,
  stepBytes,
  trainShader,
  updateShader,
} from "@/lib/training/fused/webgpu/shaders";
import { ordersFor, StepTable, tableSteps } from "@/lib/training/fused/webgpu/step-table";
import { prepareWork } from "@/lib/training/work";
import { anyConfig } from "./arbitrary-config";
import { smallConfig } from "./harness";

test("EN18 padding and unpadding lose no weight, and the padding is zero", () =>
  fc.assert(
    fc.property(anyConfig, (config) => {
      const work = prepareWork(config);
      const map = mapMemory(work);
      const flat = Float32Array.from({ length: work.parameters }, (_, i) => i + 1);
      const padded = pad(map, flat);
      expect(padded).toHaveLength(map.padded);
      expect(padded.length % 4).toBe(0);
      expect(unpad(map, padded, work.parameters)).toEqual(flat);
      // every weight has a place of its own: nothing else is left but zeros
      expect(padded.filter((value) => value !== 0).sort()).toEqual(flat.sort());
    }),
    { numRuns: 60 },
  ));

test("EN18 nothing in a workgroup's scratch memory lies over anything else", () =>
  fc.assert(
    fc.property(anyConfig, (config) => {
      const map = mapMemory(prepareWork(config));
      const spans: [number, number][] = [
        [0, map.features * tile],
        [map.loss, tile],
      ];
      map.layers.forEach((layer, l) => {
        if (!layer.last) spans.push([layer.output, layer.outputs * tile]);
        spans.push([layer.delta, 4 * layer.quads * tile]);
        spans.push([layer.lanes, (layer.wide ? layer.outputs : layer.inputs) * tile]);
        // a layer reads what the one below wrote
        expect(layer.input).toBe(l === 0 ? 0 : map.layers[l - 1].output);
        expect(4 * layer.quads).toBeGreaterThanOrEqual(layer.outputs);
      });
      spans.sort(([a], [b]) => a - b);
      spans.forEach(([from, size], i) =>
        expect(from + size).toBeLessThanOrEqual(spans[i + 1]?.[0] ?? map.scratch),
      );
    }),
    { numRuns: 60 },
  ));

test("EN18 scratch and partial gradients stay within their memory, with a workgroup at least", () =>
  fc.assert(
    fc.property(anyConfig, fc.integer({ min: 1, max: 20_000 }), (config, points) => {
      const map = mapMemory(prepareWork(config));
      expect(map.groups).toBeGreaterThanOrEqual(1);
      if (map.groups > 1)
        expect(4 * map.groups * Math.max(map.scratch, map.padded + 1)).toBeLessThanOrEqual(96 * 2 ** 20);
      const groups = groupsFor(map, points);
      expect(groups).toBeGreaterThanOrEqual(1);
      expect(groups).toBeLessThanOrEqual(Math.min(map.groups, Math.ceil(points / tile)));
    }),
    { numRuns: 60 },
  ));

/** A step's entry as the shader reads it. */
function entryOf(table: StepTable, index: number) {
  const view = new DataView(table.bytes, index * stepBytes);
  const word = (at: number) => view.getUint32(4 * at, true);
  const float = (at: number) => view.getFloat32(4 * at, true);
  return {
    ...{ first: word(0), rows: word(1), groups: word(2), index: word(3), key: word(4), rule: word(5) },
    ...{ rate: float(6), stepSize: float(7), correction: float(8) },
    ...{ momentum: float(9), decay: float(10), l1: float(11) },
  };
}

test("EN18 every step of a submission finds its own points, scalars and key, however many orders it takes", () =>
  fc.assert(
    fc.property(anyConfig, fc.integer({ min: 1, max: 5 }), (config, submissions) => {
      const work = prepareWork(config);
      const { count } = work.training;
      const map = mapMemory(work);
      const table = new StepTable(map, count, config.seed);
      const clock = new StepClock(work);
      const expected = new StepClock(work);
      let orders = table.newOrders();
      let held = clock.next();
      for (let submission = 0; submission < submissions; submission++) {
        table.clear();
        do {
          table.add(held, config.optimizer);
          held = clock.next();
        } while (table.fits(held) && table.count < 100);
        orders = table.newOrders() ?? orders;
        expect(table.count).toBeLessThanOrEqual(tableSteps);
        for (let i = 0; i < table.count; i++) {
          const step = expected.next();
          const entry = entryOf(table, i);
          const points = orders?.slice(entry.first, entry.first + entry.rows);
          const own = Array.from({ length: step.to - step.from }, (_, k) => step.order?.[step.from + k] ?? k);
          expect([...(points ?? [])]).toEqual(own);
          expect(entry).toMatchObject({
            ...{ index: i, rows: own.length, groups: groupsFor(map, own.length) },
            key: hash32(hash32(config.seed) + step.step),
            rule: optimizerKinds.indexOf(config.optimizer.kind),
            rate: Math.fround(step.learningRate),
            stepSize: Math.fround(step.stepSize),
            correction: Math.fround(step.correction),
            momentum: Math.fround(config.optimizer.momentum),
            decay: Math.fround(config.optimizer.weightDecay),
            l1: Math.fround(config.optimizer.l1),
          });
        }
      }
    }),
    { numRuns: 40 },
  ));

test("EN18 a table is full at its last step, and two orders always fit", () => {
  const work = prepareWork(smallConfig());
  const table = new StepTable(mapMemory(work), work.training.count, 1);
  const clock = new StepClock(work);
  let steps = 0;
  for (let step = clock.next(); table.fits(step); step = clock.next()) {
    table.add(step, work.config.optimizer);
    steps++;
  }
  expect(steps).toBe(tableSteps);
  table.clear();
  expect(table.count).toBe(0);
  for (const points of [1, 90, 10_000, 100_000]) expect(ordersFor(points)).toBeGreaterThanOrEqual(2);
});

test("EN18 the orders are handed over when they changed, and only then", () => {
  const work = prepareWork(smallConfig({ batchSize: 45 }));
  const table = new StepTable(mapMemory(work), work.training.count, 1);
  const clock = new StepClock(work);
  expect(table.newOrders()).not.toBeNull();
  expect(table.newOrders()).toBeNull();
  table.add(clock.next(), work.config.optimizer);
  expect(table.newOrders()).not.toBeNull();
  table.add(clock.next(), work.config.optimizer);
  expect(table.newOrders()).toBeNull();
  // the next epoch
  table.add(clock.next(), work.config.optimizer);
  expect(table.newOrders()).not.toBeNull();
});

test("EN18 every shader of every network is whole: brackets match, each binding is declared once, no number is missing", () =>
  fc.assert(
    fc.property(anyConfig, (config) => {
      const map = mapMemory(prepareWork(config));
      for (const shader of [
        trainShader(map),
        updateShader(map),
        lookShader(map),
        normsShader(map, tableSteps),
      ]) {
        expect(shader).not.toMatch(/undefined|NaN|Infinity|\[object/);
        for (const [open, close] of ["()", "{}", "[]"])
          expect(shader.split(open).length, open).toBe(shader.split(close).length);
        const bindings = [...shader.matchAll(/@binding\((\d+)\)/g)].map(([, index]) => Number(index));
        expect(bindings).toEqual([...bindings.keys()]);
        expect(shader.match(/@compute/g)).toHaveLength(1);
        // no index into memory is beyond what was laid out
        for (const [, index] of shader.matchAll(/scratch\[base \+ (\d+)u/g))
          expect(Number(index)).toBeLessThan(map.scratch);
      }
    }),
    { numRuns: 40 },
  ));
