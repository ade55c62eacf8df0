import { describe, expect, test } from "vitest";
import { courseConfig, courseDataset, type Config } from "@/lib/spiral/config";
import { unitsFor } from "@/lib/spiral/equal-parameters";
import { forward } from "@/lib/spiral/forward";
import { asNetwork, isLinear, linearProduct } from "@/lib/spiral/linear-product";
import { initialWeights, networkName, parameterCount } from "@/lib/spiral/network";
import { heldOutPoints } from "@/lib/spiral/points";

const dataset = { ...courseDataset(3), heldOutPerClass: 40 };

function linear(...units: number[]): Config {
  const config = courseConfig(dataset, 11);
  const hidden = units.map((count) => ({ units: count, activation: "none" as const, dropout: 0 }));
  return { ...config, network: { ...config.network, features: ["x", "y", "xy"], hidden } };
}

describe("the product of linear layers", () => {
  test.each([[[]], [[100]], [[7, 5]], [[4, 9, 3]]])("CP1 is the network itself (%j hidden)", (units) => {
    const { network } = linear(...units);
    const weights = initialWeights(linear(...units));
    const [single, product] = asNetwork(network, linearProduct(network, 3, weights));
    expect(product).toHaveLength(parameterCount(single, 3));
    const { xy } = heldOutPoints(dataset);
    const whole = forward(network, 3, weights, xy);
    const one = forward(single, 3, product, xy);
    const miss = Math.max(...whole.map((value, i) => Math.abs(value - one[i])));
    expect(miss).toBeLessThan(1e-5);
    expect(Math.max(...whole.map(Math.abs))).toBeGreaterThan(0.01);
  });

  test("CP1 is refused where an activation stands between the layers", () => {
    const config = courseConfig(dataset);
    expect(isLinear(config.network)).toBe(false);
    expect(() => linearProduct(config.network, 3, initialWeights(config))).toThrow(RangeError);
  });
});

test("CP2 depths at equal parameters come as near as whole units allow", () => {
  const shapes = [1, 2, 3, 4, 5].map((depth) => {
    const units = unitsFor(603, depth, 2, 3);
    const network = courseConfig(dataset).network;
    network.hidden = Array.from({ length: depth }, () => ({ units, activation: "relu", dropout: 0 }));
    return [networkName(network, 3), parameterCount(network, 3)];
  });
  expect(shapes).toEqual([
    ["2→100→3", 603],
    ["2→21→21→3", 591],
    ["2→15→15→15→3", 573],
    ["2→13→13→13→13→3", 627],
    ["2→11→11→11→11→11→3", 597],
  ]);
  expect(unitsFor(1, 3, 2, 3)).toBe(1);
  expect(unitsFor(1e9, 1, 2, 3)).toBe(256);
});
