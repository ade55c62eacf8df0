/** Shapes of a dense network and the one layout of its weights. */
import type { Activation, Config, Network } from "./config";
import { createRandom } from "./random";

/** One dense layer: `inputs`×`outputs` weights at `weightOffset`, then `outputs` biases at `biasOffset`. */
export interface Layer {
  inputs: number;
  outputs: number;
  /** of the layer's output; "none" for the logits */
  activation: Activation;
  dropout: number;
  /** index of W[0][0]; W is row-major [inputs][outputs], so W[i][o] is at weightOffset + i·outputs + o */
  weightOffset: number;
  biasOffset: number;
}

/** The layers of a network in order, with their places in the flat weight array. */
export function layersOf(network: Network, classes: number): Layer[] {
  let inputs = network.features.length;
  let offset = 0;
  const shapes = [...network.hidden, { units: classes, activation: "none" as const, dropout: 0 }];
  return shapes.map(({ units, activation, dropout }) => {
    const layer = {
      inputs,
      outputs: units,
      activation,
      dropout,
      weightOffset: offset,
      biasOffset: offset + inputs * units,
    };
    offset = layer.biasOffset + units;
    inputs = units;
    return layer;
  });
}

/** Number of weights and biases. */
export function parameterCount(network: Network, classes: number): number {
  return layersOf(network, classes).reduce((sum, layer) => sum + (layer.inputs + 1) * layer.outputs, 0);
}

/** Multiply–adds of one point's forward pass. */
export function multiplyAdds(network: Network, classes: number): number {
  return layersOf(network, classes).reduce((sum, layer) => sum + layer.inputs * layer.outputs, 0);
}

/** "2→100→3": features, hidden units, classes. */
export function networkName(network: Network, classes: number): string {
  return [network.features.length, ...network.hidden.map((layer) => layer.units), classes].join("→");
}

function fillLayer(
  weights: Float32Array,
  layer: Layer,
  config: Config,
  random: ReturnType<typeof createRandom>,
): void {
  const { inputs, outputs, weightOffset, biasOffset } = layer;
  const uniform = (bound: number) => (2 * random.uniform() - 1) * bound;
  const draws: Record<Network["initialisation"], () => number> = {
    zeros: () => 0,
    "small-normal": () => 0.01 * random.normal(),
    xavier: () => uniform(Math.sqrt(6 / (inputs + outputs))),
    he: () => Math.sqrt(2 / inputs) * random.normal(),
    pytorch: () => uniform(1 / Math.sqrt(inputs)),
  };
  const draw = draws[config.network.initialisation];
  for (let i = weightOffset; i < biasOffset; i++) weights[i] = draw();
  if (config.network.initialisation !== "pytorch") return;
  for (let i = biasOffset; i < biasOffset + outputs; i++) weights[i] = draw();
}

/**
 * The run's initial weights: Float32Array[parameterCount], the same for the same config.
 * Sources: Glorot & Bengio 2010 (xavier, uniform), He et al. 2015 (he, normal), PyTorch's `nn.Linear`
 * (weights and biases uniform in ±1/√inputs). Biases start at zero except with PyTorch's rule.
 */
export function initialWeights(config: Config): Float32Array {
  const layers = layersOf(config.network, config.dataset.classes);
  const weights = new Float32Array(parameterCount(config.network, config.dataset.classes));
  const random = createRandom(config.seed, "initial-weights");
  for (const layer of layers) fillLayer(weights, layer, config, random);
  return weights;
}
