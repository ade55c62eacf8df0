// One point's numbers, held against PyTorch's (tests/fixtures/spiral/trace.py) and the reference gradient.
import fc from "fast-check";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { activations, courseConfig, courseDataset, type Activation } from "@/lib/spiral/config";
import { weightNormsOn, gradientOf } from "@/lib/spiral/gradient";
import { initialWeights } from "@/lib/spiral/network";
import { tracePoint, traceUnit, type Term } from "@/lib/spiral/point-trace";
import { trainingPoints } from "@/lib/spiral/points";

interface Recorded {
  activation: Activation;
  units: number[];
  classes: number;
  point: { x: number; y: number; label: number };
  weights: number[];
  sums: number[][];
  outputs: number[][];
  deltas: number[][];
  norms: number[];
  probabilities: number[];
  loss: number;
}

// written by trace.py in this shape
const recorded = JSON.parse(
  readFileSync(path.join(import.meta.dirname, "../fixtures/spiral/trace.json"), "utf8"),
) as Recorded[];

const networkOf = ({ units, activation }: Pick<Recorded, "units" | "activation">) => ({
  features: ["x" as const, "y" as const],
  hidden: units.map((count) => ({ units: count, activation, dropout: 0 })),
  initialisation: "pytorch" as const,
});

/** GELU's erf is good to 1.5e-7, everything else to the last digits of a double. */
const within = (activation: Activation) => (activation === "gelu" ? 2e-6 : 1e-10);

function expectClose(actual: ArrayLike<number>, expected: readonly number[], tolerance: number) {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => expect(Math.abs(actual[i] - value)).toBeLessThan(tolerance));
}

describe("one point, step by step", () => {
  test.each(recorded.map((one) => [`${one.activation} ${one.units.join("→")}`, one] as const))(
    "SM1 every number is PyTorch's: %s",
    (_, one) => {
      const tolerance = within(one.activation);
      const weights = Float32Array.from(one.weights);
      const { layers, probabilities, loss } = tracePoint(networkOf(one), one.classes, weights, one.point);
      layers.forEach(({ sums, outputs, deltas, gradientNorm }, at) => {
        expectClose(sums, one.sums[at], tolerance);
        expectClose(outputs, one.outputs[at], tolerance);
        expectClose(deltas, one.deltas[at], tolerance);
        expectClose([gradientNorm], [one.norms[at]], tolerance);
      });
      expectClose(probabilities, one.probabilities, tolerance);
      expectClose([loss], [one.loss], tolerance);
    },
  );

  const made = fc
    .record({
      activation: fc.constantFrom(...activations),
      units: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 4 }),
      seed: fc.nat(1e6),
      index: fc.nat(29),
    })
    .map(({ seed, index, ...layers }) => {
      const dataset = { ...courseDataset(seed), pointsPerClass: 10 };
      const config = { ...courseConfig(dataset, seed), network: networkOf(layers) };
      const { xy, labels } = trainingPoints(dataset);
      const alone = { xy: xy.subarray(2 * index, 2 * index + 2), labels: labels.subarray(index, index + 1) };
      const point = { x: alone.xy[0], y: alone.xy[1], label: alone.labels[0] };
      return { network: config.network, weights: initialWeights(config), alone, point };
    });

  test("SM1 the way back is the reference gradient of that point alone", () => {
    fc.assert(
      fc.property(made, ({ network, weights, alone, point }) => {
        const { layers } = tracePoint(network, 3, weights, point);
        const gradient = gradientOf(network, 3, weights, alone);
        const norms = weightNormsOn(network, 3, weights, alone);
        layers.forEach(({ layer, deltas, input, gradientNorm }, at) => {
          expectClose(
            gradient.subarray(layer.biasOffset, layer.biasOffset + layer.outputs),
            [...deltas],
            1e-5,
          );
          const products = [...input].flatMap((value) => [...deltas].map((delta) => value * delta));
          expectClose(gradient.subarray(layer.weightOffset, layer.biasOffset), products, 1e-5);
          expect(Math.abs(gradientNorm - norms[at])).toBeLessThan(1e-5);
        });
      }),
    );
  });

  test("SM1 the terms of a unit add up to its numbers, the largest first", () => {
    fc.assert(
      fc.property(made, ({ network, weights, point }) => {
        const trace = tracePoint(network, 3, weights, point);
        const total = (terms: readonly Term[]) => terms.reduce((sum, { product }) => sum + product, 0);
        trace.layers.forEach(({ sums, outputs, deltas }, at) =>
          sums.forEach((_, unit) => {
            const one = traceUnit(trace, weights, at, unit);
            expect(one.bias + total(one.forward)).toBeCloseTo(one.sum, 10);
            expect([one.sum, one.output, one.delta]).toEqual([sums[unit], outputs[unit], deltas[unit]]);
            if (at < network.hidden.length) expect(one.slope * total(one.back)).toBeCloseTo(one.delta, 10);
            else expect(one.back).toEqual([]);
            for (const terms of [one.forward, one.back]) {
              const sizes = terms.map(({ product }) => Math.abs(product));
              expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
            }
          }),
        );
      }),
    );
  });

  test("SM1 probabilities make one, the logits' deltas nothing, and the loss is the class's surprise", () => {
    fc.assert(
      fc.property(made, ({ network, weights, point }) => {
        const { layers, probabilities, loss } = tracePoint(network, 3, weights, point);
        const total = (numbers: Float64Array) => numbers.reduce((sum, value) => sum + value, 0);
        expect(total(probabilities)).toBeCloseTo(1, 12);
        const { deltas } = layers[layers.length - 1];
        expect(total(deltas)).toBeCloseTo(0, 12);
        deltas.forEach((delta, k) =>
          // only the right class's logit pulls the loss down when it grows
          expect(Math.sign(delta)).toBe(k === point.label ? -1 : 1),
        );
        expect(loss).toBeCloseTo(-Math.log(probabilities[point.label]), 10);
      }),
    );
  });

  test("SM1 a unit's delta is how the loss changes with its bias", () => {
    fc.assert(
      fc.property(
        made.filter(({ network }) => network.hidden.every(({ activation }) => activation === "tanh")),
        fc.nat(),
        ({ network, weights, point }, pick) => {
          const { layers } = tracePoint(network, 3, weights, point);
          const { layer, deltas } = layers[pick % layers.length];
          const unit = pick % layer.outputs;
          const lossWith = (step: number) => {
            const moved = weights.slice();
            moved[layer.biasOffset + unit] += step;
            // what a float32 makes of the step
            const exact = moved[layer.biasOffset + unit] - weights[layer.biasOffset + unit];
            return { loss: tracePoint(network, 3, moved, point).loss, exact };
          };
          const [up, down] = [lossWith(2 ** -8), lossWith(-(2 ** -8))];
          expect((up.loss - down.loss) / (up.exact - down.exact)).toBeCloseTo(deltas[unit], 3);
        },
      ),
    );
  });

  test("SM1 a unit that is not there is refused", () => {
    const weights = new Float32Array(9);
    const trace = tracePoint(networkOf({ units: [], activation: "none" }), 3, weights, {
      x: 0,
      y: 0,
      label: 0,
    });
    expect(() => traceUnit(trace, weights, 1, 0)).toThrow(RangeError);
    expect(() => traceUnit(trace, weights, 0, 3)).toThrow(RangeError);
  });
});
