import { describe as group, expect, test } from "vitest";
import { architectures, describe, type LayerDescription } from "@/lib/content/architectures";
import { architectureIds } from "@/lib/content/architectures/architecture";
import { faultsOf, localizedTexts } from "./localized";

const alexnet = describe(architectures.alexnet);
const lenet = describe(architectures["lenet-5"]);
const torchvision = describe(architectures["alexnet-torchvision"]);

function row(description: LayerDescription): [string, string, number, number] {
  const { channels, height, width } = description.output;
  return [
    description.layer.name,
    `${channels}×${height}×${width}`,
    description.parameters,
    description.multiplyAdds,
  ];
}

const learned = (layers: LayerDescription[]) => layers.filter(({ parameters }) => parameters > 0).map(row);

group("AlexNet of 2012", () => {
  test("has the shapes, parameters and multiply–adds worked out by hand", () => {
    expect(learned(alexnet.layers)).toEqual([
      // (11·11·3)·96 + 96; times 55·55
      ["conv1", "96×55×55", 34_944, 105_415_200],
      // (5·5·48)·256 + 256; times 27·27
      ["conv2", "256×27×27", 307_456, 223_948_800],
      ["conv3", "384×13×13", 885_120, 149_520_384],
      ["conv4", "384×13×13", 663_936, 112_140_288],
      ["conv5", "256×13×13", 442_624, 74_760_192],
      // 9216·4096 + 4096
      ["fc6", "4096×1×1", 37_752_832, 37_748_736],
      ["fc7", "4096×1×1", 16_781_312, 16_777_216],
      ["fc8", "1000×1×1", 4_097_000, 4_096_000],
    ]);
    expect(alexnet.layers.find(({ layer }) => layer.name === "pool5")?.output).toEqual({
      channels: 256,
      height: 6,
      width: 6,
    });
  });

  test("sums to 60,965,224 parameters, 724 million multiply–adds and eight learned layers", () => {
    expect(alexnet.totals).toEqual({
      parameters: 60_965_224,
      fixed: 0,
      multiplyAdds: 724_406_816,
      learnedLayers: 8,
      fixedLayers: 0,
    });
  });

  test("holds 96 % of its parameters in full connections and does 92 % of its work in convolutions", () => {
    const share = (key: "parameters" | "multiplyAdds", kind: string) =>
      alexnet.layers.filter(({ layer }) => layer.kind === kind).reduce((sum, layer) => sum + layer[key], 0) /
      alexnet.totals[key];
    expect(share("parameters", "fully-connected")).toBeCloseTo(0.9617, 4);
    expect(share("multiplyAdds", "convolution")).toBeCloseTo(0.9191, 4);
  });
});

group("torchvision's AlexNet", () => {
  test("has the 61,100,840 parameters that torchvision documents", () => {
    expect(torchvision.totals.parameters).toBe(61_100_840);
    expect(torchvision.layers[0].output).toEqual({ channels: 64, height: 55, width: 55 });
    expect(torchvision.layers.find(({ layer }) => layer.name === "pool5")?.output.height).toBe(6);
  });

  test("differs from the original by the number in the note", () => {
    expect(torchvision.totals.parameters - alexnet.totals.parameters).toBe(135_616);
  });
});

group("LeNet-5 of 1998", () => {
  test("has the paper's parameters, 60,000 in all", () => {
    expect(learned(lenet.layers).map(([name, shape, parameters]) => [name, shape, parameters])).toEqual([
      ["C1", "6×28×28", 156],
      ["S2", "6×14×14", 12],
      ["C3", "16×10×10", 1_516],
      ["S4", "16×5×5", 32],
      ["C5", "120×1×1", 48_120],
      ["F6", "84×1×1", 10_164],
    ]);
    expect(lenet.totals.parameters).toBe(60_000);
    expect(lenet.totals.fixed).toBe(840);
  });

  test("CT6 has the five layers that people count, the last of them not learned", () => {
    expect(lenet.totals).toMatchObject({ learnedLayers: 4, fixedLayers: 1 });
  });

  test("has the paper's 340,908 connections", () => {
    // A connection is a weight or bias in use at one place; subsampling has four inputs and a bias per unit.
    const connections = lenet.layers.map(({ layer, multiplyAdds, biases, output }) =>
      layer.kind === "subsampling" ? 5 * multiplyAdds : multiplyAdds + biases * output.height * output.width,
    );
    expect(connections).toEqual([122_304, 5_880, 151_600, 2_000, 48_120, 10_164, 840]);
    expect(connections.reduce((sum, count) => sum + count)).toBe(340_908);
  });

  test("shrinks to tutorials' 61,706 parameters when simplified", () => {
    const layers = architectures["lenet-5"].layers.map((layer) => {
      if (layer.kind === "convolution") return { ...layer, connections: undefined };
      if (layer.kind === "subsampling") return { ...layer, kind: "max-pooling" as const };
      return layer.kind === "radial-basis" ? { ...layer, kind: "fully-connected" as const } : layer;
    });
    expect(describe({ ...architectures["lenet-5"], layers }).totals.parameters).toBe(61_706);
  });
});

test("channels that do not divide by the groups are refused", () => {
  const layers = [
    {
      ...architectures.alexnet.layers[0],
      kind: "convolution" as const,
      groups: 2,
      channels: 96,
      kernel: 3,
      stride: 1,
      padding: 0,
    },
  ];
  expect(() => describe({ ...architectures.alexnet, layers })).toThrow("do not divide");
});

test("architectures stand under their own ids, with whole texts", () => {
  expect(architectureIds.map((id) => architectures[id].id)).toEqual([...architectureIds]);
  expect(localizedTexts(architectures).flatMap(faultsOf)).toEqual([]);
});
