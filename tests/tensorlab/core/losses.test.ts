// Losses beside their definitions, written once more for single numbers, and their gradients beside finite differences.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { binaryCrossEntropy, binaryCrossEntropyWithLogits } from "@/lib/tensorlab/core/binary-loss";
import {
  crossEntropy,
  huberLoss,
  klDiv,
  l1Loss,
  mseLoss,
  nllLoss,
  oneHot,
  smoothL1Loss,
} from "@/lib/tensorlab/core/loss";
import { fromValues, type Tensor } from "@/lib/tensorlab/core/tensor";
import {
  doubles,
  elementAt,
  expectSlopesOf,
  failureOf,
  indicesOf,
  isNear,
  shapesUpTo,
  sizeOf,
  tensorsOf,
  valuesOf,
  wholes,
  type Shape,
} from "./tensors";

const runs = { numRuns: 25 };
const reductions = ["mean", "sum", "none"] as const;
type Reduction = (typeof reductions)[number];
const anyReduction = fc.constantFrom(...reductions);

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** What a reduction makes of the losses of single elements. */
const reduce = (each: readonly number[], reduction: Reduction, count = each.length): number[] =>
  reduction === "none" ? [...each] : [reduction === "sum" ? total(each) : total(each) / count];

const expectNear = (found: Tensor, wanted: readonly number[], tolerance = 1e-12): void => {
  const values = valuesOf(found);
  if (values.length !== wanted.length || values.some((value, at) => !isNear(value, wanted[at], tolerance)))
    expect(values).toEqual(wanted);
};

/** Two tensors of a shape that is not empty, each in a layout of its own. */
const pairs = (element?: fc.Arbitrary<number>, other = element) =>
  shapesUpTo(3, 1, 3).chain((shape) =>
    fc.tuple(tensorsOf(shape, "float64", element), tensorsOf(shape, "float64", other)),
  );

/** Away from the bends at 0 and ±1 of what is subtracted. */
const aside = fc.constantFrom(-2.3, -1.6, -0.7, -0.4, 0.3, 0.6, 1.7, 2.4);
const bases = fc.constantFrom(0, 0, 5, -5);

type Distance = (input: Tensor, target: Tensor, reduction: string) => Tensor;

const distances: Record<string, { loss: Distance; of: (off: number) => number }> = {
  "the square": { loss: mseLoss, of: (off) => off ** 2 },
  "the size": { loss: l1Loss, of: Math.abs },
  "the size with a round foot of 1": {
    loss: (input, target, reduction) => smoothL1Loss(input, target, reduction, 1),
    of: (off) => (Math.abs(off) < 1 ? off ** 2 / 2 : Math.abs(off) - 0.5),
  },
  "the size with a round foot of 0.5": {
    loss: (input, target, reduction) => smoothL1Loss(input, target, reduction, 0.5),
    of: (off) => (Math.abs(off) < 0.5 ? off ** 2 : Math.abs(off) - 0.25),
  },
  "the size with a foot of nothing": {
    loss: (input, target, reduction) => smoothL1Loss(input, target, reduction, 0),
    of: Math.abs,
  },
  "Huber's, which is the foot's size times the same": {
    loss: (input, target, reduction) => huberLoss(input, target, reduction, 0.5),
    of: (off) => 0.5 * (Math.abs(off) < 0.5 ? off ** 2 : Math.abs(off) - 0.25),
  },
};

