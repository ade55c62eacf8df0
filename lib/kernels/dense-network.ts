/** A dense network in the kernels' memory: whole training steps, scores and predictions, four points to an instruction. */
import { activations, optimizerKinds, type Optimizer } from "@/lib/spiral/config";
import type { Layer } from "@/lib/spiral/network";
import { growTo } from "./arena";
import {
  layOut,
  maxQuestions,
  parametersOf,
  words,
  type DenseLayout,
  type LabelledPoints,
} from "./dense-layout";
import { dropoutThreshold } from "./dropout";
import { loadKernels, type Kernels } from "./instance";

/** What a network is opened with. */
export interface DenseDescription {
  /** one after the other in the flat array of weights (lib/spiral/network.ts) */
  layers: readonly Layer[];
  /** of dropout's masks, 0 … 2³²-1 */
  seed: number;
  optimizer: Optimizer;
  /** what steps are taken on; at least one point */
  training: LabelledPoints;
  /** what else scores are asked for; may be empty */
  heldOut: LabelledPoints;
}

/** One training step. */
export interface DenseStep {
  /** first and past-the-last place of the batch in the order of points */
  from: number;
  to: number;
  /** counted over the run, from 0: the key of dropout's masks */
  step: number;
  learningRate: number;
  /** Adam: learningRate / (1 - 0.9^t) */
  stepSize: number;
  /** Adam: sqrt(1 - 0.999^t) */
  correction: number;
}

/** Which of the points that stay in memory. */
export type DensePoints = "training" | "heldOut";

/** Words of the plan (assembly/plan.ts counts bytes). */
const word = { optimizer: 12, momentum: 13, decay: 14, l1: 15 } as const;

/** A network and its points; views of its arrays are the memory itself, not copies. */
export class DenseNetwork {
  /** Float32Array[parameters]; all zero at first */
  readonly weights: Float32Array;
  /** the optimizer's running averages, each Float32Array[parameters]: velocity or squares, or Adam's mean and squares */
  readonly slots: readonly Float32Array[];
  /** of the last step: Euclidean norm of each layer's gradient, weights and biases together, Float32Array[layers] */
  readonly norms: Float32Array;
  readonly #kernels: Kernels;
  readonly #counts: Record<DensePoints, number>;
  readonly #inputs: number;
  readonly #classes: number;
  readonly #at: DenseLayout;
  readonly #floats: Float32Array;
  readonly #words: Uint32Array;
  #ordered = false;

