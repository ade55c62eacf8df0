// The kernels' forward passes against the one that scoring uses.
import fc from "fast-check";
import { expect, test } from "vitest";
import { DenseForward } from "@/lib/kernels/dense-forward";
import { openDenseNetwork } from "@/lib/kernels/dense-network";
import { loadKernels } from "@/lib/kernels/instance";
import { activations, courseConfig, courseDataset } from "@/lib/spiral/config";
import { featuresOf, forward } from "@/lib/spiral/forward";
import { layersOf } from "@/lib/spiral/network";
import { predictedClass } from "@/lib/spiral/score";
import { allSizes, anyNetwork, type AnyNetwork } from "./arbitrary-network";
import { equalClasses, logitsWithBounds } from "./rounding-bound";

const seed = Number(process.env.PROPERTY_SEED ?? 1);
const runsFactor = Number(process.env.PROPERTY_RUNS ?? 1);

/** Where two arrays differ in a bit, of numbers that are numbers; -1 where they do not. */
const firstDifference = (a: Float32Array, b: Float32Array): number =>
  a.length === b.length ? a.findIndex((value, i) => !Object.is(value, b[i])) : a.length;

const classesByScoring = ({ network, classes, weights, xy }: AnyNetwork): number[] => {
  const logits = forward(network, classes, weights, xy);
  return Array.from({ length: xy.length / 2 }, (_, row) => predictedClass(logits, row, classes));
};

test("KN1 the exact pass gives the very bits and classes of scoring, whatever the network and its weights", async () => {
  const seen = new Map<string, number>();
  const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);
  // one memory for all of them, as scoring does: nothing of one network is left for the next
  const kernels = await loadKernels();
  await fc.assert(
    fc.asyncProperty(anyNetwork(allSizes), async (one) => {
      const { network, classes, weights, xy, size } = one;
      const features = featuresOf(xy, network.features);
      const exact = new DenseForward(kernels, layersOf(network, classes));
      const expected = forward(network, classes, weights, xy);
      const logits = exact.logits(weights, features);
      const at = firstDifference(logits, expected);
      expect(at < 0 ? "" : `logit ${at}: ${logits[at]}, scoring has ${expected[at]}`).toBe("");
      expect([...exact.classes(weights, features)]).toEqual(classesByScoring(one));
      for (const name of [size, `depth ${network.hidden.length}`, ...network.hidden.map((h) => h.activation)])
        count(name);
      if (expected.some(Number.isNaN)) count("no number");
      if (expected.some((value) => Math.abs(value) === Infinity)) count("infinity");
      if (expected.some((value, i) => i % classes > 0 && value === expected[i - 1])) count("tie");
    }),
    { numRuns: 600 * runsFactor, seed },
  );
  // a property is worth what it has seen
  const depths = Array.from({ length: 9 }, (_, depth) => `depth ${depth}`);
  for (const name of [...allSizes, ...activations, ...depths, "no number", "infinity", "tie"])
    expect(seen.get(name) ?? 0, name).toBeGreaterThan(5);
});

test("KN1 more points than one call takes, and one network after another, change nothing", async () => {
  const { network, dataset } = courseConfig(courseDataset(1));
  const exact = new DenseForward(await loadKernels(), layersOf(network, dataset.classes));
  const xy = Float32Array.from({ length: 2 * 5000 }, (_, i) => Math.sin(i) * 2);
  const features = featuresOf(xy, network.features);
  for (const shift of [0, 1, 2]) {
    const weights = Float32Array.from({ length: 603 }, (_, i) => Math.sin(7 * i + shift));
    const expected = forward(network, dataset.classes, weights, xy);
    expect(firstDifference(exact.logits(weights, features), expected)).toBe(-1);
  }
  expect(exact.logits(new Float32Array(603), new Float32Array(0))).toHaveLength(0);
  for (const wrong of [0, 602, 604])
    expect(() => exact.logits(new Float32Array(wrong), features)).toThrow(RangeError);
});

const { optimizer } = courseConfig(courseDataset(1));
const nothing = { features: new Float32Array(0), labels: new Uint8Array(0) };

/** How many of the points training's float pass puts into the classes that `labels` names. */
async function agreeing(one: AnyNetwork, rows: number[], labels: number[]): Promise<number> {
  const { network, classes, weights, xy } = one;
  const features = featuresOf(
    Float32Array.from(rows.flatMap((row) => [xy[2 * row], xy[2 * row + 1]])),
    network.features,
  );
  const heldOut = { features, labels: Uint8Array.from(labels) };
  const layers = layersOf(network, classes);
  const floats = await openDenseNetwork({ layers, seed: 0, optimizer, training: nothing, heldOut });
  floats.weights.set(weights);
  return floats.evaluate("heldOut").right;
}

test("KN2 the float pass gives scoring's classes wherever its rounding cannot move the best logit below another", async () => {
  let spoken = 0;
  let asked = 0;
  let ties = 0;
  await fc.assert(
    fc.asyncProperty(anyNetwork(allSizes), async (one) => {
      const { classes } = one;
      const { logits, bounds } = logitsWithBounds(one);
      const same = equalClasses(one);
      const rows: number[] = [];
      const labels: number[] = [];
      for (let row = 0; row < one.xy.length / 2; row++) {
        const best = predictedClass(logits, row, classes);
        asked++;
        const clear = (k: number) =>
          same[k] === same[best] ||
          logits[row * classes + best] - logits[row * classes + k] >
            bounds[row * classes + best] + bounds[row * classes + k];
        if (
          best < 0 ||
          !Number.isFinite(bounds[row * classes + best]) ||
          ![...Array(classes).keys()].every(clear)
        )
          continue;
        if (same.filter((first) => first === same[best]).length > 1) ties++;
        rows.push(row);
        labels.push(best);
      }
      spoken += rows.length;
      expect(await agreeing(one, rows, labels)).toBe(rows.length);
    }),
    { numRuns: 400 * runsFactor, seed },
  );
  expect(spoken / asked).toBeGreaterThan(0.4);
  expect(ties).toBeGreaterThan(100);
});

test("KN2 in training what is no number passes through ReLU and belongs to no class; scoring's ReLU makes it 0", async () => {
  const network = {
    ...courseConfig(courseDataset(1)).network,
    hidden: [{ units: 4, activation: "relu" as const, dropout: 0 }],
  };
  const weights = new Float32Array(27).fill(0.5);
  weights[0] = NaN;
  const one: AnyNetwork = { network, classes: 3, size: "bits", weights, xy: Float32Array.of(1, 1, -1, 2) };
  for (const label of [0, 1, 2]) expect(await agreeing(one, [0, 1], [label, label])).toBe(0);
  expect(classesByScoring(one)).toEqual([0, 0]);
});
