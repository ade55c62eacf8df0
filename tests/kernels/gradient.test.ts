// The kernels' gradient, asked for directly, against central differences of the loss in doubles.
import fc from "fast-check";
import { expect, test } from "vitest";
import { openDenseNetwork, type DenseNetwork } from "@/lib/kernels/dense-network";
import type { Config } from "@/lib/spiral/config";
import { batchOrder } from "@/lib/training/batches";
import { prepareWork, type Work } from "@/lib/training/work";
import { anyConfig } from "../training/arbitrary-config";
import { differences, passInDoubles } from "../training/double-loss";
import { smallConfig } from "../training/harness";

const seed = Number(process.env.PROPERTY_SEED ?? 1);
const runsFactor = Number(process.env.PROPERTY_RUNS ?? 1);

async function openOn(work: Work): Promise<DenseNetwork> {
  const { layers, training, heldOut, config } = work;
  const { seed, optimizer } = config;
  const network = await openDenseNetwork({ layers, seed, optimizer, training, heldOut });
  network.weights.set(work.initial);
  return network;
}

const scalars = { learningRate: 0.1, stepSize: 0.1, correction: 1 };

/** A batch somewhere in a run. */
const anyBatch = fc.record({
  ordered: fc.boolean(),
  from: fc.nat({ max: 15 }),
  rows: fc.integer({ min: 1, max: 40 }),
  step: fc.nat({ max: 10_000 }),
});

/** Nets small enough that every parameter has its two passes, and weights away from the kinks at zero. */
const smallNets = anyConfig.map((config): Config => {
  const hidden = config.network.hidden.map((layer) => ({ ...layer, units: 1 + (layer.units % 7) }));
  return { ...config, network: { ...config.network, hidden, initialisation: "pytorch" } };
});

test("KN3 the gradient of any batch of any network is the loss's slope, dropout's masks included", async () => {
  let compared = 0;
  let kinks = 0;
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(smallNets, anyBatch, async (config, { ordered, from, rows, step }) => {
      const work = prepareWork(config);
      const network = await openOn(work);
      const order = ordered ? batchOrder(config.seed, step, work.training.count) : null;
      network.setOrder(order);
      const to = Math.min(from + rows, work.training.count);
      const loss = network.backward({ from, to, step, ...scalars });
      const points = Array.from({ length: to - from }, (_, i) => (order ? order[from + i] : from + i));
      const objective = (weights: Float64Array) => passInDoubles(work, weights, { points, step });
      expect(Math.abs(loss - objective(Float64Array.from(work.initial)).loss)).toBeLessThan(
        2e-6 * (1 + loss),
      );
      const slopes = differences(work.initial, objective);
      slopes.forEach((slope, i) => {
        if (Number.isNaN(slope)) return kinks++;
        compared++;
        const off = Math.abs(network.gradient[i] - slope);
        if (!(off < 3e-6 * (1 + Math.abs(slope))))
          expect.fail(`parameter ${i}: ${network.gradient[i]}, the slope is ${slope}`);
      });
      for (const { activation, dropout } of config.network.hidden)
        seen.add(activation).add(dropout > 0 ? "dropout" : "no dropout");
    }),
    { numRuns: 60 * runsFactor, seed },
  );
  expect(compared).toBeGreaterThan(2000);
  expect(kinks / compared).toBeLessThan(0.01);
  expect(seen.size).toBe(8);
});

test("KN3 asking for the gradient moves nothing, and asking twice gives it twice", async () => {
  const work = prepareWork(smallConfig());
  const network = await openOn(work);
  const whole = { from: 0, to: 90, step: 0, ...scalars };
  const loss = network.backward(whole);
  const first = network.gradient.slice();
  expect(network.backward(whole)).toBe(loss);
  expect(network.gradient).toEqual(first);
  expect(network.weights).toEqual(work.initial);
});

