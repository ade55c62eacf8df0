// Putting tensors together, taking them apart and turning them, beside a naive reading index by index.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arange, eye, fromNested, full, linspace } from "@/lib/tensorlab/core/creation";
import {
  cat,
  chunk,
  flip,
  repeat,
  roll,
  split,
  splitSizes,
  stack,
  triangle,
  unbind,
} from "@/lib/tensorlab/core/joining";
import { anyTensor, doubles, elementAt, failureOf, indicesOf, tensorsOf, valuesOf, wholes } from "./tensors";

const solid = anyTensor("int64", 3, 1).filter(({ rank }) => rank > 0);

/** Tensors that differ in one dimension only. */
const row = solid.chain((x) =>
  fc.nat(x.rank - 1).chain((dim) =>
    fc.tuple(
      fc.constant(dim),
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 3 }).chain((sizes) =>
        fc.tuple(
          ...sizes.map((size) =>
            tensorsOf(
              x.shape.map((own, at) => (at === dim ? size : own)),
              "int64",
            ),
          ),
        ),
      ),
    ),
  ),
);

describe("T29 joining", () => {
  test("T29 cat lays tensors one after the other, and split takes them apart again", () => {
    fc.assert(
      fc.property(row, ([dim, parts]) => {
        const whole = cat(parts, dim);
        let start = 0;
        for (const part of parts) {
          indicesOf(part.shape).forEach((index) =>
            expect(
              elementAt(
                whole,
                index.map((at, own) => (own === dim ? at + start : at)),
              ),
            ).toBe(elementAt(part, index)),
          );
          start += part.shape[dim];
        }
        expect(whole.shape).toEqual(parts[0].shape.map((size, at) => (at === dim ? start : size)));
        const again = splitSizes(
          whole,
          parts.map(({ shape }) => shape[dim]),
          dim,
        );
        expect(again.map(valuesOf)).toEqual(parts.map(valuesOf));
        for (const part of again) expect(part.storage).toBe(whole.storage);
      }),
      { numRuns: 150 },
    );
  });

  test("T29 stack adds a dimension, and unbind takes it away", () => {
    fc.assert(
      fc.property(solid, fc.integer({ min: 1, max: 3 }), fc.nat(3), (x, times, at) => {
        const dim = at % (x.rank + 1);
        const whole = stack(
          Array.from({ length: times }, () => x),
          dim,
        );
        expect(whole.shape).toEqual([...x.shape.slice(0, dim), times, ...x.shape.slice(dim)]);
        for (const part of unbind(whole, dim)) expect(valuesOf(part)).toEqual(valuesOf(x));
      }),
    );
  });

  test("T29 parts are equal but for the last, and there are as many as asked for or fewer", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 5 }), (count, size) => {
        const x = wholes(Array.from({ length: count }, (_, at) => at));
        const parts = split(x, size, 0);
        expect(parts.flatMap(valuesOf)).toEqual(valuesOf(x));
        parts.slice(0, -1).forEach((part) => expect(part.count).toBe(size));
        expect(chunk(x, size, 0).length).toBeLessThanOrEqual(Math.max(size, 1));
        expect(chunk(x, size, 0).flatMap(valuesOf)).toEqual(valuesOf(x));
      }),
    );
  });

  test("T29 repeat, flip and roll move every element where they say", () => {
    fc.assert(
      fc.property(solid, fc.nat(2), fc.integer({ min: -5, max: 5 }), (x, pick, shift) => {
        const dim = pick % x.rank;
        const size = x.shape[dim];
        const at = (index: number[], to: (own: number) => number) =>
          index.map((own, other) => (other === dim ? to(own) : own));
        const turned = flip(x, [dim]);
        const rolled = roll(x, shift, dim);
        const doubled = repeat(
          x,
          x.shape.map((_, other) => (other === dim ? 2 : 1)),
        );
        indicesOf(x.shape).forEach((index) => {
          expect(
            elementAt(
              turned,
              at(index, (own) => size - 1 - own),
            ),
          ).toBe(elementAt(x, index));
          expect(
            elementAt(
              rolled,
              at(index, (own) => (((own + shift) % size) + size) % size),
            ),
          ).toBe(elementAt(x, index));
          for (const copy of [0, 1])
            expect(
              elementAt(
                doubled,
                at(index, (own) => own + copy * size),
              ),
            ).toBe(elementAt(x, index));
        });
        expect(valuesOf(flip(turned, [dim]))).toEqual(valuesOf(x));
        expect(valuesOf(roll(rolled, -shift, dim))).toEqual(valuesOf(x));
        const all = valuesOf(x);
        const moved = roll(x, 1, null);
        expect(valuesOf(moved)).toEqual([all[all.length - 1], ...all.slice(0, -1)]);
      }),
    );
  });

  test("T29 triangles of a matrix and of batches", () => {
    fc.assert(
      fc.property(
        anyTensor("int64", 3, 1).filter(({ rank }) => rank > 1),
        fc.integer({ min: -3, max: 3 }),
        (x, shift) => {
          const upper = triangle(x, (i, j) => j - i >= shift, "triu");
          indicesOf(x.shape).forEach((index) => {
            const [i, j] = index.slice(-2);
            expect(elementAt(upper, index)).toBe(j - i >= shift ? elementAt(x, index) : 0);
          });
        },
      ),
    );
  });

  test("T29 types meet in their common one", () => {
    expect(cat([wholes([1]), doubles([0.5])], 0).dtype).toBe("float64");
    expect(cat([wholes([]), wholes([1], [1, 1])], 0).shape).toEqual([1, 1]);
  });

  const x = doubles([1, 2, 3, 4], [2, 2]);
  test.each([
    ["nothing", () => cat([], 0), "expected a non-empty list"],
    ["scalars", () => cat([doubles([1], [])], 0), "zero-dimensional tensor (at position 0)"],
    ["other ranks", () => cat([x, doubles([1])], 0), "same number of dimensions: got 2 and 1"],
    [
      "other sizes",
      () => cat([x, doubles([1, 2, 3], [1, 3])], 0),
      "Expected size 2 but got size 3 for tensor number 1",
    ],
    ["a stack of nothing", () => stack([], 0), "stack expects a non-empty TensorList"],
    ["a stack of two sizes", () => stack([x, doubles([1])], 0), "got [2, 2] at entry 0 and [1] at entry 1"],
    ["sizes that do not sum", () => splitSizes(x, [1, 2], 0), "sum exactly to 2"],
    ["a split of a scalar", () => split(doubles([1], []), 1, 0), "at least a 1-dimensional tensor"],
    ["a negative size", () => split(x, -1, 0), "non-negative"],
    ["no size", () => split(x, 0, 0), "split_size can only be 0"],
    ["no chunks", () => chunk(x, 0, 0), "to be greater than 0, got: 0"],
    ["chunks of a scalar", () => chunk(doubles([1], []), 1, 0), "at least a 1-dimensional"],
    ["unbind of a scalar", () => unbind(doubles([1], []), 0), "at least one dimension"],
    ["repeat with too few", () => repeat(x, [2]), "can not be smaller than number of dimensions"],
    ["repeat less than never", () => repeat(x, [2, -1]), "negative dimension -1"],
  ])("T29 refuses %s", (_, task, message) => {
    const [type, text] = failureOf(task);
    expect(type).toBe("RuntimeError");
    expect(text).toContain(message);
  });

  test("T29 a vector has no triangle", () => {
    expect(failureOf(() => triangle(doubles([1]), () => true, "triu"))).toEqual([
      "IndexError",
      "Dimension out of range (expected to be in range of [-1, 0], but got -2)",
    ]);
  });
});

