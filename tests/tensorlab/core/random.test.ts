// Random streams: known numbers of the generators, and distributions that are what they say.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Generator, generatorOf, newGenerator, reseed } from "@/lib/tensorlab/core/generator";
import { MersenneTwister } from "@/lib/tensorlab/core/mersenne";
import { gaussianDoubles, seedNumpy, uniformDoubles } from "@/lib/tensorlab/core/numpy-random";
import {
  bernoulli,
  coins,
  dropout,
  exponential,
  integers,
  multinomial,
  normal,
  normalAround,
  permutation,
  uniform,
} from "@/lib/tensorlab/core/random";
import { doubles, failureOf, valuesOf } from "./tensors";

const seeded = (seed: bigint) => new Generator(seed);
const meanOf = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const spreadOf = (values: readonly number[]) => meanOf(values.map((x) => (x - meanOf(values)) ** 2));

describe("T32 streams", () => {
  test("T32 the Mersenne Twister's published numbers for its own seed: the first and the ten thousandth", () => {
    const twister = new MersenneTwister(5489);
    const drawn = Array.from({ length: 10_000 }, () => twister.draw());
    expect([drawn[0], drawn[9999]]).toEqual([3499211612, 4123659995]);
    expect(drawn.every((bits) => Number.isInteger(bits) && bits >= 0 && bits < 2 ** 32)).toBe(true);
  });

  test("T32 PyTorch's torch.manual_seed(0): rand and randn as every notebook shows them", () => {
    expect(valuesOf(uniform([3], "float32", seeded(0n))).map((x) => x.toFixed(4))).toEqual([
      "0.4963",
      "0.7682",
      "0.0885",
    ]);
    expect(valuesOf(normal([3], "float32", seeded(0n))).map((x) => x.toFixed(4))).toEqual([
      "1.5410",
      "-0.2934",
      "-2.1788",
    ]);
    expect(valuesOf(permutation(4, "int64", seeded(0n)))).toEqual([0, 1, 3, 2]);
  });

  test("T32 NumPy's np.random.seed(0): rand and randn likewise", () => {
    seedNumpy(0);
    expect(valuesOf(uniformDoubles([3])).map((x) => x.toFixed(8))).toEqual([
      "0.54881350",
      "0.71518937",
      "0.60276338",
    ]);
    seedNumpy(0);
    expect(valuesOf(gaussianDoubles([3])).map((x) => x.toFixed(8))).toEqual([
      "1.76405235",
      "0.40015721",
      "0.97873798",
    ]);
  });

  test("T32 a seed is a stream for ever, another seed another one, and only its lowest 32 bits count", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }), (seed) => {
        const draw = (from: bigint) => valuesOf(uniform([8], "float64", seeded(from)));
        expect(draw(seed)).toEqual(draw(seed));
        expect(draw(seed)).toEqual(draw(seed & 0xffffffffn));
        expect(draw(seed)).not.toEqual(draw(seed + 1n));
        const generator = seeded(seed);
        generator.normal();
        generator.manualSeed(seed);
        expect(valuesOf(uniform([8], "float64", generator))).toEqual(draw(seed));
      }),
      { numRuns: 30 },
    );
  });

  test("T32 generators are found by their numbers, and there is an end to them", () => {
    const id = newGenerator();
    expect([generatorOf(id).id, generatorOf(id).seed]).toEqual([id, 67280421310721n]);
    const generator = seeded(1n);
    expect(reseed(generator)).toBe(generator.seed);
    expect(failureOf(() => Array.from({ length: 1001 }, newGenerator))[1]).toContain(
      "more than 1000 generators",
    );
  });
});

