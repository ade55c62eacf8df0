// Changes in place: whatever is written through whichever view, memory and gradients end as if each change had made a new tensor.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, mul, number } from "@/lib/tensorlab/core/arithmetic";
import { withoutRecording } from "@/lib/tensorlab/core/autograd";
import { asItWas, assign, copyInto } from "@/lib/tensorlab/core/in-place";
import { sum } from "@/lib/tensorlab/core/reduce";
import type { Tensor } from "@/lib/tensorlab/core/tensor";
import { unary } from "@/lib/tensorlab/core/unary";
import { clone, expand, select, slice, transpose, unsqueeze } from "@/lib/tensorlab/core/views";
import {
  doubles,
  elementAt,
  expectSlopes,
  failureOf,
  gradientsByGraph,
  indicesOf,
  leafOf,
  placeIn,
  tensorsOf,
  valuesOf,
  wholes,
} from "./tensors";

const runs = { numRuns: 30 };

/** One step into a tensor, as a view. */
type Step =
  | { kind: "select"; dim: number; at: number }
  | { kind: "slice"; dim: number; from: number }
  | { kind: "turn" };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("select" as const), dim: fc.nat(1), at: fc.nat(2) }),
  fc.record({ kind: fc.constant("slice" as const), dim: fc.nat(1), from: fc.nat(1) }),
  fc.constant({ kind: "turn" as const }),
);

function into(tensor: Tensor, taken: Step): Tensor {
  if (taken.kind === "turn") return tensor.rank < 2 ? tensor : transpose(tensor, 0, 1);
  const dim = Math.min(taken.dim, tensor.rank - 1);
  if (dim < 0) return tensor;
  const size = tensor.shape[dim];
  return taken.kind === "select"
    ? select(tensor, dim, taken.at % size)
    : slice(tensor, dim, Math.min(taken.from, size - 1), size - Math.min(taken.from, size - 1), 1);
}

/** Which elements of the base a chain of views shows, by the same views of their row-major places. */
function placesShown(base: Tensor, steps: readonly Step[]): number[] {
  const numbered = doubles(
    indicesOf(base.shape).map((index) => placeIn(base.shape, index)),
    base.shape,
  );
  return valuesOf(steps.reduce(into, numbered));
}

const bases = tensorsOf([2, 3]);

describe("T26 a change in place", () => {
  test("T26 reaches what its view shows and nothing else, through any chain of views", () => {
    fc.assert(
      fc.property(bases, fc.array(step, { maxLength: 4 }), (base, steps) => {
        const before = valuesOf(base);
        const target = steps.reduce(into, base);
        expect(assign(target, add(target, number(10)))).toBe(target);
        const shown = new Set(placesShown(base, steps));
        expect(valuesOf(base)).toEqual(before.map((value, at) => (shown.has(at) ? value + 10 : value)));
      }),
      runs,
    );
  });

  test("T26 copies what is narrower into every row, and its own memory as it was", () => {
    fc.assert(
      fc.property(bases, tensorsOf([3]), (base, row) => {
        copyInto(base, row);
        for (const [at, own] of indicesOf(base.shape))
          expect(elementAt(base, [at, own])).toBe(elementAt(row, [own]));
        const square = doubles([1, 2, 3, 4], [2, 2]);
        copyInto(square, transpose(square, 0, 1));
        expect(valuesOf(square)).toEqual([1, 3, 2, 4]);
        copyInto(row, unsqueeze(doubles([7, 8, 9]), 0));
        expect(valuesOf(row)).toEqual([7, 8, 9]);
      }),
      runs,
    );
  });

  test("T26 refuses a result of another shape or of a higher type, and what shows one place twice", () => {
    expect(failureOf(() => assign(doubles([1]), doubles([1, 2])))[1]).toBe(
      "output with shape [1] doesn't match the broadcast shape [2]",
    );
    expect(failureOf(() => assign(wholes([1]), doubles([1])))[1]).toBe(
      "result type Double can't be cast to the desired output type Long",
    );
    const wide = expand(doubles([1]), [3]);
    expect(failureOf(() => assign(wide, add(wide, number(1))))[1]).toContain("single memory location");
    expect(failureOf(() => copyInto(wide, doubles([1, 2, 3])))[1]).toContain("single memory location");
  });
});

/** What is done to a view, in place and as a tensor of its own. */
const changes: Record<string, (x: Tensor, by: Tensor) => Tensor> = {
  "times another": (x, by) => mul(x, by),
  "a sum": (x, by) => add(x, by),
  "its sine": (x) => unary(x, "sin"),
  "its exponential, which reads what it gave": (x) => unary(x, "exp"),
};

describe("T23 in place, through views", () => {
  test.each(Object.keys(changes))("T23 the gradients of %s are the slopes, for base and operand", (name) => {
    fc.assert(
      fc.property(
        bases,
        tensorsOf([], "float64", fc.constantFrom(-1.5, 0.5, 2)),
        fc.array(step, { maxLength: 3 }),
        fc.boolean(),
        (base, by, steps, early) => {
          const f = ([x, operand]: readonly Tensor[]): Tensor[] => {
            const own = clone(x);
            // views that were made before a change and after it tell the same
            const seen = early ? steps.reduce(into, own) : null;
            const target = seen ?? steps.reduce(into, own);
            assign(target, changes[name](asItWas(target), operand));
            return [own, mul(steps.reduce(into, own), number(3)), ...(seen ? [seen] : [])];
          };
          expectSlopes(f, [base, by], 1e-4);
        },
      ),
      runs,
    );
  });

  test("T23 what is copied in has its gradient, and what it covered has none", () => {
    fc.assert(
      fc.property(bases, tensorsOf([3]), fc.nat(1), (base, row, at) => {
        const f = ([x, source]: readonly Tensor[]): Tensor[] => {
          const own = clone(x);
          copyInto(select(own, 0, at), source);
          return [own];
        };
        const graph = gradientsByGraph(f, [base, row]);
        expect(graph[0].slice(3 * at, 3 * at + 3)).toEqual([0, 0, 0]);
        expectSlopes(f, [base, row]);
      }),
      runs,
    );
  });

  test("T23 a leaf that wants its gradient is changed only where nothing is recorded, and counts the change", () => {
    const leaf = leafOf(doubles([1, 2, 3, 4], [2, 2]));
    for (const target of [leaf, select(leaf, 0, 1)])
      expect(failureOf(() => assign(target, mul(target, number(2))))[1]).toContain(
        "leaf Variable that requires grad",
      );
    withoutRecording(() => assign(select(leaf, 0, 1), doubles([30, 40])));
    expect(valuesOf(leaf)).toEqual([1, 2, 30, 40]);
    expect([leaf.requiresGrad, leaf.gradFn]).toEqual([true, null]);
    expect(gradientsByGraph(([x]) => [sum(mul(x, x))], [leaf])[0].map(Math.abs)).toHaveLength(4);
  });
});
