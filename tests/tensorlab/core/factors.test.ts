// Decompositions in batches: their factors make the matrix again, and gradients through them are slopes.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mul } from "@/lib/tensorlab/core/arithmetic";
import { cholesky, qr } from "@/lib/tensorlab/core/cholesky-qr";
import { det, inverse, slogdet, solve } from "@/lib/tensorlab/core/lu-solve";
import { matmul } from "@/lib/tensorlab/core/matmul";
import { matrixPower, trace } from "@/lib/tensorlab/core/matrix-functions";
import { columnMajor, matricesOf, rowMajor } from "@/lib/tensorlab/core/matrix-batch";
import { matrixRank, pinv, svd } from "@/lib/tensorlab/core/singular-values";
import { fromValues, type Tensor } from "@/lib/tensorlab/core/tensor";
import { matrixTranspose, unsqueeze } from "@/lib/tensorlab/core/views";
import {
  elementAt,
  expectSlopes,
  failureOf,
  indicesOf,
  isNear,
  sizeOf,
  tensorsOf,
  valuesOf,
  wholes,
  type Shape,
} from "./tensors";

const runs = { numRuns: 12 };

/** Different values below ±1 in any layout, with a diagonal that keeps a matrix far from singular. */
const regular = (shape: Shape): fc.Arbitrary<Tensor> =>
  fc
    .tuple(
      tensorsOf(shape),
      fc.shuffledSubarray(
        Array.from({ length: sizeOf(shape) }, (_, at) => at),
        { minLength: sizeOf(shape) },
      ),
    )
    .map(([tensor, order]) => {
      indicesOf(shape).forEach((index, at) => {
        const [row, column] = index.slice(-2);
        const place = index.reduce((sofar, own, dim) => sofar + own * tensor.strides[dim], tensor.offset);
        const noise = (1.6 * (order[at] + 0.37)) / sizeOf(shape) - 0.8;
        tensor.storage.data[place] = noise + (row === column ? 3 + 1.5 * row : 0);
      });
      return tensor;
    });

const squares = fc.constantFrom<Shape>([1, 1], [2, 2], [3, 3], [2, 2, 2], [2, 1, 3, 3]).chain(regular);
/** Higher, wider and square, alone and in batches. */
const oblongs = fc
  .constantFrom<Shape>([3, 2], [2, 3], [3, 3], [5, 2], [1, 4], [2, 3, 2], [2, 2, 4])
  .chain(regular);

function expectSame(found: Tensor, wanted: Tensor, tolerance = 1e-10): void {
  expect(found.shape).toEqual(wanted.shape);
  const [own, other] = [valuesOf(found), valuesOf(wanted)];
  if (own.some((value, at) => !isNear(value, other[at], tolerance))) expect(own).toEqual(other);
}

const unit = (shape: Shape): Tensor =>
  fromValues(
    indicesOf(shape).map((index) => Number(index.at(-1) === index.at(-2))),
    "float64",
    shape,
  );

/** A·Aᵀ, which is symmetric and positive. */
const squared = (a: Tensor): Tensor => matmul(a, matrixTranspose(a));

