/** What the page may look at: maps, layers, confusion. */
import { featuresOf, forwardAll } from "@/lib/spiral/forward";
import { gridPoints } from "@/lib/spiral/plane";
import { predictedClass } from "@/lib/spiral/score";
import type { Evaluation, LayerOutputs, PointSet, Requests, Subject, TrainedMap } from "./protocol";
import type { TrainingRun } from "./training-run";
import type { Work } from "./work";

/** The features of the last grid: a map is asked for again and again. */
let grid: { key: string; features: Float32Array } | null = null;

function gridFeatures({ config }: Work, size: number, extent: number): Float32Array {
  const { features } = config.network;
  const key = [size, extent, ...features].join();
  if (grid?.key !== key) grid = { key, features: featuresOf(gridPoints(size, extent), features) };
  return grid.features;
}

async function map(run: TrainingRun, params: Requests["map"]["params"]): Promise<TrainedMap> {
  const { work, engine, position } = run;
  const { size, extent = work.extent } = params;
  const probabilities = await engine.predict(gridFeatures(work, size, extent));
  const { epoch, step } = position;
  return { epoch, step, size, extent, classes: work.classes, probabilities };
}

const sampleOf = (work: Work, points: PointSet) => (points === "training" ? work.training : work.heldOut);

function pointsOf(work: Work, subject: Subject): { xy: Float32Array; labels: Uint8Array } {
  if (typeof subject === "string") return sampleOf(work, subject);
  return { xy: gridPoints(subject.size, subject.extent ?? work.extent), labels: new Uint8Array(0) };
}

async function layer(run: TrainingRun, params: Requests["layer"]["params"]): Promise<LayerOutputs> {
  const { work, engine } = run;
  const { xy, labels } = pointsOf(work, params.subject);
  const { weights } = await engine.read();
  const values = forwardAll(work.config.network, work.classes, weights, xy)[params.layer];
  if (!values) throw new RangeError(`there is no layer ${params.layer}`);
  return { layer: params.layer, units: work.layers[params.layer].outputs, values, labels };
}

async function evaluate({ work, engine }: TrainingRun, points: PointSet): Promise<Evaluation> {
  const { features, labels, count } = sampleOf(work, points);
  const { loss, accuracy } = await engine.evaluate(points);
  const probabilities = await engine.predict(features);
  const confusion = new Uint32Array(work.classes * work.classes);
  for (let row = 0; row < count; row++) {
    const predicted = predictedClass(probabilities, row, work.classes);
    if (predicted >= 0) confusion[labels[row] * work.classes + predicted]++;
  }
  return { loss, accuracy, confusion };
}

/** Views of a run as it is now. */
export const look = { map, layer, evaluate };
