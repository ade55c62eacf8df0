/** Shapes, parameters and multiply–adds of an architecture, computed from its layers. */
import type { Architecture, ArchitectureLayer, Convolution, FullyConnected, Shape } from "./architecture";

/** One layer with what follows from its place in the network. */
export interface LayerDescription {
  layer: ArchitectureLayer;
  input: Shape;
  output: Shape;
  /** trained weights, biases not counted */
  weights: number;
  biases: number;
  /** weights + biases */
  parameters: number;
  /** numbers that take part but are not trained */
  fixed: number;
  /** for one image: multiplications by a weight, each with its addition; pooling and activations count none */
  multiplyAdds: number;
  /** units of the layer: channels · height · width */
  units: number;
}

export interface ArchitectureDescription {
  architecture: Architecture;
  layers: LayerDescription[];
  /** sums over the layers */
  totals: {
    parameters: number;
    fixed: number;
    multiplyAdds: number;
    learnedLayers: number;
    /** layers with a number for each connection that was set by hand */
    fixedLayers: number;
  };
}

interface Cost {
  output: Shape;
  weights: number;
  biases: number;
  fixed: number;
  multiplyAdds: number;
}

const area = ({ height, width }: Shape): number => height * width;
const volume = (shape: Shape): number => shape.channels * area(shape);

/** Places a window takes along one side; the last incomplete one is dropped. */
function places(side: number, kernel: number, stride: number, padding = 0): number {
  return Math.floor((side + 2 * padding - kernel) / stride) + 1;
}

function slide(input: Shape, channels: number, kernel: number, stride: number, padding = 0): Shape {
  return {
    channels,
    height: places(input.height, kernel, stride, padding),
    width: places(input.width, kernel, stride, padding),
  };
}

function convolutionCost(layer: Convolution, input: Shape): Cost {
  const { channels, kernel, stride, padding, groups, connections } = layer;
  if (input.channels % groups || channels % groups)
    throw new Error(`${layer.name}: channels do not divide by groups`);
  const links = connections
    ? connections.reduce((sum, seen) => sum + seen.length, 0)
    : channels * (input.channels / groups);
  const output = slide(input, channels, kernel, stride, padding);
  const weights = links * kernel * kernel;
  return { output, weights, biases: channels, fixed: 0, multiplyAdds: weights * area(output) };
}

function fullyConnectedCost({ kind, units }: FullyConnected, input: Shape): Cost {
  const output = { channels: units, height: 1, width: 1 };
  const products = volume(input) * units;
  return kind === "radial-basis"
    ? { output, weights: 0, biases: 0, fixed: products, multiplyAdds: products }
    : { output, weights: products, biases: units, fixed: 0, multiplyAdds: products };
}

function costOf(layer: ArchitectureLayer, input: Shape): Cost {
  const free = { weights: 0, biases: 0, fixed: 0, multiplyAdds: 0 };
  switch (layer.kind) {
    case "convolution":
      return convolutionCost(layer, input);
    case "fully-connected":
    case "radial-basis":
      return fullyConnectedCost(layer, input);
    case "max-pooling":
      return { ...free, output: slide(input, input.channels, layer.kernel, layer.stride) };
    case "subsampling": {
      const output = slide(input, input.channels, layer.kernel, layer.stride);
      return {
        ...free,
        output,
        weights: input.channels,
        biases: input.channels,
        multiplyAdds: volume(output),
      };
    }
    case "adaptive-pooling":
      return { ...free, output: { ...input, height: layer.size, width: layer.size } };
    case "local-response-normalisation":
    case "dropout":
      return { ...free, output: input };
  }
}

/** Whether a layer counts among the "learned layers" of a network's name: those with a weight per connection. */
function isLearned({ layer, weights }: LayerDescription): boolean {
  return weights > 0 && layer.kind !== "subsampling";
}

/** Walks the layers from the input on. Throws if channels do not divide by groups. */
export function describe(architecture: Architecture): ArchitectureDescription {
  const layers: LayerDescription[] = [];
  let input = architecture.input;
  for (const layer of architecture.layers) {
    const cost = costOf(layer, input);
    layers.push({
      layer,
      input,
      ...cost,
      parameters: cost.weights + cost.biases,
      units: volume(cost.output),
    });
    input = cost.output;
  }
  const sum = (key: "parameters" | "fixed" | "multiplyAdds") =>
    layers.reduce((total, description) => total + description[key], 0);
  return {
    architecture,
    layers,
    totals: {
      parameters: sum("parameters"),
      fixed: sum("fixed"),
      multiplyAdds: sum("multiplyAdds"),
      learnedLayers: layers.filter(isLearned).length,
      fixedLayers: layers.filter(({ fixed }) => fixed > 0).length,
    },
  };
}
