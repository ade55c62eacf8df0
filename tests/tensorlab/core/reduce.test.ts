// Reductions beside plain loops over every index, whatever the dimensions, the layout and the emptiness.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { argExtreme, extremeAlong, extremeOfAll, extremeOver } from "@/lib/tensorlab/core/extremes";
import { layerNorm, logSoftmax, softmax } from "@/lib/tensorlab/core/normalizing";
import { norm } from "@/lib/tensorlab/core/norm";
import { prod } from "@/lib/tensorlab/core/product";
import {
  deviation,
  logicalReduce,
  logsumexp,
  mean,
  planReduction,
  sum,
  variance,
} from "@/lib/tensorlab/core/reduce";
import { cumulate } from "@/lib/tensorlab/core/running";
import { fromValues, type Tensor } from "@/lib/tensorlab/core/tensor";
import { anyTensor, doubles, failureOf, indicesOf, isNear, placeIn, valuesOf, wholes } from "./tensors";

type Dims = number[] | null;

/** A tensor and some of its dimensions, negative ones too; null and none at all stand for every one. */
const reducible = (dtype: "float64" | "int64" | "bool" | "float32" = "float64", min = 0) =>
  anyTensor(dtype, 3, min).chain((x) =>
    fc.tuple(
      fc.constant(x),
      fc.oneof(
        fc.constant<Dims>(null),
        fc
          .subarray([...x.shape.keys()])
          .chain((dims) =>
            fc
              .array(fc.boolean(), { minLength: dims.length, maxLength: dims.length })
              .map((back): Dims => dims.map((dim, at) => (back[at] ? dim - x.rank : dim))),
          ),
      ),
      fc.boolean(),
    ),
  );

interface Groups {
  shape: number[];
  /** the elements that fall into each place of the result */
  members: number[][];
}

/** By definition: each element goes to the place whose index is its own without the reduced dimensions. */
function groupsOf(x: Tensor, dims: Dims, keepdim: boolean): Groups {
  const reduced = new Set(
    (dims && dims.length > 0 ? dims : [...x.shape.keys()]).map((dim) => (dim < 0 ? dim + x.rank : dim)),
  );
  const kept = x.shape.filter((_, dim) => !reduced.has(dim));
  const members: number[][] = indicesOf(kept).map(() => []);
  const values = valuesOf(x);
  indicesOf(x.shape).forEach((index, at) =>
    members[
      placeIn(
        kept,
        index.filter((_, dim) => !reduced.has(dim)),
      )
    ].push(values[at]),
  );
  return { shape: keepdim ? x.shape.map((size, dim) => (reduced.has(dim) ? 1 : size)) : kept, members };
}

const total = (list: number[]) => list.reduce((a, b) => a + b, 0);
const average = (list: number[]) => total(list) / list.length;
const spreadOf = (list: number[], correction: number) =>
  total(list.map((x) => (x - average(list)) ** 2)) / Math.max(list.length - correction, 0);

type Reduce = (x: Tensor, dims: Dims, keepdim: boolean) => Tensor;

const reductions: Record<string, [Reduce, (list: number[]) => number]> = {
  sum: [sum, total],
  mean: [mean, average],
  "var, unbiased": [(x, dims, keepdim) => variance(x, dims, 1, keepdim), (list) => spreadOf(list, 1)],
  "var, biased": [(x, dims, keepdim) => variance(x, dims, 0, keepdim), (list) => spreadOf(list, 0)],
  std: [(x, dims, keepdim) => deviation(x, dims, 1, keepdim), (list) => Math.sqrt(spreadOf(list, 1))],
  "1-norm": [(x, dims, keepdim) => norm(x, 1, dims, keepdim), (list) => total(list.map(Math.abs))],
  "2-norm": [
    (x, dims, keepdim) => norm(x, 2, dims, keepdim),
    (list) => Math.sqrt(total(list.map((x) => x * x))),
  ],
  "3-norm": [
    (x, dims, keepdim) => norm(x, 3, dims, keepdim),
    (list) => Math.cbrt(total(list.map((x) => Math.abs(x) ** 3))),
  ],
  "0-norm": [(x, dims, keepdim) => norm(x, 0, dims, keepdim), (list) => list.filter((x) => x !== 0).length],
  "∞-norm": [
    (x, dims, keepdim) => norm(x, Infinity, dims, keepdim),
    (list) => Math.max(0, ...list.map(Math.abs)),
  ],
};

