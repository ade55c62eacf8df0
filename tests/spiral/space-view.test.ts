import { describe, expect, test } from "vitest";
import { courseConfig, courseDataset } from "@/lib/spiral/config";
import { confusionOf } from "@/lib/spiral/confusion";
import { forwardAll } from "@/lib/spiral/forward";
import { histogramOf } from "@/lib/spiral/histogram";
import { initialWeights } from "@/lib/spiral/network";
import { extentOf, gridPoints } from "@/lib/spiral/plane";
import { heldOutPoints } from "@/lib/spiral/points";
import { countCorrect } from "@/lib/spiral/score";
import { spaceAfter } from "@/lib/spiral/space-view";

const config = courseConfig({ ...courseDataset(2), heldOutPerClass: 40 });
const points = heldOutPoints(config.dataset);
const weights = initialWeights(config);

/** Covariance of a layer's outputs in double precision. */
function varianceOf(values: Float32Array, units: number): number {
  const rows = values.length / units;
  let total = 0;
  for (let u = 0; u < units; u++) {
    let [sum, squares] = [0, 0];
    for (let r = 0; r < rows; r++) {
      sum += values[r * units + u];
      squares += values[r * units + u] ** 2;
    }
    total += squares / rows - (sum / rows) ** 2;
  }
  return total;
}

describe("the space view", () => {
  test("SP20 a linear layer of the plane is the plane again: distances keep their proportions", () => {
    const linear = { ...config.network, hidden: [{ units: 8, activation: "none" as const, dropout: 0 }] };
    // columns that stretch both directions alike: x into the first unit, y into the fourth
    const isometric = new Float32Array(initialWeights({ ...config, network: linear }).length);
    isometric[0] = 3;
    isometric[8 + 3] = 3;
    const before = spaceAfter(linear, 3, isometric, points, -1);
    const after = spaceAfter(linear, 3, isometric, points, 0);
    const gap = ({ xy }: typeof before, a: number, b: number) =>
      Math.hypot(xy[2 * a] - xy[2 * b], xy[2 * a + 1] - xy[2 * b + 1]);
    const factor = gap(after, 0, 60) / gap(before, 0, 60);
    for (let i = 1; i < 120; i += 7) expect(gap(after, 0, i) / factor).toBeCloseTo(gap(before, 0, i), 3);
  });

  test("SP20 points that were together stay together, labels stay with them", () => {
    const twice = { xy: points.xy.slice(), labels: points.labels };
    twice.xy.copyWithin(2, 0, 2);
    const { xy, labels } = spaceAfter(config.network, 3, weights, twice, 0);
    expect([xy[2], xy[3]]).toEqual([xy[0], xy[1]]);
    expect(labels).toEqual(points.labels);
  });

  test.each(["small-normal", "pytorch"] as const)(
    "SP20 however small the outputs of a deep network are (%s), the picture is not one dot",
    (initialisation) => {
      const hidden = Array.from({ length: 6 }, () => ({
        units: 12,
        activation: "tanh" as const,
        dropout: 0,
      }));
      const network = { ...config.network, hidden, initialisation };
      const deep = initialWeights({ ...config, network });
      const layers = forwardAll(network, 3, deep, points.xy);
      for (let layer = 0; layer < 6; layer++) {
        const { xy, kept } = spaceAfter(network, 3, deep, points, layer);
        expect(varianceOf(layers[layer], 12)).toBeGreaterThan(0);
        expect(Math.max(...xy.map(Math.abs)), `layer ${layer}`).toBeGreaterThan(0.9);
        expect(kept, `layer ${layer}`).toBeGreaterThan(0.3);
        expect(kept).toBeLessThanOrEqual(1);
      }
    },
  );

  test("SP20 outputs that are all alike are one dot, and nothing is lost", () => {
    const network = { ...config.network, hidden: [{ units: 5, activation: "relu" as const, dropout: 0 }] };
    const zeros = new Float32Array(initialWeights({ ...config, network }).length);
    const { xy, kept } = spaceAfter(network, 3, zeros, points, 0);
    expect(new Set(xy)).toEqual(new Set([0]));
    expect(kept).toBe(1);
  });

  test("brings a layer's outputs into the unit square and says how much they keep", () => {
    const view = spaceAfter(config.network, 3, weights, points, 0);
    expect(view.units).toBe(100);
    expect(view.xy).toHaveLength(240);
    expect(Math.max(...view.xy.map(Math.abs))).toBeLessThanOrEqual(1.0001);
    // 100 ReLU units of two inputs: two directions hold most of what there is
    expect(view.kept).toBeGreaterThan(0.7);
    expect(view.kept).toBeLessThanOrEqual(1);
  });

  test("keeps all of a linear layer of the plane", () => {
    const linear = { ...config.network, hidden: [{ units: 30, activation: "none" as const, dropout: 0 }] };
    const view = spaceAfter(linear, 3, initialWeights({ ...config, network: linear }), points, 0);
    expect(view.kept).toBeCloseTo(1, 4);
  });

  test("shows the input and the logits, and refuses layers that are not there", () => {
    expect(spaceAfter(config.network, 3, weights, points, -1).kept).toBe(1);
    expect(spaceAfter(config.network, 3, weights, points, 1).units).toBe(3);
    expect(() => spaceAfter(config.network, 3, weights, points, 2)).toThrow(RangeError);
  });
});

describe("the confusion matrix", () => {
  test("has the right ones on its diagonal and every point once", () => {
    const counts = confusionOf(config.network, 3, weights, points);
    const diagonal = counts.reduce((sum, row, k) => sum + row[k], 0);
    expect(diagonal).toBe(countCorrect(config.network, 3, weights, points));
    expect(counts.map((row) => row.reduce((sum, count) => sum + count, 0))).toEqual([40, 40, 40]);
  });

  test("points without a number belong nowhere", () => {
    const broken = weights.map(() => NaN);
    expect(confusionOf(config.network, 3, broken, points).flat()).toEqual(new Array(9).fill(0));
  });
});

describe("the weight histogram", () => {
  test("counts every finite value once", () => {
    const histogram = histogramOf(Float32Array.of(-1, -0.5, 0, 0.5, 1, NaN, Infinity), 4);
    expect(histogram.counts).toEqual([1, 1, 1, 2]);
    expect(histogram.from).toBe(-1);
    expect(histogram.mean).toBe(0);
    expect(histogram.spread).toBeCloseTo(Math.sqrt(0.5));
  });

  test("of zeros has its middle filled", () => {
    expect(histogramOf(new Float32Array(3), 2).counts).toEqual([0, 3]);
  });
});

describe("the plane", () => {
  test("the grid runs from the upper left in rows", () => {
    expect([...gridPoints(2, 1)]).toEqual([-0.5, 0.5, 0.5, 0.5, -0.5, -0.5, 0.5, -0.5]);
  });

  test("the square holds every point", () => {
    expect(extentOf(Float32Array.of(0, 0.5))).toBe(1.3);
    expect(extentOf(Float32Array.of(-4, 0))).toBeGreaterThan(4);
  });
});
