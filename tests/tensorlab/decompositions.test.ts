// Decompositions put together again, and einsum beside plain loops.
import fc from "fast-check";
import { expect, test } from "vitest";
import { qr } from "@/lib/tensorlab/core/cholesky-qr";
import { einsum } from "@/lib/tensorlab/core/einsum";
import { matmul } from "@/lib/tensorlab/core/matmul";
import { svd } from "@/lib/tensorlab/core/singular-values";
import { dense, fromValues, type Tensor } from "@/lib/tensorlab/core/tensor";
import { matrixTranspose } from "@/lib/tensorlab/core/views";

const element = fc.integer({ min: -10_000, max: 10_000 }).map((n) => n / 1000);
const size = fc.integer({ min: 1, max: 9 });

const matrix = fc
  .tuple(size, size)
  .chain(([rows, cols]) =>
    fc
      .array(fc.oneof(element, fc.constantFrom(0, 1)), { minLength: rows * cols, maxLength: rows * cols })
      .map((values) => fromValues(values, "float64", [rows, cols])),
  );

/** The largest difference between two tensors of one shape. */
function gap(a: Tensor, b: Tensor): number {
  expect(a.shape).toEqual(b.shape);
  const other = dense(b);
  return Math.max(...Array.from(dense(a), (value, at) => Math.abs(value - other[at])));
}

const unit = (n: number): Tensor =>
  fromValues(
    Array.from({ length: n * n }, (_, at) => Number(at % (n + 1) === 0)),
    "float64",
    [n, n],
  );

const offOrthogonal = (q: Tensor): number => gap(matmul(matrixTranspose(q), q), unit(q.shape[1]));

test("T22 U·S·Vh is the matrix, U and V are orthogonal, S falls and is not negative", () => {
  fc.assert(
    fc.property(matrix, fc.boolean(), (a, full) => {
      const { u, s, vh } = svd(a, full);
      const [m, n] = a.shape;
      const values = dense(s);
      const middle = new Float64Array(u.shape[1] * vh.shape[0]);
      values.forEach((value, at) => (middle[at * vh.shape[0] + at] = value));
      const scaled = fromValues(middle, "float64", [u.shape[1], vh.shape[0]]);
      expect([u.shape[1], vh.shape[0]]).toEqual(full ? [m, n] : [s.count, s.count]);
      expect(gap(matmul(matmul(u, scaled), vh), a)).toBeLessThan(1e-10);
      expect(offOrthogonal(u)).toBeLessThan(1e-12);
      expect(offOrthogonal(matrixTranspose(vh))).toBeLessThan(1e-12);
      values.forEach((value, at) => expect(value).toBeLessThanOrEqual(at ? values[at - 1] : Infinity));
      expect(values[values.length - 1]).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 200 },
  );
});

test("T22 Q·R is the matrix, Q is orthogonal, R is upper triangular", () => {
  fc.assert(
    fc.property(matrix, fc.boolean(), (a, complete) => {
      const { q, r } = qr(a, complete);
      expect(gap(matmul(q, r), a)).toBeLessThan(1e-10);
      expect(offOrthogonal(q)).toBeLessThan(1e-12);
      const cols = r.shape[1];
      dense(r).forEach((value, at) => at % cols < Math.floor(at / cols) && expect(value).toBe(0));
    }),
    { numRuns: 200 },
  );
});

test("T22 the reflector of the smallest numbers is one of numbers", () => {
  const { q } = qr(fromValues([0, 0, 5e-324, 0, 0, 5e-324], "float64", [3, 2]), false);
  expect(Array.from(dense(q)).every(Number.isFinite)).toBe(true);
});

test("T22 einsum is the sum of products over the letters that the result does not name", () => {
  const sizes: Record<string, number> = { i: 2, j: 3, k: 4 };
  const letters = fc
    .array(fc.constantFrom("i", "j", "k"), { minLength: 1, maxLength: 3 })
    .map((all) => all.join(""));
  const kept = fc.uniqueArray(fc.constantFrom("i", "j", "k"));
  fc.assert(
    fc.property(letters, letters, kept, (left, right, wanted) => {
      const named = [...new Set(left + right)];
      const out = wanted.filter((letter) => named.includes(letter));
      const [a, b] = [left, right].map((text) => {
        const shape = [...text].map((letter) => sizes[letter]);
        const count = shape.reduce((product, own) => product * own, 1);
        return fromValues(
          Array.from({ length: count }, (_, at) => ((at * 7) % 11) - 5),
          "float64",
          shape,
        );
      });
      const place = (text: readonly string[], at: Record<string, number>): number =>
        text.reduce((sofar, letter) => sofar * sizes[letter] + at[letter], 0);
      const sums = new Float64Array(out.reduce((product, letter) => product * sizes[letter], 1));
      const walk = (depth: number, at: Record<string, number>): void => {
        if (depth === named.length)
          sums[place(out, at)] += dense(a)[place([...left], at)] * dense(b)[place([...right], at)];
        else for (let n = 0; n < sizes[named[depth]]; n++) walk(depth + 1, { ...at, [named[depth]]: n });
      };
      walk(0, {});
      const made = einsum(`${left},${right}->${out.join("")}`, [a, b]);
      expect(made.shape).toEqual(out.map((letter) => sizes[letter]));
      expect(Array.from(dense(made), (value) => value + 0)).toEqual(Array.from(sums, (value) => value + 0));
    }),
    { numRuns: 200 },
  );
});