describe("T25 a loss by distance", () => {
  test.each(Object.keys(distances))("T25 is %s of each difference, reduced as asked", (name) => {
    const { loss, of } = distances[name];
    fc.assert(
      fc.property(pairs(), anyReduction, ([input, target], reduction) => {
        const targets = valuesOf(target);
        const each = valuesOf(input).map((value, at) => of(value - targets[at]));
        expectNear(loss(input, target, reduction), reduce(each, reduction));
        // a distance does not ask from which side
        expectNear(loss(target, input, reduction), reduce(each, reduction));
      }),
      runs,
    );
  });

  test.each(Object.keys(distances))("T23 of %s the gradient is the slope", (name) => {
    const { loss } = distances[name];
    fc.assert(
      fc.property(pairs(aside, bases), anyReduction, ([off, base], reduction) => {
        const bent = valuesOf(base);
        const input = fromValues(
          valuesOf(off).map((value, at) => value + bent[at]),
          "float64",
          off.shape,
        );
        expectSlopesOf(([x, y]) => loss(x, y, reduction), [input, base]);
      }),
      { numRuns: 12 },
    );
  });

  test("T25 refuses a reduction that there is not, and whole numbers", () => {
    const x = doubles([1, 2]);
    for (const { loss } of Object.values(distances))
      expect(failureOf(() => loss(x, x, "average"))).toEqual([
        ...["ValueError", "average is not a valid value for reduction"],
      ]);
    expect(failureOf(() => mseLoss(wholes([1]), wholes([2]), "mean"))).toEqual([
      ...["RuntimeError", `"mse_cpu" not implemented for 'Long'`],
    ]);
  });
});

/** Numbers strictly between 0 and 1. */
const chance = fc.integer({ min: 1, max: 19 }).map((n) => n / 20);

describe("T25 Kullback and Leibler's", () => {
  test("T25 is t·(log t − x) for each, by the batch where that is asked, of targets or of their logarithms", () => {
    fc.assert(
      fc.property(
        pairs(undefined, fc.oneof(chance, fc.constant(0))),
        fc.constantFrom(...reductions, "batchmean" as const),
        ([logs, target], reduction) => {
          const x = valuesOf(logs);
          const each = valuesOf(target).map((t, at) => (t === 0 ? 0 : t * Math.log(t)) - t * x[at]);
          const wanted =
            reduction === "batchmean" ? [total(each) / (logs.shape[0] ?? 1)] : reduce(each, reduction);
          expectNear(klDiv(logs, target, reduction, false), wanted);
          const powers = valuesOf(target).map((t, at) => Math.exp(t) * (t - x[at]));
          if (reduction !== "batchmean")
            expectNear(klDiv(logs, target, reduction, true), reduce(powers, reduction));
        },
      ),
      runs,
    );
  });

  test("T23 its gradients are the slopes, for input and target", () => {
    fc.assert(
      fc.property(pairs(undefined, chance), fc.boolean(), ([logs, target], logarithms) =>
        expectSlopesOf(([x, t]) => klDiv(x, t, "sum", logarithms), [logs, target]),
      ),
      { numRuns: 12 },
    );
  });

  test("T25 of a distribution from itself is nothing, and from any other is more", () => {
    const weights = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 4, maxLength: 4 });
    const distribution = weights.map((all) => all.map((one) => one / total(all)));
    fc.assert(
      fc.property(distribution, distribution, (p, q) => {
        const apart = valuesOf(klDiv(doubles(q.map(Math.log)), doubles(p), "sum", false))[0];
        const same = p.every((one, at) => isNear(one, q[at], 1e-15));
        if (same) expect(apart).toBeCloseTo(0, 12);
        else expect(apart).toBeGreaterThan(0);
      }),
      runs,
    );
  });
});

interface Classified {
  /** C, N×C or N×C×d… */
  input: Tensor;
  /** int64, without the C */
  target: Tensor;
  weight: Tensor;
}

/** Logits or log-probabilities with classes to find, for one sample, a batch, and images. */
const classified: fc.Arbitrary<Classified> = fc
  .tuple(
    fc.integer({ min: 2, max: 4 }),
    fc.constantFrom<(number | null)[]>([null], [3, null], [2, null, 2], [2, null, 2, 3]),
  )
  .chain(([classes, form]) => {
    const shape = form.map((size) => size ?? classes);
    const rest = form.filter((size) => size !== null);
    const anyClass = fc.integer({ min: 0, max: classes - 1 });
    return fc.record({
      input: tensorsOf(shape),
      target: tensorsOf(rest, "int64", anyClass),
      weight: tensorsOf(
        [classes],
        "float64",
        fc.integer({ min: 1, max: 8 }).map((n) => n / 4),
      ),
    });
  });