describe("T25 reductions", () => {
  test.each(Object.keys(reductions))("T25 %s", (name) => {
    const [reduce, reference] = reductions[name];
    fc.assert(
      fc.property(reducible(), ([x, dims, keepdim]) => {
        const { shape, members } = groupsOf(x, dims, keepdim);
        const out = reduce(x, dims, keepdim);
        expect(out.shape).toEqual(shape);
        valuesOf(out).forEach((value, at) => {
          if (!isNear(value, reference(members[at]), 1e-12)) expect(value).toBe(reference(members[at]));
        });
      }),
      { numRuns: 40 },
    );
  });

  test("T25 whole numbers and truths sum and multiply to int64", () => {
    fc.assert(
      fc.property(reducible("int64"), ([x, dims, keepdim]) => {
        const { members } = groupsOf(x, dims, keepdim);
        const out = sum(x, dims, keepdim);
        expect(out.dtype).toBe("int64");
        expect(valuesOf(out)).toEqual(members.map(total));
      }),
    );
    expect(sum(fromValues([1, 1, 0], "bool", [3])).dtype).toBe("int64");
    expect(valuesOf(prod(wholes([2, 3, 4]), null, false, null))).toEqual([24]);
    expect(prod(wholes([2]), null, false, "float64").dtype).toBe("float64");
    expect(sum(wholes([1, 2]), null, false, "float32").dtype).toBe("float32");
  });

  test("T25 all and any", () => {
    fc.assert(
      fc.property(anyTensor("bool"), fc.boolean(), (x, keepdim) => {
        for (const dim of [null, ...x.shape.keys()]) {
          const { shape, members } = groupsOf(x, dim === null ? null : [dim], keepdim);
          const [all, any] = [logicalReduce(x, "all", dim, keepdim), logicalReduce(x, "any", dim, keepdim)];
          expect([all.shape, any.shape]).toEqual([shape, shape]);
          expect(valuesOf(all)).toEqual(members.map((list) => Number(list.every(Boolean))));
          expect(valuesOf(any)).toEqual(members.map((list) => Number(list.some(Boolean))));
        }
      }),
    );
    expect(logicalReduce(fromValues([3], "uint8", [1]), "any", null, false).dtype).toBe("uint8");
  });

  test("T25 the largest and smallest, and where the first of them stands", () => {
    fc.assert(
      fc.property(anyTensor("int64", 3, 1), fc.boolean(), (x, keepdim) => {
        for (const kind of ["max", "min"] as const) {
          const best = Math[kind];
          expect(valuesOf(extremeOfAll(x, kind))).toEqual([best(...valuesOf(x))]);
          expect(valuesOf(argExtreme(x, null, false, kind))).toEqual([
            valuesOf(x).indexOf(best(...valuesOf(x))),
          ]);
          for (const dim of x.shape.keys()) {
            const { shape, members } = groupsOf(x, [dim], keepdim);
            const { values, indices } = extremeAlong(x, dim, keepdim, kind);
            expect([values.shape, indices.shape, indices.dtype]).toEqual([shape, shape, "int64"]);
            expect(valuesOf(values)).toEqual(members.map((list) => best(...list)));
            expect(valuesOf(indices)).toEqual(members.map((list) => list.indexOf(best(...list))));
            expect(valuesOf(argExtreme(x, dim, keepdim, kind))).toEqual(valuesOf(indices));
            expect(valuesOf(extremeOver(x, [dim], keepdim, kind))).toEqual(valuesOf(values));
          }
        }
      }),
    );
  });

  test("T25 a NaN is the extreme of its row, and the first of several", () => {
    const x = doubles([1, Number.NaN, 5, Number.NaN], [2, 2]);
    for (const kind of ["max", "min"] as const) {
      expect(valuesOf(extremeAlong(x, 1, false, kind).indices)).toEqual([1, 1]);
      expect(valuesOf(extremeOfAll(x, kind))).toEqual([Number.NaN]);
      expect(valuesOf(argExtreme(x, null, true, kind))).toEqual([1]);
    }
  });

  test("T25 running sums and products end in the whole ones", () => {
    fc.assert(
      fc.property(
        anyTensor("int64", 3, 1).filter(({ rank }) => rank > 0),
        fc.nat(2),
        (x, pick) => {
          const dim = pick % x.rank;
          for (const kind of ["cumsum", "cumprod"] as const) {
            const out = cumulate(x, dim, kind, null);
            const values = valuesOf(x);
            const wanted = indicesOf(x.shape).map((index) => {
              const until = Array.from({ length: index[dim] + 1 }, (_, at) =>
                index.map((own, other) => (other === dim ? at : own)),
              );
              const row = until.map((each) => values[placeIn(x.shape, each)]);
              return kind === "cumsum" ? total(row) : row.reduce((a, b) => a * b, 1);
            });
            expect(valuesOf(out).map((value) => value + 0)).toEqual(wanted.map((value) => value + 0));
          }
        },
      ),
    );
  });

  test("T25 float32 sums come in the kernel's order: a tenth ten times is one and a bit", () => {
    expect(valuesOf(sum(fromValues(Array<number>(10).fill(0.1), "float32", [10])))).toEqual([
      Math.fround(1.0000001),
    ]);
    fc.assert(
      fc.property(reducible("float32"), ([x, dims, keepdim]) => {
        const { members } = groupsOf(x, dims, keepdim);
        // sixteenths of a small size add without rounding, in whatever order
        expect(valuesOf(sum(x, dims, keepdim))).toEqual(members.map(total));
      }),
    );
  });
});

