// The reference pass against PyTorch: outputs, loss, gradient, softmax.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { activations, courseConfig, courseDataset, featureNames, type Network } from "@/lib/spiral/config";
import { activate, featuresOf, forward, forwardAll, softmax } from "@/lib/spiral/forward";
import { weightNormsOn, gradientOf, weightNorms } from "@/lib/spiral/gradient";
import { initialWeights, layersOf, parameterCount } from "@/lib/spiral/network";
import { golden, nameOf, networkOf } from "./golden";

/** The largest difference, relative to the expected values' size or absolute when they are small. */
function apart(actual: ArrayLike<number>, expected: readonly number[]): number {
  expect(actual.length).toBe(expected.length);
  const scale = Math.max(1, ...expected.map(Math.abs));
  return expected.reduce((most, value, i) => Math.max(most, Math.abs(actual[i] - value) / scale), 0);
}

/** Mean cross-entropy from logits in double precision. */
function crossEntropy(logits: Float32Array, labels: readonly number[], classes: number): number {
  const rows = labels.map((label, row) => {
    const z = [...logits.subarray(row * classes, (row + 1) * classes)];
    const top = Math.max(...z);
    return top + Math.log(z.reduce((sum, value) => sum + Math.exp(value - top), 0)) - z[label];
  });
  return rows.reduce((sum, value) => sum + value, 0) / rows.length;
}

describe("against PyTorch", () => {
  test.each(golden.forward.map((one) => [nameOf(one), one] as const))(
    "SP14 %s: hidden outputs, logits and loss",
    (_, one) => {
      const weights = Float32Array.from(one.weights);
      const network = networkOf(one);
      expect(parameterCount(network, one.classes)).toBe(weights.length);
      const outputs = forwardAll(network, one.classes, weights, Float32Array.from(one.points));
      expect(outputs).toHaveLength(one.units.length + 1);
      expect(apart(outputs[0], one.first)).toBeLessThan(1e-6);
      expect(apart(outputs[outputs.length - 1], one.logits)).toBeLessThan(2e-6);
      expect(crossEntropy(outputs[outputs.length - 1], one.labels, one.classes)).toBeCloseTo(one.loss, 5);
    },
  );

  test.each(golden.forward.map((one) => [nameOf(one), one] as const))(
    "SP15 %s: the gradient by every weight and bias",
    (_, one) => {
      const points = { xy: Float32Array.from(one.points), labels: Uint8Array.from(one.labels) };
      const weights = Float32Array.from(one.weights);
      const gradient = gradientOf(networkOf(one), one.classes, weights, points);
      expect(apart(gradient, one.gradient)).toBeLessThan(3e-6);
      const norms = layersOf(networkOf(one), one.classes).map(({ weightOffset, biasOffset }) =>
        Math.hypot(...one.gradient.slice(weightOffset, biasOffset)),
      );
      expect(apart(weightNormsOn(networkOf(one), one.classes, weights, points), norms)).toBeLessThan(1e-5);
      expect(apart(weightNorms(networkOf(one), one.classes, gradient), norms)).toBeLessThan(1e-5);
    },
  );

  test.each(Object.entries(golden.softmax.temperatures))(
    "SP16 softmax at temperature %s",
    (temperature, expected) => {
      const actual = softmax(Float32Array.from(golden.softmax.logits), 3, Number(temperature));
      expect(apart(actual, expected)).toBeLessThan(1e-7);
    },
  );
});

