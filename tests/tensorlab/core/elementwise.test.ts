// Elementwise operations beside plain loops: every operand's layout, every way to broadcast, every mix of types.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  atan2,
  div,
  divOrZero,
  extreme,
  mul,
  neg,
  number,
  pow,
  sub,
  toType,
} from "@/lib/tensorlab/core/arithmetic";
import { bitwise, bitwiseNot, combine, compare } from "@/lib/tensorlab/core/comparing";
import { divRounded, fmod, remainder } from "@/lib/tensorlab/core/division";
import { canCast, castValue, isFloating, promoteTypes, type DType } from "@/lib/tensorlab/core/dtype";
import { mapTwo } from "@/lib/tensorlab/core/elementwise";
import { floatingType, resultType } from "@/lib/tensorlab/core/promotion";
import {
  broadcastShapes,
  contiguousStrides,
  inferSize,
  viewStrides,
  wrapDim,
} from "@/lib/tensorlab/core/shape";
import { fromValues, wrapNumber, type Tensor } from "@/lib/tensorlab/core/tensor";
import { unaries, unary } from "@/lib/tensorlab/core/unary";
import {
  elementAt,
  failureOf,
  indicesOf,
  layoutsOf,
  shapesUpTo,
  sizeOf,
  tensorsOf,
  valuesOf,
} from "./tensors";

const types: DType[] = ["bool", "uint8", "int32", "int64", "float32", "float64"];

/** Two shapes that fit together. */
const fitting = shapesUpTo(3, 0, 3).chain((shape) =>
  fc
    .tuple(
      fc.array(fc.boolean(), { minLength: shape.length, maxLength: shape.length }),
      fc.array(fc.boolean(), { minLength: shape.length, maxLength: shape.length }),
      fc.nat({ max: shape.length }),
    )
    .map(([left, right, lost]): [number[], number[]] => [
      shape.map((size, dim) => (left[dim] ? 1 : size)),
      shape.map((size, dim) => (right[dim] && !left[dim] ? 1 : size)).slice(lost),
    ]),
);

const pairOf = (left: DType, right: DType) =>
  fitting.chain(([a, b]) => fc.tuple(tensorsOf(a, left), tensorsOf(b, right)));

/** The element of an operand that stands at an index of the broadcast result. */
function broadcastAt(tensor: Tensor, index: readonly number[]): number {
  const own = index.slice(index.length - tensor.rank);
  return elementAt(
    tensor,
    own.map((at, dim) => (tensor.shape[dim] === 1 ? 0 : at)),
  );
}

/** Sizes of the result by the rule's own words: of two sizes the one that is not 1. */
function commonShape(a: readonly number[], b: readonly number[]): number[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, dim) => {
    const [x, y] = [a[dim - rank + a.length] ?? 1, b[dim - rank + b.length] ?? 1];
    return x === 1 ? y : x;
  });
}

type Pairwise = (a: Tensor, b: Tensor) => Tensor;

const floats: Record<string, [Pairwise, (x: number, y: number) => number]> = {
  add: [add, (x, y) => x + y],
  "add with alpha": [(a, b) => add(a, b, 3), (x, y) => x + 3 * y],
  sub: [sub, (x, y) => x - y],
  "sub with alpha": [(a, b) => sub(a, b, 0.5), (x, y) => x - 0.5 * y],
  mul: [mul, (x, y) => x * y],
  div: [div, (x, y) => x / y],
  "div or zero": [divOrZero, (x, y) => (y === 0 ? 0 : x / y)],
  pow: [pow, (x, y) => (x === 1 ? 1 : x ** y)],
  atan2: [atan2, Math.atan2],
  maximum: [(a, b) => extreme(a, b, "maximum"), Math.max],
  minimum: [(a, b) => extreme(a, b, "minimum"), Math.min],
  fmod: [fmod, (x, y) => x % y],
};

