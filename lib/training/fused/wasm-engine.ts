/** The fused WebAssembly engine: whole steps in one call of the kernels. Covers every option of a config. */
import { maxSteps } from "@/lib/kernels/dense-layout";
import { openDenseNetwork, type DenseNetwork } from "@/lib/kernels/dense-network";
import { StepClock, type Step } from "../clock";
import type { Engine, OpenEngine, Score, StepReport } from "../engine";
import { slotCount } from "../optimizer";
import type { PointSet, TrainingState } from "../protocol";
import type { Work } from "../work";

class FusedWasmEngine implements Engine {
  readonly name = "fused-wasm";
  readonly #network: DenseNetwork;
  readonly #work: Work;
  readonly #clock: StepClock;
  #order: Uint32Array | null = null;

  constructor(network: DenseNetwork, work: Work) {
    this.#network = network;
    this.#work = work;
    this.#clock = new StepClock(work);
    network.weights.set(work.initial);
  }

  async run(steps: number): Promise<StepReport> {
    const losses = new Float32Array(steps);
    let held: Step | null = null;
    for (let done = 0; done < steps;) {
      let count = 0;
      // one call runs steps that share an order of points
      for (; done + count < steps && count < maxSteps; count++) {
        const step: Step = held ?? this.#clock.next();
        held = null;
        if (count > 0 && step.order !== this.#order) {
          held = step;
          break;
        }
        this.#useOrder(step.order);
        this.#network.writeStep(count, step);
      }
      losses.set(this.#network.run(count), done);
      done += count;
    }
    return { losses, gradientNorms: [...this.#network.norms] };
  }

  async evaluate(points: PointSet): Promise<Score> {
    const set = points === "training" ? "training" : "heldOut";
    const { loss, right } = this.#network.evaluate(set);
    return { loss, accuracy: right / this.#work[set].count };
  }

  async predict(features: Float32Array): Promise<Float32Array> {
    return this.#network.predict(features);
  }

  async read(): Promise<TrainingState> {
    const { step, slotSteps } = this.#clock;
    const { weights } = this.#network;
    return { step, slotSteps, weights: weights.slice(), slots: this.#slots.map((slot) => slot.slice()) };
  }

  write({ step, slotSteps, weights, slots }: TrainingState): void {
    this.#clock.moveTo(step, slotSteps);
    this.#network.weights.set(weights);
    this.#slots.forEach((slot, i) => (slots[i] ? slot.set(slots[i]) : slot.fill(0)));
  }

  dispose(): void {}

  /** The running averages that the optimizer keeps. */
  get #slots(): readonly Float32Array[] {
    return this.#network.slots.slice(0, slotCount(this.#work.config.optimizer));
  }

  #useOrder(order: Uint32Array | null): void {
    if (order !== this.#order) this.#network.setOrder(order);
    this.#order = order;
  }
}

/** Opens the fused WebAssembly engine. */
export const openFusedWasm: OpenEngine = async (work) => {
  const { layers, training, heldOut, config } = work;
  const { seed, optimizer } = config;
  return new FusedWasmEngine(await openDenseNetwork({ layers, seed, optimizer, training, heldOut }), work);
};
