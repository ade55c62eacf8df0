// What moves elements without changing them: every element arrives where it should, and its gradient finds the way back.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { number } from "@/lib/tensorlab/core/arithmetic";
import {
  gather,
  indexSelect,
  maskedFill,
  maskedSelect,
  scatterInto,
  take,
  where,
} from "@/lib/tensorlab/core/choosing";
import { pick, put } from "@/lib/tensorlab/core/indexing";
import { cat, flip, repeat, roll, split, stack, triangle, unbind } from "@/lib/tensorlab/core/joining";
import { fromValues, type Tensor } from "@/lib/tensorlab/core/tensor";
import * as views from "@/lib/tensorlab/core/views";
import {
  doubles,
  elementAt,
  expectSlopes,
  indicesOf,
  placeIn,
  shapesUpTo,
  sizeOf,
  tensorsOf,
  valuesOf,
  wholes,
  type Shape,
} from "./tensors";

const runs = { numRuns: 15 };

/** A tensor with something to choose in it: a dimension, counted from either end, and any whole number. */
const cases = shapesUpTo(3, 1, 3)
  .filter((shape) => shape.length > 0)
  .chain((shape) =>
    fc.record({
      x: tensorsOf(shape),
      dim: fc.integer({ min: -shape.length, max: shape.length - 1 }),
      number: fc.nat(11),
    }),
  );

interface Case {
  x: Tensor;
  dim: number;
  number: number;
}

const plainDim = ({ x, dim }: Case): number => (dim + x.rank) % x.rank;
const sizeAlong = (given: Case): number => given.x.shape[plainDim(given)];

/** What goes anywhere: the results, and of each element of each result the element of the input that it is. */
interface Move {
  run: (given: Case, x: Tensor) => readonly Tensor[];
  /** row-major place in the input; null for what the input does not fill */
  from: (given: Case, result: number, index: readonly number[]) => readonly number[] | null;
}

const moves: Record<string, Move> = {
  transpose: {
    run: (given, x) => [views.transpose(x, given.dim, 0)],
    from: (given, _, index) => {
      const at = plainDim(given);
      return index.map((own, dim) => (dim === 0 ? index[at] : dim === at ? index[0] : own));
    },
  },
  permute: {
    run: (_, x) => [views.permute(x, x.shape.map((__, dim) => dim).reverse())],
    from: (_, __, index) => [...index].reverse(),
  },
  select: {
    run: (given, x) => [views.select(x, plainDim(given), given.number % sizeAlong(given))],
    from: (given, _, index) => index.toSpliced(plainDim(given), 0, given.number % sizeAlong(given)),
  },
  slice: {
    run: (given, x) => {
      const from = given.number % sizeAlong(given);
      return [views.slice(x, plainDim(given), from, Math.ceil((sizeAlong(given) - from) / 2), 2)];
    },
    from: (given, _, index) =>
      index.map((own, dim) => (dim === plainDim(given) ? (given.number % sizeAlong(given)) + 2 * own : own)),
  },
  unsqueeze: {
    run: (given, x) => [views.unsqueeze(x, plainDim(given))],
    from: (given, _, index) => index.toSpliced(plainDim(given), 1),
  },
  "expand by a dimension in front": {
    run: (_, x) => [views.expand(x, [2, ...x.shape])],
    from: (_, __, index) => index.slice(1),
  },
  clone: { run: (_, x) => [views.clone(x)], from: (_, __, index) => index },
  flip: {
    run: (given, x) => [flip(x, [given.dim])],
    from: (given, _, index) =>
      index.map((own, dim) => (dim === plainDim(given) ? sizeAlong(given) - 1 - own : own)),
  },
  roll: {
    run: (given, x) => [roll(x, given.number - 5, given.dim)],
    from: (given, _, index) => {
      const size = sizeAlong(given);
      const back = (own: number) => (((own - given.number + 5) % size) + size) % size;
      return index.map((own, dim) => (dim === plainDim(given) ? back(own) : own));
    },
  },
  "repeat, twice along every dimension": {
    run: (_, x) => [
      repeat(
        x,
        x.shape.map(() => 2),
      ),
    ],
    from: ({ x }, _, index) => index.map((own, dim) => own % x.shape[dim]),
  },
  split: {
    run: (given, x) => split(x, 2, given.dim),
    from: (given, part, index) => index.map((own, dim) => (dim === plainDim(given) ? 2 * part + own : own)),
  },
  unbind: {
    run: (given, x) => unbind(x, given.dim),
    from: (given, part, index) => index.toSpliced(plainDim(given), 0, part),
  },
  "cat with itself": {
    run: (given, x) => [cat([x, x], given.dim)],
    from: (given, _, index) =>
      index.map((own, dim) => (dim === plainDim(given) ? own % sizeAlong(given) : own)),
  },
  "stack on itself": {
    run: (given, x) => [stack([x, x], given.dim)],
    // a dimension more: counted from the end, it lies one further back
    from: (given, _, index) => index.toSpliced((given.dim + given.x.rank + 1) % (given.x.rank + 1), 1),
  },
  "index_select, backwards and the first once more": {
    run: (given, x) => {
      const size = sizeAlong(given);
      return [indexSelect(x, given.dim, wholes([...Array(size).keys()].reverse().concat(0)))];
    },
    from: (given, _, index) =>
      index.map((own, dim) => (dim === plainDim(given) ? Math.max(sizeAlong(given) - 1 - own, 0) : own)),
  },
  "take, counted from the end": {
    run: (given, x) => [take(x, wholes([-1, given.number % x.count]))],
    from: (given, _, [own]) => {
      const place = own === 0 ? given.x.count - 1 : given.number % given.x.count;
      return indicesOf(given.x.shape)[place];
    },
  },
  "rows picked by their numbers": {
    run: (given, x) => [pick(x, [wholes([0, given.number % x.shape[0], 0])])],
    from: (given, _, [own, ...rest]) => [own === 1 ? given.number % given.x.shape[0] : 0, ...rest],
  },
};