describe("T25 pairs of elements", () => {
  test.each(Object.keys(floats))("T25 %s of doubles", (name) => {
    const [operation, reference] = floats[name];
    fc.assert(
      fc.property(pairOf("float64", "float64"), ([a, b]) => {
        const out = operation(a, b);
        expect(out.shape).toEqual(commonShape(a.shape, b.shape));
        expect(out.dtype).toBe("float64");
        indicesOf(out.shape).forEach((index) => {
          const wanted = reference(broadcastAt(a, index), broadcastAt(b, index));
          expect(elementAt(out, index) + 0).toEqual(wanted + 0);
        });
      }),
      { numRuns: 30 },
    );
  });

  test.each(types.flatMap((left) => types.map((right) => [left, right] as const)))(
    "T25 %s with %s: types and values of sums, products and comparisons",
    (left, right) => {
      fc.assert(
        fc.property(pairOf(left, right), ([a, b]) => {
          const [x, y] = [a, b].map(({ rank }) => rank > 0);
          const dtype = x === y ? promoteTypes(left, right) : resultType(a, b);
          const total = add(a, b);
          const product = mul(a, b);
          const less = compare(a, b, "lt");
          expect([total.dtype, product.dtype, less.dtype]).toEqual([dtype, dtype, "bool"]);
          indicesOf(total.shape).forEach((index) => {
            const [one, other] = [a, b].map((operand) => castValue(broadcastAt(operand, index), dtype));
            expect(elementAt(total, index)).toBe(
              castValue(dtype === "bool" ? Math.max(one, other) : one + other, dtype),
            );
            expect(elementAt(product, index) + 0).toBe(castValue(one * other, dtype) + 0);
            expect(elementAt(less, index)).toBe(Number(one < other));
          });
        }),
        { numRuns: 12 },
      );
    },
  );

  test("T25 a quotient and its remainder make the dividend again, with Python's signs and with C's", () => {
    const whole = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(
        whole,
        whole.filter((y) => y !== 0),
        (x, y) => {
          const [a, b] = [x, y].map((value) => fromValues([value], "int64", [1]));
          const [floor, python] = [divRounded(a, b, "floor"), remainder(a, b)].map(
            (each) => valuesOf(each)[0],
          );
          const [cut, c] = [divRounded(a, b, "trunc"), fmod(a, b)].map((each) => valuesOf(each)[0]);
          expect([floor * y + python, cut * y + c]).toEqual([x, x]);
          expect(floor).toBe(Math.floor(x / y) + 0);
          expect(cut).toBe(Math.trunc(x / y) + 0);
          expect(python === 0 || python < 0 === y < 0).toBe(true);
          expect(c === 0 || c < 0 === x < 0).toBe(true);
          for (const each of [floor, python, cut, c]) expect(Object.is(each, -0)).toBe(false);
        },
      ),
      { numRuns: 100 },
    );
  });

  test("T25 a floor division of doubles is the largest whole number not above the exact quotient", () => {
    const eighths = fc.integer({ min: -80_000, max: 80_000 }).map((n) => n / 1000);
    fc.assert(
      fc.property(
        eighths,
        eighths.filter((y) => y !== 0),
        (x, y) => {
          const [found] = valuesOf(
            divRounded(fromValues([x], "float64", []), fromValues([y], "float64", []), "floor"),
          );
          const exact = (value: number): bigint => {
            // a double of this size is a whole number of 2^-70ths
            const scale = 2 ** 50;
            const high = Math.trunc(value * scale);
            return BigInt(high) * 2n ** 20n + BigInt(Math.trunc((value * scale - high) * 2 ** 20));
          };
          const [dividend, divisor] = [exact(x), exact(y)];
          const rest = ((dividend % divisor) + divisor) % divisor;
          expect(BigInt(found)).toBe((dividend - rest) / divisor);
        },
      ),
      { numRuns: 200 },
    );
  });

  test("T25 logic and bits are JavaScript's own", () => {
    fc.assert(
      fc.property(pairOf("int64", "int64"), pairOf("bool", "float64"), ([a, b], [p, q]) => {
        const bits = {
          bitwise_and: (x: number, y: number) => x & y,
          bitwise_or: (x: number, y: number) => x | y,
        };
        const all = { ...bits, bitwise_xor: (x: number, y: number) => x ^ y };
        for (const [kind, reference] of Object.entries(all))
          indicesOf(bitwise(a, b, kind).shape).forEach((index) =>
            expect(elementAt(bitwise(a, b, kind), index)).toBe(
              reference(broadcastAt(a, index), broadcastAt(b, index)),
            ),
          );
        expect(valuesOf(bitwiseNot(a))).toEqual(valuesOf(a).map((x) => ~x));
        const logic = {
          logical_and: (x: boolean, y: boolean) => x && y,
          logical_or: (x: boolean, y: boolean) => x || y,
        };
        for (const [kind, reference] of Object.entries(logic))
          indicesOf(combine(p, q, kind).shape).forEach((index) =>
            expect(elementAt(combine(p, q, kind), index)).toBe(
              Number(reference(broadcastAt(p, index) !== 0, broadcastAt(q, index) !== 0)),
            ),
          );
      }),
      { numRuns: 30 },
    );
  });

  test("T25 float32 rounds once after every operation", () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true }), fc.float({ noNaN: true }), (x, y) => {
        const [a, b] = [x, y].map((value) => fromValues([value], "float32", []));
        const f = Math.fround;
        expect([add, sub, mul, div].map((each) => valuesOf(each(a, b))[0])).toEqual([
          f(x + y),
          f(x - y),
          f(x * y),
          f(x / y),
        ]);
      }),
      { numRuns: 200 },
    );
  });
});

