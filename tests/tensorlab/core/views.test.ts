// Views: other windows on the same memory, and what happens when one of them changes.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { number } from "@/lib/tensorlab/core/arithmetic";
import { copyInto } from "@/lib/tensorlab/core/in-place";
import { diagonal } from "@/lib/tensorlab/core/joining";
import { emptied, pickFlat, placesWithin, spread } from "@/lib/tensorlab/core/places";
import { dense, placesOf, type Tensor } from "@/lib/tensorlab/core/tensor";
import * as views from "@/lib/tensorlab/core/views";
import {
  anyTensor,
  doubles,
  elementAt,
  failureOf,
  indicesOf,
  shapesUpTo,
  sizeOf,
  tensorsOf,
  valuesOf,
} from "./tensors";

const some = anyTensor("float64", 3, 1).filter(({ rank }) => rank > 0);

/** A view of any kind, with where each of its elements stands in the original. */
const windows = some.chain((x) =>
  fc.oneof(
    fc.tuple(fc.nat(x.rank - 1), fc.nat(x.rank - 1)).map(([a, b]) => ({
      x,
      view: views.transpose(x, a, b),
      from: (index: number[]) => {
        const out = [...index];
        [out[a], out[b]] = [index[b], index[a]];
        return out;
      },
    })),
    fc.shuffledSubarray([...x.shape.keys()], { minLength: x.rank }).map((order) => ({
      x,
      view: views.permute(x, order),
      from: (index: number[]) => x.shape.map((_, dim) => index[order.indexOf(dim)]),
    })),
    fc.tuple(fc.nat(x.rank - 1), fc.nat(3)).map(([dim, at]) => ({
      x,
      view: views.select(x, dim, at % x.shape[dim]),
      from: (index: number[]) => [...index.slice(0, dim), at % x.shape[dim], ...index.slice(dim)],
    })),
    fc.tuple(fc.nat(x.rank - 1), fc.nat(3), fc.integer({ min: 1, max: 3 })).map(([dim, from, step]) => {
      const start = from % x.shape[dim];
      const count = Math.ceil((x.shape[dim] - start) / step);
      return {
        x,
        view: views.slice(x, dim, start, count, step),
        from: (index: number[]) => index.map((at, own) => (own === dim ? start + at * step : at)),
      };
    }),
    fc.nat(x.rank).map((dim) => ({
      x,
      view: views.unsqueeze(x, dim),
      from: (index: number[]) => index.filter((_, own) => own !== dim),
    })),
    fc.integer({ min: 1, max: 3 }).map((times) => ({
      x,
      view: views.expand(x, [times, ...x.shape]),
      from: (index: number[]) => index.slice(1),
    })),
  ),
);

describe("T26 a view", () => {
  test("T26 shows the elements of its original where it says, in the same memory", () => {
    fc.assert(
      fc.property(windows, ({ x, view, from }) => {
        expect(view.storage).toBe(x.storage);
        expect(view.base).toBe(x);
        indicesOf(view.shape).forEach((index) =>
          expect(elementAt(view, index)).toBe(elementAt(x, from(index))),
        );
      }),
      { numRuns: 300 },
    );
  });

  test("T26 of a view has the same base, and a clone has none", () => {
    fc.assert(
      fc.property(windows, ({ x, view }) => {
        expect(views.alias(view).base).toBe(x);
        const copy = views.clone(view);
        expect(copy.storage).not.toBe(x.storage);
        expect([copy.base, copy.contiguous]).toEqual([null, true]);
        expect(valuesOf(copy)).toEqual(valuesOf(view));
        expect(views.contiguous(copy)).toBe(copy);
      }),
    );
  });

  test("T26 that changes changes its original and every other view, and all count one version more", () => {
    fc.assert(
      fc.property(windows, fc.integer(), ({ x, view, from }, value) => {
        fc.pre(!view.strides.includes(0));
        const [other, before] = [views.alias(x), x.storage.version];
        const untouched = new Map(indicesOf(x.shape).map((index) => [index.join(), elementAt(x, index)]));
        copyInto(view, number(value));
        for (const index of indicesOf(view.shape)) untouched.set(from(index).join(), value);
        for (const index of indicesOf(x.shape)) {
          expect(elementAt(x, index)).toBe(untouched.get(index.join()));
          expect(elementAt(other, index)).toBe(untouched.get(index.join()));
        }
        expect([x, view, other].map(({ storage }) => storage.version)).toEqual([
          before + 1,
          before + 1,
          before + 1,
        ]);
      }),
      { numRuns: 200 },
    );
  });

  test("T26 that shows one place twice cannot be written to", () => {
    const wide = views.expand(doubles([1], [1]), [3]);
    expect(failureOf(() => copyInto(wide, number(2)))[1]).toContain("refers to a single memory location");
  });

  test("T26 dense reads row-major whatever the layout, and placesOf tells where", () => {
    fc.assert(
      fc.property(windows, ({ view }) => {
        expect([...dense(view)]).toEqual(valuesOf(view));
        const places = placesOf(view.shape, view.strides, view.offset);
        expect([...places].map((place) => view.storage.data[place])).toEqual(valuesOf(view));
      }),
      { numRuns: 200 },
    );
  });
});

