// Products beside plain loops; factorisations put together again, on matrices known to be hard.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cholesky, qr } from "@/lib/tensorlab/core/cholesky-qr";
import { BidiagonalQr } from "@/lib/tensorlab/core/bidiagonal";
import {
  factorCholesky,
  factorLu,
  factorQr,
  identity,
  matrix,
  reflector,
  solveTransposed,
  transposed,
  type Matrix,
} from "@/lib/tensorlab/core/decompose";
import { einsum } from "@/lib/tensorlab/core/einsum";
import { det, inverse, slogdet, solve } from "@/lib/tensorlab/core/lu-solve";
import { bmm, dot, matmul, mm, mv, outer } from "@/lib/tensorlab/core/matmul";
import { cross, matrixPower, trace } from "@/lib/tensorlab/core/matrix-functions";
import { givens, smallerOf, twoByTwo } from "@/lib/tensorlab/core/rotations";
import { matrixRank, pinv, svd } from "@/lib/tensorlab/core/singular-values";
import { fromValues, type Tensor } from "@/lib/tensorlab/core/tensor";
import { matrixTranspose } from "@/lib/tensorlab/core/views";
import { doubles, elementAt, failureOf, indicesOf, tensorsOf, valuesOf, wholes } from "./tensors";

const size = fc.integer({ min: 1, max: 5 });
const square = size.chain((n) => tensorsOf([n, n]));

/** A product by its definition, whatever the ranks: rows of a times columns of b, batches broadcast. */
function plainMatmul(a: Tensor, b: Tensor, shape: readonly number[]): number[] {
  const inner = a.shape[a.rank - 1];
  const rows = a.rank > 1 ? 1 : 0;
  const columns = b.rank > 1 ? 1 : 0;
  const batchAt = (x: Tensor, batch: number[]) => {
    const own = x.shape.slice(0, Math.max(x.rank - 2, 0));
    return batch.slice(batch.length - own.length).map((at, dim) => (own[dim] === 1 ? 0 : at));
  };
  return indicesOf(shape).map((index) => {
    const batch = index.slice(0, index.length - rows - columns);
    const row = rows ? [index[batch.length]] : [];
    const column = columns ? [index[index.length - 1]] : [];
    let sum = 0;
    for (let k = 0; k < inner; k++)
      sum +=
        elementAt(a, [...batchAt(a, batch), ...row, k]) * elementAt(b, [...batchAt(b, batch), k, ...column]);
    return sum;
  });
}

const near = (found: readonly number[], wanted: readonly number[], tolerance = 1e-9) => {
  expect(found).toHaveLength(wanted.length);
  found.forEach((value, at) =>
    expect(Math.abs(value - wanted[at])).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(wanted[at]))),
  );
};

const unit = (n: number): number[] => [...identity(n).data];

