/** The engine on TensorFlow.js: one class, four backends. */
import * as tf from "@tensorflow/tfjs-core";
import { dropoutFactor, dropoutKey } from "@/lib/kernels/dropout";
import { StepClock, type Step } from "../clock";
import type { Engine, Score, StepReport } from "../engine";
import { emptySlots } from "../optimizer";
import type { PointSet, TrainingState } from "../protocol";
import type { EngineName } from "../engine-names";
import type { Sample, Work } from "../work";
import { onDevice, tidied, useBackend, watchDevice, type BackendName } from "./backend";
import { backwardPass, forwardPass, lossAndDelta } from "./passes";
import { updated, type Parameters } from "./update";

/** Labelled points on the device. */
interface Points {
  x: tf.Tensor2D;
  oneHot: tf.Tensor2D;
  labels: tf.Tensor1D;
}

function upload({ features, labels, count }: Sample, width: number, classes: number): Points {
  const indices = tf.tensor1d(Int32Array.from(labels), "int32");
  const oneHot = new Float32Array(count * classes);
  labels.forEach((label, row) => (oneHot[row * classes + label] = 1));
  return {
    x: tf.tensor2d(features, [count, width]),
    oneHot: tf.tensor2d(oneHot, [count, classes]),
    labels: indices,
  };
}

function weightMask({ layers, parameters }: Work): Float32Array {
  const mask = new Float32Array(parameters);
  for (const { weightOffset, biasOffset } of layers) mask.fill(1, weightOffset, biasOffset);
  return mask;
}

/** Steps as operations on tensors; nothing is read back before a whole call is done. */
export class TfjsEngine implements Engine {
  readonly #clock: StepClock;
  readonly #device: ReturnType<typeof watchDevice>;
  readonly #training: Points;
  readonly #heldOut: Points | null;
  readonly #isWeight: tf.Tensor1D;
  #parameters: Parameters;
  /** the epoch's points in its order */
  #shuffled: { order: Uint32Array; x: tf.Tensor2D; oneHot: tf.Tensor2D } | null = null;
  readonly name: EngineName;
  readonly #backend: BackendName;
  readonly #work: Work;

