// Products and sums in the order of PyTorch's kernels: by vectors or by loops the same to the bit, and sums that are einsum's.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { einsum } from "@/lib/tensorlab/core/einsum";
import { linear } from "@/lib/tensorlab/core/linear";
import { bmm, dot, matmul, mm, mv, outer } from "@/lib/tensorlab/core/matmul";
import { multiply, multiplyRows } from "@/lib/tensorlab/core/multiply";
import { sumOfColumn, sumOfRow } from "@/lib/tensorlab/core/single-sum";
import type { Tensor } from "@/lib/tensorlab/core/tensor";
import { kernelsFor } from "@/lib/tensorlab/core/worthwhile";
import {
  doubles,
  elementAt,
  expectSlopes,
  failureOf,
  indicesOf,
  isNear,
  tensorsOf,
  valuesOf,
  wholes,
  type Shape,
} from "./tensors";

const f32 = Math.fround;

/** Floats of every size that a network meets, from a seed: quicker than drawing each. */
function floats(count: number, seed: number): Float32Array {
  let state = seed >>> 0;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state / 2 ** 31 - 1) * 2 ** ((state % 7) - 3);
  });
}

/** a (m×k) · b (k×n) + bias, each product and each sum rounded to a float, in the order of k; the bias last. */
function plainly(a: Float32Array, b: Float32Array, m: number, k: number, n: number, bias?: Float32Array) {
  const out = new Float32Array(m * n);
  for (let i = 0; i < m; i++)
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let p = 0; p < k; p++) sum = f32(sum + f32(a[i * k + p] * b[p * n + j]));
      out[i * n + j] = bias ? f32(sum + bias[j]) : sum;
    }
  return out;
}

const transposed = (b: Float32Array, k: number, n: number): Float32Array =>
  Float32Array.from({ length: k * n }, (_, at) => b[(at % k) * n + Math.floor(at / k)]);

/** Sizes on both sides of every edge: single rows and columns, odd ones, and those that vectors are worth. */
const sizes = fc.tuple(
  fc.constantFrom(1, 2, 3, 5, 8, 33),
  fc.constantFrom(1, 2, 3, 4, 7, 31),
  fc.constantFrom(1, 2, 3, 4, 5, 9, 30),
  fc.nat(),
);

describe("T22 products of matrices of floats", () => {
  test("T22 are the plain loop's to the bit, whichever way is quicker", () => {
    fc.assert(
      fc.property(sizes, ([m, k, n, seed]) => {
        const [a, b, bias] = [floats(m * k, seed), floats(k * n, seed + 1), floats(n, seed + 2)];
        const out = new Float32Array(m * n);
        multiply(a, b, out, m, k, n);
        expect(out).toEqual(plainly(a, b, m, k, n));
        for (const added of [undefined, bias]) {
          const rows = new Float32Array(m * n);
          multiplyRows(a, transposed(b, k, n), rows, m, k, n, added ?? null);
          expect(rows).toEqual(plainly(a, b, m, k, n, added));
        }
      }),
      { numRuns: 120 },
    );
  });

  test("T22 vectors are asked from 20,000 steps on, and these sizes have both", () => {
    expect(kernelsFor(19_999)).toBeNull();
    expect(kernelsFor(33 * 31 * 30)).not.toBeNull();
    const [a, b] = [floats(33 * 31, 1), floats(31 * 30, 2)];
    const out = new Float32Array(33 * 30);
    multiply(a, b, out, 33, 31, 30);
    expect(out).toEqual(plainly(a, b, 33, 31, 30));
  });

  test("T22 doubles are not rounded between", () => {
    fc.assert(
      fc.property(sizes, ([m, k, n, seed]) => {
        const [a, b] = [Float64Array.from(floats(m * k, seed)), Float64Array.from(floats(k * n, seed + 1))];
        const out = new Float64Array(m * n);
        multiply(a, b, out, m, k, n);
        out.forEach((value, at) => {
          let sum = 0;
          for (let p = 0; p < k; p++) sum += a[Math.floor(at / n) * k + p] * b[p * n + (at % n)];
          expect(value).toBe(sum);
        });
      }),
      { numRuns: 30 },
    );
  });
});