describe("T25 single elements", () => {
  const kept = Object.keys(unaries).filter(
    (name) =>
      !["gelu", "silu", "logsigmoid", "erf", "erfinv", "erfc", "lgamma", "digamma", "sinc"].includes(name),
  );
  const math: Record<string, (x: number) => number> = {
    frac: (x) => x - Math.trunc(x),
    square: (x) => x * x,
    relu: (x) => Math.max(x, 0),
    rsqrt: (x) => 1 / Math.sqrt(x),
    exp2: (x) => 2 ** x,
    sigmoid: (x) => 1 / (1 + Math.exp(-x)),
    reciprocal: (x) => 1 / x,
    round: (x) =>
      2 * Math.round(x / 2) === x + (x % 1) && Math.abs(x % 1) === 0.5
        ? 2 * Math.round(x / 2)
        : Math.round(x),
  };
  const referenceOf = (name: string) =>
    math[name] ?? (Math as unknown as Record<string, (x: number) => number>)[name];

  test.each(kept.filter((name) => name !== "round"))("T25 %s is Math's", (name) => {
    fc.assert(
      fc.property(
        shapesUpTo(3).chain((shape) => tensorsOf(shape)),
        (x) => {
          const out = unary(x, name);
          expect(out.shape).toEqual(x.shape);
          valuesOf(out).forEach((value, at) =>
            expect(value + 0).toEqual(referenceOf(name)(valuesOf(x)[at]) + 0),
          );
        },
      ),
      { numRuns: 25 },
    );
  });

  test("T25 halves round to the even neighbour", () => {
    const halves = [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3.5];
    expect(valuesOf(unary(fromValues(halves, "float64", [7]), "round")).map((x) => x + 0)).toEqual([
      -2, -2, 0, 0, 2, 2, 4,
    ]);
  });

  // recorded from SciPy 1.10
  test.each([
    [
      "erfc",
      [
        [-1, 1.8427007929497148],
        [0.5, 0.4795001221869535],
        [2, 0.004677734981047266],
        [5, 1.5374597944280347e-12],
      ],
    ],
    [
      "lgamma",
      [
        [-1.5, 0.860047015376481],
        [0.5, 0.5723649429247],
        [2, 0],
        [5, 3.1780538303479458],
        [30.3, 72.2738905413649],
      ],
    ],
    [
      "digamma",
      [
        [-1.5, 0.7031566406452434],
        [0.5, -1.9635100260214235],
        [1, -0.5772156649015329],
        [12.5, 2.4851956512749123],
      ],
    ],
    [
      "sinc",
      [
        [0, 1],
        [0.5, 0.6366197723675814],
        [-1.5, -0.2122065907891938],
      ],
    ],
  ] as const)("T25 the known values of %s are met", (name, known) => {
    for (const [at, value] of known)
      expect(
        Math.abs(unary(fromValues([at], "float64", []), name).storage.data[0] - value),
      ).toBeLessThanOrEqual(4e-14 * Math.abs(value));
  });

  test("T25 the error function is odd, and its known values are met to the last places", () => {
    const known = [
      [0.1, 0.1124629160182849],
      [0.5, 0.5204998778130465],
      [1, 0.8427007929497149],
      [2, 0.9953222650189527],
      [3, 0.9999779095030014],
      [7, 1],
    ];
    for (const [x, y] of known) {
      expect(valuesOf(unary(fromValues([x, -x], "float64", [2]), "erf"))[0]).toBeCloseTo(y, 14);
      expect(valuesOf(unary(fromValues([-x], "float64", [1]), "erf"))[0]).toBeCloseTo(-y, 14);
    }
    // beyond two, a place less of the function is an order more of its inverse
    for (const [x, y] of known.slice(0, 4))
      expect(valuesOf(unary(fromValues([y, -y], "float64", [2]), "erfinv"))[0]).toBeCloseTo(x, 12);
  });

  test("T25 whole numbers stay whole where the function keeps them, and become floats where it does not", () => {
    const x = fromValues([-2, 3], "int64", [2]);
    expect([unary(x, "abs").dtype, unary(x, "square").dtype, unary(x, "exp").dtype]).toEqual([
      "int64",
      "int64",
      "float32",
    ]);
    expect(unary(fromValues([1], "bool", [1]), "square").dtype).toBe("int64");
    expect(valuesOf(neg(fromValues([0, 5], "int64", [2])))).toEqual([0, -5]);
  });
});