  /** Call with the backend current. */
  constructor(name: EngineName, backend: BackendName, work: Work) {
    this.name = name;
    this.#backend = backend;
    this.#work = work;
    const width = work.layers[0].inputs;
    this.#clock = new StepClock(work);
    this.#device = watchDevice();
    this.#training = upload(work.training, width, work.classes);
    this.#heldOut = work.heldOut.count > 0 ? upload(work.heldOut, width, work.classes) : null;
    this.#isWeight = tf.tensor1d(weightMask(work));
    this.#parameters = {
      weights: tf.tensor1d(work.initial),
      slots: emptySlots(work.config.optimizer, work.parameters).map((slot) => tf.tensor1d(slot)),
    };
  }

  run(steps: number): Promise<StepReport> {
    return this.#here(async () => {
      const losses: tf.Scalar[] = [];
      let norms: tf.Tensor1D | null = null;
      for (let i = 0; i < steps; i++) {
        const done = this.#step(this.#clock.next(), i === steps - 1);
        losses.push(done.loss);
        norms = done.norms;
      }
      const all = tf.tidy(() => tf.concat([tf.stack(losses), ...(norms ? [norms] : [])]));
      const numbers = await all.data<"float32">();
      tf.dispose([all, losses, ...(norms ? [norms] : [])]);
      return { losses: numbers.slice(0, steps), gradientNorms: [...numbers.subarray(steps)] };
    });
  }

  evaluate(set: PointSet): Promise<Score> {
    return this.#here(async () => {
      const points = set === "training" ? this.#training : this.#heldOut;
      if (!points) return { loss: NaN, accuracy: NaN };
      const pair = tf.tidy(() => {
        const { logits } = forwardPass(this.#work.layers, this.#parameters.weights, points.x, []);
        const right = tf.equal(tf.argMax(logits, 1), points.labels);
        return tf.stack([lossAndDelta(logits, points.oneHot).loss, tf.mean(tf.cast(right, "float32"))]);
      });
      const [loss, accuracy] = await pair.data();
      pair.dispose();
      return { loss, accuracy };
    });
  }

  predict(features: Float32Array): Promise<Float32Array> {
    return this.#here(async () => {
      const width = this.#work.layers[0].inputs;
      const probabilities = tf.tidy(() => {
        const x = tf.tensor2d(features, [features.length / width, width]);
        return tf.softmax(forwardPass(this.#work.layers, this.#parameters.weights, x, []).logits);
      });
      const numbers = await probabilities.data<"float32">();
      probabilities.dispose();
      // a backend may answer with its own memory
      return numbers.slice();
    });
  }

  read(): Promise<TrainingState> {
    return this.#here(async () => {
      const { step, slotSteps } = this.#clock;
      const copy = async (tensor: tf.Tensor1D) => (await tensor.data<"float32">()).slice();
      return {
        step,
        slotSteps,
        weights: await copy(this.#parameters.weights),
        slots: await Promise.all(this.#parameters.slots.map(copy)),
      };
    });
  }

  write({ step, slotSteps, weights, slots }: TrainingState): void {
    this.#clock.moveTo(step, slotSteps);
    const empty = emptySlots(this.#work.config.optimizer, weights.length);
    this.#replace({
      weights: tf.tensor1d(weights.slice()),
      slots: empty.map((slot, i) => tf.tensor1d((slots[i] ?? slot).slice())),
    });
  }

  dispose(): void {
    if (this.#device?.lost()) return;
    tf.dispose([this.#parameters.weights, this.#parameters.slots, this.#isWeight]);
    for (const points of [this.#training, this.#heldOut])
      if (points) tf.dispose([points.x, points.oneHot, points.labels]);
    if (this.#shuffled) tf.dispose([this.#shuffled.x, this.#shuffled.oneHot]);
  }

  lose(): void {
    this.#device?.lose();
  }

  #here<T>(task: () => Promise<T>): Promise<T> {
    return onDevice(this.#device, this.#backend, async () => {
      await useBackend(this.#backend);
      return task();
    });
  }

  #replace(parameters: Parameters): void {
    tf.dispose([this.#parameters.weights, this.#parameters.slots]);
    this.#parameters = parameters;
  }

  #step(step: Step, withNorms: boolean): { loss: tf.Scalar; norms: tf.Tensor1D | null } {
    const { layers } = this.#work;
    const { x, oneHot } = this.#batch(step);
    return tidied((keep) => {
      const rows = step.to - step.from;
      const input = this.#cut(x, step);
      const masks = this.#masks(step.step, rows);
      const { logits, passed } = forwardPass(layers, this.#parameters.weights, input, masks);
      const { loss, delta } = lossAndDelta(logits, this.#cut(oneHot, step));
      const gradient = backwardPass(layers, passed, delta);
      const after = updated(this.#work.config.optimizer, step, this.#parameters, gradient, this.#isWeight);
      this.#replace({ weights: keep(after.weights), slots: after.slots.map(keep) });
      return { loss: keep(loss), norms: withNorms ? keep(this.#norms(gradient)) : null };
    });
  }

  #cut(rows: tf.Tensor2D, { order, from, to }: Step): tf.Tensor2D {
    return order ? tf.slice(rows, [from, 0], [to - from, -1]) : rows;
  }

  #norms(gradient: tf.Tensor1D): tf.Tensor1D {
    const norms = this.#work.layers.map(({ inputs, outputs, weightOffset }) =>
      tf.sqrt(tf.sum(tf.square(tf.slice(gradient, weightOffset, (inputs + 1) * outputs)))),
    );
    return tf.stack(norms) as tf.Tensor1D;
  }

  #masks(step: number, rows: number): (tf.Tensor2D | null)[] {
    return this.#work.layers.map(({ dropout, outputs }, l) => {
      if (dropout === 0) return null;
      const key = dropoutKey(this.#work.config.seed, step, l);
      const factors = Float32Array.from({ length: rows * outputs }, (_, i) => dropoutFactor(key, i, dropout));
      return tf.tensor2d(factors, [rows, outputs]);
    });
  }

  /** All points, in the epoch's order when there is one. */
  #batch({ order }: Step): Pick<Points, "x" | "oneHot"> {
    if (!order) return this.#training;
    if (this.#shuffled?.order !== order) {
      if (this.#shuffled) tf.dispose([this.#shuffled.x, this.#shuffled.oneHot]);
      const { x, oneHot } = this.#training;
      this.#shuffled = tidied((keep) => {
        const indices = tf.tensor1d(Int32Array.from(order), "int32");
        return { order, x: keep(tf.gather(x, indices)), oneHot: keep(tf.gather(oneHot, indices)) };
      });
    }
    return this.#shuffled;
  }
}