describe("T26 reshaping", () => {
  test("T26 keeps the elements in row-major order, and the memory where strides allow it", () => {
    fc.assert(
      fc.property(some, fc.nat(100), (x, pick) => {
        const count = sizeOf(x.shape);
        const divisors = Array.from({ length: count }, (_, at) => at + 1).filter(
          (size) => count % size === 0,
        );
        const shape = [divisors[pick % divisors.length], -1];
        const out = views.reshape(x, shape);
        expect(out.shape).toEqual([shape[0], count / shape[0]]);
        expect(valuesOf(out)).toEqual(valuesOf(x));
        let viewed: Tensor | null = null;
        try {
          viewed = views.view(x, shape);
        } catch {
          expect(out.storage).not.toBe(x.storage);
        }
        if (viewed) expect([viewed.storage, out.storage]).toEqual([x.storage, x.storage]);
        if (x.contiguous) expect(viewed).not.toBeNull();
      }),
      { numRuns: 200 },
    );
  });

  test("T26 squeeze takes ones away and unsqueeze brings them back", () => {
    fc.assert(
      fc.property(anyTensor(), fc.nat(3), (x, at) => {
        const dim = at % (x.rank + 1);
        const wide = views.unsqueeze(x, dim);
        expect(wide.shape[dim]).toBe(1);
        expect(views.squeeze(wide, dim).shape).toEqual(x.shape);
        expect(views.squeeze(wide, null).shape).toEqual(x.shape.filter((size) => size !== 1));
        expect(valuesOf(views.squeeze(wide, null))).toEqual(valuesOf(x));
      }),
    );
  });

  test("T26 sums over what was repeated undo an expansion, times how often", () => {
    fc.assert(
      fc.property(
        shapesUpTo(3, 1, 3).chain((shape) => tensorsOf(shape, "int64")),
        fc.integer({ min: 1, max: 3 }),
        (x, times) => {
          const wide = views.expand(x, [times, ...x.shape]);
          expect(valuesOf(views.sumTo(wide, x.shape))).toEqual(valuesOf(x).map((value) => value * times));
        },
      ),
    );
  });

  test("T26 what does not fit is refused", () => {
    const x = doubles([1, 2, 3, 4, 5, 6], [2, 3]);
    expect(failureOf(() => views.view(views.t(x), [6]))[1]).toContain("Use .reshape(...) instead");
    expect(failureOf(() => views.permute(x, [0]))[1]).toContain("does not match the length");
    expect(failureOf(() => views.permute(x, [0, 0]))[1]).toBe("permute(): duplicate dims are not allowed.");
    expect(failureOf(() => views.expand(x, [4, 3]))[1]).toContain("must match the existing size (2)");
    expect(failureOf(() => views.expand(x, [3]))[1]).toContain("must be greater or equal");
    expect(failureOf(() => views.expand(x, [-1, 2, 3]))[1]).toContain("leading, non-existing dimension 0");
    expect(failureOf(() => views.t(views.unsqueeze(x, 0)))[1]).toContain(
      "expects a tensor with <= 2 dimensions",
    );
    expect(failureOf(() => views.unsqueeze(x, 4))[0]).toBe("IndexError");
  });
});

describe("T26 places", () => {
  test("T26 of a view are where its elements stand among the original's, row-major", () => {
    fc.assert(
      fc.property(windows, ({ x, view }) => {
        const own = [...dense(x)];
        expect([...placesWithin(x, view)].map((place) => own[place])).toEqual(valuesOf(view));
      }),
      { numRuns: 200 },
    );
  });

  test("T26 picking and spreading are adjoint: ⟨pick x, y⟩ = ⟨x, spread y⟩", () => {
    fc.assert(
      fc.property(
        some.chain((x) => fc.tuple(fc.constant(x), fc.array(fc.nat(x.count - 1), { maxLength: 8 }))),
        ([x, list]) => {
          const places = Int32Array.from(list);
          const y = doubles(list.map((_, at) => at - 2));
          const dot = (a: readonly number[], b: readonly number[]) =>
            a.reduce((sum, value, at) => sum + value * b[at], 0);
          const left = dot(valuesOf(pickFlat(x, places, [list.length])), valuesOf(y));
          expect(dot(valuesOf(x), valuesOf(spread(y, places, x)))).toBeCloseTo(left, 9);
          const rest = valuesOf(emptied(x, places));
          rest.forEach((value, at) => expect(value).toBe(list.includes(at) ? 0 : dense(x)[at]));
        },
      ),
    );
  });

  test("T26 a diagonal has as many elements as fit, from where it begins", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: -4, max: 4 }),
        (rows, columns, shift) => {
          const x = doubles(
            Array.from({ length: rows * columns }, (_, at) => at),
            [rows, columns],
          );
          const { offset, length, stride } = diagonal(x, shift);
          const wanted = indicesOf([rows, columns])
            .filter(([i, j]) => j - i === shift)
            .map((index) => elementAt(x, index));
          expect(Array.from({ length }, (_, at) => x.storage.data[offset + at * stride])).toEqual(wanted);
        },
      ),
    );
  });
});
