/** A dense network in training in the kernels' memory: whole steps, scores and predictions, four points to an instruction. */
import type { Optimizer } from "@/lib/spiral/config";
import type { Layer } from "@/lib/spiral/network";
import { MemoryViews } from "./arena";
import { layOut, maxQuestions, type DenseLayout, type LabelledPoints } from "./dense-layout";
import { loadKernels, type Kernels } from "./instance";
import { parametersOf, planWords, writeOptimizer, writePlan } from "./plan";

/** What a network is opened with. */
export interface DenseDescription {
  /** one after the other in the flat array of weights (lib/spiral/network.ts); the last one's outputs are logits */
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
  /** first place of the batch in the order of points */
  from: number;
  /** past its last one */
  to: number;
  /** counted over the run, from 0: with the seed and the layer the key of dropout's masks */
  step: number;
  learningRate: number;
  /** Adam: learningRate / (1 - 0.9^t), t the age of the running averages, from 1 */
  stepSize: number;
  /** Adam: sqrt(1 - 0.999^t) */
  correction: number;
}

/** Which of the points that stay in memory. */
export type DensePoints = "training" | "heldOut";

/** Sums are floats here, for speed: lib/kernels/dense-forward.ts has the pass that agrees with scoring bit for bit. */
export class DenseNetwork {
  /** Float32Array[parameters], the memory itself; all zero at first */
  readonly weights: Float32Array;
  /** the optimizer's running averages, each Float32Array[parameters]: velocity or squares, or Adam's mean and squares */
  readonly slots: readonly Float32Array[];
  /** of the last batch, regularisation included after an update: Float32Array[parameters] */
  readonly gradient: Float32Array;
  /** of the last step of `run`: Euclidean norm of each layer's gradient, weights and biases together */
  readonly norms: Float32Array;
  readonly #kernels: Kernels;
  readonly #counts: Record<DensePoints, number>;
  readonly #inputs: number;
  readonly #classes: number;
  readonly #at: DenseLayout;
  readonly #views: MemoryViews;
  /** address of the order of points in use; 0 takes them as they are */
  #order = 0;

  /** @param kernels a fresh instance: its memory is this network's */
  constructor(kernels: Kernels, description: DenseDescription) {
    const { layers, training, heldOut, seed } = description;
    const at = layOut(description, kernels.base());
    this.#kernels = kernels;
    this.#counts = { training: training.labels.length, heldOut: heldOut.labels.length };
    this.#inputs = layers[0].inputs;
    this.#classes = layers[layers.length - 1].outputs;
    this.#at = at;
    this.#views = new MemoryViews(kernels, at.end);
    const parameters = parametersOf(layers);
    this.weights = this.#views.view(at.weights, parameters);
    this.gradient = this.#views.view(at.gradient, parameters);
    this.slots = at.slots.map((slot) => this.#views.view(slot, parameters));
    this.norms = this.#views.view(at.norms, layers.length);
    writePlan(this.#views, at, layers, seed);
    writeOptimizer(this.#views, at.plan, description.optimizer);
    this.#writePoints(training, at.training);
    this.#writePoints(heldOut, at.heldOut);
  }

  /** The order that batches are cut from, Uint32Array[training points], copied; null takes the points as they are. */
  setOrder(order: Uint32Array | null): void {
    this.#order = order ? this.#at.order : 0;
    if (order) this.#views.words.set(order, this.#at.order / 4);
  }

  /** Puts a step into the table that `run` works through. @param index below maxSteps */
  writeStep(index: number, { from, to, learningRate, stepSize, correction, step }: DenseStep): void {
    const { words, floats } = this.#views;
    const at = this.#at.table / 4 + index * planWords.step;
    words[at] = from;
    words[at + 1] = to - from;
    floats[at + 2] = learningRate;
    floats[at + 3] = stepSize;
    floats[at + 4] = correction;
    words[at + 5] = step;
  }

  /**
   * Takes the table's first `count` steps, all under one order of points.
   * @returns each step's mean cross-entropy before its update, Float32Array[count]; the next call overwrites it
   */
  run(count: number): Float32Array {
    const { plan, table, training, losses } = this.#at;
    this.#kernels.run(plan, table, count, training.features, training.labels, this.#order, losses);
    return this.#views.view(losses, count);
  }

  /** The gradient of one batch, dropout included, and nothing else: `update` comes after. @returns its mean cross-entropy */
  backward(step: DenseStep): number {
    this.writeStep(0, step);
    const { plan, table, training } = this.#at;
    return this.#kernels.gradients(plan, table, training.features, training.labels, this.#order);
  }

  /** Moves the weights by `gradient` under the optimizer, which adds its regularisation to it. */
  update(step: DenseStep): void {
    this.writeStep(0, step);
    this.#kernels.update(this.#at.plan, this.#at.table);
  }

  /** Mean cross-entropy (NaN of no points) and how many points are put into their own class, without dropout. */
  evaluate(points: DensePoints): { loss: number; right: number } {
    const { plan, right, [points]: at } = this.#at;
    const loss = this.#kernels.evaluate(plan, at.features, at.labels, this.#counts[points], right);
    return { loss, right: this.#views.words[right / 4] };
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
      this.#views.floats.set(features.subarray(from * width, (from + points) * width), questions / 4);
      this.#kernels.predict(plan, questions, points, answers);
      probabilities.set(this.#views.view(answers, points * classes), from * classes);
    }
    return probabilities;
  }

  #writePoints({ features, labels }: LabelledPoints, to: DenseLayout[DensePoints]): void {
    this.#views.floats.set(features, to.features / 4);
    this.#views.bytes.set(labels, to.labels);
  }
}

/** Opens a network on kernels of its own. @throws CompileError where the kernels do not run */
export async function openDenseNetwork(description: DenseDescription): Promise<DenseNetwork> {
  return new DenseNetwork(await loadKernels(), description);
}
