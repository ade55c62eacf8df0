// The reference engine's parts, each against the plainest arithmetic in doubles.
import fc from "fast-check";
import { expect, test } from "vitest";
import { activations, type Activation } from "@/lib/spiral/config";
import { activate } from "@/lib/spiral/forward";
import { layersOf } from "@/lib/spiral/network";
import { createRandom } from "@/lib/spiral/random";
import { activateInPlace } from "@/lib/training/plain/activation";
import { addGradient, deltaBelow, linear, softmaxLoss } from "@/lib/training/plain/passes";
import { layerNorms } from "@/lib/training/plain/plain-engine";

const sized = fc.record({
  rows: fc.integer({ min: 1, max: 9 }),
  units: fc.integer({ min: 1, max: 9 }),
  classes: fc.integer({ min: 2, max: 5 }),
  seed: fc.nat(),
});

/** A network with one hidden layer, and a maker of arrays of random numbers. */
function drawn({ units, classes, seed }: { units: number; classes: number; seed: number }) {
  const random = createRandom(seed);
  const normals = (count: number) => Float32Array.from({ length: count }, () => random.normal());
  const hidden = [{ units, activation: "tanh" as const, dropout: 0 }];
  const layers = layersOf({ features: ["x", "y"], hidden, initialisation: "zeros" }, classes);
  return { normals, layers, weights: normals(3 * units + (units + 1) * classes) };
}

const close = (a: number, b: number) => Math.abs(a - b) < 1e-5 * (1 + Math.abs(b));

test("EN17 a layer's sums are x·W + b", () =>
  fc.assert(
    fc.property(sized, (size) => {
      const { normals, layers, weights } = drawn(size);
      for (const layer of layers) {
        const { inputs, outputs, weightOffset, biasOffset } = layer;
        const input = normals(size.rows * inputs);
        const sums = new Float32Array(size.rows * outputs).fill(NaN);
        linear(input, size.rows, layer, weights, sums);
        for (const [at, sum] of sums.entries()) {
          const [row, o] = [Math.floor(at / outputs), at % outputs];
          let expected = weights[biasOffset + o];
          for (let i = 0; i < inputs; i++)
            expected += input[row * inputs + i] * weights[weightOffset + i * outputs + o];
          expect(close(sum, expected)).toBe(true);
        }
      }
    }),
  ));

/**
 * The backward pass is the forward pass's transpose: for any x, W, b and delta the inner product of the sums with delta
 * is the same taken with the weights' gradient, and its change with x is what goes down.
 */
test("EN17 gradients and deltas are the forward pass transposed", () =>
  fc.assert(
    fc.property(sized, (size) => {
      const { normals, layers, weights } = drawn(size);
      const { rows } = size;
      const layer = layers[1];
      const { inputs, outputs, weightOffset } = layer;
      const [input, delta] = [normals(rows * inputs), normals(rows * outputs)];
      const sums = new Float32Array(rows * outputs);
      linear(input, rows, layer, weights, sums);
      const gradient = new Float32Array(weights.length);
      addGradient(input, delta, rows, layer, gradient);
      const inner = sums.reduce((sum, value, i) => sum + value * delta[i], 0);
      const byWeights = gradient.reduce((sum, value, i) => sum + value * weights[i], 0);
      expect(close(byWeights, inner)).toBe(true);
      // only this layer's places are touched
      expect(gradient.subarray(0, weightOffset).every((value) => value === 0)).toBe(true);
      const below = new Float32Array(rows * inputs);
      const slopes = Float32Array.from({ length: rows * inputs }, (_, i) => [0.5, 2, -1][i % 3]);
      deltaBelow(delta, rows, layer, weights, slopes, below);
      const biases = delta.reduce(
        (sum, value, i) => sum + value * weights[layer.biasOffset + (i % outputs)],
        0,
      );
      let byInputs = biases;
      input.forEach((value, i) => (byInputs += (value * below[i]) / slopes[i]));
      expect(close(byInputs, inner)).toBe(true);
      addGradient(input, delta, rows, layer, gradient);
      const twice = gradient.reduce((sum, value, i) => sum + value * weights[i], 0);
      expect(close(twice, 2 * inner)).toBe(true);
    }),
  ));

