// Orders of points, and the clock that cuts batches from them.
import fc from "fast-check";
import { expect, test } from "vitest";
import { batchOrder } from "@/lib/training/batches";
import { StepClock, type Step } from "@/lib/training/clock";
import { learningRateAt, stepScalars } from "@/lib/training/optimizer";
import { isFullBatch, prepareWork, type Work } from "@/lib/training/work";
import { anyConfig } from "./arbitrary-config";

const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });

test("EN14 an order has every point exactly once, and is the same whenever it is asked for", () =>
  fc.assert(
    fc.property(seed, fc.nat({ max: 1e5 }), fc.integer({ min: 1, max: 400 }), (own, epoch, count) => {
      const order = batchOrder(own, epoch, count);
      expect([...order].sort((a, b) => a - b)).toEqual([...Array(count).keys()]);
      expect(batchOrder(own, epoch, count)).toEqual(order);
    }),
  ));

test("EN14 another epoch and another seed are another order", () =>
  fc.assert(
    fc.property(seed, fc.nat({ max: 1e5 }), (own, epoch) => {
      const order = batchOrder(own, epoch, 60).join();
      expect(batchOrder(own, epoch + 1, 60).join()).not.toBe(order);
      expect(batchOrder((own + 1) % 2 ** 32, epoch, 60).join()).not.toBe(order);
    }),
  ));

test("EN14 every point comes first about as often as any other", () => {
  const points = 10;
  const epochs = 20_000;
  const first = new Array<number>(points).fill(0);
  for (let epoch = 0; epoch < epochs; epoch++) first[batchOrder(3, epoch, points)[0]]++;
  const expected = epochs / points;
  const chi = first.reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
  // the 99.9th percentile of chi-square with nine degrees of freedom
  expect(chi).toBeLessThan(27.88);
});

/** The points of a step's batch. */
function pointsOf({ order, from, to }: Step): number[] {
  return Array.from({ length: to - from }, (_, i) => (order ? order[from + i] : from + i));
}

const clockOf = (work: Work) => new StepClock(work);

test("EN14 the batches of an epoch are every point once, each of full size but the last", () =>
  fc.assert(
    fc.property(anyConfig, (config) => {
      const work = prepareWork(config);
      const clock = clockOf(work);
      for (let epoch = 0; epoch < 3; epoch++) {
        const seen: number[] = [];
        for (let i = 0; i < work.stepsPerEpoch; i++) {
          const step = clock.next();
          expect(step.step).toBe(epoch * work.stepsPerEpoch + i);
          const own = pointsOf(step);
          if (i < work.stepsPerEpoch - 1) expect(own).toHaveLength(work.batch);
          else expect(own.length).toBeGreaterThan(0);
          seen.push(...own);
        }
        expect(seen.sort((a, b) => a - b)).toEqual([...Array(work.training.count).keys()]);
      }
    }),
    { numRuns: 60 },
  ));

test("EN14 a full batch takes the points as they are, in every epoch", () =>
  fc.assert(
    fc.property(anyConfig, (config) => {
      const work = prepareWork({ ...config, batchSize: 0 });
      expect(isFullBatch(work)).toBe(true);
      const clock = clockOf(work);
      for (let i = 0; i < 3; i++)
        expect(clock.next()).toMatchObject({ order: null, from: 0, to: work.training.count });
    }),
    { numRuns: 30 },
  ));

test("EN14 a clock that was moved goes on as one that came there by itself", () =>
  fc.assert(
    fc.property(anyConfig, fc.nat({ max: 200 }), fc.nat({ max: 500 }), (config, at, age) => {
      const work = prepareWork(config);
      const walked = clockOf(work);
      for (let i = 0; i < at; i++) walked.next();
      const moved = clockOf(work);
      moved.next();
      moved.moveTo(at, at);
      for (let i = 0; i < 4; i++) expect(moved.next()).toEqual(walked.next());
      moved.moveTo(at, age);
      const { stepSize, correction, learningRate } = moved.next();
      const epoch = Math.floor(at / work.stepsPerEpoch);
      const expected = learningRateAt(config.optimizer, epoch, config.epochs);
      expect({ stepSize, correction, learningRate }).toEqual(stepScalars(expected, age + 1));
    }),
    { numRuns: 60 },
  ));
