/**
 * The forward pass of a dense network as scoring does it (lib/spiral/forward.ts), bit for bit: the same sums in doubles
 * in the same order, the same exp and tanh, the same rounding to floats after each layer, the same way with what is no
 * number. Only faster, since it takes two sums to an instruction.
 */
import type { Layer } from "@/lib/spiral/network";
import { predictedClass } from "@/lib/spiral/score";
import { Arena, MemoryViews } from "./arena";
import type { Kernels } from "./instance";
import { parametersOf, planWords, tile, writePlan } from "./plan";

/** Points of one call of the kernels. */
const maxPoints = 4096;

function layOut(layers: readonly Layer[], base: number) {
  const room = new Arena(base);
  const rows = (units: number) => room.words((units + 3) * tile);
  return {
    plan: room.words(planWords.header + planWords.layer * layers.length),
    weights: room.words(parametersOf(layers) + 8),
    input: rows(layers[0].inputs),
    outputs: layers.map(({ outputs }) => rows(outputs)),
    features: room.words(maxPoints * layers[0].inputs),
    logits: room.words(maxPoints * layers[layers.length - 1].outputs),
    end: room.end,
  };
}

/** Layers in the kernels' memory; weights and points come with every question. */
export class DenseForward {
  readonly #kernels: Kernels;
  readonly #inputs: number;
  readonly #classes: number;
  readonly #at: ReturnType<typeof layOut>;
  readonly #views: MemoryViews;
  readonly #weights: Float32Array;

  /** @param kernels their memory is this network's, until another is laid out in it */
  constructor(kernels: Kernels, layers: readonly Layer[]) {
    const at = layOut(layers, kernels.base());
    this.#kernels = kernels;
    this.#inputs = layers[0].inputs;
    this.#classes = layers[layers.length - 1].outputs;
    this.#at = at;
    this.#views = new MemoryViews(kernels, at.end);
    this.#weights = this.#views.view(at.weights, parametersOf(layers));
    const unused = { gradient: 0, slots: [0, 0], tileLabels: 0, deltas: [0, 0], norms: 0 };
    writePlan(this.#views, { ...at, ...unused, slopes: layers.map(() => 0) }, layers, 0);
  }

  /**
   * Logits [n·classes] of n points.
   * @param weights Float32Array[parameters], layout of lib/spiral/network.ts
   * @param features Float32Array[n·inputs], row-major
   * @throws RangeError when there are more or fewer weights than the layers have
   */
  logits(weights: Float32Array, features: Float32Array): Float32Array {
    if (weights.length !== this.#weights.length)
      throw new RangeError("these are not weights of these layers");
    const { plan, features: questions, logits: answers } = this.#at;
    const width = this.#inputs;
    const classes = this.#classes;
    this.#weights.set(weights);
    const count = features.length / width;
    const logits = new Float32Array(count * classes);
    for (let from = 0; from < count; from += maxPoints) {
      const points = Math.min(maxPoints, count - from);
      this.#views.floats.set(features.subarray(from * width, (from + points) * width), questions / 4);
      this.#kernels.logits(plan, questions, points, answers);
      logits.set(this.#views.view(answers, points * classes), from * classes);
    }
    return logits;
  }

  /** The class of each of n points, Int32Array[n]: the first of the largest logits; -1 where a logit is no number. */
  classes(weights: Float32Array, features: Float32Array): Int32Array {
    const logits = this.logits(weights, features);
    const classes = new Int32Array(logits.length / this.#classes);
    for (let row = 0; row < classes.length; row++) classes[row] = predictedClass(logits, row, this.#classes);
    return classes;
  }
}
