import { describe, expect, test } from "vitest";
import { activations, courseConfig, courseDataset, type Activation } from "@/lib/spiral/config";
import { forward } from "@/lib/spiral/forward";
import { weightNormsOn, gradientOf } from "@/lib/spiral/gradient";
import { initialWeights } from "@/lib/spiral/network";
import { trainingPoints, type Points } from "@/lib/spiral/points";

const dataset = { ...courseDataset(3), pointsPerClass: 12 };

function configWith(activation: Activation, hidden: number[]) {
  const config = courseConfig(dataset, 5);
  return {
    ...config,
    network: { ...config.network, hidden: hidden.map((units) => ({ units, activation, dropout: 0 })) },
  };
}

/** Mean cross-entropy in double precision over the logits. */
function lossOf(config: ReturnType<typeof configWith>, weights: Float32Array, points: Points): number {
  const logits = forward(config.network, 3, weights, points.xy);
  let sum = 0;
  points.labels.forEach((label, row) => {
    const z = [0, 1, 2].map((k) => logits[row * 3 + k]);
    const top = Math.max(...z);
    sum += top + Math.log(z.reduce((total, value) => total + Math.exp(value - top), 0)) - z[label];
  });
  return sum / points.labels.length;
}

describe("the reference gradient", () => {
  test.each(activations.map((name) => [name]))("LB4 agrees with finite differences (%s)", (activation) => {
    const config = configWith(activation, [5, 4]);
    const weights = initialWeights(config);
    const points = trainingPoints(dataset);
    const gradient = gradientOf(config.network, 3, weights, points);
    // kinks of ReLU and single precision leave this much
    const step = 2e-3;
    for (let i = 0; i < weights.length; i += 3) {
      const up = weights.slice();
      const down = weights.slice();
      up[i] += step;
      down[i] -= step;
      const slope = (lossOf(config, up, points) - lossOf(config, down, points)) / (up[i] - down[i]);
      expect(Math.abs(slope - gradient[i])).toBeLessThan(2e-3);
    }
  });

  test("LB4 a deep sigmoid network's first gradient vanishes, a ReLU network's much less", () => {
    const ratio = (activation: Activation) => {
      const config = configWith(activation, new Array<number>(8).fill(16));
      const norms = weightNormsOn(config.network, 3, initialWeights(config), trainingPoints(dataset));
      expect(norms).toHaveLength(9);
      return norms[0] / norms[8];
    };
    expect(ratio("sigmoid")).toBeLessThan(1e-5);
    expect(ratio("relu")).toBeGreaterThan(100 * ratio("sigmoid"));
  });

  test("without hidden layers it is Xᵀ(p - y)/n", () => {
    const config = configWith("none", []);
    const points = { xy: Float32Array.of(1, 2), labels: Uint8Array.of(1) };
    const gradient = gradientOf(config.network, 3, new Float32Array(9), points);
    const third = 1 / 3;
    const expected = [third, -2 * third, third, 2 * third, -4 * third, 2 * third, third, -2 * third, third];
    expected.forEach((value, i) => expect(gradient[i]).toBeCloseTo(value, 6));
  });
});
