// Gradients of what folds, holds and bends, beside finite differences: every option, dimension, depth and layout.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { elu, hardtanh, leakyRelu, selu, softplus } from "@/lib/tensorlab/core/activation";
import { number } from "@/lib/tensorlab/core/arithmetic";
import { clamp } from "@/lib/tensorlab/core/clamping";
import { extremeAlong, extremeOfAll, extremeOver } from "@/lib/tensorlab/core/extremes";
import { norm } from "@/lib/tensorlab/core/norm";
import { layerNorm, logSoftmax, softmax } from "@/lib/tensorlab/core/normalizing";
import { prod } from "@/lib/tensorlab/core/product";
import { deviation, logsumexp, mean, sum, variance } from "@/lib/tensorlab/core/reduce";
import { cumulate } from "@/lib/tensorlab/core/running";
import type { Tensor } from "@/lib/tensorlab/core/tensor";
import { unaries, unary } from "@/lib/tensorlab/core/unary";
import {
  doubles,
  expectSlopesOf,
  failureOf,
  gradientsByGraph,
  indicesOf,
  placeIn,
  shapesUpTo,
  sizeOf,
  tensorsOf,
  valuesOf,
  wholes,
} from "./tensors";

const runs = { numRuns: 15 };

interface Folded {
  x: Tensor;
  /** some of its dimensions, counted from either end */
  dims: number[];
  keepdim: boolean;
}

/** Numbers apart from each other and from zero, whatever the count: no ties, and no bends. */
const apart = (shape: readonly number[]): fc.Arbitrary<Tensor> => {
  const count = sizeOf(shape);
  return fc
    .shuffledSubarray(
      Array.from({ length: count }, (_, at) => at),
      { minLength: count },
    )
    .chain((order) =>
      tensorsOf(shape).map((like) => {
        indicesOf(shape).forEach((index, at) => {
          const place = index.reduce((sofar, own, dim) => sofar + own * like.strides[dim], like.offset);
          like.storage.data[place] = (order[at] - count / 2 + 0.37) * 0.31;
        });
        return like;
      }),
    );
};

const folded: fc.Arbitrary<Folded> = shapesUpTo(3, 1, 3)
  .filter((shape) => shape.length > 0)
  .chain((shape) => {
    const dims = shape.map((_, dim) => dim);
    return fc.record({
      x: apart(shape),
      dims: fc
        .tuple(fc.subarray(dims, { minLength: 1 }), fc.boolean())
        .map(([some, fromEnd]) => some.map((dim) => (fromEnd ? dim - shape.length : dim))),
      keepdim: fc.boolean(),
    });
  });

const wholeShape = ({ x, dims, keepdim }: Folded): number[] => {
  const gone = dims.map((dim) => (dim + x.rank) % x.rank);
  return x.shape.flatMap((size, dim) => (gone.includes(dim) ? (keepdim ? [1] : []) : [size]));
};

/** How many elements each result is made of. */
const depth = ({ x, dims }: Folded): number => sizeOf(dims.map((dim) => x.shape.at(dim) ?? 1));

type Fold = (x: Tensor, dims: readonly number[], keepdim: boolean) => Tensor;

const folds: Record<string, Fold> = {
  sum: (x, dims, keepdim) => sum(x, dims, keepdim),
  mean: (x, dims, keepdim) => mean(x, dims, keepdim),
  "var, biased": (x, dims, keepdim) => variance(x, dims, 0, keepdim),
  logsumexp: (x, dims, keepdim) => logsumexp(x, dims, keepdim),
  "the 1-norm": (x, dims, keepdim) => norm(x, 1, dims, keepdim),
  "the 2-norm": (x, dims, keepdim) => norm(x, 2, dims, keepdim),
  "the 3-norm": (x, dims, keepdim) => norm(x, 3, dims, keepdim),
  "the 1.5-norm": (x, dims, keepdim) => norm(x, 1.5, dims, keepdim),
  "the half norm": (x, dims, keepdim) => norm(x, 0.5, dims, keepdim),
  "the largest size": (x, dims, keepdim) => norm(x, Infinity, dims, keepdim),
  "the smallest size": (x, dims, keepdim) => norm(x, -Infinity, dims, keepdim),
  amax: (x, dims, keepdim) => extremeOver(x, dims, keepdim, "max"),
  amin: (x, dims, keepdim) => extremeOver(x, dims, keepdim, "min"),
};