describe("T22 products", () => {
  const shapes: [number[], number[], number[]][] = [
    [[3], [3], []],
    [[2, 3], [3], [2]],
    [[3], [3, 2], [2]],
    [
      [2, 3],
      [3, 4],
      [2, 4],
    ],
    [
      [2, 2, 3],
      [3, 4],
      [2, 2, 4],
    ],
    [[3], [2, 3, 4], [2, 4]],
    [[2, 2, 3], [3], [2, 2]],
    [
      [2, 1, 2, 3],
      [3, 3, 2],
      [2, 3, 2, 2],
    ],
    [
      [0, 3],
      [3, 2],
      [0, 2],
    ],
    [
      [2, 0],
      [0, 3],
      [2, 3],
    ],
  ];

  test.each(shapes)("T22 of %j and %j is a sum of products, of shape %j", (left, right, shape) => {
    fc.assert(
      fc.property(tensorsOf(left, "int64"), tensorsOf(right, "int64"), (a, b) => {
        const out = matmul(a, b);
        expect(out.shape).toEqual(shape);
        expect(valuesOf(out).map((value) => value + 0)).toEqual(
          plainMatmul(a, b, shape).map((value) => value + 0),
        );
        if (a.rank === 2 && b.rank === 2) expect(valuesOf(mm(a, b))).toEqual(valuesOf(out));
        if (a.rank === 2 && b.rank === 1) expect(valuesOf(mv(a, b))).toEqual(valuesOf(out));
        if (a.rank === 1 && b.rank === 1) expect(valuesOf(dot(a, b))).toEqual(valuesOf(out));
      }),
      { numRuns: 20 },
    );
  });

  test("T22 float32 rounds every product and every sum, in the order of the rows", () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ noNaN: true, min: -8, max: 8 }), { minLength: 12, maxLength: 12 }),
        (values) => {
          const [a, b] = [
            fromValues(values.slice(0, 6), "float32", [2, 3]),
            fromValues(values.slice(6), "float32", [3, 2]),
          ];
          const wanted = indicesOf([2, 2]).map(([i, j]) => {
            let sum = 0;
            for (let k = 0; k < 3; k++)
              sum = Math.fround(sum + Math.fround(elementAt(a, [i, k]) * elementAt(b, [k, j])));
            return sum + 0;
          });
          expect(valuesOf(mm(a, b)).map((value) => value + 0)).toEqual(wanted);
        },
      ),
    );
  });

  test("T22 einsum with an ellipsis, a diagonal and no result named", () => {
    fc.assert(
      fc.property(tensorsOf([2, 3, 3], "int64"), tensorsOf([3], "int64"), (a, b) => {
        const rows = valuesOf(einsum("...ij,j->...i", [a, b]));
        expect(rows).toEqual(plainMatmul(a, b, [2, 3]));
        expect(valuesOf(einsum("bii", [a]))).toEqual(
          [0, 1].map((n) => [0, 1, 2].reduce((sum, i) => sum + elementAt(a, [n, i, i]), 0)),
        );
        expect(valuesOf(einsum("j,j", [b, b]))).toEqual([valuesOf(b).reduce((sum, x) => sum + x * x, 0)]);
      }),
    );
  });

  test("T22 outer products, traces and cross products", () => {
    fc.assert(
      fc.property(tensorsOf([3], "int64"), tensorsOf([3], "int64"), tensorsOf([2, 3], "int64"), (a, b, m) => {
        const [x, y] = [valuesOf(a), valuesOf(b)];
        expect(valuesOf(outer(a, b))).toEqual(x.flatMap((p) => y.map((q) => p * q)));
        const turned = valuesOf(cross(a, b, null));
        expect(turned.map((value) => value + 0)).toEqual(
          [0, 1, 2].map((i) => x[(i + 1) % 3] * y[(i + 2) % 3] - x[(i + 2) % 3] * y[(i + 1) % 3] + 0),
        );
        expect(turned.reduce((sum, value, at) => sum + value * x[at], 0) + 0).toBe(0);
        expect(valuesOf(trace(m))).toEqual([elementAt(m, [0, 0]) + elementAt(m, [1, 1])]);
      }),
    );
  });

  const a = doubles([1, 2, 3, 4, 5, 6], [2, 3]);
  test.each([
    [
      "mm of sizes that do not meet",
      () => mm(a, a),
      "mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)",
    ],
    ["mm of a vector", () => mm(doubles([1]), a), "self must be a matrix"],
    ["mm by a vector", () => mm(a, doubles([1])), "mat2 must be a matrix"],
    ["mm of two types", () => mm(a, wholes([1, 2, 3], [3, 1])), "expected scalar type Double but found Long"],
    [
      "mm of truths",
      () => mm(fromValues([1], "bool", [1, 1]), fromValues([1], "bool", [1, 1])),
      "not implemented for 'Bool'",
    ],
    ["bmm of matrices", () => bmm(a, a), "batch1 must be a 3D tensor"],
    [
      "bmm of other batches",
      () => bmm(doubles([1], [1, 1, 1]), doubles([1, 2], [2, 1, 1])),
      "Expected size for first two dimensions",
    ],
    ["mv of sizes that do not meet", () => mv(a, doubles([1])), "size mismatch, got 2, 2x3,1"],
    ["dot of two lengths", () => dot(doubles([1]), doubles([1, 2])), "inconsistent tensor size"],
    ["dot of a matrix", () => dot(a, a), "1D tensors expected, but got 2D and 2D tensors"],
    [
      "matmul of a scalar",
      () => matmul(doubles([1], []), a),
      "both arguments to matmul need to be at least 1D",
    ],
    ["outer of a matrix", () => outer(a, doubles([1])), "Expected 1-D argument self, but got 2-D"],
    ["trace of a vector", () => trace(doubles([1])), "expected a matrix"],
    ["cross of pairs", () => cross(doubles([1, 2]), doubles([1, 2]), null), "no dimension of size 3"],
    [
      "einsum of another rank",
      () => einsum("ij", [doubles([1])]),
      "number of subscripts in the equation (2)",
    ],
    [
      "einsum of sizes that differ",
      () => einsum("i,i", [doubles([1, 2]), doubles([1, 2, 3])]),
      "subscript i has size 3 for operand 1",
    ],
  ])("T22 refuses %s", (_, task, message) => {
    const [type, text] = failureOf(task);
    expect(type).toBe("RuntimeError");
    expect(text).toContain(message);
  });
});