describe("T25 sums of floats", () => {
  const rows = fc.tuple(fc.constantFrom(0, 1, 7, 8, 9, 31, 32, 33, 100, 1000, 4097), fc.nat());

  test("T25 are within what rounding explains of the exact sum, in rows and in columns", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(1, 3, 32, 40), ([count, seed], width) => {
        const values = floats(count * width, seed);
        const column = seed % width;
        const own = Array.from({ length: count }, (_, at) => values[at * width + column]);
        const exact = own.reduce((sum, value) => sum + value, 0);
        const size = own.reduce((sum, value) => sum + Math.abs(value), 0);
        const bound = 2 ** -24 * size * Math.max(1, Math.log2(count + 1) + count / 16);
        expect(Math.abs(sumOfColumn(values, 0, column, width, count) - exact)).toBeLessThanOrEqual(bound);
        expect(Math.abs(sumOfRow(Float32Array.from(own), 0, count) - exact)).toBeLessThanOrEqual(bound);
      }),
      { numRuns: 60 },
    );
  });

  test("T25 of small whole numbers are exact, wherever the row begins", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -99, max: 99 }), { maxLength: 300 }),
        fc.nat(9),
        (values, from) => {
          const row = Float32Array.from([...new Array<number>(from).fill(0.1), ...values]);
          expect(sumOfRow(row, from, values.length) + 0).toBe(values.reduce((sum, one) => sum + one, 0) + 0);
        },
      ),
      { numRuns: 60 },
    );
  });
});

interface Equation {
  text: string;
  inputs: string[];
  output: string;
  operands: Tensor[];
}

const letterSizes: Record<string, number> = { a: 2, b: 3, c: 2, d: 1 };
const letters = fc.constantFrom("a", "b", "c", "d");

