// Every operation of the registry that has a gradient, held against finite differences; every other says why it has none.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, mul, number } from "@/lib/tensorlab/core/arithmetic";
import { Tensor } from "@/lib/tensorlab/core/tensor";
import { clone, matrixTranspose } from "@/lib/tensorlab/core/views";
import { functions, methods } from "@/lib/tensorlab/operations/registry";
import { Named, Sequence, type Value } from "@/lib/tensorlab/operations/value";
import {
  doubles,
  failureOf,
  gradientsByDifferences,
  gradientsByGraph,
  isNear,
  leafOf,
  tensorsOf,
  valuesOf,
  wholes,
} from "../core/tensors";
import { differentiable, flat, int, type Case } from "./differentiable";

/** Calls an operation by its name, as Python calls a method. */
function call(name: string, positional: readonly Value[], keywords: Record<string, Value> = {}): Value {
  const run = functions.get(name) ?? methods.get(name);
  if (!run) throw new Error(`no operation ${name}`);
  return run({ name, positional, keywords: new Map(Object.entries(keywords)), asMethod: true });
}

/** The floating tensors of a result, however it is packed. */
function tensorsIn(value: Value): Tensor[] {
  if (value instanceof Tensor) return value.dtype === "float64" ? [value] : [];
  if (value instanceof Sequence) return value.items.flatMap(tensorsIn);
  return value instanceof Named ? value.fields.flatMap(([, field]) => tensorsIn(field)) : [];
}

const calling =
  (name: string, own: Case) =>
  (inputs: readonly Tensor[]): Tensor[] => {
    const { positional, keywords } = own.call(inputs);
    return tensorsIn(call(name, positional, keywords));
  };

/** Both gradients beside each other, as text, when they differ anywhere. */
function compared(f: (inputs: readonly Tensor[]) => Tensor[], inputs: readonly Tensor[]): void {
  const found = gradientsByGraph(f, inputs);
  const slopes = gradientsByDifferences(f, inputs);
  const same = found.every((own, at) => own.every((value, place) => isNear(value, slopes[at][place], 2e-5)));
  if (!same) expect(found).toEqual(slopes);
}

const runs = { numRuns: 8, seed: 20261128 };

const everyName = [...new Set([...functions.keys(), ...methods.keys()])];

/** The function that a method changes its tensor by: "sin" of "sin_". */
const baseOf = (name: string): string | null =>
  name.endsWith("_") && !name.startsWith("__") && functions.has(name.slice(0, -1)) ? name.slice(0, -1) : null;

describe("T23 the registry", () => {
  test("T23 names no operation whose gradient nobody has asked about", () => {
    const reasons = Object.values(flat).flatMap((names) => names.split(" "));
    const known = new Set([...Object.keys(differentiable), ...reasons]);
    expect(everyName.filter((name) => !known.has(name) && !known.has(baseOf(name) ?? ""))).toEqual([]);
    expect([...known].filter((name) => !everyName.includes(name))).toEqual([]);
    expect(reasons.filter((name) => name in differentiable)).toEqual([]);
    expect(reasons).toHaveLength(new Set(reasons).size);
  });
});

describe("T23 the gradient is the slope", () => {
  test.each(Object.keys(differentiable))("T23 of %s", (name) => {
    for (const own of differentiable[name])
      fc.assert(
        fc.property(own.inputs, (inputs) => compared(calling(name, own), inputs)),
        runs,
      );
  });
});

