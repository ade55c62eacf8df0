/** One run on one engine: position, curve, checkpoints, divergence. It does not decide when to go on; the loop does. */
import type { CurvePoint } from "@/lib/spiral/curve-point";
import { Checkpoints } from "./checkpoints";
import { faultOf } from "./divergence";
import { Curve, measure, stepsToNextPoint } from "./curve";
import type { Engine } from "./engine";
import { learningRateAt } from "./optimizer";
import type {
  Divergence,
  DivergenceKind,
  GradientSample,
  Position,
  Progress,
  Snapshot,
  TrainingState,
} from "./protocol";
import type { Work } from "./work";

/** Milliseconds between checkpoints: what a lost device costs at most. */
const checkpointMs = 250;

/** What happened in a piece of work. */
export interface Piece {
  steps: number;
  /** a point that the curve took at its end */
  point: CurvePoint | null;
  divergence: Divergence | null;
}

/** Steps are counted from 0 over the whole run; an epoch is stepsPerEpoch of them. */
export class TrainingRun {
  readonly curve: Curve;
  #step = 0;
  #batchLoss: number | null = null;
  #gradientNorms: number[] = [];
  /** at points of the curve that the page has not heard of */
  #gradients: GradientSample[] = [];
  #checkpointAt = 0;
  readonly work: Work;
  engine: Engine;
  #checkpoints: Checkpoints;

  private constructor(work: Work, engine: Engine, first: TrainingState, curve: Curve) {
    this.work = work;
    this.engine = engine;
    this.#checkpoints = new Checkpoints(first);
    this.#step = first.step;
    this.curve = curve;
  }

  /**
   * Starts a run on a fresh engine, or goes on from a state.
   * @param curve of the run until that state
   */
  static async begin(
    work: Work,
    engine: Engine,
    state?: TrainingState,
    curve: readonly CurvePoint[] = [],
  ): Promise<TrainingRun> {
    if (state) engine.write(state);
    const run = new TrainingRun(work, engine, await engine.read(), new Curve(curve));
    // a curve that goes on takes its points where an unbroken one does
    if (curve.length === 0) await run.#takeFirstPoint();
    return run;
  }

  get position(): Position {
    const { stepsPerEpoch } = this.work;
    return { epoch: this.#step / stepsPerEpoch, step: this.#step, stepsPerEpoch };
  }

  /** The newest state that was read back from the engine. */
  get saved(): TrainingState {
    return this.#checkpoints.latest;
  }

  /** Runs at most so many steps, and no further than the next point of the curve. */
  async advance(most: number): Promise<Piece> {
    const steps = Math.min(most, stepsToNextPoint(this.#step, this.work.stepsPerEpoch));
    const { losses, gradientNorms } = await this.engine.run(steps);
    const bad = losses.findIndex((loss) => faultOf(loss) !== null);
    if (bad >= 0) return this.#diverge(this.#step + bad - 1, losses[bad]);
    this.#step += steps;
    this.#batchLoss = losses[steps - 1];
    this.#gradientNorms = gradientNorms;
    return this.#takePoint(steps);
  }

  /** Measures loss and accuracy now. */
  async report(stepsPerSecond = 0): Promise<Progress> {
    const last = this.curve.all.at(-1);
    const { epoch } = this.position;
    const point = last?.epoch === epoch ? last : await measure(this.engine, this.work, this.#step);
    return {
      ...point,
      ...this.position,
      batchLoss: this.#batchLoss,
      stepsPerSecond,
      learningRate: this.#learningRate,
      gradientNorms: this.#gradientNorms,
      curve: this.curve.news(),
      gradients: this.#gradients.splice(0),
    };
  }

  /** Keeps a state to return to, when it is time. @returns a divergence when the weights are not finite */
  async checkpoint(now: number): Promise<Divergence | null> {
    if (now - this.#checkpointAt < checkpointMs) return null;
    this.#checkpointAt = now;
    const state = await this.engine.read();
    if (this.#checkpoints.keep(state)) return null;
    const good = await this.#checkpoints.rewindToFinite(this.engine, state.step);
    return this.#returned(good, "weights-not-finite", NaN);
  }

  /** Another state in mid-run; the curve forgets what lies after it. */
  async moveTo(state: TrainingState): Promise<void> {
    this.engine.write(state);
    this.#checkpoints = new Checkpoints(await this.engine.read());
    this.#step = state.step;
    this.#forgetLater();
    // the point of this epoch was measured with other weights
    this.curve.cutAfter(this.position.epoch - 1e-9);
    await this.#takeFirstPoint();
  }

  /** Goes on with another engine, from the newest state. */
  async changeEngine(engine: Engine): Promise<void> {
    this.engine.dispose();
    this.engine = engine;
    engine.write(this.saved);
    this.#step = this.saved.step;
    this.#forgetLater();
  }

  async snapshot(): Promise<Omit<Snapshot, "stop" | "stopMemory">> {
    const state = await this.engine.read();
    const { curve, position, engine } = this;
    return {
      ...{ ...state, ...position },
      engine: engine.name,
      curve: curve.all,
      gradients: [...this.#gradients],
    };
  }

  get #learningRate(): number {
    return learningRateAt(
      this.work.config.optimizer,
      Math.floor(this.position.epoch),
      this.work.config.epochs,
    );
  }

  #forgetLater(): void {
    const { epoch } = this.position;
    this.curve.cutAfter(epoch);
    this.#gradients = this.#gradients.filter((sample) => sample.epoch <= epoch);
    if (this.#step > 0) return;
    this.#batchLoss = null;
    this.#gradientNorms = [];
  }

  /** Where a curve begins, or goes on after a change of state. */
  async #takeFirstPoint(): Promise<void> {
    if (this.#step % this.work.stepsPerEpoch !== 0) return;
    const point = await measure(this.engine, this.work, this.#step);
    if (faultOf(point.loss) === null) this.curve.add(point);
  }

  async #takePoint(steps: number): Promise<Piece> {
    if (stepsToNextPoint(this.#step - 1, this.work.stepsPerEpoch) !== 1)
      return { steps, point: null, divergence: null };
    const point = await measure(this.engine, this.work, this.#step);
    if (faultOf(point.loss) !== null) return this.#diverge(this.#step - 1, point.loss);
    this.curve.add(point);
    this.#gradients.push({ epoch: point.epoch, norms: this.#gradientNorms });
    return { steps, point, divergence: null };
  }

  /** @param step the update that spoilt the weights */
  async #diverge(step: number, loss: number): Promise<Piece> {
    const good = await this.#checkpoints.rewind(this.engine, step);
    const divergence = this.#returned(good, faultOf(loss) ?? "loss-exploded", loss);
    return { steps: 0, point: null, divergence };
  }

  #returned(good: TrainingState, what: DivergenceKind, loss: number): Divergence {
    this.#step = good.step;
    this.#forgetLater();
    return { ...this.position, what, loss, learningRate: this.#learningRate, lastGood: good };
  }
}
