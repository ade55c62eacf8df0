// Optimizer steps, held against the formulas of their papers in double precision, on parameters of every layout.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { adagrad, adam, rmsprop, sgd, type Moments } from "@/lib/tensorlab/core/optimizing";
import type { Tensor } from "@/lib/tensorlab/core/tensor";
import { doubles, isNear, tensorsOf, valuesOf } from "./tensors";

const rate = fc.constantFrom(0.001, 0.1, 1);
const share = fc.constantFrom(0, 0.5, 0.9);
const common = { lr: rate, decay: fc.constantFrom(0, 0.1), maximize: fc.boolean() };

/** A parameter and the gradients of some steps. */
const training = fc
  .constantFrom([3], [2, 2], [2, 1, 3])
  .chain((shape) => fc.tuple(tensorsOf(shape), fc.array(tensorsOf(shape), { minLength: 1, maxLength: 4 })));

const likeIt = (tensor: Tensor): Tensor =>
  doubles(
    valuesOf(tensor).map(() => 0),
    tensor.shape,
  );

function expectNear(tensor: Tensor, expected: readonly number[]): void {
  const found = valuesOf(tensor);
  expect(found.every((value, at) => isNear(value, expected[at], 1e-9)) ? expected : found).toEqual(expected);
}

/** What a gradient is after its sign and the weight decay. */
const slopeOf = (slope: number, value: number, { decay, maximize }: { decay: number; maximize: boolean }) =>
  (maximize ? -slope : slope) + decay * value;