describe("T25 shapes and types", () => {
  test("T25 broadcasting is commutative and associative, and 1 changes nothing", () => {
    const shape = shapesUpTo(3, 0, 3);
    const outcome = (task: () => number[]) => {
      try {
        return task().join();
      } catch {
        return "refused";
      }
    };
    fc.assert(
      fc.property(shape, shape, shape, (a, b, c) => {
        expect(outcome(() => broadcastShapes(a, b))).toBe(outcome(() => broadcastShapes(b, a)));
        expect(outcome(() => broadcastShapes(a, [...a.map(() => 1)]))).toBe(a.join());
        const left = outcome(() => broadcastShapes(broadcastShapes(a, b), c));
        const right = outcome(() => broadcastShapes(a, broadcastShapes(b, c)));
        expect(left).toBe(right);
      }),
    );
  });

  test("T25 what does not fit is refused in PyTorch's words", () => {
    const [a, b] = [fromValues([1, 2], "float64", [2]), fromValues([1, 2, 3], "float64", [3])];
    expect(failureOf(() => add(a, b))).toEqual([
      "RuntimeError",
      "The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0",
    ]);
    const flags = fromValues([1], "bool", [1]);
    expect(failureOf(() => sub(flags, flags))[1]).toContain("with two bool tensors is not supported");
    expect(failureOf(() => neg(flags))[1]).toContain("on a bool tensor is not supported");
    expect(failureOf(() => bitwise(a, a, "bitwise_and"))[1]).toBe(
      "\"bitwise_and_cpu\" not implemented for 'Double'",
    );
    expect(failureOf(() => bitwiseNot(a))[1]).toBe("\"bitwise_not_cpu\" not implemented for 'Double'");
    const zero = fromValues([0], "int64", [1]);
    expect(failureOf(() => divRounded(zero, zero, "floor"))).toEqual(["RuntimeError", "ZeroDivisionError"]);
    expect(failureOf(() => remainder(zero, zero))).toEqual(["RuntimeError", "ZeroDivisionError"]);
    expect(failureOf(() => pow(zero, wrapNumber(-1, "int64")))[1]).toContain("negative integer powers");
    const large = fromValues([2 ** 52], "int64", [1]);
    expect(failureOf(() => mul(large, wrapNumber(4, "int64")))[1]).toContain("beyond 2**53");
  });

  test("T25 promotion is a lattice: commutative, associative, idempotent, and both types can be cast to it", () => {
    const type = fc.constantFrom(...types);
    fc.assert(
      fc.property(type, type, type, (a, b, c) => {
        expect(promoteTypes(a, b)).toBe(promoteTypes(b, a));
        expect(promoteTypes(a, promoteTypes(b, c))).toBe(promoteTypes(promoteTypes(a, b), c));
        expect(promoteTypes(a, a)).toBe(a);
        expect(canCast(a, promoteTypes(a, b))).toBe(true);
        expect(isFloating(floatingType(a))).toBe(true);
      }),
    );
  });

  test("T25 a scalar raises the type of a tensor only by its category, a Python number less still", () => {
    const vector = (dtype: DType) => fromValues([1], dtype, [1]);
    const scalar = (dtype: DType) => fromValues([1], dtype, []);
    expect(resultType(vector("int32"), scalar("int64"))).toBe("int32");
    expect(resultType(vector("int32"), scalar("float64"))).toBe("float64");
    expect(resultType(vector("float32"), scalar("float64"))).toBe("float32");
    expect(resultType(vector("uint8"), number(1.5))).toBe("float32");
    expect(resultType(vector("bool"), wrapNumber(2, "int64"))).toBe("int64");
    expect(resultType(scalar("float64"), number(1.5))).toBe("float64");
    expect(resultType(scalar("int32"), wrapNumber(1, "bool"))).toBe("int32");
  });

  test("T25 casting cuts towards zero, wraps small whole numbers and refuses what int64 cannot hold", () => {
    const x = fromValues([-1.9, 2.7, 300], "float64", [3]);
    expect(valuesOf(toType(x, "int64"))).toEqual([-1, 2, 300]);
    expect(valuesOf(toType(x, "uint8"))).toEqual([255, 2, 44]);
    expect(valuesOf(toType(x, "bool"))).toEqual([1, 1, 1]);
    expect(toType(x, "float64")).toBe(x);
    expect(failureOf(() => castValue(Infinity, "int64"))[0]).toBe("RuntimeError");
    expect(castValue(0.1, "float32")).toBe(Math.fround(0.1));
  });

  test("T25 a missing size is inferred, and what cannot be is refused", () => {
    expect(inferSize([2, -1], 6)).toEqual([2, 3]);
    expect(inferSize([], 1)).toEqual([]);
    expect(failureOf(() => inferSize([-1, -1], 4))[1]).toBe("only one dimension can be inferred");
    expect(failureOf(() => inferSize([4, -1], 6))[1]).toBe("shape '[4, -1]' is invalid for input of size 6");
    expect(failureOf(() => inferSize([0, -1], 0))[1]).toContain("is ambiguous");
    expect(failureOf(() => inferSize([-2], 4))[1]).toBe("invalid shape dimension -2");
    expect([wrapDim(-1, 3), wrapDim(0, 0), wrapDim(2, 3)]).toEqual([2, 0, 2]);
    expect(failureOf(() => wrapDim(3, 3))).toEqual([
      "IndexError",
      "Dimension out of range (expected to be in range of [-3, 2], but got 3)",
    ]);
  });

  test("T25 strides for another shape exist exactly when the same memory shows the same elements", () => {
    const any = shapesUpTo(3, 1, 4).chain((shape) =>
      fc.tuple(fc.constant(shape), layoutsOf(shape), fc.nat(1000)),
    );
    fc.assert(
      fc.property(any, ([shape, layout, pick]) => {
        const strides = contiguousStrides(layout.order.map((dim) => shape[dim]));
        const own = shape.map((_, dim) => strides[layout.order.indexOf(dim)]);
        const count = sizeOf(shape);
        const divisors = Array.from({ length: count }, (_, at) => at + 1).filter(
          (size) => count % size === 0,
        );
        const wanted = [divisors[pick % divisors.length], count / divisors[pick % divisors.length]];
        const places = indicesOf(shape).map((index) =>
          index.reduce((sum, at, dim) => sum + at * own[dim], 0),
        );
        const found = viewStrides(shape, own, wanted);
        // brute force: the first steps along each dimension decide the strides, and then everything must fit
        const [rows, columns] = wanted;
        const guess = [rows > 1 ? places[columns] - places[0] : 0, columns > 1 ? places[1] - places[0] : 0];
        const fits = indicesOf(wanted).every(
          ([i, j], at) => places[at] === places[0] + i * guess[0] + j * guess[1],
        );
        expect(found !== null).toBe(fits);
        if (found)
          expect(indicesOf(wanted).map(([i, j]) => i * found[0] + j * found[1])).toEqual(
            places.map((place) => place - places[0]),
          );
      }),
      { numRuns: 100 },
    );
  });

  test("T25 a product of two types is computed in their common one", () => {
    const out = mapTwo(
      fromValues([1.5], "float32", [1]),
      fromValues([2], "int64", [1]),
      "float32",
      "float64",
      (x, y) => x * y,
    );
    expect([out.dtype, valuesOf(out)]).toEqual(["float64", [3]]);
  });
});