describe("T23 over dimensions", () => {
  test.each(Object.keys(folds))(
    "T23 of %s the gradient is the slope, and the shape is what is left",
    (name) => {
      fc.assert(
        fc.property(folded, (given) => {
          const { x, dims, keepdim } = given;
          expect(folds[name](x, dims, keepdim).shape).toEqual(wholeShape(given));
          expectSlopesOf(([leaf]) => folds[name](leaf, dims, keepdim), [x]);
        }),
        runs,
      );
    },
  );

  test("T23 of the unbiased variance and its root it is, where there are two or more", () => {
    fc.assert(
      fc.property(
        folded.filter((given) => depth(given) > 1),
        fc.constantFrom(0, 1),
        ({ x, dims, keepdim }, correction) => {
          expectSlopesOf(([leaf]) => variance(leaf, dims, correction, keepdim), [x]);
          expectSlopesOf(([leaf]) => deviation(leaf, dims, correction, keepdim), [x]);
        },
      ),
      runs,
    );
  });

  test("T23 of a zero vector the 2-norm's gradient is zero, and the 0-norm counts without one", () => {
    for (const p of [1, 2, 3, 1.5])
      expect(gradientsByGraph(([x]) => [norm(x, p, null, false)], [doubles([0, 0])])).toEqual([[0, 0]]);
    expect(valuesOf(norm(doubles([0, -2, 3, 0]), 0, null, false))).toEqual([2]);
    expect(gradientsByGraph(([x]) => [norm(x, 0, null, false)], [doubles([0, -2])])).toEqual([[0, 0]]);
    expect(failureOf(() => norm(wholes([1]), 2, null, false))[0]).toBe("RuntimeError");
  });

  test("T23 equal extremes share the gradient of a whole and of dimensions; along one the first has it all", () => {
    const tied = doubles([2, 1, 2, 2, 0, 0], [2, 3]);
    const of = (f: (x: Tensor) => Tensor) => {
      const [grad] = gradientsByGraph(([x]) => [sum(f(x))], [tied]);
      const whole = grad.reduce((a, b) => a + b, 0);
      return grad.map((one) => (whole === 0 ? 0 : one / whole + 0));
    };
    expect(of((x) => extremeOfAll(x, "max"))).toEqual([1, 0, 1, 1, 0, 0].map((one) => one / 3));
    expect(of((x) => extremeOver(x, [1], false, "max"))).toEqual([0.25, 0, 0.25, 0.5, 0, 0]);
    const sized = doubles([2, -2, 1]);
    const [shares] = gradientsByGraph(([x]) => [norm(x, Infinity, null, false)], [sized]);
    expect(shares[0]).toBeCloseTo(-shares[1], 12);
    const [alone] = gradientsByGraph(([x]) => [norm(x, Infinity, null, false)], [doubles([2, 0, 1])]);
    expect(shares[0]).toBeCloseTo(alone[0] / 2, 12);
    expect(of((x) => extremeAlong(x, 1, false, "max").values)).toEqual([0.5, 0, 0, 0.5, 0, 0]);
    expect(of((x) => extremeAlong(x, 1, false, "min").values)).toEqual([0, 0.5, 0, 0, 0.5, 0]);
  });
});

type Along = (x: Tensor, dim: number) => Tensor;

const alongs: Record<string, Along> = {
  softmax: (x, dim) => softmax(x, dim),
  log_softmax: (x, dim) => logSoftmax(x, dim),
  cumsum: (x, dim) => cumulate(x, dim, "cumsum", null),
  cumprod: (x, dim) => cumulate(x, dim, "cumprod", null),
  prod: (x, dim) => prod(x, dim, false, null),
  max: (x, dim) => extremeAlong(x, dim, false, "max").values,
  min: (x, dim) => extremeAlong(x, dim, true, "min").values,
};

const oneDim = folded.map(({ x, dims }) => ({ x, dim: dims[0] }));

