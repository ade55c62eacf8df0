/** Layers without an activation between them are one linear map: their product. */
import type { Network } from "./config";
import { layersOf, type Layer } from "./network";

/** A linear map of features to logits. */
export interface LinearMap {
  inputs: number;
  outputs: number;
  /** Float64Array[inputs·outputs], row-major [inputs][outputs] as everywhere */
  matrix: Float64Array;
  /** Float64Array[outputs] */
  bias: Float64Array;
}

/** Whether nothing but linear layers stands between features and logits. */
export const isLinear = ({ hidden }: Network): boolean =>
  hidden.every(({ activation }) => activation === "none");

function mapOf({ inputs, outputs, weightOffset, biasOffset }: Layer, weights: Float32Array): LinearMap {
  return {
    inputs,
    outputs,
    matrix: Float64Array.from(weights.subarray(weightOffset, biasOffset)),
    bias: Float64Array.from(weights.subarray(biasOffset, biasOffset + outputs)),
  };
}

/** First `a`, then `b`: x·A + a, then ·B + b, is x·AB + (a·B + b). */
function chain(a: LinearMap, b: LinearMap): LinearMap {
  const matrix = new Float64Array(a.inputs * b.outputs);
  const bias = b.bias.slice();
  for (let k = 0; k < a.outputs; k++)
    for (let o = 0; o < b.outputs; o++) {
      const factor = b.matrix[k * b.outputs + o];
      for (let i = 0; i < a.inputs; i++) matrix[i * b.outputs + o] += a.matrix[i * a.outputs + k] * factor;
      bias[o] += a.bias[k] * factor;
    }
  return { inputs: a.inputs, outputs: b.outputs, matrix, bias };
}

/**
 * The one linear map that a network of linear layers is.
 * @throws RangeError when an activation stands between them
 */
export function linearProduct(network: Network, classes: number, weights: Float32Array): LinearMap {
  if (!isLinear(network)) throw new RangeError("the network is not linear");
  return layersOf(network, classes)
    .map((layer) => mapOf(layer, weights))
    .reduce(chain);
}

/** A linear map as a network without hidden layers, and its weights in the usual layout. */
export function asNetwork(network: Network, { matrix, bias }: LinearMap): [Network, Float32Array] {
  return [{ ...network, hidden: [] }, Float32Array.from([...matrix, ...bias])];
}