describe("T29 new tensors", () => {
  test("T29 arange counts up to its end and not beyond", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9, max: 9 }),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 1, max: 4 }),
        (start, span, step) => {
          const wanted: number[] = [];
          for (let at = start; at < start + span; at += step) wanted.push(at);
          expect(valuesOf(arange(start, start + span, step, "int64"))).toEqual(wanted);
          expect(valuesOf(arange(start, start - span, -step, "int64"))).toEqual(
            wanted.map((value) => 2 * start - value),
          );
        },
      ),
    );
  });

  test("T29 linspace meets both ends, evenly and symmetrically", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9, max: 9 }),
        fc.integer({ min: -9, max: 9 }),
        fc.integer({ min: 2, max: 12 }),
        (start, end, steps) => {
          const values = valuesOf(linspace(start, end, steps, "float64"));
          expect([values.length, values[0], values[steps - 1]]).toEqual([steps, start, end]);
          values.forEach((value, at) => {
            expect(value).toBeCloseTo(start + ((end - start) * at) / (steps - 1), 12);
            expect(value + values[steps - 1 - at]).toBeCloseTo(start + end, 12);
          });
        },
      ),
    );
    expect(valuesOf(linspace(3, 5, 1, "float64"))).toEqual([3]);
  });

  test("T29 the unit matrix, constants and nested numbers", () => {
    expect(valuesOf(eye(2, 3, "int64"))).toEqual([1, 0, 0, 0, 1, 0]);
    expect(valuesOf(full([2, 2], 2.7, "int64"))).toEqual([2, 2, 2, 2]);
    expect(valuesOf(fromNested({ shape: [2], values: [1.5, 0], dtype: "float32" }, "bool"))).toEqual([1, 0]);
  });

  test.each([
    ["a negative size", () => full([-1], 0, "int64"), "negative dimension -1"],
    ["a step of nothing", () => arange(0, 1, 0, "int64"), "step must be nonzero"],
    ["a step away from the end", () => arange(0, 1, -1, "int64"), "inconsistent with step sign"],
    ["an endless range", () => arange(0, Infinity, 1, "float64"), "unsupported range"],
    ["fewer steps than none", () => linspace(0, 1, -1, "float64"), "number of steps must be non-negative"],
    [
      "a number too large for its type",
      () => fromNested({ shape: [1], values: [256], dtype: "int64" }, "uint8"),
      "without overflow",
    ],
  ])("T29 refuses %s", (_, task, message) => {
    expect(failureOf(task)[1]).toContain(message);
  });
});