const classDim = (shape: Shape): number => (shape.length === 1 ? 0 : 1);

/** The elements of one sample, class by class. */
function rowOf(input: Tensor, place: readonly number[]): number[] {
  const at = classDim(input.shape);
  return Array.from({ length: input.shape[at] }, (_, c) => elementAt(input, place.toSpliced(at, 0, c)));
}

const logsOf = (row: readonly number[]): number[] => {
  const all = Math.log(total(row.map(Math.exp)));
  return row.map((x) => x - all);
};

/** Minus the weighed logarithm of each target's class, and the weights by which the mean is one. */
function likelihoods({ input, target }: Classified, logs: (row: number[]) => number[], weight?: Tensor) {
  const places = indicesOf(target.shape);
  const own = places.map((place) => (weight ? valuesOf(weight)[elementAt(target, place)] : 1));
  const each = places.map((place, at) => -own[at] * logs(rowOf(input, place))[elementAt(target, place)]);
  return { each, own };
}

const plain = { weight: null, ignored: -100, smoothing: 0 };

describe("T25 the likelihood of classes", () => {
  test("T25 nll_loss picks each target's class, weighed, and its mean is by the weights", () => {
    fc.assert(
      fc.property(classified, anyReduction, fc.boolean(), (given, reduction, weighed) => {
        const weight = weighed ? given.weight : null;
        const { each, own } = likelihoods(given, (row) => row, weight ?? undefined);
        const found = nllLoss(given.input, given.target, { weight, ignored: -100, reduction });
        expectNear(found, reduce(each, reduction, total(own)));
      }),
      runs,
    );
  });

  test("T25 cross_entropy is the same of the softmax's logarithm, with labels smoothed or not", () => {
    fc.assert(
      fc.property(classified, anyReduction, fc.constantFrom(0, 0.1, 0.5), (given, reduction, smoothing) => {
        const { each } = likelihoods(given, logsOf);
        const even = indicesOf(given.target.shape).map((place) => {
          const logs = logsOf(rowOf(given.input, place));
          return -total(logs) / logs.length;
        });
        const smooth = each.map((one, at) => (1 - smoothing) * one + smoothing * even[at]);
        const found = crossEntropy(given.input, given.target, { ...plain, reduction, smoothing });
        expectNear(found, reduce(smooth, reduction));
      }),
      runs,
    );
  });

  test("T25 probabilities of one class alone are that class", () => {
    fc.assert(
      fc.property(classified, anyReduction, fc.constantFrom(0, 0.2), (given, reduction, smoothing) => {
        const { input, target } = given;
        const at = classDim(input.shape);
        const certain = indicesOf(input.shape).map((index) =>
          Number(elementAt(target, index.toSpliced(at, 1)) === index[at]),
        );
        const soft = fromValues(certain, "float64", input.shape);
        const options = { ...plain, reduction, smoothing };
        const byClass = valuesOf(crossEntropy(input, target, options));
        expectNear(crossEntropy(input, soft, options), byClass);
      }),
      runs,
    );
  });

  test("T25 what is ignored counts for nothing, in the sum and in the mean", () => {
    fc.assert(
      fc.property(classified, fc.boolean(), (given, weighed) => {
        const weight = weighed ? given.weight : null;
        const ignored = elementAt(
          given.target,
          given.target.shape.map(() => 0),
        );
        const { each, own } = likelihoods(given, logsOf, weight ?? undefined);
        const kept = valuesOf(given.target).map((c) => Number(c !== ignored));
        const counted = each.map((one, at) => one * kept[at]);
        const found = (reduction: Reduction) =>
          crossEntropy(given.input, given.target, { weight, ignored, smoothing: 0, reduction });
        expectNear(found("none"), counted);
        expectNear(found("sum"), [total(counted)]);
        const whole = total(own.map((one, at) => one * kept[at]));
        const mean = valuesOf(found("mean"))[0];
        if (whole === 0) expect(mean).toBeNaN();
        else expect(mean).toBeCloseTo(total(counted) / whole, 10);
      }),
      runs,
    );
  });

  test("T23 the gradients are the slopes, for every way to ask", () => {
    fc.assert(
      fc.property(classified, anyReduction, fc.boolean(), (given, reduction, weighed) => {
        const { input, target } = given;
        const weight = weighed ? given.weight : null;
        expectSlopesOf(([x]) => nllLoss(x, target, { weight, ignored: 1, reduction: "sum" }), [input]);
        expectSlopesOf(([x]) => crossEntropy(x, target, { ...plain, weight, reduction }), [input]);
        if (!weighed)
          expectSlopesOf(([x]) => crossEntropy(x, target, { ...plain, reduction, smoothing: 0.3 }), [input]);
        const soft = fromValues(new Float64Array(sizeOf(input.shape)).fill(0.4), "float64", input.shape);
        expectSlopesOf(([x, t]) => crossEntropy(x, t, { ...plain, weight, reduction }), [input, soft]);
      }),
      { numRuns: 12 },
    );
  });

  test("T25 classes that there are not, and sizes that do not fit, are told as PyTorch tells them", () => {
    const nll = (input: Tensor, target: Tensor) =>
      failureOf(() => nllLoss(input, target, { weight: null, ignored: -100, reduction: "mean" }));
    const logs = doubles([0, 0, 0, 0, 0, 0], [2, 3]);
    expect(nll(logs, wholes([0, 3]))).toEqual(["IndexError", "Target 3 is out of bounds."]);
    expect(nll(logs, wholes([0, -1]))).toEqual(["IndexError", "Target -1 is out of bounds."]);
    expect(nll(logs, doubles([0, 1]))).toEqual([
      ...["RuntimeError", "expected scalar type Long but found Double"],
    ]);
    expect(nll(logs, wholes([0]))).toEqual([
      ...["ValueError", "Expected input batch_size (2) to match target batch_size (1)."],
    ]);
    expect(nll(logs, wholes([0, 0], [2, 1]))).toEqual([
      ...["RuntimeError", "0D or 1D target tensor expected, multi-target not supported"],
    ]);
    expect(nll(doubles([0, 0, 0, 0, 0, 0, 0, 0], [2, 2, 2]), wholes([0, 0], [2, 1]))).toEqual([
      ...["RuntimeError", "Expected target size [2, 2], got [2, 1]"],
    ]);
  });
});

