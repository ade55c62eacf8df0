// Shapes, counts and initial weights.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  activations,
  courseConfig,
  courseDataset,
  featureNames,
  initialisations,
  limits,
  type Config,
  type Initialisation,
  type Network,
} from "@/lib/spiral/config";
import { unitsFor } from "@/lib/spiral/equal-parameters";
import { initialWeights, layersOf, multiplyAdds, networkName, parameterCount } from "@/lib/spiral/network";
import { golden } from "./golden";

const networkOf = (features: number, ...units: number[]): Network => ({
  features: featureNames.slice(0, features) as Network["features"],
  hidden: units.map((count) => ({ units: count, activation: "relu", dropout: 0 })),
  initialisation: "pytorch",
});

const networks = fc.record({
  features: fc.integer({ min: 1, max: featureNames.length }),
  units: fc.array(fc.integer({ min: 1, max: limits.units }), { maxLength: limits.hiddenLayers }),
  classes: fc.integer(limits.classes),
});

const configOf = (initialisation: Initialisation, seed: number, network = networkOf(2, 100)): Config => ({
  ...courseConfig(courseDataset(1), seed),
  network: { ...network, initialisation },
});

describe("counts", () => {
  test.each([
    // counted by hand: (in + 1)·out for each layer, in·out multiply–adds
    [networkOf(2, 100), 3, "2→100→3", 603, 500],
    [networkOf(2, 13, 13, 13, 13), 3, "2→13→13→13→13→3", 627, 572],
    [networkOf(2), 3, "2→3", 9, 6],
    [networkOf(2, 4), 2, "2→4→2", 22, 16],
    [networkOf(2, 16, 16, 16, 16), 3, "2→16→16→16→16→3", 915, 848],
    [networkOf(7, 1), 5, "7→1→5", 18, 12],
    [networkOf(2, 256, 190), 3, "2→256→190→3", 50_171, 49_722],
  ])("SP11 %j with %i classes", (network, classes, name, parameters, products) => {
    expect(networkName(network, classes)).toBe(name);
    expect(parameterCount(network, classes)).toBe(parameters);
    expect(multiplyAdds(network, classes)).toBe(products);
  });

  test("SP11 whatever the network: layers follow one another without gap, and their sizes fit", () => {
    fc.assert(
      fc.property(networks, ({ features, units, classes }) => {
        const network = networkOf(features, ...units);
        const layers = layersOf(network, classes);
        expect(layers).toHaveLength(units.length + 1);
        let [next, inputs] = [0, features];
        for (const layer of layers) {
          expect(layer.inputs).toBe(inputs);
          expect(layer.weightOffset).toBe(next);
          expect(layer.biasOffset).toBe(next + layer.inputs * layer.outputs);
          next = layer.biasOffset + layer.outputs;
          inputs = layer.outputs;
        }
        expect(parameterCount(network, classes)).toBe(next);
        expect(inputs).toBe(classes);
        expect(multiplyAdds(network, classes)).toBe(
          next - layers.reduce((sum, { outputs }) => sum + outputs, 0),
        );
        expect(networkName(network, classes).split("→").map(Number)).toEqual([features, ...units, classes]);
      }),
    );
  });

  test.each(activations.map((name) => [name]))(
    "SP11 %s is of the hidden layers only, dropout too",
    (activation) => {
      const hidden = [{ units: 3, activation, dropout: 0.25 }];
      const layers = layersOf({ ...networkOf(2), hidden }, 3);
      expect(layers.map((layer) => [layer.activation, layer.dropout])).toEqual([
        [activation, 0.25],
        ["none", 0],
      ]);
    },
  );

  test("CP2 of all widths none comes nearer to the wanted parameters", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 9, max: limits.parameters }),
        fc.integer({ min: 1, max: limits.hiddenLayers }),
        fc.integer({ min: 1, max: 7 }),
        fc.integer(limits.classes),
        (wanted, depth, features, classes) => {
          const miss = (units: number) =>
            Math.abs(
              parameterCount(networkOf(features, ...Array<number>(depth).fill(units)), classes) - wanted,
            );
          const chosen = unitsFor(wanted, depth, features, classes);
          for (const units of [1, chosen - 1, chosen + 1, limits.units])
            if (units >= 1 && units <= limits.units) expect(miss(units)).toBeGreaterThanOrEqual(miss(chosen));
        },
      ),
    );
    expect([1, 4].map((depth) => unitsFor(603, depth, 2, 3))).toEqual([100, 13]);
  });
});

