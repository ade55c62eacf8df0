// A config as engines see it.
import fc from "fast-check";
import { expect, test } from "vitest";
import { featuresOf } from "@/lib/spiral/forward";
import { initialWeights, parameterCount } from "@/lib/spiral/network";
import { heldOutPoints, trainingPoints } from "@/lib/spiral/points";
import { bounds, isFullBatch, prepareWork } from "@/lib/training/work";
import { anyConfig } from "./arbitrary-config";
import { smallConfig } from "./harness";

test("EN16 work is the config's own points, layers and weights", () =>
  fc.assert(
    fc.property(anyConfig, (config) => {
      const work = prepareWork(config);
      const { network, dataset } = config;
      expect(work.parameters).toBe(parameterCount(network, dataset.classes));
      expect(work.initial).toEqual(initialWeights(config));
      for (const [sample, points] of [
        [work.training, trainingPoints(dataset)],
        [work.heldOut, heldOutPoints(dataset)],
      ] as const) {
        expect(sample.xy).toEqual(points.xy);
        expect(sample.labels).toEqual(points.labels);
        expect(sample.count).toBe(points.labels.length);
        expect(sample.features).toEqual(featuresOf(points.xy, network.features));
        expect(sample.labels.every((label) => label < work.classes)).toBe(true);
      }
      const last = work.layers[work.layers.length - 1];
      expect(last.biasOffset + last.outputs).toBe(work.parameters);
    }),
    { numRuns: 60 },
  ));

test("EN16 a batch is no larger than the points, and a batch of all is a full batch", () =>
  fc.assert(
    fc.property(anyConfig, fc.nat({ max: 500 }), (config, batchSize) => {
      const work = prepareWork({ ...config, batchSize });
      const { count } = work.training;
      expect(work.batch).toBe(batchSize === 0 ? count : Math.min(batchSize, count));
      expect(isFullBatch(work)).toBe(work.batch === count);
      expect(work.stepsPerEpoch).toBe(Math.ceil(count / work.batch));
    }),
    { numRuns: 60 },
  ));

test("EN16 buffers have room for the larger set and the widest layer, features included", () =>
  fc.assert(
    fc.property(anyConfig, (config) => {
      const work = prepareWork(config);
      const { points, units } = bounds(work);
      expect(points).toBe(Math.max(work.training.count, work.heldOut.count));
      for (const { inputs, outputs } of work.layers) {
        expect(units).toBeGreaterThanOrEqual(inputs);
        expect(units).toBeGreaterThanOrEqual(outputs);
      }
    }),
    { numRuns: 40 },
  ));

test("EN16 the square shows every training point", () =>
  fc.assert(
    fc.property(anyConfig, (config) => {
      const { extent, training } = prepareWork(config);
      expect(extent).toBeGreaterThan(0);
      expect(training.xy.every((value) => Math.abs(value) <= extent)).toBe(true);
    }),
    { numRuns: 40 },
  ));

test("EN16 other weights are taken when they fit, and refused when they do not", () => {
  const config = smallConfig();
  const own = new Float32Array(51).fill(0.25);
  expect(prepareWork(config, own).initial).toBe(own);
  for (const length of [0, 50, 52])
    expect(() => prepareWork(config, new Float32Array(length))).toThrow(RangeError);
});

test("EN16 without a training point there is no work", () => {
  const config = smallConfig();
  config.dataset = { ...config.dataset, kind: "own", points: [] };
  expect(() => prepareWork(config)).toThrow(RangeError);
});