describe("T25 the loss of yes and no", () => {
  const answers = pairs(chance, fc.constantFrom(0, 1, 0.25));

  test("T25 is −t·log p − (1 − t)·log(1 − p), weighed and reduced", () => {
    fc.assert(
      fc.property(answers, anyReduction, fc.constantFrom(null, 0.5, 2), ([p, t], reduction, weight) => {
        const wanted = valuesOf(t);
        const each = valuesOf(p).map(
          (own, at) => -(weight ?? 1) * (wanted[at] * Math.log(own) + (1 - wanted[at]) * Math.log(1 - own)),
        );
        const weights = weight === null ? null : doubles([weight], []);
        expectNear(binaryCrossEntropy(p, t, weights, reduction), reduce(each, reduction));
      }),
      runs,
    );
  });

  test("T25 of logits is the same of their sigmoid, with yes counted more or less", () => {
    fc.assert(
      fc.property(
        pairs(undefined, chance),
        anyReduction,
        fc.constantFrom(null, 3),
        ([x, t], reduction, most) => {
          const wanted = valuesOf(t);
          const each = valuesOf(x).map((own, at) => {
            const p = 1 / (1 + Math.exp(-own));
            return -((most ?? 1) * wanted[at] * Math.log(p) + (1 - wanted[at]) * Math.log(1 - p));
          });
          const positive = most === null ? null : doubles([most], []);
          const found = binaryCrossEntropyWithLogits(x, t, { weight: null, positive, reduction });
          expectNear(found, reduce(each, reduction), 1e-9);
        },
      ),
      runs,
    );
  });

  test("T25 certainty costs a hundred at most, and logits of any size cost what they miss by", () => {
    const certain = binaryCrossEntropy(doubles([0, 1, 0, 1]), doubles([1, 0, 0, 1]), null, "none");
    expectNear(certain, [100, 100, 0, 0]);
    const options = { weight: null, positive: null, reduction: "none" };
    const far = binaryCrossEntropyWithLogits(doubles([-1000, 1000, 1000]), doubles([1, 0, 1]), options);
    expect(valuesOf(far)).toEqual([1000, 1000, 0]);
  });

  test("T23 its gradients are the slopes, for answers, targets and both ways to weigh", () => {
    fc.assert(
      fc.property(pairs(chance, chance), anyReduction, ([p, t], reduction) => {
        expectSlopesOf(([x, y]) => binaryCrossEntropy(x, y, null, reduction), [p, t]);
        const weight = doubles([1.5], []);
        expectSlopesOf(([x, y]) => binaryCrossEntropy(x, y, weight, reduction), [p, t]);
        const options = { weight, positive: doubles([2.5], []), reduction };
        expectSlopesOf(([x, y]) => binaryCrossEntropyWithLogits(x, y, options), [p, t]);
      }),
      { numRuns: 12 },
    );
  });

  test("T25 refuses other sizes, other types and what is no probability", () => {
    const bce = (p: Tensor, t: Tensor) => failureOf(() => binaryCrossEntropy(p, t, null, "mean"));
    expect(bce(doubles([0.5, 0.5]), doubles([1]))).toEqual([
      "ValueError",
      "Using a target size (torch.Size([1])) that is different to the input size (torch.Size([2])) is deprecated. Please ensure they have the same size.",
    ]);
    expect(bce(doubles([0.5]), wholes([1]))).toEqual([
      ...["RuntimeError", "Found dtype Long but expected Double"],
    ]);
    for (const p of [-0.1, 1.1, Number.NaN])
      expect(bce(doubles([p]), doubles([1]))).toEqual([
        ...["RuntimeError", "all elements of input should be between 0 and 1"],
      ]);
    const options = { weight: null, positive: null, reduction: "mean" };
    expect(failureOf(() => binaryCrossEntropyWithLogits(doubles([0, 0]), doubles([1]), options))).toEqual([
      ...["ValueError", "Target size (torch.Size([1])) must be the same as input size (torch.Size([2]))"],
    ]);
  });
});