/** Ill-conditioned: 1/(i + j + 1). */
const hilbert = (n: number) =>
  doubles(
    indicesOf([n, n]).map(([i, j]) => 1 / (i + j + 1)),
    [n, n],
  );

/** Far from singular: the diagonal outweighs the rest. */
const regular = square.map((x) => {
  const n = x.shape[0];
  return doubles(
    valuesOf(x).map((value, at) => value / 4 + (at % (n + 1) === 0 ? n + 1 : 0)),
    [n, n],
  );
});

describe("T22 solving", () => {
  test("T22 a matrix times its inverse is one, and the solution solves", () => {
    fc.assert(
      fc.property(regular, (a) => {
        const n = a.shape[0];
        near(valuesOf(matmul(a, inverse(a))), unit(n), 1e-12);
        const b = doubles(Array.from({ length: n }, (_, at) => at - 1));
        near(valuesOf(matmul(a, solve(a, b))), valuesOf(b), 1e-12);
        near(valuesOf(matrixPower(a, -2)), valuesOf(matmul(inverse(a), inverse(a))), 1e-12);
        near(valuesOf(matrixPower(a, 3)), valuesOf(matmul(a, matmul(a, a))), 1e-12);
        expect(valuesOf(matrixPower(a, 0))).toEqual(unit(n));
      }),
      { numRuns: 60 },
    );
  });

  test("T22 the Hilbert matrix: residuals stay small although the inverse is huge", () => {
    for (const n of [3, 5, 8]) {
      const a = hilbert(n);
      const b = doubles(Array<number>(n).fill(1));
      near(valuesOf(matmul(a, solve(a, b))), valuesOf(b), 1e-9);
      const residual = valuesOf(matmul(a, inverse(a))).map((value, at) => Math.abs(value - unit(n)[at]));
      expect(Math.max(...residual)).toBeLessThan(1e-4);
    }
    expect(valuesOf(det(hilbert(4)))[0]).toBeCloseTo(1 / 6048000, 15);
  });

  test("T22 determinants multiply, change sign with two rows, and are e to the logarithm told", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }).chain((n) => fc.tuple(tensorsOf([n, n]), tensorsOf([n, n]))),
        ([a, b]) => {
          const [x] = valuesOf(det(a));
          const [y] = valuesOf(det(b));
          const [product] = valuesOf(det(matmul(a, b)));
          expect(product).toBeCloseTo(x * y, 6);
          expect(valuesOf(det(matrixTranspose(a)))[0]).toBeCloseTo(x, 9);
          const { sign, logabsdet } = slogdet(a);
          expect(valuesOf(sign)[0] * Math.exp(valuesOf(logabsdet)[0])).toBeCloseTo(x, 8);
        },
      ),
    );
  });

  test("T22 L·U is the matrix with its rows in the order told", () => {
    fc.assert(
      fc.property(square, (x) => {
        const n = x.shape[0];
        const a = matrix(n, n, Float64Array.from(valuesOf(x)));
        const { lu, order, sign, singular } = factorLu(a, (value) => value);
        expect([...order].sort((p, q) => p - q)).toEqual([...order.keys()]);
        expect(Math.abs(sign)).toBe(1);
        const at = (i: number, j: number) => lu.data[i * n + j];
        indicesOf([n, n]).forEach(([i, j]) => {
          let sum = 0;
          for (let k = 0; k <= Math.min(i, j); k++) sum += (k === i ? 1 : at(i, k)) * at(k, j);
          expect(sum).toBeCloseTo(a.data[order[i] * n + j], 10);
          if (i > j) expect(Math.abs(at(i, j))).toBeLessThanOrEqual(1);
        });
        if (singular === 0) {
          const b = matrix(
            n,
            1,
            Float64Array.from({ length: n }, (_, k) => k + 1),
          );
          const found = solveTransposed(
            factorLu(transposed(a), (value) => value),
            b,
            (value) => value,
          );
          for (let i = 0; i < n; i++) {
            let sum = 0;
            let scale = 1;
            for (let k = 0; k < n; k++) {
              sum += a.data[i * n + k] * found.data[k];
              scale += Math.abs(a.data[i * n + k] * found.data[k]);
            }
            expect(Math.abs(sum - b.data[i])).toBeLessThan(1e-12 * scale);
          }
        }
      }),
    );
  });

  test("T22 singular matrices are told by name and place", () => {
    const flat = doubles([1, 2, 2, 4], [2, 2]);
    expect(valuesOf(det(flat))[0] + 0).toBe(0);
    expect(failureOf(() => inverse(flat))).toEqual([
      "_LinAlgError",
      expect.stringContaining("The diagonal element 2 is zero"),
    ]);
    expect(failureOf(() => solve(flat, doubles([1, 2])))[1]).toContain("input matrix is singular");
    const batch = doubles([1, 0, 0, 1, 1, 2, 2, 4], [2, 2, 2]);
    expect(failureOf(() => inverse(batch))[1]).toContain("(Batch element 1)");
    expect(failureOf(() => inverse(doubles([1, 2], [1, 2])))[1]).toContain(
      "square matrices, but they are 1 by 2",
    );
    expect(failureOf(() => inverse(wholes([1], [1, 1])))[1]).toContain("Expected a floating point");
    expect(failureOf(() => solve(hilbert(2), doubles([1, 2, 3])))[1]).toContain("Incompatible shapes");
  });
});

