// Exact counting: ties, numbers that are none, confusion and histograms.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { courseConfig, courseDataset, type Network } from "@/lib/spiral/config";
import { confusionOf } from "@/lib/spiral/confusion";
import { forward } from "@/lib/spiral/forward";
import { histogramOf } from "@/lib/spiral/histogram";
import { initialWeights } from "@/lib/spiral/network";
import { trainingPoints, type Points } from "@/lib/spiral/points";
import { countCorrect, predictedClass } from "@/lib/spiral/score";

const course = courseConfig({ ...courseDataset(3), pointsPerClass: 60 }, 8);
const points = trainingPoints(course.dataset);
const plain: Network = { ...course.network, hidden: [] };

/** Weights of 2→3 without hidden layers: columns for the classes, then biases. */
const linear = (x: number[], y: number[], bias: number[]): Float32Array =>
  Float32Array.of(...x, ...y, ...bias);

const logits = fc.array(fc.oneof(fc.float({ noNaN: true }), fc.constantFrom(0, -0, 1, Infinity, -Infinity)), {
  minLength: 2,
  maxLength: 5,
});

describe("the predicted class", () => {
  test("SP18 is the first of the largest", () => {
    fc.assert(
      fc.property(logits, (row) => {
        const predicted = predictedClass(Float32Array.from(row), 0, row.length);
        const largest = Math.max(...Float32Array.from(row));
        // -0 and 0 are the same logit
        expect(predicted).toBe([...Float32Array.from(row)].findIndex((value) => value + 0 === largest + 0));
      }),
    );
  });

  test.each([
    ["all equal", [1, 1, 1], 0],
    ["two equal at the top", [0, 2, 2], 1],
    ["signed zeros", [-0, 0, -0], 0],
    ["all minus infinity", [-Infinity, -Infinity, -Infinity], 0],
    ["one infinity", [1e38, Infinity, 0], 1],
    ["a NaN in front", [NaN, 9, 1], -1],
    ["a NaN at the end", [9, 1, NaN], -1],
  ])("SP18 %s", (_, row, expected) => {
    expect(predictedClass(Float32Array.from(row), 0, row.length)).toBe(expected);
  });

  test("SP18 rows do not run into each other", () => {
    const two = Float32Array.of(0, 1, NaN, 5, 4, 3);
    expect([predictedClass(two, 0, 3), predictedClass(two, 1, 3)]).toEqual([-1, 0]);
    expect([0, 1, 2].map((row) => predictedClass(two, row, 2))).toEqual([1, -1, 0]);
  });
});

describe("counting", () => {
  const four: Points = { xy: Float32Array.of(1, 0, -1, 0, 0, 1, 0, 0), labels: Uint8Array.of(0, 1, 2, 1) };

  test("SP18 counts by hand: a tie belongs to the first class only", () => {
    // logits x, -x, y: the origin is a tie of all three and belongs to class 0, not to its own class 1
    const weights = linear([1, -1, 0], [0, 0, 1], [0, 0, 0]);
    expect(countCorrect(plain, 3, weights, four)).toBe(3);
    expect(confusionOf(plain, 3, weights, four)).toEqual([
      [1, 0, 0],
      [1, 1, 0],
      [0, 0, 1],
    ]);
  });

  test("SP18 equal weights have every point in class 0: a third right, no more", () => {
    expect(countCorrect(plain, 3, new Float32Array(9), points)).toBe(60);
    expect(confusionOf(plain, 3, new Float32Array(9), points)).toEqual([
      [60, 0, 0],
      [60, 0, 0],
      [60, 0, 0],
    ]);
  });

  test("SP18 weights that are no numbers have nothing right, in no layer, at no place", () => {
    const whole = initialWeights(course);
    for (const at of [0, 150, 299, 450, 602])
      for (const bad of [NaN, Infinity, -Infinity]) {
        const weights = whole.slice();
        weights[at] = bad;
        const right = countCorrect(course.network, 3, weights, points);
        const kept = confusionOf(course.network, 3, weights, points).flat();
        expect(right).toBeLessThanOrEqual(points.labels.length);
        expect(kept.every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
        if (Number.isNaN(bad) && at >= 300) expect(right).toBe(0);
      }
  });

  test("SP18 weights that are too short score nothing instead of failing", () => {
    expect(countCorrect(course.network, 3, new Float32Array(0), points)).toBe(0);
    expect(countCorrect(course.network, 3, initialWeights(course).slice(0, 602), points)).toBe(0);
  });

  test("SP18 huge weights overflow without counting as right by accident", () => {
    const weights = initialWeights(course).map((value) => value * 1e37);
    const sure = forward(course.network, 3, weights, points.xy);
    const numbers = [...points.labels].filter((label, i) => predictedClass(sure, i, 3) === label).length;
    expect(countCorrect(course.network, 3, weights, points)).toBe(numbers);
  });

  test("SP18 whatever the weights: the confusion has every point once, its diagonal is the count", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
        const weights = initialWeights({ ...course, seed });
        const counts = confusionOf(course.network, 3, weights, points);
        expect(counts.map((row) => row.reduce((sum, one) => sum + one, 0))).toEqual([60, 60, 60]);
        expect(counts.reduce((sum, row, k) => sum + row[k], 0)).toBe(
          countCorrect(course.network, 3, weights, points),
        );
      }),
      { numRuns: 25 },
    );
  });

  test("SP18 the order of points does not matter", () => {
    const weights = initialWeights(course);
    const turned: Points = {
      xy: Float32Array.from(
        [...points.labels.keys()].reverse().flatMap((i) => [points.xy[2 * i], points.xy[2 * i + 1]]),
      ),
      labels: points.labels.slice().reverse(),
    };
    expect(countCorrect(course.network, 3, weights, turned)).toBe(
      countCorrect(course.network, 3, weights, points),
    );
  });
});

describe("the histogram", () => {
  const values = fc.array(
    fc.oneof(
      fc.float({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(NaN, Infinity, -Infinity, 0),
    ),
    { maxLength: 80 },
  );

  test("SP19 whatever the values: each finite one is in one bin, and mean and spread are theirs", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 40 }), (list, bins) => {
        const { counts, from, to, mean, spread } = histogramOf(Float32Array.from(list), bins);
        const finite = [...Float32Array.from(list)].filter(Number.isFinite);
        expect(counts).toHaveLength(bins);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(finite.length);
        expect(from).toBe(-to);
        for (const value of finite) expect(Math.abs(value)).toBeLessThanOrEqual(to);
        expect([mean, spread].every(Number.isFinite)).toBe(true);
        const scale = Math.max(1e-30, ...finite.map(Math.abs));
        const expected = finite.reduce((sum, value) => sum + value, 0) / Math.max(1, finite.length);
        expect(Math.abs(mean - expected) / scale).toBeLessThan(1e-6);
      }),
    );
  });

  test("SP19 a value lands in the bin that holds it, the largest in the last", () => {
    const { counts } = histogramOf(Float32Array.of(-1, -0.51, -0.49, 0.01, 0.99, 1), 4);
    expect(counts).toEqual([2, 1, 1, 2]);
  });

  test("SP19 the spread of values far from zero is not lost", () => {
    const { mean, spread } = histogramOf(Float32Array.of(1000, 1000.5, 1001, 1001.5));
    expect(mean).toBeCloseTo(1000.75, 6);
    expect(spread).toBeCloseTo(Math.sqrt(0.3125), 4);
  });
});
