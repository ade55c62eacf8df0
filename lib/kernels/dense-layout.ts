/** Where the arrays of a network in training lie in the kernels' memory. */
import type { Layer } from "@/lib/spiral/network";
import { Arena } from "./arena";
import { parametersOf, planWords, tile } from "./plan";

/** Labelled points as a network sees them; they stay in memory. */
export interface LabelledPoints {
  /** Float32Array[count·inputs], row-major */
  features: Float32Array;
  /** Uint8Array[count], each below the number of classes */
  labels: Uint8Array;
}

/** Most steps of one call of `run`. */
export const maxSteps = 1024;
/** Points of one call of the kernels' predict. */
export const maxQuestions = 4096;

/** Units of the widest layer, inputs included. */
const widest = (layers: readonly Layer[]): number =>
  Math.max(layers[0].inputs, ...layers.map(({ outputs }) => outputs));

/** Addresses of everything; arrays of parameters have room for a vector beyond their end. */
export function layOut(
  {
    layers,
    training,
    heldOut,
  }: { layers: readonly Layer[]; training: LabelledPoints; heldOut: LabelledPoints },
  base: number,
) {
  const room = new Arena(base);
  const parameters = parametersOf(layers) + 8;
  const rows = (units: number) => room.words((units + 3) * tile);
  const labelled = ({ features, labels }: LabelledPoints) => ({
    features: room.words(features.length),
    labels: room.bytes(labels.length),
  });
  const units = widest(layers);
  return {
    plan: room.words(planWords.header + planWords.layer * layers.length),
    weights: room.words(parameters),
    gradient: room.words(parameters),
    slots: [room.words(parameters), room.words(parameters)],
    input: rows(layers[0].inputs),
    tileLabels: room.words(tile),
    deltas: [rows(units), rows(units)],
    norms: room.words(layers.length),
    outputs: layers.map(({ outputs }) => rows(outputs)),
    slopes: layers.map(({ outputs }) => rows(outputs)),
    training: labelled(training),
    heldOut: labelled(heldOut),
    order: room.words(training.labels.length),
    table: room.words(planWords.step * maxSteps),
    losses: room.words(maxSteps),
    right: room.words(1),
    questions: room.words(maxQuestions * layers[0].inputs),
    answers: room.words(maxQuestions * layers[layers.length - 1].outputs),
    end: room.end,
  };
}

/** Addresses in bytes. */
export type DenseLayout = ReturnType<typeof layOut>;
