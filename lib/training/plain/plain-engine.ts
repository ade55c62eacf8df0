/** The reference engine: plain loops over Float32Array. Runs everywhere, covers everything. */
import { dropoutFactor, dropoutKey } from "@/lib/kernels/dropout";
import type { Layer } from "@/lib/spiral/network";
import { predictedClass } from "@/lib/spiral/score";
import { StepClock, type Step } from "../clock";
import type { Engine, Score, StepReport } from "../engine";
import { emptySlots } from "../optimizer";
import type { PointSet, TrainingState } from "../protocol";
import { bounds, type Work } from "../work";
import { activateInPlace } from "./activation";
import { addGradient, deltaBelow, linear, softmaxLoss } from "./passes";
import { updateWeights } from "./update";

/** Euclidean norms of the layers' gradients. */
export function layerNorms(layers: Layer[], gradient: Float32Array): number[] {
  return layers.map(({ weightOffset, biasOffset, outputs }) => {
    let sum = 0;
    for (let i = weightOffset; i < biasOffset + outputs; i++) sum += gradient[i] * gradient[i];
    return Math.sqrt(sum);
  });
}

/** Every other engine is compared with this one. */
export class PlainEngine implements Engine {
  readonly name = "plain";
  readonly #weights: Float32Array;
  #slots: Float32Array[];
  readonly #gradient: Float32Array;
  readonly #clock: StepClock;
  /** of each layer: outputs and slopes [batch·outputs] */
  readonly #outputs: Float32Array[];
  readonly #slopes: Float32Array[];
  readonly #deltas: [Float32Array, Float32Array];
  readonly #input: Float32Array;
  readonly #labels: Uint8Array;
  readonly #work: Work;

  constructor(work: Work) {
    this.#work = work;
    const { layers, batch, parameters, initial, config } = work;
    const { units } = bounds(work);
    this.#weights = initial.slice();
    this.#gradient = new Float32Array(parameters);
    this.#slots = emptySlots(config.optimizer, parameters);
    this.#clock = new StepClock(work);
    this.#outputs = layers.map(({ outputs }) => new Float32Array(batch * outputs));
    this.#slopes = layers.map(({ outputs }) => new Float32Array(batch * outputs));
    this.#deltas = [new Float32Array(batch * units), new Float32Array(batch * units)];
    this.#input = new Float32Array(batch * layers[0].inputs);
    this.#labels = new Uint8Array(batch);
  }

  async run(steps: number): Promise<StepReport> {
    const losses = new Float32Array(steps);
    const { layers, config } = this.#work;
    let gradientNorms: number[] = [];
    for (let i = 0; i < steps; i++) {
      const step = this.#clock.next();
      losses[i] = this.#backward(step);
      if (i === steps - 1) gradientNorms = layerNorms(layers, this.#gradient);
      updateWeights(config.optimizer, step, layers, this.#weights, this.#gradient, this.#slots);
    }
    return { losses, gradientNorms };
  }

  async evaluate(points: PointSet): Promise<Score> {
    const { features, labels, count } = points === "training" ? this.#work.training : this.#work.heldOut;
    const { classes } = this.#work;
    const logits = this.#logits(features);
    let right = 0;
    for (let row = 0; row < count; row++) if (predictedClass(logits, row, classes) === labels[row]) right++;
    return {
      loss: softmaxLoss(logits, count, classes, (row) => labels[row]) / count,
      accuracy: right / count,
    };
  }

  async predict(features: Float32Array): Promise<Float32Array> {
    const logits = this.#logits(features);
    softmaxLoss(logits, logits.length / this.#work.classes, this.#work.classes, () => 0);
    return logits;
  }

  async read(): Promise<TrainingState> {
    const { step, slotSteps } = this.#clock;
    return {
      step,
      slotSteps,
      weights: this.#weights.slice(),
      slots: this.#slots.map((slot) => slot.slice()),
    };
  }

  write({ step, slotSteps, weights, slots }: TrainingState): void {
    this.#clock.moveTo(step, slotSteps);
    this.#weights.set(weights);
    this.#slots = emptySlots(this.#work.config.optimizer, weights.length);
    this.#slots.forEach((slot, i) => slots[i] && slot.set(slots[i]));
  }

  dispose(): void {}

  #gather({ order, from, to }: Step): Float32Array {
    const { features, labels } = this.#work.training;
    const width = this.#work.layers[0].inputs;
    if (!order) {
      this.#labels.set(labels);
      return features;
    }
    for (let row = 0; row < to - from; row++) {
      const point = order[from + row];
      this.#labels[row] = labels[point];
      for (let f = 0; f < width; f++) this.#input[row * width + f] = features[point * width + f];
    }
    return this.#input;
  }

  #forward(input: Float32Array, rows: number, step: number): void {
    let current = input;
    this.#work.layers.forEach((layer, l) => {
      const out = this.#outputs[l];
      linear(current, rows, layer, this.#weights, out);
      activateInPlace(layer.activation, out, this.#slopes[l], rows * layer.outputs);
      if (layer.dropout > 0) this.#drop(l, rows * layer.outputs, step);
      current = out;
    });
  }

  #drop(l: number, count: number, step: number): void {
    const key = dropoutKey(this.#work.config.seed, step, l);
    const p = this.#work.layers[l].dropout;
    for (let i = 0; i < count; i++) {
      const factor = dropoutFactor(key, i, p);
      this.#outputs[l][i] *= factor;
      this.#slopes[l][i] *= factor;
    }
  }

  /** Forward and backward pass of one batch into `gradient`. @returns the batch's mean loss */
  #backward(step: Step): number {
    const { layers, classes } = this.#work;
    const rows = step.to - step.from;
    const input = this.#gather(step);
    this.#forward(input, rows, step.step);
    const last = layers.length - 1;
    let [delta, spare] = this.#deltas;
    const probabilities = this.#outputs[last];
    const loss = softmaxLoss(probabilities, rows, classes, (row) => this.#labels[row]);
    for (let i = 0; i < rows * classes; i++) delta[i] = probabilities[i] / rows;
    for (let row = 0; row < rows; row++) delta[row * classes + this.#labels[row]] -= 1 / rows;
    this.#gradient.fill(0);
    for (let l = last; l >= 0; l--) {
      addGradient(l > 0 ? this.#outputs[l - 1] : input, delta, rows, layers[l], this.#gradient);
      if (l > 0) deltaBelow(delta, rows, layers[l], this.#weights, this.#slopes[l - 1], spare);
      [delta, spare] = [spare, delta];
    }
    return loss / rows;
  }

  /** Logits of any number of points; nobody asks for the slopes here, so they have nowhere to go. */
  #logits(features: Float32Array): Float32Array {
    const { layers } = this.#work;
    const width = layers[0].inputs;
    const count = features.length / width;
    let current = features;
    for (const layer of layers) {
      const out = new Float32Array(count * layer.outputs);
      linear(current, count, layer, this.#weights, out);
      activateInPlace(layer.activation, out, new Float32Array(0), count * layer.outputs);
      current = out;
    }
    return current;
  }
}

/** Opens the reference engine. */
export const openPlain = async (work: Work): Promise<Engine> => new PlainEngine(work);