  /** @param kernels a fresh instance: its memory is this network's */
  constructor(kernels: Kernels, description: DenseDescription) {
    const { layers, training, heldOut } = description;
    this.#kernels = kernels;
    this.#counts = { training: training.labels.length, heldOut: heldOut.labels.length };
    this.#inputs = layers[0].inputs;
    this.#classes = layers[layers.length - 1].outputs;
    this.#at = layOut(description, kernels.base());
    growTo(kernels, this.#at.end);
    this.#floats = new Float32Array(kernels.memory.buffer);
    this.#words = new Uint32Array(kernels.memory.buffer);
    const parameters = parametersOf(layers);
    this.weights = this.#view(this.#at.weights, parameters);
    this.slots = this.#at.slots.map((slot) => this.#view(slot, parameters));
    this.norms = this.#view(this.#at.norms, layers.length);
    this.#writePlan(description);
    layers.forEach((layer, l) => this.#writeLayer(layer, l));
    this.#writePoints(training, this.#at.training);
    this.#writePoints(heldOut, this.#at.heldOut);
  }

  /** Another optimizer from the next step on; the running averages stay as they are. */
  setOptimizer(optimizer: Optimizer): void {
    const plan = this.#at.plan / 4;
    this.#words[plan + word.optimizer] = optimizerKinds.indexOf(optimizer.kind);
    this.#floats[plan + word.momentum] = optimizer.momentum;
    this.#floats[plan + word.decay] = optimizer.weightDecay;
    this.#floats[plan + word.l1] = optimizer.l1;
  }

  /** The order that batches are cut from, Uint32Array[training points]; null takes the points as they are. */
  setOrder(order: Uint32Array | null): void {
    this.#ordered = order !== null;
    if (order) this.#words.set(order, this.#at.order / 4);
  }

  /** Puts a step into the table that `run` works through. @param index below maxSteps */
  writeStep(index: number, { from, to, learningRate, stepSize, correction, step }: DenseStep): void {
    const at = this.#at.table / 4 + index * words.step;
    this.#words[at] = from;
    this.#words[at + 1] = to - from;
    this.#floats[at + 2] = learningRate;
    this.#floats[at + 3] = stepSize;
    this.#floats[at + 4] = correction;
    this.#words[at + 5] = step;
  }

  /**
   * Takes the table's first `count` steps, all under one order of points.
   * @returns each step's mean cross-entropy before its update, Float32Array[count], overwritten by the next call
   */
  run(count: number): Float32Array {
    const { plan, table, training, order, losses } = this.#at;
    const by = this.#ordered ? order : 0;
    this.#kernels.run(plan, table, count, training.features, training.labels, by, losses);
    return this.#view(losses, count);
  }

  /** Mean cross-entropy (NaN of no points) and how many points are put into their own class, without dropout. */
  evaluate(points: DensePoints): { loss: number; right: number } {
    const { plan, right, [points]: at } = this.#at;
    const loss = this.#kernels.evaluate(plan, at.features, at.labels, this.#counts[points], right);
    return { loss, right: this.#words[right / 4] };
  }

  /** Class probabilities [n·classes] of features [n·inputs], without dropout. */
  predict(features: Float32Array): Float32Array {
    const width = this.#inputs;
    const classes = this.#classes;
    const { plan, questions, answers } = this.#at;
    const count = features.length / width;
    const probabilities = new Float32Array(count * classes);
    for (let from = 0; from < count; from += maxQuestions) {
      const points = Math.min(maxQuestions, count - from);
      this.#floats.set(features.subarray(from * width, (from + points) * width), questions / 4);
      this.#kernels.predict(plan, questions, points, answers);
      probabilities.set(this.#view(answers, points * classes), from * classes);
    }
    return probabilities;
  }

  #view(at: number, count: number): Float32Array {
    return this.#floats.subarray(at / 4, at / 4 + count);
  }

  #writePlan({ layers, seed, optimizer }: DenseDescription): void {
    const at = this.#at;
    const sizes = [layers.length, this.#classes, this.#inputs, this.weights.length];
    const arrays = [at.weights, at.gradient, ...at.slots, at.input, at.tileLabels, ...at.deltas];
    this.#words.set([...sizes, ...arrays, 0, 0, 0, 0, seed, at.norms], at.plan / 4);
    this.setOptimizer(optimizer);
  }

  #writeLayer(layer: Layer, l: number): void {
    const at = this.#at;
    const to = at.plan / 4 + words.header + l * words.layer;
    const { inputs, outputs, weightOffset, biasOffset, activation, dropout } = layer;
    this.#words.set(
      [
        ...[inputs, outputs, at.weights + 4 * weightOffset, at.weights + 4 * biasOffset],
        ...[activations.indexOf(activation), at.outputs[l], at.slopes[l]],
        ...[dropout > 0 ? 1 : 0, dropoutThreshold(dropout), 0],
        ...[at.gradient + 4 * weightOffset, at.gradient + 4 * biasOffset],
      ],
      to,
    );
    this.#floats[to + 9] = 1 / (1 - dropout);
  }

  #writePoints({ features, labels }: LabelledPoints, to: DenseLayout[DensePoints]): void {
    this.#floats.set(features, to.features / 4);
    new Uint8Array(this.#floats.buffer).set(labels, to.labels);
  }
}

/** Opens a network on kernels of its own. @throws CompileError where the kernels do not run */
export async function openDenseNetwork(description: DenseDescription): Promise<DenseNetwork> {
  return new DenseNetwork(await loadKernels(), description);
}