describe("T25 a step of an optimizer", () => {
  test("T25 of SGD goes down the slope, with momentum, dampening and Nesterov's look ahead", () => {
    const options = fc.record({ ...common, momentum: share, dampening: share, nesterov: fc.boolean() });
    fc.assert(
      fc.property(training, options, ([parameter, grads], given) => {
        let values = valuesOf(parameter);
        let moves: number[] | null = null;
        let buffer: Tensor | null = null;
        for (const grad of grads) {
          const slopes = valuesOf(grad).map((slope, at) => slopeOf(slope, values[at], given));
          if (given.momentum > 0)
            moves = moves
              ? moves.map((move, at) => given.momentum * move + (1 - given.dampening) * slopes[at])
              : slopes;
          const step = (at: number) =>
            !moves ? slopes[at] : given.nesterov ? slopes[at] + given.momentum * moves[at] : moves[at];
          values = values.map((value, at) => value - given.lr * step(at));
          parameter.grad = grad;
          const version = parameter.storage.version;
          buffer = sgd(parameter, buffer, given, (start) => doubles([...start], parameter.shape));
          expect(parameter.storage.version).toBeGreaterThan(version);
        }
        expectNear(parameter, values);
        expect(buffer === null).toBe(given.momentum === 0);
      }),
      { numRuns: 80 },
    );
  });

  test("T25 of Adam and AdamW divides the mean by the root of the mean square, both without their bias", () => {
    const options = fc.record({
      ...common,
      ...{ beta1: fc.constantFrom(0.5, 0.9), beta2: fc.constantFrom(0.9, 0.999) },
      ...{ eps: fc.constantFrom(1e-8, 1e-2), decoupled: fc.boolean() },
    });
    fc.assert(
      fc.property(training, options, fc.boolean(), ([parameter, grads], given, amsgrad) => {
        let values = valuesOf(parameter);
        const zeros = values.map(() => 0);
        let [mean, square, largest] = [zeros, zeros, zeros];
        const moments: Moments = {
          ...{ step: doubles([0], []), mean: likeIt(parameter), square: likeIt(parameter) },
          largest: amsgrad ? likeIt(parameter) : null,
        };
        grads.forEach((grad, before) => {
          const { lr, beta1, beta2, eps, decay, decoupled, maximize } = given;
          if (decoupled) values = values.map((value) => value * (1 - lr * decay));
          const within = { decay: decoupled ? 0 : decay, maximize };
          const slopes = valuesOf(grad).map((slope, at) => slopeOf(slope, values[at], within));
          mean = mean.map((old, at) => beta1 * old + (1 - beta1) * slopes[at]);
          square = square.map((old, at) => beta2 * old + (1 - beta2) * slopes[at] ** 2);
          largest = largest.map((old, at) => Math.max(old, square[at]));
          const used = amsgrad ? largest : square;
          const [bias1, bias2] = [1 - beta1 ** (before + 1), 1 - beta2 ** (before + 1)];
          values = values.map(
            (value, at) => value - (lr * (mean[at] / bias1)) / (Math.sqrt(used[at] / bias2) + eps),
          );
          parameter.grad = grad;
          adam(parameter, moments, given);
        });
        expectNear(parameter, values);
        expect(valuesOf(moments.step)).toEqual([grads.length]);
      }),
      { numRuns: 80 },
    );
  });

  test("T25 of RMSprop divides by the root of a running mean square, centred or not, with momentum or not", () => {
    const options = fc.record({
      ...common,
      ...{ alpha: fc.constantFrom(0.5, 0.99), eps: fc.constantFrom(1e-2, 0.1), momentum: share },
    });
    fc.assert(
      fc.property(training, options, fc.boolean(), ([parameter, grads], given, centred) => {
        let values = valuesOf(parameter);
        const zeros = values.map(() => 0);
        let [square, mean, moves] = [zeros, zeros, zeros];
        const state = {
          square: likeIt(parameter),
          buffer: given.momentum > 0 ? likeIt(parameter) : null,
          mean: centred ? likeIt(parameter) : null,
        };
        for (const grad of grads) {
          const { alpha, eps, lr, momentum } = given;
          const slopes = valuesOf(grad).map((slope, at) => slopeOf(slope, values[at], given));
          square = square.map((old, at) => alpha * old + (1 - alpha) * slopes[at] ** 2);
          mean = mean.map((old, at) => alpha * old + (1 - alpha) * slopes[at]);
          const width = (at: number) =>
            Math.sqrt(Math.max(0, centred ? square[at] - mean[at] ** 2 : square[at])) + eps;
          moves = moves.map((old, at) => momentum * old + slopes[at] / width(at));
          values = values.map((value, at) => value - lr * moves[at]);
          parameter.grad = grad;
          rmsprop(parameter, state, given);
        }
        expectNear(parameter, values);
      }),
      { numRuns: 80 },
    );
  });

  test("T25 of Adagrad divides by the root of the sum of all squares, at a rate that slows", () => {
    const options = fc.record({
      ...common,
      ...{ slowing: fc.constantFrom(0, 0.1), eps: fc.constantFrom(1e-10, 0.1) },
    });
    fc.assert(
      fc.property(training, options, ([parameter, grads], given) => {
        let values = valuesOf(parameter);
        let total = values.map(() => 0.5);
        const state = { step: doubles([0], []), total: doubles(total, parameter.shape) };
        grads.forEach((grad, before) => {
          const slopes = valuesOf(grad).map((slope, at) => slopeOf(slope, values[at], given));
          const now = given.lr / (1 + before * given.slowing);
          total = total.map((sum, at) => sum + slopes[at] ** 2);
          values = values.map((value, at) => value - (now * slopes[at]) / (Math.sqrt(total[at]) + given.eps));
          parameter.grad = grad;
          adagrad(parameter, state, given);
        });
        expectNear(parameter, values);
      }),
      { numRuns: 80 },
    );
  });

  test("T25 without a gradient is an error", () => {
    const plain = { lr: 0.1, decay: 0, maximize: false };
    expect(() =>
      sgd(doubles([1]), null, { ...plain, momentum: 0, dampening: 0, nesterov: false }, () => doubles([0])),
    ).toThrow(TypeError);
  });
});
