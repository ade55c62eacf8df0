/** Computes the pictures of a network; runs in the views' worker. */
import type { Dataset, Network } from "@/lib/spiral/config";
import { confusionOf } from "@/lib/spiral/confusion";
import { forward, forwardAll, softmax } from "@/lib/spiral/forward";
import { weightNormsOn } from "@/lib/spiral/gradient";
import { histogramOf } from "@/lib/spiral/histogram";
import { layersOf } from "@/lib/spiral/network";
import { gridPoints } from "@/lib/spiral/plane";
import { heldOutPoints, trainingPoints, type Points } from "@/lib/spiral/points";
import { spaceAfter } from "@/lib/spiral/space-view";
import { shownUnits, type Pictures, type NetworkMoment, type UnitMaps, type Wanted } from "./view-request";

let cached: { key: string; training: Points; heldOut: Points } | null = null;

/** Points of a dataset, drawn once. */
function pointsOf(dataset: Dataset): { training: Points; heldOut: Points } {
  const key = JSON.stringify(dataset);
  if (cached?.key !== key)
    cached = { key, training: trainingPoints(dataset), heldOut: heldOutPoints(dataset) };
  return cached;
}

function unitMaps(
  network: Network,
  classes: number,
  weights: Float32Array,
  { size, extent, firsts }: NonNullable<Wanted["units"]>,
): UnitMaps {
  const outputs = forwardAll(network, classes, weights, gridPoints(size, extent));
  const layers = network.hidden.map(({ units }, l) =>
    Array.from({ length: Math.max(0, Math.min(units - (firsts[l] ?? 0), shownUnits)) }, (_, row) =>
      Float32Array.from(
        { length: size * size },
        (_, cell) => outputs[l][cell * units + (firsts[l] ?? 0) + row],
      ),
    ),
  );
  return { size, layers, firsts };
}

/** Every n-th point, at most `most`, so that a picture costs no more than it shows. */
function thin({ xy, labels }: Points, most: number): Points {
  const every = Math.ceil(labels.length / most);
  if (every <= 1) return { xy, labels };
  const kept = Array.from({ length: Math.floor(labels.length / every) }, (_, i) => i * every);
  return {
    xy: Float32Array.from(kept.flatMap((i) => [xy[2 * i], xy[2 * i + 1]])),
    labels: Uint8Array.from(kept, (i) => labels[i]),
  };
}

/** The pictures that are wanted, and no others. */
export function takePictures({ network, dataset, weights }: NetworkMoment, want: Wanted): Pictures {
  const { classes } = dataset;
  const { training, heldOut } = pointsOf(dataset);
  const pictures: Pictures = {};
  if (want.map) {
    const logits = forward(network, classes, weights, gridPoints(want.map.size, want.map.extent));
    pictures.map = { ...want.map, classes, probabilities: softmax(logits, classes) };
  }
  if (want.units) pictures.units = unitMaps(network, classes, weights, want.units);
  if (want.confusion)
    pictures.confusion = {
      training: confusionOf(network, classes, weights, training),
      heldOut: confusionOf(network, classes, weights, heldOut),
    };
  if (want.space) {
    const { layer } = want.space;
    pictures.space = { ...spaceAfter(network, classes, weights, thin(training, 900), layer), layer };
  }
  if (want.histograms)
    pictures.histograms = layersOf(network, classes).map(({ weightOffset, biasOffset }) =>
      histogramOf(weights.subarray(weightOffset, biasOffset)),
    );
  if (want.gradients) pictures.gradients = weightNormsOn(network, classes, weights, thin(training, 600));
  return pictures;
}