describe("T23 along a dimension", () => {
  test.each(Object.keys(alongs))("T23 of %s the gradient is the slope", (name) => {
    fc.assert(
      fc.property(oneDim, ({ x, dim }) => expectSlopesOf(([leaf]) => alongs[name](leaf, dim), [x])),
      runs,
    );
  });

  test("T25 softmax of a dimension is that of its rows alone, wherever they lie", () => {
    fc.assert(
      fc.property(oneDim, ({ x, dim }) => {
        const at = (dim + x.rank) % x.rank;
        const [found, logs] = [valuesOf(softmax(x, dim)), valuesOf(logSoftmax(x, dim))];
        const values = valuesOf(x);
        for (const index of indicesOf(x.shape)) {
          const row = Array.from({ length: x.shape[at] }, (_, own) =>
            placeIn(x.shape, index.toSpliced(at, 1, own)),
          );
          const whole = row.reduce((sofar, place) => sofar + Math.exp(values[place]), 0);
          const own = placeIn(x.shape, index);
          expect(found[own]).toBeCloseTo(Math.exp(values[own]) / whole, 12);
          expect(logs[own]).toBeCloseTo(values[own] - Math.log(whole), 12);
        }
      }),
      runs,
    );
  });

  test("T25 softmax computes in the type that is asked for, and refuses whole numbers by its kernel's name", () => {
    const whole = wholes([1, 2], [2]);
    expect(softmax(whole, 0, "float64").dtype).toBe("float64");
    const refusal = (x: Tensor, dim: number) => failureOf(() => softmax(x, dim))[1];
    expect(refusal(whole, 0)).toBe(`"softmax_lastdim_kernel_impl" not implemented for 'Long'`);
    expect(refusal(wholes([1, 2], [2, 1]), 0)).toBe(`"softmax_kernel_impl" not implemented for 'Long'`);
    expect(failureOf(() => logSoftmax(wholes([1, 2], [2, 1]), 0))[1]).toBe(
      `"log_softmax_kernel_impl" not implemented for 'Long'`,
    );
  });
});

describe("T23 of layer_norm", () => {
  const normed = folded.chain(({ x }) =>
    fc.nat({ max: x.rank - 1 }).chain((first) => {
      const shape = x.shape.slice(first);
      return fc.record({
        x: fc.constant(x),
        shape: fc.constant(shape),
        weight: fc.option(tensorsOf(shape)),
        bias: fc.option(tensorsOf(shape)),
      });
    }),
  );

  test("T23 the gradients are the slopes, for input, weight and bias", () => {
    fc.assert(
      fc.property(normed, ({ x, shape, weight, bias }) => {
        const given = [x, weight, bias].filter((one) => one !== null);
        const call = (inputs: readonly Tensor[]) => {
          const rest = inputs.slice(1);
          const w = weight === null ? null : (rest.shift() ?? null);
          return layerNorm(inputs[0], shape, w, bias === null ? null : (rest.shift() ?? null), 1e-2);
        };
        expectSlopesOf(call, given);
      }),
      runs,
    );
  });

  test("T25 a shape that is not the last dimensions is refused in PyTorch's words", () => {
    expect(failureOf(() => layerNorm(doubles([1, 2, 3, 4], [2, 2]), [3], null, null, 1e-5))[1]).toBe(
      "Given normalized_shape=[3], expected input with shape [*, 3], but got input of size[2, 2]",
    );
  });
});

interface Bend {
  f: (x: Tensor) => Tensor;
  of: (x: number) => number;
}

const bends: Record<string, Bend> = {
  "leaky_relu of 0.01": { f: (x) => leakyRelu(x, 0.01), of: (x) => Math.max(x, 0) + 0.01 * Math.min(x, 0) },
  "leaky_relu of 2": { f: (x) => leakyRelu(x, 2), of: (x) => (x > 0 ? x : 2 * x) },
  "elu of 1": { f: (x) => elu(x, 1), of: (x) => (x > 0 ? x : Math.exp(x) - 1) },
  "elu of 0.5": { f: (x) => elu(x, 0.5), of: (x) => (x > 0 ? x : 0.5 * (Math.exp(x) - 1)) },
  selu: {
    f: selu,
    of: (x) => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.exp(x) - 1)),
  },
  "softplus of 1": { f: (x) => softplus(x, 1, 20), of: (x) => Math.log(1 + Math.exp(x)) },
  "softplus of 3": { f: (x) => softplus(x, 3, 20), of: (x) => Math.log(1 + Math.exp(3 * x)) / 3 },
  "softplus, straight from 2": {
    f: (x) => softplus(x, 1, 2),
    of: (x) => (x > 2 ? x : Math.log(1 + Math.exp(x))),
  },
  "softplus of 3, straight from 2": {
    f: (x) => softplus(x, 3, 2),
    of: (x) => (3 * x > 2 ? x : Math.log(1 + Math.exp(3 * x)) / 3),
  },
  hardtanh: { f: (x) => hardtanh(x, -1, 1), of: (x) => Math.max(-1, Math.min(1, x)) },
  "hardtanh of −0.5 to 2": { f: (x) => hardtanh(x, -0.5, 2), of: (x) => Math.max(-0.5, Math.min(2, x)) },
};

