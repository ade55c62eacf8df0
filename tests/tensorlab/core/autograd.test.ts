// The graph of gradients: what is collected, freed, refused, and what memory remembers.
import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { add, mul, number } from "@/lib/tensorlab/core/arithmetic";
import { backward, recording, renamed, setRecording, withoutRecording } from "@/lib/tensorlab/core/autograd";
import { assign, copyInto } from "@/lib/tensorlab/core/in-place";
import { sum } from "@/lib/tensorlab/core/reduce";
import { ProgramState, within } from "@/lib/tensorlab/core/program-state";
import { memory } from "@/lib/tensorlab/core/storage";
import { blank, dense, fromData, onlyValue, wrapNumber, type Tensor } from "@/lib/tensorlab/core/tensor";
import { unary } from "@/lib/tensorlab/core/unary";
import { clone, select, view } from "@/lib/tensorlab/core/views";
import { doubles, failureOf, gradientsOf, leafOf, valuesOf } from "./tensors";

const arithmetic = { add, clone: (tensor: Tensor) => clone(tensor) };
const once = { retainGraph: false, createGraph: false };
const again = { retainGraph: true, createGraph: false };

const leaf = (...values: number[]) => leafOf(doubles(values));
const run = (root: Tensor, options = once, grad: Tensor | null = null) =>
  void backward(root, grad, arithmetic, options).next();

describe("T31 backward", () => {
  test("T31 adds into what the leaves have, as often as it is called", () => {
    const x = leaf(1, 2);
    const y = sum(mul(x, x));
    run(y, again);
    run(y, again);
    expect(valuesOf(x.grad as Tensor)).toEqual([4, 8]);
  });

  test("T31 sums over all ways from a leaf to the result: the chain rule on random graphs", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("add", "mul"), fc.nat(9), fc.nat(9)), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.integer({ min: -3, max: 3 }),
        (steps, at) => {
          const x = leaf(at);
          const tensors: Tensor[] = [x];
          // value and derivative side by side: dual numbers
          const duals: [number, number][] = [[at, 1]];
          for (const [kind, i, j] of steps) {
            const [a, b] = [i % tensors.length, j % tensors.length];
            const [[p, dp], [q, dq]] = [duals[a], duals[b]];
            tensors.push(kind === "add" ? add(tensors[a], tensors[b]) : mul(tensors[a], tensors[b]));
            duals.push(kind === "add" ? [p + q, dp + dq] : [p * q, dp * q + p * dq]);
          }
          const last = tensors[tensors.length - 1];
          fc.pre(duals.every(([value, slope]) => Math.abs(value) < 1e12 && Math.abs(slope) < 1e12));
          run(sum(last));
          expect((x.grad ? valuesOf(x.grad)[0] : 0) + 0).toBe(duals[duals.length - 1][1] + 0);
        },
      ),
    );
  });

  test("T31 needs something that wants a gradient, one number or a gradient of its shape", () => {
    expect(failureOf(() => run(doubles([1])))[1]).toContain("does not require grad");
    expect(failureOf(() => run(mul(leaf(1, 2), number(2))))[1]).toContain(
      "implicitly created only for scalar outputs",
    );
    expect(failureOf(() => run(mul(leaf(1, 2), number(2)), once, doubles([1])))[1]).toContain(
      "Mismatch in shape",
    );
  });

  test("T31 frees what it walked unless asked not to, but for operations that keep nothing", () => {
    const x = leaf(2);
    const y = mul(x, x);
    run(y);
    expect(failureOf(() => run(y))[1]).toContain("a second time");
    const z = add(x, x);
    run(z);
    run(z);
    expect(valuesOf(x.grad as Tensor)).toEqual([4 + 2 + 2]);
  });

  test("T31 notices that what it needs has changed", () => {
    const x = leaf(1, 2);
    const y = unary(x, "exp");
    const z = sum(mul(y, y));
    copyInto(y, number(0));
    expect(failureOf(() => run(z))[1]).toContain(
      "modified by an inplace operation: [torch.DoubleTensor [2]]",
    );
  });

  test("T31 records nothing while told not to, and remembers what was before", () => {
    const x = leaf(1);
    expect(withoutRecording(() => mul(x, x)).requiresGrad).toBe(false);
    expect(recording()).toBe(true);
    setRecording(false);
    try {
      expect(mul(x, x).gradFn).toBeNull();
      expect(() => withoutRecording(() => failureOf(() => 1))).toThrow("nothing was raised");
      expect(recording()).toBe(false);
    } finally {
      setRecording(true);
    }
    expect(renamed(mul(x, x), "OtherBackward0").gradFn?.name).toBe("OtherBackward0");
  });

  test("T31 autograd.grad leaves .grad alone, and gives null for what plays no part", () => {
    const [x, y] = [leaf(3), leaf(4)];
    const middle = mul(x, x);
    const [dx, dy, dm] = gradientsOf(mul(middle, number(5)), [x, y, middle], null, arithmetic, once);
    expect([dx && valuesOf(dx), dy, dm && valuesOf(dm), x.grad]).toEqual([[30], null, [5], null]);
    expect(failureOf(() => gradientsOf(mul(x, x), [doubles([1])], null, arithmetic, once))[1]).toContain(
      "does not require grad",
    );
  });

  test("T31 keeps the gradient of a middle one that was asked to", () => {
    const x = leaf(3);
    const middle = mul(x, x);
    middle.retainsGrad = true;
    if (middle.gradFn) middle.gradFn.retains = middle;
    run(mul(middle, number(2)));
    expect(valuesOf(middle.grad as Tensor)).toEqual([2]);
  });
});

