// Sorting, order statistics and counting beside naive ones.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { histogram, isIn, searchSorted, unique } from "@/lib/tensorlab/core/counting";
import {
  cumulativeExtreme,
  inOrder,
  kthvalue,
  medianAlong,
  medianOfAll,
  mode,
  quantile,
  sort,
  topk,
} from "@/lib/tensorlab/core/sorting";
import type { Tensor } from "@/lib/tensorlab/core/tensor";
import { doubles, failureOf, indicesOf, placeIn, shapesUpTo, tensorsOf, valuesOf, wholes } from "./tensors";

const element = fc.oneof(fc.constantFrom(-1, 0, 1, 2, Number.NaN), fc.integer({ min: -9, max: 9 }));
const sortable = shapesUpTo(3, 1, 4)
  .filter((shape) => shape.length > 0)
  .chain((shape) => fc.tuple(tensorsOf(shape, "float64", element), fc.nat(shape.length - 1)));

/** The rows along a dimension, each beside the places of its elements in the result. */
function rowsOf(x: Tensor, dim: number): { values: number[]; places: number[] }[] {
  const all = valuesOf(x);
  const others = x.shape.map((size, at) => (at === dim ? 1 : size));
  return indicesOf(others).map((index) => {
    const places = Array.from({ length: x.shape[dim] }, (_, at) =>
      placeIn(
        x.shape,
        index.map((own, d) => (d === dim ? at : own)),
      ),
    );
    return { values: places.map((place) => all[place]), places };
  });
}

/** Position of every element in stable order, by insertion. */
function stableOrder(values: number[], descending: boolean): number[] {
  const order: number[] = [];
  values.forEach((value, at) => {
    const before = (other: number) =>
      descending ? inOrder(values[other], value) >= 0 : inOrder(values[other], value) <= 0;
    let place = order.length;
    while (place > 0 && !before(order[place - 1])) place--;
    order.splice(place, 0, at);
  });
  return order;
}

const key = (x: number) => (Number.isNaN(x) ? "nan" : String(x + 0));

describe("T27 sorting", () => {
  test("T27 is stable both ways, NaN counts as the largest, and the positions find the values again", () => {
    fc.assert(
      fc.property(sortable, fc.boolean(), ([x, dim], descending) => {
        const { values, indices } = sort(x, dim, descending, true);
        const [sorted, positions] = [valuesOf(values), valuesOf(indices)];
        for (const { values: row, places } of rowsOf(x, dim)) {
          const order = stableOrder(row, descending);
          expect(places.map((place) => positions[place])).toEqual(order);
          expect(places.map((place) => key(sorted[place]))).toEqual(order.map((at) => key(row[at])));
        }
      }),
      { numRuns: 100 },
    );
  });

  test("T27 the order is total: antisymmetric, transitive, NaN last", () => {
    fc.assert(
      fc.property(element, element, element, (a, b, c) => {
        expect(Math.sign(inOrder(a, b)) + 0).toBe(-Math.sign(inOrder(b, a)) + 0);
        if (inOrder(a, b) <= 0 && inOrder(b, c) <= 0) expect(inOrder(a, c)).toBeLessThanOrEqual(0);
        expect(inOrder(a, Number.NaN)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test("T27 topk is the first part of the order, kthvalue one place of it, the median the lower middle", () => {
    fc.assert(
      fc.property(sortable, fc.nat(4), fc.boolean(), fc.boolean(), ([x, dim], pick, largest, keepdim) => {
        const size = x.shape[dim];
        const k = 1 + (pick % size);
        const ordered = rowsOf(sort(x, dim, largest).values, dim);
        rowsOf(topk(x, k, dim, { largest }).values, dim).forEach(({ values }, at) =>
          expect(values.map(key)).toEqual(ordered[at].values.slice(0, k).map(key)),
        );
        const ascending = rowsOf(sort(x, dim, false).values, dim);
        const kth = kthvalue(x, k, dim, keepdim);
        expect(kth.values.shape).toEqual(
          x.shape.flatMap((own, at) => (at !== dim ? [own] : keepdim ? [1] : [])),
        );
        expect(valuesOf(kth.values).map(key)).toEqual(ascending.map(({ values }) => key(values[k - 1])));
        const middle = (row: number[]) =>
          row.some(Number.isNaN) ? Number.NaN : row[Math.floor((row.length - 1) / 2)];
        expect(valuesOf(medianAlong(x, dim, keepdim).values).map(key)).toEqual(
          ascending.map(({ values }) => key(middle(values))),
        );
        const flat = valuesOf(sort(doubles(valuesOf(x)), 0, false).values);
        expect(valuesOf(medianOfAll(x)).map(key)).toEqual([key(middle(flat))]);
      }),
      { numRuns: 60 },
    );
  });

  test("T27 the mode is the most frequent value, of equally frequent ones the smallest, at its last place", () => {
    const small = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(small, (list) => {
        const times = (value: number) => list.filter((own) => own === value).length;
        const most = Math.max(...list.map(times));
        const wanted = Math.min(...list.filter((value) => times(value) === most));
        const { values, indices } = mode(wholes(list), 0, false);
        expect([valuesOf(values)[0], valuesOf(indices)[0]]).toEqual([wanted, list.lastIndexOf(wanted)]);
      }),
    );
  });

  test("T27 the extreme so far is that of the beginning, the latest of equal ones", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 8 }), (list) => {
        for (const kind of ["max", "min"] as const) {
          const { values, indices } = cumulativeExtreme(wholes(list), 0, kind);
          const wanted = list.map((_, at) => Math[kind](...list.slice(0, at + 1)));
          expect(valuesOf(values)).toEqual(wanted);
          expect(valuesOf(indices)).toEqual(
            wanted.map((value, at) => list.slice(0, at + 1).lastIndexOf(value)),
          );
        }
      }),
    );
  });

  test("T27 quantiles run from the smallest to the largest, straight between neighbours", () => {
    const numbers = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(
        numbers,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 3 }),
        (list, shares) => {
          const out = quantile(doubles(list), doubles(shares), null, false);
          const sorted = [...list].sort((a, b) => a - b);
          shares.forEach((share, at) => {
            const rank = share * (list.length - 1);
            const [low, high] = [sorted[Math.floor(rank)], sorted[Math.ceil(rank)]];
            expect(valuesOf(out)[at]).toBeCloseTo(low + (high - low) * (rank - Math.floor(rank)), 9);
          });
          expect(valuesOf(quantile(doubles(list), doubles([0, 0.5, 1]), 0, true))[1]).toBeCloseTo(
            (sorted[Math.floor((list.length - 1) / 2)] + sorted[Math.ceil((list.length - 1) / 2)]) / 2,
            9,
          );
        },
      ),
    );
    expect(quantile(doubles([1, 2, 3, 4], [2, 2]), doubles([0.5, 1]), 1, true).shape).toEqual([2, 2, 1]);
    expect(valuesOf(quantile(doubles([1, Number.NaN]), doubles([0.1], []), null, false))).toEqual([
      Number.NaN,
    ]);
  });
});

