// Laws that hold for every config: forward pass, gradient, scoring, maps, matched depths and exported programs.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  activations,
  classesOf,
  courseConfig,
  courseDataset,
  datasetKinds,
  featureNames,
  initialisations,
  limits,
  optimizerKinds,
  scheduleKinds,
  usualNoise,
  type Config,
  type Network,
} from "@/lib/spiral/config";
import { confusionOf } from "@/lib/spiral/confusion";
import { unitsFor } from "@/lib/spiral/equal-parameters";
import { activate, featuresOf, forward, forwardAll, softmax } from "@/lib/spiral/forward";
import { weightNormsOn, gradientOf, weightNorms } from "@/lib/spiral/gradient";
import { histogramOf } from "@/lib/spiral/histogram";
import { asNetwork, isLinear, linearProduct } from "@/lib/spiral/linear-product";
import { initialWeights, layersOf, multiplyAdds, networkName, parameterCount } from "@/lib/spiral/network";
import { extentOf, gridPoints, usualExtent } from "@/lib/spiral/plane";
import { heldOutPoints, trainingPoints, type Points } from "@/lib/spiral/points";
import { torchProgram } from "@/lib/spiral/program/torch-program";
import { indent, type ProgramWords } from "@/lib/spiral/program/words";
import { countCorrect, predictedClass } from "@/lib/spiral/score";

const layer = fc.record({
  units: fc.integer({ min: 1, max: 7 }),
  activation: fc.constantFrom(...activations),
  dropout: fc.constantFrom(0, 0.2),
});

const network: fc.Arbitrary<Network> = fc.record({
  features: fc.subarray([...featureNames], { minLength: 1 }),
  hidden: fc.array(layer, { maxLength: 3 }),
  initialisation: fc.constantFrom(...initialisations),
});

const dataset = fc.constantFrom(...datasetKinds.filter((kind) => kind !== "own")).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    classes: fc.integer({ min: classesOf[kind].min, max: classesOf[kind].max }),
    pointsPerClass: fc.integer({ min: 2, max: 9 }),
    heldOutPerClass: fc.integer({ min: 1, max: 5 }),
    noise: fc.constantFrom(0, usualNoise[kind], 1),
    turns: fc.constantFrom(0.5, 2 / 3, 2),
    seed: fc.integer({ min: 0, max: limits.seed.max }),
  }),
);

const config: fc.Arbitrary<Config> = fc.record({
  dataset,
  network,
  optimizer: fc.record({
    kind: fc.constantFrom(...optimizerKinds),
    learningRate: fc.constantFrom(1e-3, 0.1),
    momentum: fc.constantFrom(0, 0.9),
    weightDecay: fc.constantFrom(0, 1e-5),
    l1: fc.constantFrom(0, 1e-4),
    schedule: fc.record({
      kind: fc.constantFrom(...scheduleKinds),
      every: fc.constant(10),
      factor: fc.constant(0.5),
    }),
  }),
  batchSize: fc.constantFrom(0, 4, 10_000),
  epochs: fc.integer({ min: 1, max: 50 }),
  seed: fc.integer({ min: 0, max: limits.seed.max }),
});

/** A config with weights that are not all zero, and its training points. */
const trained = fc.tuple(config, fc.integer({ min: 1, max: 1000 })).map(([made, salt]) => {
  const weights = initialWeights({
    ...made,
    network: { ...made.network, initialisation: "pytorch" },
    seed: salt,
  });
  return { made, weights, points: trainingPoints(made.dataset) };
});

/** Mean cross-entropy from a forward pass in doubles, written out anew. */
function lossOf(
  { features, hidden }: Network,
  classes: number,
  weights: Float64Array,
  { xy, labels }: Points,
): number {
  const inputs = featuresOf(xy, features);
  let total = 0;
  labels.forEach((label, row) => {
    let values = Array.from(inputs.subarray(row * features.length, (row + 1) * features.length));
    let at = 0;
    for (const { units, activation } of [...hidden, { units: classes, activation: "none" as const }]) {
      const bias = at + values.length * units;
      values = Array.from({ length: units }, (_, o) =>
        activate[activation](
          values.reduce((sum, value, i) => sum + value * weights[at + i * units + o], weights[bias + o]),
        ),
      );
      at = bias + units;
    }
    const top = Math.max(...values);
    total += top + Math.log(values.reduce((sum, value) => sum + Math.exp(value - top), 0)) - values[label];
  });
  return total / labels.length;
}