describe("T22 factors", () => {
  test("T22 of QR make the matrix, Q's columns are orthonormal and R is upper, reduced and complete", () => {
    fc.assert(
      fc.property(oblongs, fc.boolean(), (a, complete) => {
        const { q, r } = qr(a, complete);
        expectSame(matmul(q, r), a);
        const width = q.shape.at(-1) ?? 0;
        expectSame(matmul(matrixTranspose(q), q), unit([...a.shape.slice(0, -2), width, width]));
        for (const index of indicesOf(r.shape))
          if (index.slice(-2)[0] > index.slice(-2)[1]) expect(elementAt(r, index)).toBe(0);
      }),
      runs,
    );
  });

  test("T22 of the singular values make the matrix, both sides are orthonormal, and the values descend", () => {
    fc.assert(
      fc.property(oblongs, fc.boolean(), (a, full) => {
        const { u, s, vh } = svd(a, full);
        const k = s.shape.at(-1) ?? 0;
        const [m, n] = a.shape.slice(-2);
        expect([u.shape.at(-1), vh.shape.at(-2)]).toEqual(full ? [m, n] : [k, k]);
        const batch = a.shape.slice(0, -2);
        expectSame(matmul(matrixTranspose(u), u), unit([...batch, u.shape.at(-1) ?? 0, u.shape.at(-1) ?? 0]));
        expectSame(
          matmul(vh, matrixTranspose(vh)),
          unit([...batch, vh.shape.at(-2) ?? 0, vh.shape.at(-2) ?? 0]),
        );
        if (!full) expectSame(matmul(mul(u, unsqueeze(s, -2)), vh), a);
        for (const index of indicesOf(s.shape)) {
          expect(elementAt(s, index)).toBeGreaterThanOrEqual(0);
          const at = index.at(-1) ?? 0;
          if (at > 0) expect(elementAt(s, index)).toBeLessThanOrEqual(elementAt(s, index.with(-1, at - 1)));
        }
      }),
      runs,
    );
  });

  test("T22 of Cholesky, in batches, make what they came from", () => {
    fc.assert(
      fc.property(squares, (a) => {
        const symmetric = squared(a);
        const lower = cholesky(symmetric);
        expectSame(matmul(lower, matrixTranspose(lower)), symmetric, 1e-9);
        for (const index of indicesOf(lower.shape))
          if (index.slice(-2)[0] < index.slice(-2)[1]) expect(elementAt(lower, index)).toBe(0);
      }),
      runs,
    );
  });

  test("T22 a batch is read as its matrices and written as they were, by rows and by columns", () => {
    fc.assert(
      fc.property(oblongs, (a) => {
        const batch = a.shape.slice(0, -2);
        const [rows, columns] = a.shape.slice(-2);
        const matrices = matricesOf(a);
        expect(matrices).toHaveLength(sizeOf(batch));
        for (const write of [rowMajor, columnMajor])
          expectSame(write(matrices, "float64", batch, rows, columns), a, 0);
        const strides = columnMajor(matrices, "float64", batch, rows, columns).strides.slice(-2);
        expect(strides).toEqual([1, rows]);
      }),
      runs,
    );
  });

  test("T22 solving is multiplying by the inverse, in batches of matrices and vectors", () => {
    fc.assert(
      fc.property(squares, (a) => {
        const n = a.shape.at(-1) ?? 0;
        const wanted = unit([...a.shape.slice(0, -2), n, n]);
        expectSame(matmul(a, inverse(a)), wanted);
        expectSame(solve(a, wanted), inverse(a));
        expectSame(matmul(a, solve(a, squared(a))), squared(a), 1e-9);
      }),
      runs,
    );
  });

  test("T22 the rank is how many rows are not made of others, in float32 as in float64", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 6, maxLength: 6 }),
        fc.constantFrom("float32" as const, "float64" as const),
        (values, dtype) => {
          const [a, b] = [values.slice(0, 3), values.slice(3)];
          const cross = [0, 1, 2].map((at) => {
            const [next, last] = [(at + 1) % 3, (at + 2) % 3];
            return a[next] * b[last] - a[last] * b[next];
          });
          const zero = (row: number[]) => row.every((one) => one === 0);
          const rank = zero(a) && zero(b) ? 0 : zero(cross) ? 1 : 2;
          const third = a.map((one, at) => 2 * one - b[at]);
          const rows = fromValues([...a, ...b, ...third], dtype, [3, 3]);
          expect(valuesOf(matrixRank(rows))).toEqual([rank]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** Functions of a matrix, or of a batch, of which every element is smooth. */
const through: Record<string, (a: Tensor) => readonly Tensor[]> = {
  det: (a) => [det(a)],
  "slogdet, whose sign is still": (a) => [slogdet(a).logabsdet],
  inverse: (a) => [inverse(a)],
  "the third power": (a) => [matrixPower(a, 3)],
  "the power of −2": (a) => [matrixPower(a, -2)],
  "cholesky of the square": (a) => [cholesky(squared(a))],
  pinv: (a) => [pinv(a)],
  "the singular values": (a) => [svd(a, false).s],
};

const throughOblongs: Record<string, (a: Tensor) => readonly Tensor[]> = {
  pinv: (a) => [pinv(a)],
  "the singular values": (a) => [svd(a, false).s],
  "what the three factors make": (a) => {
    const { u, s, vh } = svd(a, false);
    return [matmul(mul(u, unsqueeze(s, -2)), vh)];
  },
};

describe("T23 of decompositions", () => {
  test.each(Object.keys(through))("T23 of %s the gradient is the slope, alone and in batches", (name) => {
    fc.assert(
      fc.property(squares, (a) => expectSlopes(([x]) => through[name](x), [a], 1e-4)),
      { numRuns: 6 },
    );
  });

  test.each(Object.keys(throughOblongs))("T23 of %s the gradient is the slope, high and wide", (name) => {
    fc.assert(
      fc.property(oblongs, (a) => expectSlopes(([x]) => throughOblongs[name](x), [a], 1e-4)),
      { numRuns: 6 },
    );
  });

  test("T23 of a solution they are the slopes, for matrix and right side", () => {
    fc.assert(
      fc.property(squares, (a) => expectSlopes(([x, y]) => [solve(x, y)], [a, squared(a)], 1e-4)),
      { numRuns: 6 },
    );
  });

  test("T23 of QR there is none, and it says so", () => {
    const refusal = failureOf(() => expectSlopes(([x]) => [qr(x, false).r], [unit([2, 2])]));
    expect(refusal).toEqual(["RuntimeError", "the gradient of torch.linalg.qr is not part of this lab"]);
  });

  test("T23 of a trace it is the unit matrix", () => {
    fc.assert(
      fc.property(regular([3, 3]), (a) => expectSlopes(([x]) => [trace(x)], [a])),
      { numRuns: 3 },
    );
  });

  test("T22 whole numbers and what is no square are refused by the function's name", () => {
    const message = (task: () => unknown) => failureOf(task)[1];
    const oblong = fromValues([1, 2, 3, 4, 5, 6], "float64", [2, 3]);
    expect(message(() => det(oblong))).toContain("2 by 3 matrices");
    expect(message(() => inverse(wholes([1], [1, 1])))).toContain("Got Long");
    expect(message(() => svd(wholes([1], [1, 1]), false))).toContain("linalg.svd");
    expect(message(() => svd(fromValues([1], "float64", [1]), false))).toContain("at least 2 dimensions");
  });
});