test("KN3 one step of `run` is the gradient and the update, bit for bit", () =>
  fc.assert(
    fc.asyncProperty(anyConfig, async (config) => {
      const work = prepareWork(config);
      const [whole, parts] = [await openOn(work), await openOn(work)];
      const step = { from: 0, to: work.batch, step: 3, ...scalars };
      whole.writeStep(0, step);
      const [loss] = whole.run(1);
      expect(Math.fround(parts.backward(step))).toBe(loss);
      parts.update(step);
      expect(parts.weights).toEqual(whole.weights);
      expect(parts.slots).toEqual(whole.slots);
    }),
    { numRuns: 40 * runsFactor, seed },
  ));

test("KN3 the gradient of all points is the mean of its batches' gradients", async () => {
  const config = smallConfig();
  config.network.hidden.push({ units: 6, activation: "gelu", dropout: 0 });
  const work = prepareWork(config);
  const network = await openOn(work);
  network.backward({ from: 0, to: 90, step: 0, ...scalars });
  const whole = network.gradient.slice();
  const sum = new Float64Array(whole.length);
  // 90 = 32 + 32 + 26: whole tiles and a part of one
  for (const [from, to] of [
    [0, 32],
    [32, 64],
    [64, 90],
  ]) {
    network.backward({ from, to, step: 0, ...scalars });
    network.gradient.forEach((value, i) => (sum[i] += ((to - from) / 90) * value));
  }
  whole.forEach((value, i) => expect(Math.abs(value - sum[i])).toBeLessThan(1e-6));
});

test("KN4 networks share nothing: each has a memory of its own", async () => {
  const work = prepareWork(smallConfig());
  const [one, other] = [await openOn(work), await openOn(work)];
  const before = other.evaluate("training");
  one.weights.fill(0);
  one.backward({ from: 0, to: 90, step: 0, ...scalars });
  expect(other.weights).toEqual(work.initial);
  expect(other.evaluate("training")).toEqual(before);
  expect(one.evaluate("training").loss).toBeCloseTo(Math.log(3), 6);
});

test("KN4 a network as large as the contract takes, on as many points, fits into memory", async () => {
  const config = smallConfig();
  config.dataset = { ...config.dataset, classes: 5, pointsPerClass: 2000, heldOutPerClass: 500 };
  config.network.features = ["x", "y", "x2", "y2", "xy", "sin-x", "sin-y"];
  config.network.hidden = [256, 170, 20, 8, 8, 8, 8, 8].map((units) => ({
    ...{ units, activation: "tanh" as const, dropout: 0.5 },
  }));
  const work = prepareWork(config);
  expect(work.parameters).toBeGreaterThan(48_000);
  const network = await openOn(work);
  const loss = network.backward({ from: 0, to: work.training.count, step: 0, ...scalars });
  expect(loss).toBeGreaterThan(0);
  expect(network.gradient.every(Number.isFinite)).toBe(true);
  expect(network.evaluate("heldOut").right).toBeLessThanOrEqual(2500);
});

test("KN4 probabilities are probabilities, for any number of points", () =>
  fc.assert(
    fc.asyncProperty(anyConfig, fc.constantFrom(0, 1, 31, 32, 33, 100, 4097), async (config, points) => {
      const work = prepareWork(config);
      const network = await openOn(work);
      const width = work.layers[0].inputs;
      const features = Float32Array.from({ length: points * width }, (_, i) => Math.sin(i));
      const probabilities = network.predict(features);
      expect(probabilities).toHaveLength(points * work.classes);
      for (let row = 0; row < points; row++) {
        const own = probabilities.subarray(row * work.classes, (row + 1) * work.classes);
        expect(Math.abs(own.reduce((sum, p) => sum + p, 0) - 1)).toBeLessThan(1e-5);
        expect(own.every((p) => p >= 0 && p <= 1)).toBe(true);
      }
      // a point's probabilities do not depend on its neighbours
      if (points > 40)
        expect(network.predict(features.slice(33 * width, 34 * width))).toEqual(
          probabilities.slice(33 * work.classes, 34 * work.classes),
        );
    }),
    { numRuns: 25 * runsFactor, seed },
  ));