describe("the forward pass", () => {
  test("SP14 the logits are those of the layers one after the other, in doubles, to single precision", () => {
    fc.assert(
      fc.property(trained, ({ made, weights, points }) => {
        const { classes } = made.dataset;
        const logits = forward(made.network, classes, weights, points.xy);
        expect(logits).toHaveLength(points.labels.length * classes);
        const loss = lossOf(made.network, classes, Float64Array.from(weights), points);
        const chances = softmax(logits, classes);
        const found = points.labels.reduce(
          (sum, label, row) => sum - Math.log(chances[row * classes + label]),
          0,
        );
        expect(found / points.labels.length).toBeCloseTo(loss, 3);
      }),
      { numRuns: 60 },
    );
  });

  test("SP14 a layer's outputs depend on the layers up to it alone", () => {
    fc.assert(
      fc.property(trained, fc.nat(3), ({ made, weights, points }, pick) => {
        const layers = layersOf(made.network, made.dataset.classes);
        const at = pick % layers.length;
        const changed = weights.slice();
        for (let i = layers[at].weightOffset; i < changed.length; i++) changed[i] += 1;
        const before = forwardAll(made.network, made.dataset.classes, weights, points.xy);
        const after = forwardAll(made.network, made.dataset.classes, changed, points.xy);
        for (let l = 0; l < at; l++) expect(after[l]).toEqual(before[l]);
        expect(after[layers.length - 1]).toHaveLength(before[layers.length - 1].length);
      }),
      { numRuns: 60 },
    );
  });

  test("SP17 points in another order have their logits in that order", () => {
    fc.assert(
      fc.property(trained, ({ made, weights, points }) => {
        const { classes } = made.dataset;
        const count = points.labels.length;
        const turned = Float32Array.from(
          { length: 2 * count },
          (_, at) => points.xy[2 * (count - 1 - (at >> 1)) + (at & 1)],
        );
        const [one, other] = [points.xy, turned].map((xy) => forward(made.network, classes, weights, xy));
        for (let row = 0; row < count; row++)
          expect(other.slice(row * classes, (row + 1) * classes)).toEqual(
            one.slice((count - 1 - row) * classes, (count - row) * classes),
          );
      }),
      { numRuns: 40 },
    );
  });
});