describe("T23 of activations with a shape to set", () => {
  const anywhere = shapesUpTo(3, 0, 3).chain((shape) =>
    tensorsOf(shape, "float64", fc.constantFrom(-3.1, -1.7, -0.8, -0.3, 0.2, 0.9, 1.6, 2.7, 9.3)),
  );

  test.each(Object.keys(bends))("T23 %s is its definition, and the gradient its slope", (name) => {
    const { f, of } = bends[name];
    fc.assert(
      fc.property(anywhere, (x) => {
        const found = f(x);
        expect(found.shape).toEqual(x.shape);
        const values = valuesOf(x);
        valuesOf(found).forEach((value, at) => expect(value).toBeCloseTo(of(values[at]), 12));
        expectSlopesOf(([leaf]) => f(leaf), [x]);
      }),
      runs,
    );
  });

  test("T25 whole numbers are refused by the kernel's name", () => {
    const names = Object.values(bends).map(({ f }) => failureOf(() => f(wholes([1])))[1]);
    expect(new Set(names)).toEqual(
      new Set(
        ["leaky_relu_cpu", "elu_cpu", "softplus_cpu", "hardtanh_cpu"].map(
          (kernel) => `"${kernel}" not implemented for 'Long'`,
        ),
      ),
    );
  });
});

describe("T23 of clamp", () => {
  const bound = fc.option(fc.constantFrom(-1.05, -0.45, 0.55, 1.15));

  test("T23 elements and bounds have the slope of what they gave", () => {
    fc.assert(
      fc.property(
        folded,
        fc.tuple(bound, bound).filter(([low, high]) => (low ?? high) !== null && low !== high),
        fc.boolean(),
        ({ x }, [low, high], wide) => {
          const shape = wide ? x.shape : [];
          const boundOf = (value: number | null) =>
            value === null ? null : doubles(new Array<number>(sizeOf(shape)).fill(value), shape);
          const [least, most] = [boundOf(low), boundOf(high)];
          const bounds = [least, most].filter((one) => one !== null);
          expectSlopesOf(
            ([leaf, ...rest]) => {
              const own = least && rest.shift();
              return clamp(leaf, own ?? null, most ? (rest.shift() ?? null) : null);
            },
            [x, ...bounds],
          );
        },
      ),
      runs,
    );
  });

  test("T25 the upper bound has the last word, a NaN is none, and no bound at all is refused", () => {
    const x = doubles([-3, 0, 3, Number.NaN]);
    expect(valuesOf(clamp(x, number(2), number(-2)))).toEqual([-2, -2, -2, Number.NaN]);
    expect(valuesOf(clamp(x, number(Number.NaN), null))).toEqual(new Array(4).fill(Number.NaN));
    expect(failureOf(() => clamp(x, null, null))[1]).toContain("At least one of 'min' or 'max'");
    const grad = gradientsByGraph(([leaf]) => [clamp(leaf, number(1), number(1))], [doubles([0, 2])]);
    expect(grad).toEqual([[0, 0]]);
  });
});

describe("T23 of functions of each element", () => {
  /** places where they are smooth */
  const inside = [-0.7, 0.4];
  const positive = [0.3, 1.7, 3.2];
  const own: Record<string, readonly number[]> = {
    ...{ asin: inside, acos: inside, erfinv: inside, atanh: inside, acosh: [1.3, 1.7, 3.2] },
    ...{ log: positive, log2: positive, log10: positive, log1p: positive },
    ...{ sqrt: positive, rsqrt: positive, reciprocal: positive },
  };

  test.each(Object.keys(unaries))("T23 of %s the gradient is the slope", (name) => {
    const place = fc.constantFrom(...(own[name] ?? [-1.3, -0.4, 0.6, 1.2]));
    fc.assert(
      fc.property(
        shapesUpTo(2, 0, 3).chain((shape) => tensorsOf(shape, "float64", place)),
        (x) => expectSlopesOf(([leaf]) => unary(leaf, name), [x]),
      ),
      { numRuns: 8 },
    );
  });
});