describe("activations", () => {
  const numbers = fc.double({ min: -30, max: 30, noNaN: true });

  test.each(activations.map((name) => [name]))("SP14 %s keeps order and stays between its bounds", (name) => {
    const bounds = {
      none: [-30, 30],
      relu: [0, 30],
      "leaky-relu": [-0.3, 30],
      tanh: [-1, 1],
      sigmoid: [0, 1],
    };
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map(activate[name]);
        // GELU alone has a dip: it falls to -0.17 at -0.75
        if (name !== "gelu") expect(high).toBeGreaterThanOrEqual(low);
        const [from, to] = name === "gelu" ? [-0.171, 30] : bounds[name];
        expect(low).toBeGreaterThanOrEqual(from);
        expect(high).toBeLessThanOrEqual(to);
      }),
    );
  });

  test("SP14 what they do far out: no NaN from infinities and huge numbers", () => {
    for (const name of activations)
      for (const x of [1e30, -1e30, 710, -746])
        expect(Number.isNaN(activate[name](x)), `${name} ${x}`).toBe(false);
    expect(activate.sigmoid(-1e30)).toBe(0);
    expect(activate.sigmoid(1e30)).toBe(1);
    expect(activate.gelu(-40)).toBeCloseTo(0, 6);
    expect(activate.gelu(40)).toBe(40);
  });
});

describe("features", () => {
  test("SP14 come row by row in the order of their names", () => {
    const xy = Float32Array.of(0.5, -2, 3, 0.25);
    const values = featuresOf(xy, [...featureNames]);
    const expected = [0.5, -2, 0.25, 4, -1, Math.sin(0.5), Math.sin(-2)].concat(
      ...[[3, 0.25, 9, 0.0625, 0.75, Math.sin(3), Math.sin(0.25)]],
    );
    expect(apart(values, expected)).toBeLessThan(1e-7);
    expect([...featuresOf(xy, ["y", "x"])]).toEqual([-2, 0.5, 0.25, 3]);
    expect(featuresOf(new Float32Array(0), ["x"])).toHaveLength(0);
  });
});

describe("the pass itself", () => {
  const config = courseConfig(courseDataset(2), 4);
  const weights = initialWeights(config);
  const xy = Float32Array.from({ length: 40 }, (_, i) => Math.sin(i));

  test("SP17 a point's logits do not depend on its neighbours", () => {
    const all = forward(config.network, 3, weights, xy);
    for (let i = 0; i < 20; i++)
      expect(forward(config.network, 3, weights, xy.slice(2 * i, 2 * i + 2))).toEqual(
        all.slice(3 * i, 3 * i + 3),
      );
  });

  test("SP17 dropout is for training: it does not show here", () => {
    const dropping: Network = {
      ...config.network,
      hidden: config.network.hidden.map((layer) => ({ ...layer, dropout: 0.9 })),
    };
    expect(forward(dropping, 3, weights, xy)).toEqual(forward(config.network, 3, weights, xy));
  });

  test("SP17 nothing that is given is changed", () => {
    const [weightsBefore, xyBefore] = [weights.slice(), xy.slice()];
    forwardAll(config.network, 3, weights, xy);
    gradientOf(config.network, 3, weights, { xy, labels: new Uint8Array(20) });
    softmax(xy, 2);
    expect([weights, xy]).toEqual([weightsBefore, xyBefore]);
  });

  test("SP16 whatever the logits and the temperature: positive, summing to one, in the logits' order", () => {
    const rows = fc.array(fc.float({ min: -100, max: 100, noNaN: true }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(rows, fc.double({ min: 0.1, max: 10, noNaN: true }), (logits, temperature) => {
        const shares = softmax(Float32Array.from(logits), 5, temperature);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
        for (let a = 0; a < 5; a++)
          for (let b = 0; b < 5; b++)
            if (logits[a] > logits[b]) expect(shares[a]).toBeGreaterThanOrEqual(shares[b]);
        // adding the same to all logits changes nothing: the differences are exact for whole numbers
        const whole = logits.map(Math.round);
        expect(
          softmax(
            Float32Array.from(whole, (z) => z + 64),
            5,
          ),
        ).toEqual(softmax(Float32Array.from(whole), 5));
      }),
    );
  });

  test("SP16 a low temperature decides, a high one levels", () => {
    const logits = Float32Array.of(2, 1, 0);
    expect(softmax(logits, 3, 0.01)[0]).toBeCloseTo(1, 6);
    for (const share of softmax(logits, 3, 1e6)) expect(share).toBeCloseTo(1 / 3, 5);
  });
});