const calm = fc.double({ min: -8, max: 8, noNaN: true });

test.each(activations)(
  "EN17 %s and its slope are what the formula and its differences say",
  (activation: Activation) =>
    fc.assert(
      fc.property(fc.array(calm, { minLength: 1, maxLength: 20 }), (drawn) => {
        const values = Float32Array.from(drawn);
        const [sums, slopes] = [values.slice(), new Float32Array(values.length)];
        activateInPlace(activation, values, slopes, values.length);
        sums.forEach((x, i) => {
          const f = activate[activation];
          expect(close(values[i], f(x))).toBe(true);
          const h = 1e-4;
          if (Math.abs(x) < 2 * h) return;
          expect(Math.abs(slopes[i] - (f(x + h) - f(x - h)) / (2 * h))).toBeLessThan(5e-3);
        });
      }),
    ),
);

test("EN17 at zero a ReLU is off, and GELU's slope is a half", () => {
  for (const [activation, slope] of [
    ["relu", 0],
    ["leaky-relu", Math.fround(0.01)],
    ["gelu", 0.5],
    ["none", 1],
    ["tanh", 1],
    ["sigmoid", 0.25],
  ] as const) {
    const slopes = new Float32Array(1);
    activateInPlace(activation, new Float32Array(1), slopes, 1);
    expect(slopes[0], activation).toBe(slope);
  }
});

test.each(activations)(
  "EN17 what is no number stays none through %s, so that divergence shows",
  (activation) => {
    const values = Float32Array.of(NaN, 1);
    activateInPlace(activation, values, new Float32Array(2), 2);
    expect(values[0]).toBeNaN();
    expect(values[1]).not.toBeNaN();
  },
);

const logits = fc.float({ min: -60, max: 60, noNaN: true });

test("EN17 softmax's rows add up to one, its loss is the label's negative logarithm, and a shift changes nothing", () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 5 }),
      fc.array(fc.array(logits, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
      fc.float({ min: -100, max: 100, noNaN: true }),
      (classes, rows, shift) => {
        const flat = Float32Array.from(rows.flatMap((row) => row.slice(0, classes)));
        const labelOf = (row: number) => row % classes;
        const probabilities = flat.slice();
        const loss = softmaxLoss(probabilities, rows.length, classes, labelOf);
        let expected = 0;
        for (let row = 0; row < rows.length; row++) {
          const own = [...flat.subarray(row * classes, (row + 1) * classes)];
          const total = own.reduce((sum, z) => sum + Math.exp(z - Math.max(...own)), 0);
          expected += Math.log(total) + Math.max(...own) - own[labelOf(row)];
          const sum = probabilities
            .subarray(row * classes, (row + 1) * classes)
            .reduce((all, p) => all + p, 0);
          expect(Math.abs(sum - 1)).toBeLessThan(1e-5);
        }
        expect(Math.abs(loss - expected)).toBeLessThan(1e-4 * (1 + expected));
        const shifted = flat.map((z) => z + shift);
        expect(Math.abs(softmaxLoss(shifted, rows.length, classes, labelOf) - loss)).toBeLessThan(
          1e-3 * (1 + loss),
        );
      },
    ),
  ));

test("EN17 softmax neither overflows nor hides what is no number", () => {
  const huge = Float32Array.of(3e38, -3e38, 0);
  expect(softmaxLoss(huge, 1, 3, () => 0)).toBe(0);
  expect([...huge]).toEqual([1, 0, 0]);
  for (const place of [0, 1, 2]) {
    const spoilt = Float32Array.of(1, 2, 3);
    spoilt[place] = NaN;
    expect(softmaxLoss(spoilt, 1, 3, () => 1)).toBeNaN();
  }
});

test("EN17 norms are Euclid's, layer by layer, biases included", () =>
  fc.assert(
    fc.property(sized, (size) => {
      const { layers, normals, weights } = drawn(size);
      const gradient = normals(weights.length);
      const [first, second] = layerNorms(layers, gradient);
      const border = layers[1].weightOffset;
      expect(close(first, Math.hypot(...gradient.subarray(0, border)))).toBe(true);
      expect(close(second, Math.hypot(...gradient.subarray(border)))).toBe(true);
    }),
  ));
