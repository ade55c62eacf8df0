/** A run's config turned into what engines compute on: layers, features, labels, sizes of batches. */
import type { Config } from "@/lib/spiral/config";
import { featuresOf } from "@/lib/spiral/forward";
import { initialWeights, layersOf, parameterCount, type Layer } from "@/lib/spiral/network";
import { extentOf } from "@/lib/spiral/plane";
import { heldOutPoints, trainingPoints, type Points } from "@/lib/spiral/points";
import { stepsPerEpoch } from "./plan";

/** Labelled points as a network sees them. */
export interface Sample {
  count: number;
  /** Float32Array[count·features], row-major */
  features: Float32Array;
  labels: Uint8Array;
  xy: Float32Array;
}

/** What does not change during a run. */
export interface Work {
  config: Config;
  layers: Layer[];
  classes: number;
  parameters: number;
  training: Sample;
  heldOut: Sample;
  /** points in a full-sized batch; all of them for a full batch */
  batch: number;
  stepsPerEpoch: number;
  initial: Float32Array;
  /** half the side of the square that shows the training points */
  extent: number;
}

function sampleOf({ xy, labels }: Points, config: Config): Sample {
  return { count: labels.length, features: featuresOf(xy, config.network.features), labels, xy };
}

/**
 * Prepares a config for training.
 * @param weights initial weights other than the config's own
 * @throws RangeError when there is no training point or the weights do not fit the network
 */
export function prepareWork(config: Config, weights?: Float32Array): Work {
  const { network, dataset, batchSize } = config;
  const training = sampleOf(trainingPoints(dataset), config);
  if (training.count === 0) throw new RangeError("there are no training points");
  const parameters = parameterCount(network, dataset.classes);
  if (weights && weights.length !== parameters) throw new RangeError("the weights do not fit the network");
  const size = batchSize === 0 || batchSize > training.count ? training.count : batchSize;
  return {
    config,
    layers: layersOf(network, dataset.classes),
    classes: dataset.classes,
    parameters,
    training,
    heldOut: sampleOf(heldOutPoints(dataset), config),
    batch: size,
    stepsPerEpoch: stepsPerEpoch(training.count, size),
    initial: weights ?? initialWeights(config),
    extent: extentOf(training.xy),
  };
}

/** Whether every batch is all the points; then their order does not matter and stays. */
export const isFullBatch = ({ stepsPerEpoch: steps }: Work): boolean => steps === 1;

/** The sizes that buffers need: points of the largest set, and units of the widest layer, features included. */
export function bounds(work: Work): { points: number; units: number } {
  const { layers, training, heldOut } = work;
  return {
    points: Math.max(training.count, heldOut.count),
    units: Math.max(layers[0].inputs, ...layers.map(({ outputs }) => outputs)),
  };
}