describe("T25 softmax and its kin", () => {
  test("T25 softmax sums to one, keeps the order, forgets a common shift, and its logarithm is log_softmax", () => {
    fc.assert(
      fc.property(
        anyTensor("float64", 3, 1),
        fc.nat(2),
        fc.double({ min: -500, max: 500, noNaN: true }),
        (x, pick, shift) => {
          const dim = x.rank === 0 ? 0 : pick % x.rank;
          const out = softmax(x, dim);
          valuesOf(sum(out, x.rank === 0 ? null : [dim], true)).forEach((one) =>
            expect(one).toBeCloseTo(1, 12),
          );
          const moved = softmax(
            doubles(
              valuesOf(x).map((value) => value + shift),
              x.shape,
            ),
            dim,
          );
          valuesOf(moved).forEach((value, at) => expect(value).toBeCloseTo(valuesOf(out)[at], 9));
          valuesOf(logSoftmax(x, dim)).forEach((value, at) =>
            expect(Math.exp(value)).toBeCloseTo(valuesOf(out)[at], 12),
          );
        },
      ),
    );
  });

  test("T25 logsumexp is the logarithm of the sum of exponentials, and does not overflow", () => {
    fc.assert(
      fc.property(reducible("float64", 1), ([x, dims, keepdim]) => {
        const all = dims ?? [...x.shape.keys()];
        const { shape, members } = groupsOf(x, all, keepdim);
        const out = logsumexp(x, all, keepdim);
        expect(out.shape).toEqual(shape);
        valuesOf(out).forEach((value, at) =>
          expect(value).toBeCloseTo(Math.log(total(members[at].map(Math.exp))), 10),
        );
      }),
    );
    expect(valuesOf(logsumexp(doubles([1000, 1000]), [0], false))[0]).toBeCloseTo(1000 + Math.LN2, 9);
    expect(valuesOf(logsumexp(doubles([-Infinity, -Infinity]), [0], false))).toEqual([-Infinity]);
  });

  test("T25 layer norm has mean 0 and variance 1, then the weight and bias", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 8, maxLength: 8 }), (values) => {
        fc.pre(new Set(values.slice(0, 4)).size > 1 && new Set(values.slice(4)).size > 1);
        const out = layerNorm(doubles(values, [2, 4]), [4], doubles([2, 2, 2, 2]), doubles([5, 5, 5, 5]), 0);
        for (const row of [valuesOf(out).slice(0, 4), valuesOf(out).slice(4)]) {
          expect(average(row)).toBeCloseTo(5, 10);
          expect(spreadOf(row, 0)).toBeCloseTo(4, 10);
        }
      }),
    );
    expect(failureOf(() => layerNorm(doubles([1, 2]), [3], null, null, 0))[1]).toContain(
      "expected input with shape [*, 3]",
    );
  });
});

describe("T25 what reductions refuse", () => {
  test.each([
    [
      "mean of whole numbers",
      () => mean(wholes([1])),
      "RuntimeError",
      "mean(): could not infer output dtype",
    ],
    [
      "var of whole numbers",
      () => variance(wholes([1]), null, 1, false),
      "RuntimeError",
      "std and var only support",
    ],
    [
      "std of whole numbers",
      () => deviation(wholes([1]), null, 1, false),
      "RuntimeError",
      "std and var only support",
    ],
    [
      "norm of whole numbers",
      () => norm(wholes([1]), 2, null, false),
      "RuntimeError",
      "input dtype should be either floating",
    ],
    ["a dimension twice", () => sum(doubles([1]), [0, -1]), "RuntimeError", "dim 0 appears multiple times"],
    ["a dimension that is none", () => sum(doubles([1]), [1]), "IndexError", "Dimension out of range"],
    ["max of nothing", () => extremeOfAll(doubles([]), "max"), "RuntimeError", "input.numel() == 0"],
    [
      "max along nothing",
      () => extremeAlong(doubles([], [2, 0]), 1, false, "max"),
      "IndexError",
      "to have non-zero size",
    ],
    [
      "argmax of nothing",
      () => argExtreme(doubles([]), null, false, "max"),
      "IndexError",
      "input.numel() == 0",
    ],
    [
      "argmax of truths",
      () => argExtreme(fromValues([1], "bool", [1]), null, false, "max"),
      "RuntimeError",
      "'Bool'",
    ],
    [
      "softmax of whole numbers",
      () => softmax(wholes([1]), 0),
      "RuntimeError",
      "softmax_lastdim_kernel_impl",
    ],
  ])("T25 %s", (_, task, type, message) => {
    const [found, text] = failureOf(task);
    expect(found).toBe(type);
    expect(text).toContain(message);
  });

  test("T25 how many elements fall into a place is known of empty shapes too", () => {
    expect(planReduction([2, 0, 3], [1], false)).toMatchObject({ shape: [2, 3], each: 0 });
    expect(planReduction([2, 0, 3], [0], true)).toMatchObject({ kept: [1, 0, 3], each: 2 });
    expect(planReduction([], null, true)).toMatchObject({ shape: [], each: 1 });
  });
});
