// Batch normalisation, held against its definition, and F.linear against the sums that it stands for.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { batchNorm, type BatchNorm } from "@/lib/tensorlab/core/batch-norm";
import { linear } from "@/lib/tensorlab/core/linear";
import type { Tensor } from "@/lib/tensorlab/core/tensor";
import {
  doubles,
  elementAt,
  failureOf,
  gradientsByDifferences,
  gradientsByGraph,
  indicesOf,
  isNear,
  tensorsOf,
  valuesOf,
  wholes,
} from "./tensors";

const plain: BatchNorm = {
  ...{ running: null, weight: null, bias: null },
  ...{ training: true, momentum: 0.1, eps: 1e-5 },
};

const batches = fc
  .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 3 }), fc.constantFrom([], [2], [2, 3]))
  .chain(([samples, channels, rest]) =>
    fc.tuple(
      tensorsOf([samples, channels, ...rest]),
      fc.option(tensorsOf([channels])),
      fc.option(tensorsOf([channels])),
    ),
  );

/** Of each channel: how many elements, their mean and their mean square distance from it. */
function momentsOf(x: Tensor): { count: number; mean: number; variance: number }[] {
  return Array.from({ length: x.shape[1] }, (_, channel) => {
    const values = indicesOf(x.shape)
      .filter((index) => index[1] === channel)
      .map((index) => elementAt(x, index));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    return { count: values.length, mean, variance };
  });
}

const same = (found: Tensor, expected: readonly number[]): boolean =>
  valuesOf(found).every((value, at) => isNear(value, expected[at], 1e-9));

describe("T25 batch normalisation", () => {
  test("T25 takes each channel's mean away and divides by its deviation, then scales and shifts", () => {
    fc.assert(
      fc.property(batches, fc.constantFrom(1e-5, 0.3), ([x, weight, bias], eps) => {
        const moments = momentsOf(x);
        const expected = indicesOf(x.shape).map((index) => {
          const { mean, variance } = moments[index[1]];
          const level = (elementAt(x, index) - mean) / Math.sqrt(variance + eps);
          return (
            level * (weight ? elementAt(weight, [index[1]]) : 1) + (bias ? elementAt(bias, [index[1]]) : 0)
          );
        });
        expect(same(batchNorm(x, { ...plain, weight, bias, eps }), expected)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("T25 training moves what is tracked, by the unbiased variance; evaluation uses it and moves nothing", () => {
    fc.assert(
      fc.property(batches, fc.constantFrom(0, 0.1, 1), ([x], momentum) => {
        const moments = momentsOf(x);
        const channels = moments.length;
        const running = {
          mean: doubles(moments.map((_, channel) => channel)),
          variance: doubles(moments.map(() => 2)),
        };
        batchNorm(x, { ...plain, running, momentum });
        const [means, variances] = [
          moments.map(({ mean }, channel) => (1 - momentum) * channel + momentum * mean),
          moments.map(
            ({ variance, count }) => (1 - momentum) * 2 + (momentum * variance * count) / (count - 1),
          ),
        ];
        expect([same(running.mean, means), same(running.variance, variances)]).toEqual([true, true]);
        const out = batchNorm(x, { ...plain, running, training: false });
        const expected = indicesOf(x.shape).map(
          (index) => (elementAt(x, index) - means[index[1]]) / Math.sqrt(variances[index[1]] + 1e-5),
        );
        expect(same(out, expected)).toBe(true);
        expect([same(running.mean, means), running.mean.count]).toEqual([true, channels]);
      }),
      { numRuns: 60 },
    );
  });

  test("T25 refuses what PyTorch refuses, in its words", () => {
    const x = doubles([1, 2, 3, 4], [2, 2]);
    expect(failureOf(() => batchNorm(doubles([1, 2], [1, 2]), plain))).toEqual([
      "ValueError",
      "Expected more than 1 value per channel when training, got input size torch.Size([1, 2])",
    ]);
    expect(failureOf(() => batchNorm(x, { ...plain, weight: doubles([1]) }))).toEqual([
      "RuntimeError",
      "weight should contain 2 elements not 1",
    ]);
    expect(failureOf(() => batchNorm(wholes([1, 2, 3, 4], [2, 2]), plain))[0]).toBe("RuntimeError");
  });
});

describe("T25 a linear layer", () => {
  const sizes = fc.tuple(
    fc.constantFrom([], [1], [4], [2, 3]),
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: 1, max: 4 }),
  );
  const layers = sizes.chain(([batch, inputs, outputs]) =>
    fc.tuple(tensorsOf([...batch, inputs]), tensorsOf([outputs, inputs]), fc.option(tensorsOf([outputs]))),
  );

  test("T25 is the sum of weight times input, plus the bias, for one sample and for batches of any depth", () => {
    fc.assert(
      fc.property(layers, ([x, weight, bias]) => {
        const out = linear(x, weight, bias);
        const [outputs, inputs] = weight.shape;
        expect(out.shape).toEqual([...x.shape.slice(0, -1), outputs]);
        const expected = indicesOf(out.shape).map((index) => {
          const [before, output] = [index.slice(0, -1), index[index.length - 1]];
          let sum = bias ? elementAt(bias, [output]) : 0;
          for (let at = 0; at < inputs; at++)
            sum += elementAt(x, [...before, at]) * elementAt(weight, [output, at]);
          return sum;
        });
        expect(same(out, expected)).toBe(true);
      }),
      { numRuns: 80 },
    );
  });

  test("T23 its gradients are the slopes, wider than high and higher than wide", () => {
    fc.assert(
      fc.property(layers, ([x, weight, bias]) => {
        const inputs = bias ? [x, weight, bias] : [x, weight];
        const run = ([a, b, c]: readonly Tensor[]) => [linear(a, b, c ?? null)];
        const [found, slopes] = [gradientsByGraph(run, inputs), gradientsByDifferences(run, inputs)];
        found.flat().forEach((value, at) => expect(isNear(value, slopes.flat()[at], 2e-5)).toBe(true));
      }),
      { numRuns: 30 },
    );
  });

  test("T25 sizes that do not fit are told as PyTorch tells them", () => {
    expect(failureOf(() => linear(doubles([1, 2], [1, 2]), doubles([1, 2, 3], [1, 3]), null))).toEqual([
      "RuntimeError",
      "mat1 and mat2 shapes cannot be multiplied (1x2 and 3x1)",
    ]);
  });
});