/** Two or three operands of any letters, repeated ones too, and a result of some of them. */
const equations: fc.Arbitrary<Equation> = fc
  .array(fc.array(letters, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  .chain((inputs) => {
    const all = [...new Set(inputs.flat())];
    return fc
      .tuple(
        fc.shuffledSubarray(all),
        fc.tuple(...inputs.map((own) => tensorsOf(own.map((letter) => letterSizes[letter])))),
      )
      .map(([output, operands]) => ({
        text: `${inputs.map((own) => own.join("")).join(",")}->${output.join("")}`,
        inputs: inputs.map((own) => own.join("")),
        output: output.join(""),
        operands,
      }));
  });

/** The sum over every letter that the result has not, one product for each way to number them all. */
function plainEinsum({ inputs, output, operands }: Equation): { shape: Shape; values: number[] } {
  const all = [...new Set(inputs.join(""))];
  const shape = [...output].map((letter) => letterSizes[letter]);
  const rest = all.filter((letter) => !output.includes(letter));
  const values = indicesOf(shape).map((index) =>
    indicesOf(rest.map((letter) => letterSizes[letter])).reduce((sum, hidden) => {
      const at = (letter: string) =>
        output.includes(letter) ? index[output.indexOf(letter)] : hidden[rest.indexOf(letter)];
      return (
        sum +
        operands.reduce((product, operand, own) => product * elementAt(operand, [...inputs[own]].map(at)), 1)
      );
    }, 0),
  );
  return { shape, values };
}

describe("T22 einsum", () => {
  test("T22 is the sum of products that its letters say, whichever repeat, stay and go", () => {
    fc.assert(
      fc.property(equations, (equation) => {
        const found = einsum(equation.text, equation.operands);
        const { shape, values } = plainEinsum(equation);
        expect(found.shape).toEqual(shape);
        const own = valuesOf(found);
        if (own.some((value, at) => !isNear(value, values[at], 1e-9))) expect(own).toEqual(values);
      }),
      { numRuns: 150 },
    );
  });

  test("T23 its gradients are the slopes, for every operand", () => {
    fc.assert(
      fc.property(equations, ({ text, operands }) =>
        expectSlopes((given) => [einsum(text, given)], operands, 1e-4),
      ),
      { numRuns: 25 },
    );
  });

  test.each([
    ["ij..k", [[2, 2]], "einsum(): found '.' for operand 0 that is not part of any ellipsis"],
    ["i...j...", [[2, 2]], "einsum(): found '.' for operand 0 for which an ellipsis was already found"],
    ["i1", [[2, 2]], "subscripts must be in [a-zA-Z]"],
    ["i->i->i", [[2]], "einsum(): more than one '->' in the equation"],
    ["i,j", [[2]], "einsum(): fewer operands were provided than specified in the equation"],
    ["i", [[2], [2]], "einsum(): more operands were provided than specified in the equation"],
    ["i->j", [[2]], "output subscript j does not appear in the equation for any input operand"],
    ["i->ii", [[2]], "output subscript i appears more than once in the output"],
    ["", [], "einsum(): must provide at least one operand"],
  ] as const)("T22 %j is refused: %j %s", (text, shapes, message) => {
    const operands = shapes.map((shape) => doubles(new Array(2 * shape.length).fill(1), shape));
    const [type, said] = failureOf(() => einsum(text, operands));
    expect(type).toBe("RuntimeError");
    expect(said).toContain(message);
  });
});

const anyOf = (shape: Shape) => tensorsOf(shape);

describe("T23 of products", () => {
  const products: Record<string, [shapes: Shape[], f: (a: Tensor, b: Tensor) => Tensor]> = {
    mm: [
      [
        [2, 3],
        [3, 2],
      ],
      mm,
    ],
    mv: [[[2, 3], [3]], mv],
    dot: [[[3], [3]], dot],
    bmm: [
      [
        [2, 2, 3],
        [2, 3, 1],
      ],
      bmm,
    ],
    outer: [[[3], [2]], outer],
    "matmul of a vector and matrices": [[[3], [2, 3, 2]], matmul],
    "matmul of batches that broadcast": [
      [
        [2, 1, 2, 3],
        [2, 3, 2],
      ],
      matmul,
    ],
    "linear without a bias": [
      [
        [2, 2, 3],
        [4, 3],
      ],
      (x, weight) => linear(x, weight, null),
    ],
    "linear with a bias": [
      [[4, 3], [3]],
      (weight, bias) => linear(weight, doubles([1, 2, 3, 4, 5, 6, 7, 8, 9], [3, 3]), bias),
    ],
  };

  test.each(Object.keys(products))("T23 of %s the gradients are the slopes", (name) => {
    const [[left, right], f] = products[name];
    fc.assert(
      fc.property(anyOf(left), anyOf(right), (a, b) => expectSlopes(([x, y]) => [f(x, y)], [a, b])),
      { numRuns: 10 },
    );
  });

  test("T22 products do not promote, and sizes and ranks that do not fit are told", () => {
    const two = doubles([1, 2, 3, 4], [2, 2]);
    const message = (task: () => unknown) => failureOf(task)[1];
    expect(message(() => mm(two, wholes([1, 2, 3, 4], [2, 2])))).toBe(
      "expected scalar type Double but found Long",
    );
    expect(message(() => mm(two, doubles([1, 2, 3], [3, 1])))).toBe(
      "mat1 and mat2 shapes cannot be multiplied (2x2 and 3x1)",
    );
    expect(message(() => mm(doubles([1]), two))).toBe("self must be a matrix");
    expect(message(() => mm(two, doubles([1])))).toBe("mat2 must be a matrix");
    expect(message(() => bmm(two, two))).toBe("batch1 must be a 3D tensor");
    expect(message(() => bmm(doubles([1, 2], [1, 1, 2]), doubles([1], [1, 1, 1])))).toBe(
      "Expected size for first two dimensions of batch2 tensor to be: [1, 2] but got: [1, 1].",
    );
  });
});