describe("T32 distributions", () => {
  const many = 4000;
  // five standard errors of a mean of `many`
  const tolerance = 5 / Math.sqrt(many);

  test("T32 uniform fills its range evenly", () => {
    for (const dtype of ["float32", "float64"] as const) {
      const values = valuesOf(uniform([many], dtype, seeded(7n), -1, 3));
      expect(values.every((x) => x >= -1 && x < 3)).toBe(true);
      expect(Math.abs(meanOf(values) - 1)).toBeLessThan(1.16 * tolerance);
      expect(Math.abs(spreadOf(values) - 16 / 12)).toBeLessThan(0.2);
    }
  });

  test("T32 normal has its mean and deviation, in blocks of sixteen and one by one", () => {
    for (const count of [many, 5]) {
      const values = Array.from({ length: many / count }, (_, at) =>
        valuesOf(normal([count], "float64", seeded(BigInt(at)), 2, 3)),
      ).flat();
      expect(Math.abs(meanOf(values) - 2)).toBeLessThan(3 * tolerance);
      expect(Math.abs(spreadOf(values) - 9)).toBeLessThan(1.1);
    }
    const around = valuesOf(normalAround(doubles([0, 100]), doubles([0, 0]), seeded(1n)));
    expect(around).toEqual([0, 100]);
  });

  test("T32 whole numbers stay in their range, and each comes about as often", () => {
    const values = valuesOf(integers([many], "int64", seeded(3n), { from: -2, to: 3 }));
    for (let value = -2; value < 3; value++)
      expect(Math.abs(values.filter((own) => own === value).length / many - 0.2)).toBeLessThan(
        0.4 * tolerance,
      );
    const large = valuesOf(integers([20], "int64", seeded(3n), { from: 0, to: 2 ** 40 }));
    expect(large.some((value) => value > 2 ** 33)).toBe(true);
  });

  test("T32 a permutation holds every number once, and all orders of three come about as often", () => {
    const orders = new Map<string, number>();
    for (let seed = 0; seed < 1200; seed++) {
      const order = valuesOf(permutation(3, "int64", seeded(BigInt(seed))));
      expect([...order].sort()).toEqual([0, 1, 2]);
      orders.set(order.join(), (orders.get(order.join()) ?? 0) + 1);
    }
    expect(orders.size).toBe(6);
    for (const times of orders.values()) expect(Math.abs(times - 200)).toBeLessThan(70);
  });

  test("T32 coins, exponentials, dropout and draws by weight", () => {
    const fair = valuesOf(coins([many], "float64", seeded(2n), 0.3));
    expect(Math.abs(meanOf(fair) - 0.3)).toBeLessThan(0.46 * tolerance);
    expect(valuesOf(bernoulli(doubles([0, 1, 1, 0]), "float64", seeded(2n)))).toEqual([0, 1, 1, 0]);
    const waits = valuesOf(exponential([many], "float64", seeded(2n), 2));
    expect(waits.every((x) => x >= 0)).toBe(true);
    expect(Math.abs(meanOf(waits) - 0.5)).toBeLessThan(0.5 * tolerance);
    const kept = valuesOf(dropout(doubles(Array<number>(many).fill(1)), 0.25, true, seeded(4n)));
    expect(kept.every((x) => x === 0 || Math.abs(x - 4 / 3) < 1e-12)).toBe(true);
    expect(Math.abs(meanOf(kept) - 1)).toBeLessThan(0.6 * tolerance);
    const x = doubles([1, 2]);
    expect(dropout(x, 0.5, false, seeded(1n))).toBe(x);
    expect(valuesOf(dropout(x, 1, true, seeded(1n)))).toEqual([0, 0]);
    const drawn = valuesOf(multinomial(doubles([1, 0, 3]), many, true, seeded(5n)));
    expect(drawn.filter((at) => at === 1)).toEqual([]);
    expect(Math.abs(drawn.filter((at) => at === 2).length / many - 0.75)).toBeLessThan(0.44 * tolerance);
    const each = valuesOf(multinomial(doubles([1, 2, 3, 4, 5, 6], [2, 3]), 3, false, seeded(6n)));
    expect([each.slice(0, 3).sort(), each.slice(3).sort()]).toEqual([
      [0, 1, 2],
      [0, 1, 2],
    ]);
  });

  const g = seeded(1n);
  test.each([
    ["uniform of whole numbers", () => uniform([1], "int64", g), "not implemented for 'Long'"],
    ["an empty range", () => uniform([1], "float64", g, 2, 1), "found from=2 > to=1"],
    ["a negative deviation", () => normal([1], "float64", g, 0, -1), "expects std >= 0.0"],
    ["negative deviations", () => normalAround(doubles([0]), doubles([-1]), g), "all elements of std >= 0.0"],
    ["a negative size", () => uniform([-1], "float64", g), "negative dimension -1"],
    ["whole numbers from nowhere", () => integers([1], "int64", g, { from: 1, to: 1 }), "from=1 >= to=1"],
    ["a permutation of less than nothing", () => permutation(-1, "int64", g), "negative dimension -1"],
    ["no probability", () => bernoulli(doubles([2]), "float64", g), "p_in <= 1"],
    ["no chance", () => coins([1], "float64", g, -1), "expects p to be in [0, 1]"],
    ["more draws than there are", () => multinomial(doubles([1]), 2, false, g), "without replacement"],
    ["no draws", () => multinomial(doubles([1]), 0, true, g), "n_sample <= 0"],
    [
      "weights of nothing",
      () => multinomial(doubles([0, 0]), 1, true, g),
      "invalid multinomial distribution",
    ],
    ["weights in three dimensions", () => multinomial(doubles([1], [1, 1, 1]), 1, true, g), "1 or 2 dim"],
    ["negative weights", () => multinomial(doubles([-1]), 1, true, g), "element < 0"],
    ["exponentials of whole numbers", () => exponential([1], "int64", g), "not implemented for 'Long'"],
  ])("T32 refuses %s", (_, task, message) => {
    const [type, text] = failureOf(task);
    expect(type).toBe("RuntimeError");
    expect(text).toContain(message);
  });

  test("T32 refuses more dropout than all", () => {
    const message = "dropout probability has to be between 0 and 1, but got 2";
    expect(failureOf(() => dropout(doubles([1]), 2, true, g))).toEqual(["ValueError", message]);
  });
});
