/** The fused WebAssembly engine: whole steps in one call, four points to an instruction. Covers every option of a config. */
import type { Optimizer } from "@/lib/spiral/config";
import { StepClock, type Step } from "../clock";
import type { Engine, OpenEngine, Score, StepReport } from "../engine";
import { slotCount } from "../optimizer";
import type { PointSet, TrainingState } from "../protocol";
import type { Work } from "../work";
import { instantiate, predictPoints, tableSteps, WasmMemory, type Kernels } from "./wasm-memory";

class FusedWasmEngine implements Engine {
  readonly name = "fused-wasm";
  private readonly memory: WasmMemory;
  private readonly clock: StepClock;
  private order: Uint32Array | null = null;

  constructor(
    private readonly kernels: Kernels,
    private readonly work: Work,
  ) {
    this.memory = new WasmMemory(kernels, work);
    this.clock = new StepClock(work, work.config.optimizer);
    this.weights.set(work.initial);
  }

  async run(steps: number): Promise<StepReport> {
    const losses = new Float32Array(steps);
    const { at } = this.memory;
    let held: Step | null = null;
    for (let done = 0; done < steps;) {
      let count = 0;
      // one call runs steps that share an order of points
      for (; done + count < steps && count < tableSteps; count++) {
        const step: Step = held ?? this.clock.next();
        held = null;
        if (count > 0 && step.order !== this.order) {
          held = step;
          break;
        }
        this.useOrder(step.order);
        this.memory.writeStep(count, step);
      }
      const { features, labels } = at.training;
      this.kernels.run(at.plan, at.table, count, features, labels, this.order ? at.order : 0, at.losses);
      losses.set(this.memory.view(at.losses, count), done);
      done += count;
    }
    return { losses, gradientNorms: [...this.memory.view(at.norms, this.work.layers.length)] };
  }

  async evaluate(points: PointSet): Promise<Score> {
    const { at } = this.memory;
    const { count } = points === "training" ? this.work.training : this.work.heldOut;
    const { features, labels } = points === "training" ? at.training : at.heldOut;
    const loss = this.kernels.evaluate(at.plan, features, labels, count, at.right);
    return { loss, accuracy: this.memory.readRight() / count };
  }

  async predict(features: Float32Array): Promise<Float32Array> {
    const { at } = this.memory;
    const width = this.work.layers[0].inputs;
    const { classes } = this.work;
    const count = features.length / width;
    const probabilities = new Float32Array(count * classes);
    for (let from = 0; from < count; from += predictPoints) {
      const points = Math.min(predictPoints, count - from);
      this.memory
        .view(at.questions, points * width)
        .set(features.subarray(from * width, (from + points) * width));
      this.kernels.predict(at.plan, at.questions, points, at.answers);
      probabilities.set(this.memory.view(at.answers, points * classes), from * classes);
    }
    return probabilities;
  }

  async read(): Promise<TrainingState> {
    const { step, slotSteps } = this.clock;
    return { step, slotSteps, weights: this.weights.slice(), slots: this.slots.map((slot) => slot.slice()) };
  }

  write({ step, slotSteps, weights, slots }: TrainingState): void {
    this.clock.moveTo(step, slotSteps);
    this.weights.set(weights);
    this.slots.forEach((slot, i) => (slots[i] ? slot.set(slots[i]) : slot.fill(0)));
  }

  setOptimizer(optimizer: Optimizer): void {
    this.memory.writeOptimizer(optimizer);
    if (this.clock.change(optimizer)) for (const slot of this.slots) slot.fill(0);
  }

  dispose(): void {}

  private get weights(): Float32Array {
    return this.memory.view(this.memory.at.weights, this.work.parameters);
  }

  private get slots(): Float32Array[] {
    const { at } = this.memory;
    return at.slots
      .slice(0, slotCount(this.clock.optimizer))
      .map((slot) => this.memory.view(slot, this.work.parameters));
  }

  private useOrder(order: Uint32Array | null): void {
    if (order && order !== this.order) this.memory.writeOrder(order);
    this.order = order;
  }
}

/** Opens the fused WebAssembly engine. */
export const openFusedWasm: OpenEngine = async (work) => new FusedWasmEngine(await instantiate(), work);