describe("the reference gradient", () => {
  test.each(
    activations.flatMap((activation) => featureNames.map((feature) => [activation, feature] as const)),
  )("LB4 is the slope of the loss in doubles: %s after %s", (activation, feature) => {
    const made = courseConfig({ ...courseDataset(11), pointsPerClass: 6 }, 4);
    const hidden = [4, 3].map((units) => ({ units, activation, dropout: 0.3 }));
    const shape: Network = { features: ["x", "y", feature], hidden, initialisation: "pytorch" };
    const weights = initialWeights({ ...made, network: shape });
    const points = trainingPoints(made.dataset);
    const gradient = gradientOf(shape, 3, weights, points);
    expect(gradient).toHaveLength(parameterCount(shape, 3));
    const moved = (at: number, by: number) => {
      const changed = Float64Array.from(weights);
      changed[at] += by;
      return lossOf(shape, 3, changed, points);
    };
    gradient.forEach((value, at) => {
      const step = 1e-6;
      expect(Math.abs((moved(at, step) - moved(at, -step)) / (2 * step) - value)).toBeLessThan(1e-4);
    });
  });

  test("LB4 the biases of the logits have a gradient that sums to zero, and no layer's norm is negative", () => {
    fc.assert(
      fc.property(trained, ({ made, weights, points }) => {
        const { classes } = made.dataset;
        const gradient = gradientOf(made.network, classes, weights, points);
        const biases = gradient.subarray(gradient.length - classes);
        expect(biases.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 5);
        const norms = weightNormsOn(made.network, classes, weights, points);
        expect(norms).toEqual(weightNorms(made.network, classes, gradient));
        expect(norms).toHaveLength(made.network.hidden.length + 1);
        for (const norm of norms) expect(norm).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 60 },
    );
  });
});

describe("counting", () => {
  test("SP18 a confusion's rows are the classes' sizes, and its diagonal is what scoring counts", () => {
    fc.assert(
      fc.property(trained, ({ made, weights, points }) => {
        const { classes, pointsPerClass } = made.dataset;
        const counts = confusionOf(made.network, classes, weights, points);
        for (const row of counts) expect(row.reduce((a, b) => a + b, 0)).toBe(pointsPerClass);
        const diagonal = counts.reduce((sum, row, at) => sum + row[at], 0);
        expect(diagonal).toBe(countCorrect(made.network, classes, weights, points));
      }),
      { numRuns: 60 },
    );
  });

  test("SP18 the predicted class is the largest probability's, at any temperature", () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ min: -20, max: 20, noNaN: true }), { minLength: 3, maxLength: 3 }),
        fc.constantFrom(0.5, 1, 4),
        (list, temperature) => {
          const logits = Float32Array.from(list);
          const chances = softmax(logits, 3, temperature);
          const best = predictedClass(logits, 0, 3);
          for (const chance of chances) expect(chances[best]).toBeGreaterThanOrEqual(chance);
        },
      ),
    );
  });

  test("SP11 parameters, multiply–adds and the name tell the same layers", () => {
    fc.assert(
      fc.property(network, fc.integer({ min: 2, max: 5 }), (made, classes) => {
        const sizes = networkName(made, classes).split("→").map(Number);
        expect(sizes).toEqual([made.features.length, ...made.hidden.map(({ units }) => units), classes]);
        const pairs = sizes.slice(1).map((size, at) => [sizes[at], size]);
        expect(multiplyAdds(made, classes)).toBe(pairs.reduce((sum, [a, b]) => sum + a * b, 0));
        expect(parameterCount(made, classes)).toBe(pairs.reduce((sum, [a, b]) => sum + (a + 1) * b, 0));
      }),
    );
  });

  test("SP19 a histogram of −x is the mirror of that of x, but for values on an edge", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 1, maxLength: 40 }),
        (list) => {
          const [one, other] = [1, -1].map((sign) => histogramOf(Float32Array.from(list, (x) => sign * x)));
          expect([other.from, other.to, other.counts.length]).toEqual([one.from, one.to, one.counts.length]);
          expect(other.mean).toBeCloseTo(-one.mean, 6);
          expect(other.spread).toBeCloseTo(one.spread, 6);
          const inner = (counts: number[]) => counts.reduce((a, b) => a + b, 0);
          expect([inner(one.counts), inner(other.counts)]).toEqual([list.length, list.length]);
        },
      ),
    );
  });
});

describe("data", () => {
  test("SP6 every class has as many points as asked for, all of them numbers, labels in order", () => {
    fc.assert(
      fc.property(dataset, (made) => {
        for (const [points, perClass] of [
          [trainingPoints(made), made.pointsPerClass],
          [heldOutPoints(made), made.heldOutPerClass],
        ] as const) {
          expect(points.xy).toHaveLength(2 * points.labels.length);
          expect(points.xy.every(Number.isFinite)).toBe(true);
          expect([...points.labels]).toEqual(
            Array.from({ length: made.classes * perClass }, (_, at) => Math.floor(at / perClass)),
          );
        }
      }),
      { numRuns: 100 },
    );
  });

  test("SP6 without noise nothing but xor depends on the seed", () => {
    fc.assert(
      fc.property(dataset, (made) => {
        const [one, other] = [1, 2].map((seed) => trainingPoints({ ...made, noise: 0, seed }));
        if (made.kind === "xor") expect(other.xy).not.toEqual(one.xy);
        else expect(other.xy).toEqual(one.xy);
      }),
      { numRuns: 60 },
    );
  });

  test("SP10 the map's square holds every point up to its limit, and its grid is symmetric", () => {
    fc.assert(
      fc.property(dataset, fc.integer({ min: 1, max: 12 }), (made, size) => {
        const { xy } = trainingPoints(made);
        const extent = extentOf(xy);
        expect(extent).toBeGreaterThanOrEqual(usualExtent);
        if (extent < 12) for (const value of xy) expect(Math.abs(value)).toBeLessThanOrEqual(extent);
        const grid = gridPoints(size, extent);
        expect(grid.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 3);
        for (const value of grid) expect(Math.abs(value)).toBeLessThan(extent);
      }),
      { numRuns: 60 },
    );
  });
});