describe("T22 factorisations", () => {
  test("T22 L·Lᵀ is the matrix, L is lower with a positive diagonal", () => {
    fc.assert(
      fc.property(square, (x) => {
        const n = x.shape[0];
        const a = doubles(
          valuesOf(matmul(x, matrixTranspose(x))).map((value, at) => value + (at % (n + 1) === 0 ? 1 : 0)),
          [n, n],
        );
        const lower = cholesky(a);
        near(valuesOf(matmul(lower, matrixTranspose(lower))), valuesOf(a), 1e-12);
        indicesOf([n, n]).forEach(([i, j]) => {
          if (j > i) expect(elementAt(lower, [i, j])).toBe(0);
          if (i === j) expect(elementAt(lower, [i, j])).toBeGreaterThan(0);
        });
      }),
    );
    expect(failureOf(() => cholesky(doubles([1, 2, 2, 1], [2, 2])))).toEqual([
      "_LinAlgError",
      expect.stringContaining("leading minor of order 2"),
    ]);
    expect(factorCholesky(matrix(1, 1, Float64Array.of(-1)))).toBe(1);
  });

  test("T22 a reflector sends its vector to the first axis", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 1, maxLength: 6 }),
        (list) => {
          const x = Float64Array.from(list);
          const { v, tau, beta } = reflector(x);
          const along = v.reduce((sum, value, at) => sum + value * x[at], 0);
          x.forEach((value, at) => expect(value - tau * along * v[at]).toBeCloseTo(at === 0 ? beta : 0, 9));
          expect(Math.abs(beta)).toBeCloseTo(Math.hypot(...list), 9);
        },
      ),
    );
  });

  test("T22 of a matrix of less rank, a Hilbert matrix and a wide one", () => {
    const flat = doubles([1, 2, 3, 2, 4, 6, 1, 1, 1], [3, 3]);
    expect(valuesOf(matrixRank(flat))).toEqual([2]);
    expect(valuesOf(matrixRank(doubles(Array<number>(6).fill(0), [2, 3])))).toEqual([0]);
    expect(valuesOf(matrixRank(hilbert(6)))).toEqual([6]);
    const { s } = svd(hilbert(6), false);
    // the condition number of the Hilbert matrix of order 6
    expect(valuesOf(s)[0] / valuesOf(s)[5]).toBeCloseTo(1.4951058641e7, -2);
    const { q, r } = qr(flat, false);
    near(valuesOf(matmul(q, r)), valuesOf(flat), 1e-12);
    expect(factorQr(matrix(1, 2, Float64Array.of(3, 4))).q.data).toEqual(Float64Array.of(1));
  });

  test("T22 the pseudo-inverse keeps Penrose's four laws, of any rank", () => {
    const any = fc
      .tuple(size, size, fc.integer({ min: 1, max: 3 }))
      .chain(([m, n, k]) => fc.tuple(tensorsOf([m, k]), tensorsOf([k, n])).map(([a, b]) => matmul(a, b)));
    fc.assert(
      fc.property(any, (a) => {
        const { s } = svd(a, false);
        const sizes = valuesOf(s).filter((value) => value > 1e-12 * valuesOf(s)[0]);
        fc.pre(sizes.length > 0 && sizes[sizes.length - 1] > 1e-4);
        const p = pinv(a);
        near(valuesOf(matmul(matmul(a, p), a)), valuesOf(a), 1e-6);
        near(valuesOf(matmul(matmul(p, a), p)), valuesOf(p), 1e-6);
        for (const product of [matmul(a, p), matmul(p, a)])
          near(valuesOf(matrixTranspose(product)), valuesOf(product), 1e-6);
      }),
      { numRuns: 60 },
    );
  });

  test("T22 singular values of a diagonal, orthogonal and rotated matrix are known", () => {
    near(valuesOf(svd(doubles([3, 0, 0, -4], [2, 2]), false).s), [4, 3], 1e-14);
    const [c, s] = [Math.cos(0.7), Math.sin(0.7)];
    near(valuesOf(svd(doubles([c, -s, s, c], [2, 2]), false).s), [1, 1], 1e-14);
    near(valuesOf(svd(doubles([2 * c, -5 * s, 2 * s, 5 * c], [2, 2]), false).s), [5, 2], 1e-14);
  });
});

