// The optimizers of the plain loop, of the kernels and of TensorFlow.js, against PyTorch's written down in doubles.
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { openDenseNetwork } from "@/lib/kernels/dense-network";
import { optimizerKinds, type Optimizer } from "@/lib/spiral/config";
import { layersOf, type Layer } from "@/lib/spiral/network";
import { createRandom } from "@/lib/spiral/random";
import { emptySlots, learningRateAt, slotCount, stepScalars } from "@/lib/training/optimizer";
import { updateWeights } from "@/lib/training/plain/update";
import { useBackend } from "@/lib/training/tfjs/backend";
import { updated } from "@/lib/training/tfjs/update";
import { ReferenceParameter } from "./reference-optimizer";

/** 2→5→3: 33 parameters, which is no multiple of a vector's four. */
const layers = layersOf(
  {
    features: ["x", "y"],
    hidden: [{ units: 5, activation: "tanh", dropout: 0 }],
    initialisation: "zeros",
  },
  3,
);
const parameters = 33;
const epochs = 40;

const optimizer = (kind: Optimizer["kind"]): fc.Arbitrary<Optimizer> =>
  fc.record({
    kind: fc.constant(kind),
    learningRate: fc.double({ min: 1e-4, max: 0.1, noNaN: true }),
    // at 0 RMSProp moves by the gradient's sign alone, which rounding may decide
    momentum: fc.double({ min: kind === "rmsprop" ? 0.5 : 0, max: 0.99, noNaN: true }),
    weightDecay: fc.constantFrom(0, 1e-4, 0.5),
    l1: fc.constantFrom(0, 1e-3, 0.2),
    schedule: fc.record({
      kind: fc.constantFrom("constant" as const, "step" as const, "cosine" as const),
      every: fc.integer({ min: 1, max: 10 }),
      factor: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
    }),
  });

const biasOf = (layer: Layer) => [layer.biasOffset, layer.biasOffset + layer.outputs] as const;
const isBias = (index: number) =>
  layers.some((layer) => index >= biasOf(layer)[0] && index < biasOf(layer)[1]);

/** What an implementation does with one gradient: new weights out. */
interface Updater {
  step(gradient: Float32Array, rate: number, age: number): Float32Array;
}

type OpenUpdater = (optimizer: Optimizer, initial: Float32Array) => Promise<Updater>;

const plain: OpenUpdater = async (optimizer, initial) => {
  const weights = initial.slice();
  const slots = emptySlots(optimizer, parameters);
  return {
    step(gradient, rate, age) {
      updateWeights(optimizer, stepScalars(rate, age), layers, weights, gradient.slice(), slots);
      return weights;
    },
  };
};

const nothing = { features: new Float32Array(0), labels: new Uint8Array(0) };

const kernels: OpenUpdater = async (optimizer, initial) => {
  const network = await openDenseNetwork({ layers, seed: 0, optimizer, training: nothing, heldOut: nothing });
  network.weights.set(initial);
  return {
    step(gradient, rate, age) {
      network.gradient.set(gradient);
      network.update({ from: 0, to: 0, step: age, ...stepScalars(rate, age) });
      return network.weights;
    },
  };
};

const tfjs: OpenUpdater = async (optimizer, initial) => {
  const isWeight = tf.tensor1d(Float32Array.from({ length: parameters }, (_, i) => (isBias(i) ? 0 : 1)));
  let state = {
    weights: tf.tensor1d(initial),
    slots: emptySlots(optimizer, parameters).map((slot) => tf.tensor1d(slot)),
  };
  return {
    step(gradient, rate, age) {
      state = updated(optimizer, stepScalars(rate, age), state, tf.tensor1d(gradient), isWeight);
      return state.weights.dataSync<"float32">();
    },
  };
};

beforeAll(() => useBackend("cpu"));

for (const [name, open, numRuns] of [
  ["the plain loop", plain, 100],
  ["the kernels", kernels, 100],
  ["TensorFlow.js", tfjs, 12],
] as const)
  test.each(optimizerKinds)(`EN12 ${name} updates as PyTorch's page says: %s`, (kind) =>
    fc.assert(
      fc.asyncProperty(optimizer(kind), fc.nat(), async (optimizer, seed) => {
        const random = createRandom(seed);
        const initial = Float32Array.from({ length: parameters }, () => random.normal());
        initial[3] = 0;
        const reference = [...initial].map((theta, i) => new ReferenceParameter(theta, !isBias(i)));
        const one = await open(optimizer, initial);
        for (let age = 1; age <= epochs; age++) {
          const rate = learningRateAt(optimizer, age - 1, epochs);
          // from one step to the next of another size, and at times none at all
          const size = random.uniform() < 0.1 ? 0 : 10 ** (4 * random.uniform() - 3);
          const gradient = Float32Array.from({ length: parameters }, () => size * random.normal());
          const before = reference.map(({ theta }) => theta);
          const weights = one.step(gradient, rate, age);
          reference.forEach((parameter, i) => parameter.step(optimizer, gradient[i], rate));
          // L1 pulls towards zero and jumps there: a sign that rounding decides ends the comparison
          if (optimizer.l1 && before.some((theta) => theta !== 0 && Math.abs(theta) < 1e-5)) return;
          const off = reference.findIndex(
            ({ theta }, i) => !(Math.abs(weights[i] - theta) < 2e-5 * (1 + Math.abs(theta))),
          );
          expect(
            off < 0 ? "" : `parameter ${off}, step ${age}: ${weights[off]}, ${reference[off].theta}`,
          ).toBe("");
        }
      }),
      { numRuns, seed: 1 },
    ),
  );

test("EN12 each optimizer keeps the running averages that it needs", () => {
  const slots = optimizerKinds.map((kind) => slotCount({ kind } as Optimizer));
  expect(Object.fromEntries(optimizerKinds.map((kind, i) => [kind, slots[i]]))).toEqual({
    ...{ sgd: 0, momentum: 1, nesterov: 1, rmsprop: 1, adam: 2, adamw: 2 },
  });
});
