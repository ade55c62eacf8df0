// What stands between brackets, beside a naive reading of it index by index.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clamp } from "@/lib/tensorlab/core/clamping";
import {
  gather,
  indexSelect,
  maskedFill,
  maskedSelect,
  nonzeroRows,
  scatterInto,
  take,
  where,
} from "@/lib/tensorlab/core/choosing";
import { number } from "@/lib/tensorlab/core/arithmetic";
import { nonzero, put } from "@/lib/tensorlab/core/indexing";
import { fromValues, type Tensor } from "@/lib/tensorlab/core/tensor";
import { clone } from "@/lib/tensorlab/core/views";
import { getItem, setItem } from "@/lib/tensorlab/operations/indexing";
import { Ellipsis, Int, Sequence, Slice, type Value } from "@/lib/tensorlab/operations/value";
import {
  anyTensor,
  doubles,
  elementAt,
  failureOf,
  indicesOf,
  placeIn,
  shapesUpTo,
  sizeOf,
  tensorsOf,
  valuesOf,
  wholes,
} from "./tensors";

const int = (value: number) => new Int(value);

/** One part of an index: what Python writes, and the positions along its dimension that it means. */
type Part =
  | { kind: "int"; value: Value; at: number }
  | { kind: "slice"; value: Value; positions: number[] }
  | { kind: "new"; value: Value };

const maybe = (value: fc.Arbitrary<number>) => fc.option(value, { nil: null });

/** Python's own rule for slices, position by position. */
function positionsOf(size: number, start: number | null, stop: number | null, step: number): number[] {
  const bound = (at: number) => Math.min(Math.max(at < 0 ? at + size : at, 0), size);
  const found: number[] = [];
  for (let at = bound(start ?? 0); at < bound(stop ?? size); at += step) found.push(at);
  return found;
}

const partOf = (size: number): fc.Arbitrary<Part> =>
  fc.oneof(
    ...(size > 0
      ? [
          fc
            .integer({ min: -size, max: size - 1 })
            .map((at): Part => ({ kind: "int", value: int(at), at: (at + size) % size })),
        ]
      : []),
    fc
      .tuple(
        maybe(fc.integer({ min: -6, max: 6 })),
        maybe(fc.integer({ min: -6, max: 6 })),
        fc.integer({ min: 1, max: 3 }),
      )
      .map(([start, stop, step]): Part => ({
        kind: "slice",
        value: new Slice(start === null ? null : int(start), stop === null ? null : int(stop), int(step)),
        positions: positionsOf(size, start, stop, step),
      })),
  );

/** An index of ints, slices and None, with an ellipsis for the dimensions in the middle. */
const basic = anyTensor("int64", 3).chain((x) =>
  fc.nat(x.rank).chain((front) =>
    fc.nat(x.rank - front).chain((back) => {
      const whole = (size: number): Part => ({
        kind: "slice",
        value: null,
        positions: positionsOf(size, null, null, 1),
      });
      const middle = x.shape.slice(front, x.rank - back).map(whole);
      const sides = [...x.shape.slice(0, front), ...x.shape.slice(x.rank - back)];
      return fc.tuple(fc.tuple(...sides.map(partOf)), fc.boolean()).map(([parts, fresh]) => {
        const named = [
          ...parts.slice(0, front).map(({ value }) => value),
          new Ellipsis(),
          ...parts.slice(front).map(({ value }) => value),
        ];
        const all: Part[] = [...parts.slice(0, front), ...middle, ...parts.slice(front)];
        const index = new Sequence(fresh ? [null, ...named] : named);
        return { x, index, parts: fresh ? [{ kind: "new", value: null } as Part, ...all] : all };
      });
    }),
  ),
);

/** Shape of the result, and the original's index for each of its elements. */
function meaning(parts: readonly Part[]): { shape: number[]; from: (index: number[]) => number[] } {
  const shown = parts.filter(({ kind }) => kind !== "int");
  return {
    shape: shown.map((part) => (part.kind === "slice" ? part.positions.length : 1)),
    from: (index) =>
      parts.flatMap((part) => {
        if (part.kind === "int") return [part.at];
        return part.kind === "slice" ? [part.positions[index[shown.indexOf(part)]]] : [];
      }),
  };
}

