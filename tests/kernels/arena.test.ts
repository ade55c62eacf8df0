import fc from "fast-check";
import { expect, test } from "vitest";
import { Arena, MemoryViews } from "@/lib/kernels/arena";
import { layOut } from "@/lib/kernels/dense-layout";
import { loadKernels } from "@/lib/kernels/instance";
import { prepareWork } from "@/lib/training/work";
import { anyConfig } from "../training/arbitrary-config";

test("KN4 addresses follow one another at vectors' boundaries and never overlap", () =>
  fc.assert(
    fc.property(fc.nat({ max: 1000 }), fc.array(fc.nat({ max: 500 }), { maxLength: 30 }), (base, sizes) => {
      const arena = new Arena(base * 16);
      let end = base * 16;
      sizes.forEach((size, i) => {
        const at = i % 2 ? arena.bytes(size) : arena.words(size);
        expect(at % 16).toBe(0);
        expect(at).toBeGreaterThanOrEqual(end);
        end = at + (i % 2 ? size : 4 * size);
        expect(arena.end).toBeGreaterThanOrEqual(end);
      });
    }),
  ));

test("KN4 no two arrays of any network lie over one another", () =>
  fc.assert(
    fc.property(anyConfig, (config) => {
      const { layers, training, heldOut, parameters } = prepareWork(config);
      const at = layOut({ layers, training, heldOut }, 1024);
      const rows = (units: number) => 4 * units * 32;
      const spans: [from: number, bytes: number][] = [
        [at.plan, 4 * (32 + 12 * layers.length)],
        // a vector is written beyond the last parameter
        ...[at.weights, at.gradient, ...at.slots].map((from): [number, number] => [
          from,
          4 * (parameters + 4),
        ]),
        [at.input, rows(layers[0].inputs)],
        [at.tileLabels, 4 * 32],
        ...at.deltas.map((from): [number, number] => [
          from,
          rows(Math.max(...layers.map((one) => one.inputs))),
        ]),
        [at.norms, 4 * layers.length],
        ...layers.flatMap(({ outputs }, l): [number, number][] => [
          [at.outputs[l], rows(outputs)],
          [at.slopes[l], rows(outputs)],
        ]),
        [at.training.features, training.features.byteLength],
        [at.training.labels, training.labels.byteLength],
        [at.heldOut.features, heldOut.features.byteLength],
        [at.heldOut.labels, heldOut.labels.byteLength],
        [at.order, 4 * training.count],
        [at.right, 4],
      ];
      spans.sort(([a], [b]) => a - b);
      spans.forEach(([from, bytes], i) => {
        expect(from % 16).toBe(0);
        expect(from + bytes).toBeLessThanOrEqual(spans[i + 1]?.[0] ?? at.end);
      });
    }),
    { numRuns: 60 },
  ));

test("KN4 memory grows to what is asked for, and no further than it must", async () => {
  const kernels = await loadKernels();
  const before = kernels.memory.buffer.byteLength;
  expect(new MemoryViews(kernels, before).bytes).toHaveLength(before);
  const { floats, words, bytes } = new MemoryViews(kernels, before + 1);
  expect(bytes).toHaveLength(before + 65_536);
  expect(floats).toHaveLength(bytes.length / 4);
  words[kernels.base() / 4] = 0x3f800000;
  expect(floats[kernels.base() / 4]).toBe(1);
  expect(() => new MemoryViews(kernels, 2 ** 33)).toThrow(RangeError);
});