describe("T23 in place the gradient is the same", () => {
  const pairs = [...methods.keys()].flatMap((name) => {
    const base = baseOf(name);
    const apart = Object.values(flat).some((names) => names.split(" ").includes(name));
    return base && base in differentiable && !apart ? [[name, base] as const] : [];
  });

  /** What grows by broadcasting cannot go back into its first operand. */
  const fits = (base: string, own: Case, inputs: readonly Tensor[]): boolean =>
    own.call(inputs).positional[0] === inputs[0] &&
    calling(base, own)(inputs)[0].shape.join() === inputs[0].shape.join();

  test.each(pairs)("T23 of %s and %s", (name, base) => {
    const cases = differentiable[base].filter((own) =>
      fc.sample(own.inputs, { numRuns: 50, seed: runs.seed }).some((inputs) => fits(base, own, inputs)),
    );
    expect(cases).not.toEqual([]);
    for (const own of cases)
      fc.assert(
        fc.property(own.inputs, (inputs) => {
          fc.pre(fits(base, own, inputs));
          const plain = calling(base, own);
          const [result] = plain(inputs);
          const changed = ([first, ...rest]: readonly Tensor[]) =>
            calling(name, own)([clone(first), ...rest]);
          expect(valuesOf(changed(inputs)[0])).toEqual(valuesOf(result));
          expect(gradientsByGraph(changed, inputs)).toEqual(gradientsByGraph(plain, inputs));
        }),
        { ...runs, numRuns: 5, maxSkipsPerRun: 1000 },
      );
  });
});

describe("T23 changes of the tensor itself", () => {
  const shape = [3, 4];
  const index = wholes([2, 0]);
  /** A change of a fresh copy, so that the leaf itself stays as it was. */
  const changes: Record<string, (x: Tensor, other: Tensor) => Value> = {
    "index_add_ along rows": (x, other) => call("index_add_", [x, int(0), index, other]),
    "index_copy_ along rows": (x, other) => call("index_copy_", [x, int(0), index, other]),
    "index_fill_ with a number": (x) => call("index_fill_", [x, int(1), index, 0.5]),
    index_put_: (x, other) => call("index_put_", [x, new Sequence([index]), other]),
    "index_put_ adding where places repeat": (x, other) =>
      call("index_put_", [x, new Sequence([wholes([1, 1])]), other], { accumulate: true }),
    scatter_: (x, other) => call("scatter_", [x, int(0), wholes([2, 0, 1, 1, 0, 2, 2, 0], [2, 4]), other]),
    "scatter_add_ where places repeat": (x, other) =>
      call("scatter_add_", [x, int(0), wholes([1, 1, 1, 1, 1, 2, 2, 0], [2, 4]), other]),
    "copy_ of a row to all": (x, other) => call("copy_", [x, call("select", [other, int(0), int(1)])]),
    fill_: (x, other) => call("fill_", [x, call("sum", [other])]),
    zero_: (x) => call("zero_", [x]),
    fill_diagonal_: (x) => call("fill_diagonal_", [x, 0.25]),
    "__setitem__ of a row": (x, other) =>
      call("__setitem__", [x, int(1), call("select", [other, int(0), int(0)])]),
    "__setitem__ of picked rows": (x, other) => call("__setitem__", [x, index, other]),
  };

  test.each(Object.keys(changes))("T23 %s passes on what stays and what came in", (name) => {
    fc.assert(
      fc.property(tensorsOf(shape), tensorsOf([2, 4]), (x, other) => {
        compared(
          ([own, from]) => {
            const copy = mul(own, number(1.5));
            changes[name](copy, from);
            return [mul(copy, copy)];
          },
          [x, other],
        );
      }),
      runs,
    );
  });

  test("T23 a view that changes takes its base along, and a base its views", () => {
    fc.assert(
      fc.property(tensorsOf(shape), tensorsOf([4]), (x, row) => {
        compared(
          ([own, from]) => {
            const base = mul(own, number(2));
            const column = call("select", [base, int(1), int(1)]) as Tensor;
            const before = call("transpose", [base, int(0), int(1)]) as Tensor;
            call("sin_", [column]);
            call("__setitem__", [base, int(0), from]);
            return [base, before, mul(column, number(3))];
          },
          [x, row],
        );
      }),
      runs,
    );
  });

  test.each(["t_", "squeeze_", "transpose_", "unsqueeze_"])(
    "T23 %s refuses a tensor with a gradient",
    (name) => {
      const x = mul(leafOf(doubles([1, 2], [1, 2])), number(1));
      const rest = { transpose_: [int(0), int(1)], unsqueeze_: [int(0)] }[name] ?? [];
      expect(failureOf(() => call(name, [x, ...rest]))).toEqual([
        "RuntimeError",
        "changing the shape of a tensor with a gradient in place is not part of this lab",
      ]);
    },
  );
});