describe("T22 rotations", () => {
  const part = fc.oneof(
    fc.constant(0),
    fc.double({ min: -9, max: 9, noNaN: true }).filter((x) => x === 0 || Math.abs(x) > 1e-6),
  );

  test("T22 a Givens rotation turns a pair onto the first axis and keeps its length", () => {
    fc.assert(
      fc.property(part, part, (f, g) => {
        const { c, s, r } = givens(f, g);
        expect(c * f + s * g).toBeCloseTo(r, 12);
        expect(c * g - s * f).toBeCloseTo(0, 12);
        expect(c * c + s * s).toBeCloseTo(1, 12);
      }),
    );
  });

  test("T22 a two by two triangle becomes diagonal, its smaller value the one told apart", () => {
    fc.assert(
      fc.property(part, part, part, (f, g, h) => {
        const { min, max, left, right } = twoByTwo(f, g, h);
        const turned = (x: number, y: number, { c, s }: { c: number; s: number }) => [
          c * x + s * y,
          c * y - s * x,
        ];
        const [top, bottom] = [
          [f * right.c + g * right.s, g * right.c - f * right.s],
          [h * right.s, h * right.c],
        ];
        const [first, second] = [turned(top[0], bottom[0], left), turned(top[1], bottom[1], left)];
        expect(first[0]).toBeCloseTo(max, 9);
        expect(first[1]).toBeCloseTo(0, 9);
        expect(second[0]).toBeCloseTo(0, 9);
        expect(second[1]).toBeCloseTo(min, 9);
        expect(smallerOf(f, g, h)).toBeCloseTo(Math.abs(min), 9);
        expect(Math.abs(max)).toBeGreaterThanOrEqual(Math.abs(min) - 1e-12);
      }),
      { numRuns: 80 },
    );
  });

  test("T22 bidiagonal matrices become diagonal with values that descend", () => {
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 6 }),
        fc.array(part, { minLength: 6, maxLength: 6 }),
        (diagonal, beside) => {
          const n = diagonal.length;
          const [d, e] = [Float64Array.from(diagonal), Float64Array.from(beside.slice(0, n - 1))];
          const s = d.slice();
          const [left, right]: Matrix[] = [identity(n), identity(n)];
          new BidiagonalQr(s, e.slice(), left, right, 2 ** -53).run();
          s.forEach((value, at) => expect(value).toBeLessThanOrEqual(at > 0 ? s[at - 1] : Infinity));
          indicesOf([n, n]).forEach(([i, j]) => {
            let sum = 0;
            for (let k = 0; k < n; k++) sum += left.data[i * n + k] * s[k] * right.data[k * n + j];
            const wanted = i === j ? diagonal[i] : j === i + 1 ? e[i] : 0;
            expect(sum).toBeCloseTo(wanted, 9);
          });
        },
      ),
      { numRuns: 80 },
    );
  });
});