describe("T25 one_hot", () => {
  test("T25 has one 1 in each row, where the class is, and as many columns as asked or needed", () => {
    const classes = shapesUpTo(2, 1, 3).chain((shape) =>
      tensorsOf(shape, "int64", fc.integer({ min: 0, max: 5 })),
    );
    fc.assert(
      fc.property(classes, fc.constantFrom(null, 6, 9), (tensor, count) => {
        const found = oneHot(tensor, count);
        const width = count ?? Math.max(...valuesOf(tensor)) + 1;
        expect([found.dtype, found.shape]).toEqual(["int64", [...tensor.shape, width]]);
        for (const index of indicesOf(found.shape))
          expect(elementAt(found, index)).toBe(
            Number(elementAt(tensor, index.slice(0, -1)) === index.at(-1)),
          );
      }),
      runs,
    );
  });

  test("T25 refuses what is no class", () => {
    expect(failureOf(() => oneHot(doubles([1]), null))[1]).toBe(
      "one_hot is only applicable to index tensor.",
    );
    expect(failureOf(() => oneHot(wholes([-1]), null))[1]).toBe("Class values must be non-negative.");
    expect(failureOf(() => oneHot(wholes([3]), 3))[1]).toBe("Class values must be smaller than num_classes.");
    expect(failureOf(() => oneHot(wholes([], [0]), null))[1]).toBe(
      "Can not infer total number of classes from empty tensor.",
    );
  });
});