describe("linear networks and depths", () => {
  test("CP1 the product gives the network's own logits, whatever the depth and the features", () => {
    fc.assert(
      fc.property(trained, ({ made, weights, points }) => {
        const linear = {
          ...made.network,
          hidden: made.network.hidden.map((each) => ({ ...each, activation: "none" as const })),
        };
        expect(isLinear(linear)).toBe(true);
        const { classes } = made.dataset;
        const [flat, own] = asNetwork(linear, linearProduct(linear, classes, weights));
        expect(own).toHaveLength(parameterCount(flat, classes));
        const wanted = forward(linear, classes, weights, points.xy);
        forward(flat, classes, own, points.xy).forEach((value, at) =>
          expect(value).toBeCloseTo(wanted[at], 3),
        );
      }),
      { numRuns: 60 },
    );
  });

  test("CP2 more parameters never ask for narrower layers", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 40_000 }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 7 }),
        (parameters, depth, inputs) => {
          const units = unitsFor(parameters, depth, inputs, 3);
          expect(units).toBeGreaterThanOrEqual(1);
          expect(units).toBeLessThanOrEqual(limits.units);
          expect(unitsFor(parameters + 500, depth, inputs, 3)).toBeGreaterThanOrEqual(units);
        },
      ),
    );
  });
});

const words: ProgramWords = {
  head: "head",
  random: "random",
  points: "points",
  network: "network",
  weights: "weights",
  training: "training",
  l1: "penalty",
  allTrain: "whole",
  dropout: "masks",
  load: "load",
};

describe("the exported program", () => {
  test("LB5 says every choice of its config, and nothing of what is not chosen", () => {
    fc.assert(
      fc.property(config, (made) => {
        const source = torchProgram(made, words);
        const count = (text: string) => source.split(text).length - 1;
        expect(count("nn.Linear(")).toBe(made.network.hidden.length + 1);
        for (const { inputs, outputs } of layersOf(made.network, made.dataset.classes))
          expect(source).toContain(`nn.Linear(${inputs}, ${outputs}),`);
        expect(count("nn.Dropout(")).toBe(made.network.hidden.filter(({ dropout }) => dropout > 0).length);
        expect(source.includes("# masks")).toBe(made.network.hidden.some(({ dropout }) => dropout > 0));
        expect(source.includes("# penalty")).toBe(made.optimizer.l1 > 0);
        expect(source.includes("scheduler.step()")).toBe(made.optimizer.schedule.kind !== "constant");
        const full =
          made.batchSize === 0 || made.batchSize >= made.dataset.classes * made.dataset.pointsPerClass;
        expect(source.includes("order.split(")).toBe(!full);
        expect(source).toContain(`for epoch in range(${made.epochs}):`);
        expect(source.endsWith("\n")).toBe(true);
        expect(source).not.toMatch(/undefined|NaN|\[object|\t|[ ]+\n/);
        for (const line of source.split("\n")) expect((line.length - line.trimStart().length) % 4).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  test("LB5 indents what has text and leaves empty lines empty", () => {
    expect(indent(["a", "", "b"], 2)).toEqual(["        a", "", "        b"]);
  });
});
