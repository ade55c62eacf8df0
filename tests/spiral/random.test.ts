// The generator that everything drawn comes from: stored seeds must draw the same for ever.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRandom, permutation } from "@/lib/spiral/random";
import { golden } from "./golden";

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

/** Mean, variance and correlation of neighbours. */
function momentsOf(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const pairs = values.slice(1).reduce((sum, value, i) => sum + (value - mean) * (values[i] - mean), 0);
  return { mean, variance, neighbours: pairs / values.length / variance };
}

/** Correlation of two rows of numbers. */
function correlation(a: readonly number[], b: readonly number[]): number {
  const [left, right] = [momentsOf(a), momentsOf(b)];
  const shared = a.reduce((sum, value, i) => sum + (value - left.mean) * (b[i] - right.mean), 0) / a.length;
  return shared / Math.sqrt(left.variance * right.variance);
}

const many = (count: number, draw: () => number): number[] => Array.from({ length: count }, draw);

describe("streams", () => {
  test.each(golden.streams.map((stream) => [stream.seed, stream.name, stream.second, stream.words] as const))(
    "SP1 the stream of %i %j %i is word for word what sfc32 in unbounded integers gives",
    (seed, name, second, words) => {
      const { uniform } = createRandom(seed, name, second);
      expect(words.map(() => uniform() * 2 ** 32)).toEqual(words);
    },
  );

  test("SP1 whatever the seed: numbers are in [0, 1), finite, and the same again", () => {
    fc.assert(
      fc.property(seeds, fc.string({ maxLength: 12 }), seeds, (seed, name, second) => {
        const [one, two] = [createRandom(seed, name, second), createRandom(seed, name, second)];
        for (let i = 0; i < 50; i++) {
          const value = one.uniform();
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThan(1);
          expect(two.uniform()).toBe(value);
          const normal = one.normal();
          expect(Number.isFinite(normal)).toBe(true);
          expect(two.normal()).toBe(normal);
        }
      }),
    );
  });

  test("SP2 uniform numbers fill their bins evenly, and neighbours know nothing of each other", () => {
    const { uniform } = createRandom(42, "evenness");
    const values = many(100_000, uniform);
    const bins = new Array<number>(64).fill(0);
    for (const value of values) bins[Math.floor(value * 64)]++;
    const expected = values.length / 64;
    const chiSquare = bins.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 63 degrees of freedom: beyond these bounds once in 10,000 seeds
    expect(chiSquare).toBeGreaterThan(28);
    expect(chiSquare).toBeLessThan(114);
    expect(Math.abs(momentsOf(values).neighbours)).toBeLessThan(4 / Math.sqrt(values.length));
  });

  test("SP2 normal numbers have the moments and tails of the normal distribution", () => {
    const { normal } = createRandom(7, "normal");
    const values = many(100_000, normal);
    const { mean, variance, neighbours } = momentsOf(values);
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(values.length));
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / values.length));
    // Box–Muller makes them in pairs
    expect(Math.abs(neighbours)).toBeLessThan(4 / Math.sqrt(values.length));
    const beyond = (limit: number) =>
      values.filter((value) => Math.abs(value) > limit).length / values.length;
    expect(beyond(1)).toBeCloseTo(0.3173, 2);
    expect(beyond(2)).toBeCloseTo(0.0455, 2);
    expect(beyond(3)).toBeCloseTo(0.0027, 3);
    const cubes = values.reduce((sum, value) => sum + value ** 3, 0) / values.length;
    const fourths = values.reduce((sum, value) => sum + value ** 4, 0) / values.length;
    expect(Math.abs(cubes)).toBeLessThan(0.06);
    expect(fourths).toBeCloseTo(3, 0);
  });

  test("SP3 another seed, another name and another second word are another stream", () => {
    const rows = [
      createRandom(1, "training"),
      createRandom(2, "training"),
      createRandom(1, "held-out"),
      createRandom(1, "training", 1),
      createRandom(1, ""),
      createRandom(0, "training"),
    ].map(({ uniform }) => many(20_000, uniform));
    for (let a = 0; a < rows.length; a++)
      for (let b = 0; b < a; b++)
        expect(Math.abs(correlation(rows[a], rows[b])), `${a} and ${b}`).toBeLessThan(
          4.5 / Math.sqrt(20_000),
        );
  });

  test("SP3 neighbouring seeds begin far apart: the first numbers of 4,000 seeds are spread evenly", () => {
    const firsts = Array.from({ length: 4_000 }, (_, seed) => createRandom(seed, "training").uniform());
    const { mean, variance, neighbours } = momentsOf(firsts);
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / firsts.length));
    expect(variance).toBeCloseTo(1 / 12, 2);
    expect(Math.abs(neighbours)).toBeLessThan(4 / Math.sqrt(firsts.length));
    expect(new Set(firsts).size).toBe(firsts.length);
  });
});

describe("shuffling", () => {
  test("SP4 whatever the length, every index is there once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), seeds, (n, seed) => {
        const order = permutation(n, createRandom(seed));
        expect([...order].sort((a, b) => a - b)).toEqual([...Array(n).keys()]);
      }),
    );
  });

  test("SP4 all orders of four are equally likely", () => {
    const counts = new Map<string, number>();
    const random = createRandom(3, "orders");
    const rounds = 24_000;
    for (let i = 0; i < rounds; i++) {
      const order = permutation(4, random).join();
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    const expected = rounds / 24;
    const chiSquare = [...counts.values()].reduce(
      (sum, count) => sum + (count - expected) ** 2 / expected,
      0,
    );
    // 23 degrees of freedom, once in 10,000 seeds
    expect(chiSquare).toBeLessThan(57);
  });

  test("SP4 an element keeps its place as often as chance has it", () => {
    const random = createRandom(9, "fixed points");
    let kept = 0;
    for (let round = 0; round < 4_000; round++)
      permutation(30, random).forEach((at, i) => (kept += +(at === i)));
    // the expected number of fixed points is one, its variance too
    expect(Math.abs(kept / 4_000 - 1)).toBeLessThan(4 / Math.sqrt(4_000));
  });
});