/** Weights and biases of the first layer over many seeds. */
function drawnLayer(initialisation: Initialisation, inputs: number, outputs: number, seeds: number) {
  const network = networkOf(7, inputs, outputs);
  const [, layer] = layersOf(network, 3);
  const weights: number[] = [];
  const biases: number[] = [];
  for (let seed = 0; seed < seeds; seed++) {
    const all = initialWeights(configOf(initialisation, seed, network));
    weights.push(...all.subarray(layer.weightOffset, layer.biasOffset));
    biases.push(...all.subarray(layer.biasOffset, layer.biasOffset + outputs));
  }
  return { weights, biases };
}

function statisticsOf(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return { mean, spread, reach: values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) };
}

describe("initial weights", () => {
  test.each(["pytorch", "xavier"] as const)("SP12 %s is uniform, as wide as PyTorch's own", (name) => {
    const { weights, biases } = drawnLayer(name, 24, 40, 200);
    const { mean, spread, reach } = statisticsOf(weights);
    const theirs = golden.initialisations[name];
    const bound = name === "pytorch" ? 1 / Math.sqrt(24) : Math.sqrt(6 / 64);
    expect(reach).toBeLessThanOrEqual(bound);
    expect(reach).toBeGreaterThan(0.999 * bound);
    expect(Math.abs(reach - theirs.reach)).toBeLessThan(2e-4);
    expect(Math.abs(spread - theirs.spread)).toBeLessThan(1e-3);
    expect(Math.abs(spread - bound / Math.sqrt(3))).toBeLessThan(1e-3);
    expect(Math.abs(mean)).toBeLessThan((4 * spread) / Math.sqrt(weights.length));
    // PyTorch leaves nn.Linear's own biases when only the weights are initialised; here they are zero then
    expect(statisticsOf(biases).reach).toBeCloseTo(name === "pytorch" ? theirs.biasReach : 0, 3);
  });

  test("SP12 he is normal with PyTorch's deviation, by the inputs", () => {
    const { weights, biases } = drawnLayer("he", 24, 40, 200);
    const { mean, spread } = statisticsOf(weights);
    expect(Math.abs(spread - golden.initialisations.he.spread)).toBeLessThan(2e-3);
    expect(Math.abs(spread - Math.sqrt(2 / 24))).toBeLessThan(2e-3);
    expect(Math.abs(mean)).toBeLessThan((4 * spread) / Math.sqrt(weights.length));
    const beyond = weights.filter((value) => Math.abs(value) > 2 * spread).length / weights.length;
    expect(beyond).toBeCloseTo(0.0455, 2);
    expect(biases.every((value) => value === 0)).toBe(true);
  });

  test("SP12 small-normal spreads by 0.01 whatever the layer, zeros are zero", () => {
    for (const [inputs, outputs] of [
      [4, 50],
      [200, 10],
    ]) {
      const { weights, biases } = drawnLayer("small-normal", inputs, outputs, 60);
      expect(Math.abs(statisticsOf(weights).spread - 0.01)).toBeLessThan(3e-4);
      expect(biases.every((value) => value === 0)).toBe(true);
    }
    expect(initialWeights(configOf("zeros", 1)).every((value) => value === 0)).toBe(true);
  });

  test.each(initialisations.map((name) => [name]))(
    "SP13 %s: the same config has the same weights",
    (name) => {
      const weights = initialWeights(configOf(name, 5));
      expect(weights).toHaveLength(603);
      expect(weights.every(Number.isFinite)).toBe(true);
      expect(initialWeights(configOf(name, 5))).toEqual(weights);
      if (name !== "zeros") expect(initialWeights(configOf(name, 6))).not.toEqual(weights);
    },
  );

  test("SP13 they depend on the run's seed, not on the data's, the optimizer's or the length", () => {
    const config = configOf("pytorch", 5);
    const weights = initialWeights(config);
    const others: Config[] = [
      { ...config, dataset: { ...config.dataset, seed: 99, noise: 1 } },
      { ...config, optimizer: { ...config.optimizer, kind: "sgd", learningRate: 7 } },
      { ...config, batchSize: 10, epochs: 3 },
    ];
    for (const other of others) expect(initialWeights(other)).toEqual(weights);
  });

  test("SP13 no two units begin alike, so that they can learn different things", () => {
    const [layer] = layersOf(networkOf(2, 100), 3);
    for (const name of ["small-normal", "xavier", "he", "pytorch"] as const) {
      const weights = initialWeights(configOf(name, 2));
      const units = Array.from({ length: 100 }, (_, o) => [
        weights[layer.weightOffset + o],
        weights[layer.weightOffset + 100 + o],
      ]);
      expect(new Set(units.map(String)).size).toBe(100);
    }
  });
});