describe("T26 moving elements", () => {
  test.each(Object.keys(moves))(
    "T26 %s puts every element where it says, and its gradient comes back",
    (name) => {
      const { run, from } = moves[name];
      fc.assert(
        fc.property(cases, (given) => {
          const { x } = given;
          run(given, x).forEach((result, part) => {
            for (const index of indicesOf(result.shape)) {
              const source = from(given, part, index);
              expect(elementAt(result, index)).toBe(source ? elementAt(x, source) : 0);
            }
          });
          expectSlopes(([leaf]) => run(given, leaf), [x]);
        }),
        runs,
      );
    },
  );

  test("T26 squeeze takes back what unsqueeze gave, and a reshape keeps the row-major order", () => {
    fc.assert(
      fc.property(cases, ({ x }) => {
        const around = views.squeeze(views.unsqueeze(x, 0), 0);
        expect([around.shape, valuesOf(around)]).toEqual([[...x.shape], valuesOf(x)]);
        const flat = views.reshape(x, [-1]);
        expect(valuesOf(flat)).toEqual(valuesOf(x));
        expectSlopes(([leaf]) => [views.reshape(leaf, [-1]), views.unsqueeze(leaf, -1)], [x]);
      }),
      runs,
    );
  });
});

/** Two matrices of one shape, and a mask of it. */
const masked = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain((shape) => fc.record({ a: tensorsOf(shape), b: tensorsOf(shape), mask: tensorsOf(shape, "bool") }));

/** A matrix with indices along one of its dimensions, as many or fewer than it has rows. */
const gathered = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.nat(1))
  .chain(([rows, columns, dim]) => {
    const size = dim === 0 ? rows : columns;
    return fc.record({
      x: tensorsOf([rows, columns]),
      source: tensorsOf([rows, columns]),
      dim: fc.constant(dim),
      index: tensorsOf([rows, columns], "int64", fc.integer({ min: 0, max: size - 1 })),
    });
  });