describe("T31 changes in place", () => {
  test("T31 are refused of a leaf that wants its gradient, and of its views", () => {
    const x = leaf(1, 2);
    expect(failureOf(() => assign(x, doubles([3, 4])))[1]).toBe(
      "a leaf Variable that requires grad is being used in an in-place operation.",
    );
    expect(failureOf(() => copyInto(select(x, 0, 0), number(1)))[1]).toBe(
      "a view of a leaf Variable that requires grad is being used in an in-place operation.",
    );
    withoutRecording(() => copyInto(x, number(7)));
    expect(valuesOf(x)).toEqual([7, 7]);
  });

  test("T31 are refused where the result does not fit", () => {
    const x = doubles([1, 2]);
    expect(failureOf(() => assign(x, doubles([1, 2, 3, 4], [2, 2])))[1]).toContain(
      "doesn't match the broadcast shape",
    );
    expect(failureOf(() => assign(blank("int64", [2]), x))[1]).toContain(
      "result type Double can't be cast to the desired output type Long",
    );
  });

  test("T31 a source in the same memory is read before it is written", () => {
    const x = doubles([1, 2, 3, 4]);
    copyInto(view(x, [2, 2]), view(x, [2, 2]));
    expect(valuesOf(x)).toEqual([1, 2, 3, 4]);
  });
});

describe("T31 memory", () => {
  test("T31 holds as much as it may, after asking what is still alive, and then refuses", () => {
    let alive = 0;
    let asked = 0;
    within(new ProgramState(), () => {
      memory().survey = () => (asked++, alive);
      for (let at = 0; at < 30; at++) blank("uint8", [1_000_000]);
      expect(asked).toBeGreaterThan(0);
      alive = 19_500_000;
      const [type, message] = failureOf(() => {
        for (let at = 0; at < 30; at++) blank("uint8", [1_000_000]);
      });
      expect([type, message]).toEqual(["RuntimeError", expect.stringContaining("not enough memory")]);
      expect(blank("float32", [10]).storage.id).not.toBe(blank("float32", [10]).storage.id);
    });
  });

  test("T31 int64 is exact to 2^53 and refuses more", () => {
    expect(failureOf(() => fromData(Float64Array.of(2 ** 53), "int64", [1]))[1]).toContain("beyond 2**53");
    expect(failureOf(() => fromData(Float64Array.of(Number.NaN), "int64", [1]))[1]).toContain(
      "without overflow",
    );
    expect(onlyValue(wrapNumber(3, "int64"))).toBe(3);
    expect(dense(doubles([1, 2]))).toEqual(Float64Array.of(1, 2));
  });
});