describe("T28 ints, slices, None and the ellipsis", () => {
  test("T28 read the elements that they name, as a view", () => {
    fc.assert(
      fc.property(basic, ({ x, index, parts }) => {
        const out = getItem(x, index);
        const { shape, from } = meaning(parts);
        expect(out.shape).toEqual(shape);
        expect(out.storage).toBe(x.storage);
        indicesOf(shape).forEach((own) => expect(elementAt(out, own)).toBe(elementAt(x, from(own))));
      }),
      { numRuns: 120 },
    );
  });

  test("T28 write to the elements that they name, and to no other", () => {
    fc.assert(
      fc.property(basic, ({ x, index, parts }) => {
        const target = clone(x);
        const { shape, from } = meaning(parts);
        const source = wholes(
          Array.from({ length: sizeOf(shape) }, (_, at) => 100 + at),
          shape,
        );
        setItem(target, index, source);
        const wanted = valuesOf(x);
        indicesOf(shape).forEach((own, at) => (wanted[placeIn(x.shape, from(own))] = 100 + at));
        expect(valuesOf(target)).toEqual(wanted);
      }),
      { numRuns: 100 },
    );
  });
});

/** A matrix of at least one row and column, and lists of positions that broadcast against each other. */
const picking = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }))
  .chain(([rows, columns, depth]) =>
    fc.tuple(
      tensorsOf([rows, columns, depth], "int64"),
      fc.array(fc.integer({ min: -rows, max: rows - 1 }), { minLength: 1, maxLength: 4 }),
      fc.array(fc.integer({ min: -columns, max: columns - 1 }), { minLength: 1, maxLength: 4 }),
    ),
  );

const wrapped = (at: number, size: number) => (at + size) % size;