const onto = (index: readonly number[], dim: number, at: number): number[] => index.toSpliced(dim, 1, at);

describe("T28 choosing elements", () => {
  test("T28 where takes the one or the other, and each gets the gradient of what it gave", () => {
    fc.assert(
      fc.property(masked, ({ a, b, mask }) => {
        const found = where(mask, a, b);
        for (const index of indicesOf(a.shape))
          expect(elementAt(found, index)).toBe(elementAt(elementAt(mask, index) ? a : b, index));
        expectSlopes(([x, y]) => [where(mask, x, y)], [a, b]);
        const row = views.select(b, 0, 0);
        expectSlopes(([x, y]) => [where(mask, x, y), where(mask, y, x)], [a, row]);
      }),
      runs,
    );
  });

  test("T28 masks fill and select, broadcast, with gradients for what stays and for what fills", () => {
    fc.assert(
      fc.property(masked, ({ a, mask }) => {
        const shown = valuesOf(mask);
        expect(valuesOf(maskedSelect(a, mask))).toEqual(valuesOf(a).filter((_, at) => shown[at]));
        expect(valuesOf(maskedFill(a, mask, number(7)))).toEqual(
          valuesOf(a).map((value, at) => (shown[at] ? 7 : value)),
        );
        const row = views.select(mask, 0, 0);
        expectSlopes(
          ([x, value]) => [maskedFill(x, mask, value), maskedFill(x, row, value), maskedSelect(x, row)],
          [a, doubles([1.5], [])],
        );
      }),
      runs,
    );
  });

  test("T28 gather reads where scatter writes; both give gradients back", () => {
    fc.assert(
      fc.property(gathered, ({ x, source, dim, index }) => {
        const found = gather(x, dim, index);
        for (const own of indicesOf(index.shape))
          expect(elementAt(found, own)).toBe(elementAt(x, onto(own, dim, elementAt(index, own))));
        expectSlopes(([leaf]) => [gather(leaf, dim - 2, index)], [x]);
        const wanted = valuesOf(x);
        for (const own of indicesOf(index.shape))
          wanted[placeIn(x.shape, onto(own, dim, elementAt(index, own)))] += elementAt(source, own);
        const sums = valuesOf(scatterInto(views.clone(x), dim, index, source, true));
        sums.forEach((value, at) => expect(value).toBeCloseTo(wanted[at], 12));
        expectSlopes(([leaf, from]) => [scatterInto(views.clone(leaf), dim, index, from, true)], [x, source]);
      }),
      runs,
    );
  });

  test("T28 rows that are put in, once or adding up, have their gradients, and what they cover has none", () => {
    fc.assert(
      fc.property(masked, fc.boolean(), ({ a, b }, accumulate) => {
        const rows = wholes(accumulate ? [0, 0] : [0]);
        const value = accumulate
          ? stack([views.select(b, 0, 0), views.select(a, 0, 0)], 0)
          : views.select(b, 0, 0);
        expectSlopes(
          ([x, given]) => [put(views.clone(x), [rows], given, accumulate)],
          [a, fromValues(valuesOf(value), "float64", value.shape)],
        );
      }),
      runs,
    );
  });

  test("T29 a triangle keeps its side, in batches too, and gives back as much", () => {
    const batches: fc.Arbitrary<Shape> = fc.constantFrom([3, 3], [2, 3], [3, 2], [2, 2, 3]);
    fc.assert(
      fc.property(
        batches.chain((shape) => tensorsOf(shape)),
        fc.integer({ min: -2, max: 2 }),
        (x, shift) => {
          const keep = (row: number, column: number) => column - row >= shift;
          const found = triangle(x, keep, "triu");
          for (const index of indicesOf(x.shape)) {
            const [row, column] = index.slice(-2);
            expect(elementAt(found, index)).toBe(keep(row, column) ? elementAt(x, index) : 0);
          }
          expect(sizeOf(found.shape)).toBe(x.count);
          expectSlopes(([leaf]) => [triangle(leaf, keep, "triu")], [x]);
        },
      ),
      runs,
    );
  });
});