describe("T27 counting", () => {
  const list = fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 12 });

  test("T27 unique values ascend, rebuild the input and count it; runs keep their order", () => {
    fc.assert(
      fc.property(list, fc.boolean(), (values, runs) => {
        const { values: found, inverse, counts } = unique(wholes(values), runs);
        const own = valuesOf(found);
        expect(valuesOf(inverse).map((at) => own[at])).toEqual(values);
        expect(valuesOf(counts).reduce((a, b) => a + b, 0)).toBe(values.length);
        if (runs) expect(own).toEqual(values.filter((value, at) => at === 0 || value !== values[at - 1]));
        else expect(own).toEqual([...new Set(values)].sort((a, b) => a - b));
      }),
    );
  });

  test("T27 searchsorted keeps the row in order, left of equal ones or right of them", () => {
    fc.assert(
      fc.property(list, fc.integer({ min: -4, max: 4 }), fc.boolean(), (values, value, right) => {
        const row = [...values].sort((a, b) => a - b);
        const [place] = valuesOf(searchSorted(wholes(row), wholes([value]), right));
        expect(place).toBe(row.filter((own) => (right ? own <= value : own < value)).length);
      }),
    );
    const rows = wholes([1, 3, 5, 2, 4, 6], [2, 3]);
    expect(valuesOf(searchSorted(rows, wholes([3, 6, 3, 6], [2, 2]), false))).toEqual([1, 3, 1, 2]);
    expect(failureOf(() => searchSorted(rows, wholes([3]), false))[1]).toContain("boundaries tensor [2, 3]");
  });

  test("T27 a histogram counts every value between its ends once, the upper end in the last bin", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 7 }),
        (values, bins) => {
          const counts = valuesOf(histogram(doubles(values), bins, -20, 20));
          expect(counts).toHaveLength(bins);
          expect(counts.reduce((a, b) => a + b, 0)).toBe(
            values.filter((value) => Math.abs(value) <= 20).length,
          );
          expect(valuesOf(histogram(doubles(values), bins, 0, 0)).reduce((a, b) => a + b, 0)).toBe(
            values.length,
          );
        },
      ),
    );
    expect(valuesOf(histogram(doubles([0, 1, 2, 3, 4]), 4, 0, 4))).toEqual([1, 1, 1, 2]);
  });

  test("T27 isin asks a set", () => {
    fc.assert(
      fc.property(list, list, (elements, known) => {
        expect(valuesOf(isIn(wholes(elements), wholes(known)))).toEqual(
          elements.map((value) => Number(known.includes(value))),
        );
      }),
    );
  });

  test("T27 what is out of range is refused", () => {
    const x = doubles([1, 2]);
    expect(failureOf(() => topk(x, 3, 0, { largest: true }))).toEqual([
      "RuntimeError",
      "selected index k out of range",
    ]);
    expect(failureOf(() => kthvalue(x, 0, 0, false))[1]).toBe(
      "kthvalue(): selected number k out of range for dimension 0",
    );
    expect(failureOf(() => quantile(x, doubles([1.5]), null, false))[1]).toBe(
      "quantile() q values must be in the range [0, 1]",
    );
    expect(failureOf(() => medianAlong(doubles([], [0]), 0, false))[0]).toBe("IndexError");
    expect(valuesOf(medianOfAll(doubles([])))).toEqual([Number.NaN]);
    expect(failureOf(() => sort(x, 1, false))[0]).toBe("IndexError");
  });
});