describe("T28 tensors of indices", () => {
  test("T28 pick with repetition, broadcasting against each other, and give a copy", () => {
    fc.assert(
      fc.property(picking, ([x, is, js]) => {
        const rows = wholes(is, [is.length, 1]);
        const out = getItem(x, new Sequence([rows, wholes(js)]));
        expect(out.shape).toEqual([is.length, js.length, x.shape[2]]);
        expect(out.storage).not.toBe(x.storage);
        indicesOf(out.shape).forEach(([i, j, k]) =>
          expect(elementAt(out, [i, j, k])).toBe(
            elementAt(x, [wrapped(is[i], x.shape[0]), wrapped(js[j], x.shape[1]), k]),
          ),
        );
      }),
      { numRuns: 60 },
    );
  });

  test("T28 with a slice between them the picked dimension comes first", () => {
    fc.assert(
      fc.property(picking, ([x, is]) => {
        const out = getItem(
          x,
          new Sequence([wholes(is), new Slice(null, null, null), wholes(is.map(() => 0))]),
        );
        expect(out.shape).toEqual([is.length, x.shape[1]]);
        indicesOf(out.shape).forEach(([i, j]) =>
          expect(elementAt(out, [i, j])).toBe(elementAt(x, [wrapped(is[i], x.shape[0]), j, 0])),
        );
      }),
    );
  });

  test("T28 write one after the other where a place repeats, or add up", () => {
    fc.assert(
      fc.property(picking, ([x, is]) => {
        const sources = is.map((_, at) => 100 + at);
        const filled = (accumulate: boolean) => {
          const target = clone(x);
          put(target, [wholes(is), null, null], wholes(sources, [is.length, 1, 1]), accumulate);
          return target;
        };
        const wanted = valuesOf(x);
        const added = valuesOf(x);
        indicesOf([is.length, ...x.shape.slice(1)]).forEach(([i, j, k]) => {
          const place = placeIn(x.shape, [wrapped(is[i], x.shape[0]), j, k]);
          wanted[place] = sources[i];
          added[place] += sources[i];
        });
        expect(valuesOf(filled(false))).toEqual(wanted);
        expect(valuesOf(filled(true))).toEqual(added);
      }),
    );
  });

  test("T28 a mask is the indices of what is true in it", () => {
    fc.assert(
      fc.property(
        shapesUpTo(3).chain((shape) => fc.tuple(tensorsOf(shape, "int64"), tensorsOf(shape, "bool"))),
        ([x, mask]) => {
          const wanted = valuesOf(x).filter((_, at) => valuesOf(mask)[at] === 1);
          expect(valuesOf(maskedSelect(x, mask))).toEqual(wanted);
          const truths = indicesOf(mask.shape).filter((index) => elementAt(mask, index) === 1);
          const rows = nonzeroRows(mask);
          expect(rows.shape).toEqual([truths.length, mask.rank]);
          expect(valuesOf(rows)).toEqual(truths.flat());
          nonzero(mask).forEach((along, dim) =>
            expect(valuesOf(along)).toEqual(truths.map((index) => index[dim])),
          );
          if (x.rank === 0) return;
          expect(valuesOf(getItem(x, mask))).toEqual(wanted);
          const target = clone(x);
          setItem(target, mask, int(5));
          expect(valuesOf(target)).toEqual(valuesOf(x).map((value, at) => (valuesOf(mask)[at] ? 5 : value)));
          expect(valuesOf(maskedFill(x, mask, number(5)))).toEqual(valuesOf(target));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("T28 choosing", () => {
  test("T28 where, clamp and take are what they say", () => {
    const operands = shapesUpTo(2, 1, 3).chain((shape) =>
      fc.tuple(tensorsOf(shape, "bool"), tensorsOf(shape, "int64"), tensorsOf(shape, "int64")),
    );
    fc.assert(
      fc.property(operands, ([test, a, b]) => {
        const [tests, x, y] = [test, a, b].map(valuesOf);
        expect(valuesOf(where(test, a, b))).toEqual(x.map((value, at) => (tests[at] ? value : y[at])));
        expect(valuesOf(clamp(a, number(-3), number(4)))).toEqual(
          x.map((value) => Math.min(Math.max(value, -3), 4)),
        );
        expect(valuesOf(clamp(a, b, null))).toEqual(x.map((value, at) => Math.max(value, y[at])));
        expect(valuesOf(clamp(a, null, b))).toEqual(x.map((value, at) => Math.min(value, y[at])));
        expect(valuesOf(take(a, wholes([0, -1])))).toEqual([x[0], x[x.length - 1]]);
      }),
    );
  });

  test("T28 scatter puts where gather takes", () => {
    const along = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
      .chain(([rows, columns]) =>
        fc.tuple(
          tensorsOf([rows, columns]),
          fc
            .array(fc.nat(rows - 1), { minLength: columns, maxLength: columns })
            .map((list) => wholes(list, [1, columns])),
        ),
      );
    fc.assert(
      fc.property(along, ([x, index]) => {
        const picked = gather(x, 0, index);
        indicesOf(index.shape).forEach(([i, j]) =>
          expect(elementAt(picked, [i, j])).toBe(elementAt(x, [elementAt(index, [i, j]), j])),
        );
        const target = doubles(
          valuesOf(x).map(() => 0),
          x.shape,
        );
        scatterInto(target, 0, index, picked, false);
        indicesOf(x.shape).forEach(([i, j]) =>
          expect(elementAt(target, [i, j]) + 0).toBe(
            elementAt(index, [0, j]) === i ? elementAt(x, [i, j]) + 0 : 0,
          ),
        );
        scatterInto(target, 0, index, picked, true);
        expect(valuesOf(gather(target, 0, index))).toEqual(valuesOf(picked).map((value) => 2 * value));
      }),
    );
  });

  test("T28 index_select repeats rows and leaves the other dimensions", () => {
    fc.assert(
      fc.property(picking, ([x, , js]) => {
        const at = js.map((j) => wrapped(j, x.shape[1]));
        const out = indexSelect(x, 1, wholes(at));
        expect(out.shape).toEqual([x.shape[0], js.length, x.shape[2]]);
        indicesOf(out.shape).forEach(([i, j, k]) =>
          expect(elementAt(out, [i, j, k])).toBe(elementAt(x, [i, at[j], k])),
        );
      }),
    );
  });
});

describe("T28 what an index must not be", () => {
  const x = doubles([1, 2, 3, 4, 5, 6], [2, 3]);
  const cases: [string, () => unknown, string, string][] = [
    [
      "out of bounds",
      () => getItem(x, int(2)),
      "IndexError",
      "index 2 is out of bounds for dimension 0 with size 2",
    ],
    [
      "too many",
      () => getItem(x, new Sequence([int(0), int(0), int(0)])),
      "IndexError",
      "too many indices for tensor of dimension 2",
    ],
    [
      "a step back",
      () => getItem(x, new Slice(null, null, int(-1))),
      "ValueError",
      "step must be greater than zero",
    ],
    [
      "a text in a slice",
      () => getItem(x, new Slice("a", null, null)),
      "TypeError",
      "slice indices must be integers",
    ],
    ["a float", () => getItem(x, 1.5), "IndexError", "only integers, slices"],
    ["a tensor of floats", () => getItem(x, doubles([0])), "IndexError", "must be long, byte or bool"],
    [
      "into a scalar",
      () => getItem(doubles([1], []), int(0)),
      "IndexError",
      "invalid index of a 0-dim tensor",
    ],
    [
      "a slice of a scalar",
      () => getItem(doubles([1], []), new Slice(null, null, null)),
      "IndexError",
      "slice() cannot be applied",
    ],
    [
      "a picked row out of bounds",
      () => getItem(x, wholes([0, 5])),
      "IndexError",
      "index 5 is out of bounds for dimension 0",
    ],
    [
      "a mask of another size",
      () => getItem(x, fromValues([1, 0, 1], "bool", [3])),
      "IndexError",
      "The shape of the mask [3] at index 0",
    ],
    [
      "tensors that do not broadcast",
      () => getItem(x, new Sequence([wholes([0, 1]), wholes([0, 1, 2])])),
      "IndexError",
      "could not be broadcast together",
    ],
    [
      "a value of another shape",
      () => setItem(x, wholes([0]), doubles([1, 2])),
      "RuntimeError",
      "shape mismatch",
    ],
    [
      "a value of another type",
      () => setItem(x, wholes([0]), wholes([1, 2, 3])),
      "RuntimeError",
      "destination dtypes match",
    ],
    ["a text to write", () => setItem(x, int(0), "a"), "TypeError", "can't assign a str"],
    ["gather by floats", () => gather(x, 0, doubles([0])), "RuntimeError", "Expected dtype int64 for index"],
    ["gather of another rank", () => gather(x, 0, wholes([0])), "RuntimeError", "same number of dimensions"],
    [
      "gather out of bounds",
      () => gather(x, 0, wholes([7], [1, 1])),
      "RuntimeError",
      "index 7 is out of bounds",
    ],
    [
      "gather of more columns",
      () => gather(x, 0, wholes([0, 0, 0, 0], [1, 4])),
      "RuntimeError",
      "Size does not match at dimension 1",
    ],
    [
      "index_select by a matrix",
      () => indexSelect(x, 0, wholes([0], [1, 1])),
      "IndexError",
      "supposed to be a vector",
    ],
    [
      "index_select out of range",
      () => indexSelect(x, 0, wholes([2])),
      "IndexError",
      "index out of range in self",
    ],
    ["take out of range", () => take(x, wholes([6])), "IndexError", "out of range"],
    ["masked_select by numbers", () => maskedSelect(x, wholes([1])), "RuntimeError", "expected BoolTensor"],
    [
      "where by numbers",
      () => where(wholes([1]), x, x),
      "RuntimeError",
      "expected condition to be a boolean tensor",
    ],
    ["clamp without bounds", () => clamp(x, null, null), "RuntimeError", "At least one of 'min' or 'max'"],
  ];

  test.each(cases)("T28 %s", (_, task, type, message) => {
    const [found, text] = failureOf(task);
    expect(found).toBe(type);
    expect(text).toContain(message);
  });

  test("T28 leaves the tensor as it was", () => {
    const before: Tensor = clone(x);
    for (const [, task] of cases) failureOf(task);
    expect(valuesOf(x)).toEqual(valuesOf(before));
  });
});
