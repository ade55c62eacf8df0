// The gradient of torch.prod: the product of the others, zeros or not, in time that grows with the elements alone.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, mul } from "@/lib/tensorlab/core/arithmetic";
import { prod } from "@/lib/tensorlab/core/product";
import { cumulate } from "@/lib/tensorlab/core/running";
import { sum } from "@/lib/tensorlab/core/reduce";
import { dense, type Tensor } from "@/lib/tensorlab/core/tensor";
import { clone } from "@/lib/tensorlab/core/views";
import {
  doubles,
  gradientsByDifferences,
  gradientsByGraph,
  gradientsOf,
  indicesOf,
  leafOf,
  placeIn,
  shapesUpTo,
  tensorsOf,
  valuesOf,
} from "./tensors";

const arithmetic = { add, clone: (tensor: Tensor) => clone(tensor) };

/** Zeros are frequent: rows with none, one and several of them all come up. */
const factor = fc.constantFrom(0, 0, 1, -1, 2, 0.5, -3);

const factors = shapesUpTo(3, 1, 3)
  .filter((shape) => shape.length > 0)
  .chain((shape) =>
    fc.tuple(tensorsOf(shape, "float64", factor), fc.nat({ max: shape.length - 1 }), fc.boolean()),
  );

/** ∂(Σ w·prod)/∂x by definition: every element's weight times the product of the others of its row. */
function productOfOthers(x: Tensor, dim: number | null, weights: number[]): number[] {
  const kept = x.shape.filter((_, at) => dim !== null && at !== dim);
  const rowOf = (index: number[]) =>
    placeIn(
      kept,
      index.filter((_, at) => dim !== null && at !== dim),
    );
  const indices = indicesOf(x.shape);
  const values = valuesOf(x);
  return indices.map((own, at) =>
    indices.reduce(
      (product, other, place) =>
        place !== at && rowOf(other) === rowOf(own) ? product * values[place] : product,
      weights[rowOf(own)],
    ),
  );
}

describe("T23 the product's gradient", () => {
  test("T23 is the product of the others, whatever the zeros, the layout and the dimension", () => {
    fc.assert(
      fc.property(factors, fc.boolean(), ([x, dim, keepdim], whole) => {
        const along = whole ? null : dim;
        const leaf = leafOf(x);
        const out = prod(leaf, along, keepdim, null);
        const weights = Array.from({ length: out.count }, (_, at) => at - 1.5);
        const [grad] = gradientsOf(out, [leaf], doubles(weights, out.shape), arithmetic, {
          retainGraph: false,
          createGraph: false,
        });
        const expected = productOfOthers(x, along, weights);
        expect(grad && valuesOf(grad).map((value) => value + 0)).toEqual(expected.map((value) => value + 0));
      }),
      { numRuns: 120 },
    );
  });

  test("T23 the second derivative of a product is that of finite differences, at zeros too", () => {
    fc.assert(
      fc.property(factors, ([x, dim]) => {
        const squared = ([input]: readonly Tensor[]): Tensor[] => {
          const leaf = input.requiresGrad ? input : leafOf(input);
          const options = { retainGraph: true, createGraph: input.requiresGrad };
          const [grad] = gradientsOf(sum(prod(leaf, dim, false, null)), [leaf], null, arithmetic, options);
          return grad ? [mul(grad, grad)] : [];
        };
        const [bent] = gradientsByGraph(squared, [x]);
        const [measured] = gradientsByDifferences(squared, [x]);
        bent.forEach((value, at) => expect(value).toBeCloseTo(measured[at], 4));
      }),
      { numRuns: 100 },
    );
  });

  test("T23 a third derivative is refused by name", () => {
    const x = leafOf(doubles([2, 3]));
    const options = { retainGraph: true, createGraph: true };
    const [first] = gradientsOf(prod(x, null, false, null), [x], null, arithmetic, options);
    expect(() => gradientsOf(sum(first as Tensor), [x], null, arithmetic, options)).toThrow(
      "the third derivative of prod is not part of this lab",
    );
  });

  test("T23 200,000 factors take a moment, where every pair of them would take minutes", () => {
    const count = 200_000;
    const x = leafOf(doubles(Array.from({ length: count }, (_, at) => 1 + ((at % 7) - 3) * 1e-6)));
    // processor time, which neighbours on the machine do not lengthen much
    const began = process.cpuUsage();
    const [whole] = gradientsOf(prod(x, null, false, null), [x], null, arithmetic, {
      retainGraph: false,
      createGraph: false,
    });
    const running = sum(cumulate(x, 0, "cumprod", null));
    const [summed] = gradientsOf(running, [x], null, arithmetic, { retainGraph: false, createGraph: false });
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(5000);
    const product = dense(prod(x, null, false, null))[0];
    expect(dense(whole as Tensor)[count - 1]).toBeCloseTo(product / dense(x)[count - 1], 6);
    expect(dense(summed as Tensor)).toHaveLength(count);
  });
});

describe("T23 the gradient of a running product", () => {
  test("T23 is that of finite differences, at zeros too", () => {
    fc.assert(
      fc.property(factors, ([x, dim]) => {
        const running = ([input]: readonly Tensor[]) => [cumulate(input, dim, "cumprod", null)];
        const [found] = gradientsByGraph(running, [x]);
        gradientsByDifferences(running, [x])[0].forEach((slope, at) =>
          expect(found[at]).toBeCloseTo(slope, 4),
        );
      }),
      { numRuns: 200 },
    );
  });

  test("T23 and so is its second derivative", () => {
    fc.assert(
      fc.property(factors, ([x, dim]) => {
        const squared = ([input]: readonly Tensor[]): Tensor[] => {
          const leaf = input.requiresGrad ? input : leafOf(input);
          const options = { retainGraph: true, createGraph: input.requiresGrad };
          const running = cumulate(leaf, dim, "cumprod", null);
          const [grad] = gradientsOf(sum(mul(running, running)), [leaf], null, arithmetic, options);
          return grad ? [grad] : [];
        };
        const [bent] = gradientsByGraph(squared, [x]);
        const [measured] = gradientsByDifferences(squared, [x]);
        bent.forEach((value, at) =>
          expect(Math.abs(value - measured[at])).toBeLessThan(1e-4 * Math.max(1, Math.abs(value))),
        );
      }),
      { numRuns: 100 },
    );
  });
});