describe("T23 what is refused", () => {
  test.each([
    ["linalg.qr", "the gradient of torch.linalg.qr is not part of this lab"],
    ["silu", "the second derivative of silu is not part of this lab"],
    ["gelu", "the second derivative of gelu is not part of this lab"],
  ])("T23 %s says so", (name, message) => {
    const x = leafOf(doubles([1, 2, 3, 5], [2, 2]));
    const value = call(name === "linalg.qr" ? name : `nn.functional.${name}`, [x]);
    const [first] = tensorsIn(value);
    const sloped = () => {
      const grad = call("autograd.grad", [call("sum", [first]), x], { create_graph: true });
      return call("autograd.grad", [call("sum", [tensorsIn(grad)[0]]), x]);
    };
    expect(failureOf(sloped)).toEqual(["RuntimeError", message]);
  });

  test("T23 as_strided of a tensor that wants its gradient", () => {
    const x = leafOf(doubles([1, 2, 3, 4]));
    const sizes = new Sequence([int(2)]);
    expect(failureOf(() => call("as_strided", [x, sizes, sizes]))[1]).toContain("not part of this lab");
  });

  test("T23 singular vectors beyond those of the singular values", () => {
    const x = leafOf(doubles([1, 2, 3, 4, 5, 7], [3, 2]));
    const [u] = tensorsIn(call("linalg.svd", [x, true]));
    expect(failureOf(() => call("backward", [call("sum", [u])]))[1]).toContain("svd_backward");
  });
});

describe("T23 of symmetric matrices", () => {
  test.each(["cholesky", "linalg.cholesky"])("T23 %s slopes with A + Aᵀ", (name) => {
    fc.assert(
      fc.property(tensorsOf([3, 3]), (x) => {
        compared(
          ([own]) => {
            const round = call("matmul", [
              mul(own, number(0.2)),
              matrixTranspose(mul(own, number(0.2))),
            ]) as Tensor;
            return tensorsIn(call(name, [add(round, call("eye", [int(3)]) as Tensor)]));
          },
          [x],
        );
      }),
      runs,
    );
  });
});

describe("T23 second derivatives", () => {
  /** Of sin(f(x))² each: the gradient's own gradient, held against differences of the gradient. */
  const smooth =
    "exp sin cos tanh sigmoid square log sqrt reciprocal rsqrt asin log1p tan erf mul div pow sub hypot atan2 maximum sum mean " +
    "var std prod cumsum cumprod logsumexp norm softmax log_softmax matmul bmm outer einsum det inverse reshape permute expand " +
    "gather index_select cat stack where clamp nn.functional.mse_loss nn.functional.cross_entropy nn.functional.layer_norm " +
    "nn.functional.binary_cross_entropy nn.functional.normalize __getitem__ diagonal unfold flip quantile";

  test.each(smooth.split(" "))("T23 of %s", (name) => {
    for (const own of differentiable[name])
      fc.assert(
        fc.property(own.inputs, (inputs) => {
          const gradients = (given: readonly Tensor[]): Tensor[] => {
            const leaves = given.map((each) => (each.requiresGrad ? each : leafOf(each)));
            const squares = calling(
              name,
              own,
            )(leaves).map((each) => call("sum", [mul(each, each)]) as Tensor);
            const total = squares.reduce((sum, each) => add(sum, each));
            if (!total.requiresGrad) return [];
            const grads = call("autograd.grad", [total, new Sequence(leaves)], {
              create_graph: given.some((each) => each.requiresGrad),
              allow_unused: true,
            });
            return tensorsIn(grads);
          };
          const found = gradientsByGraph(gradients, inputs);
          const slopes = gradientsByDifferences(gradients, inputs);
          found.forEach((row, at) =>
            row.forEach((value, place) => {
              if (!isNear(value, slopes[at][place], 1e-3)) expect(found).toEqual(slopes);
            }),
          );
        }),
        { ...runs, numRuns: 4 },
      );
  });
});
