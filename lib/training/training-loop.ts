/** Drives a run: piece after piece of work, listening to the page in between. */
import type { Engine } from "./engine";
import { EngineLost } from "./engine";
import { Pace } from "./pace";
import type {
  EventKind,
  Events,
  Position,
  Progress,
  Snapshot,
  StopMemory,
  StopReason,
  StopRules,
  TrainingState,
} from "./protocol";
import type { EngineName } from "./engine-names";
import { StopWatch } from "./stop-rules";
import type { TrainingRun } from "./training-run";
import { nextTurn, Turnstile, wait } from "./turn";

/** Milliseconds between reports to the page. */
const reportMs = 50;

/** What the loop needs of its surroundings. */
export interface LoopHost {
  emit<K extends EventKind>(name: K, data: Events[K]): void;
  /** The next engine to go on with, or null when none starts. */
  replace(lost: EngineName): Promise<Engine | null>;
}

/** At most one task touches the run at a time: a piece of work, or what the page asked for. */
export class TrainingLoop {
  readonly #turnstile = new Turnstile();
  readonly #pace = new Pace();
  readonly #stopWatch: StopWatch;
  #going = false;
  /** where a limited run pauses */
  #goal = Infinity;
  #ended = false;
  #reportedAt = 0;
  #reportedStep = 0;
  #reportCost = 0;
  readonly run: TrainingRun;
  readonly #host: LoopHost;

  /** @param memory of the rules, where a run goes on */
  constructor(run: TrainingRun, host: LoopHost, stop: StopRules = {}, memory?: StopMemory) {
    this.run = run;
    this.#host = host;
    this.#stopWatch = new StopWatch(stop, run.work.config.epochs, memory);
  }

  /** Goes on until paused, stopped, or `steps` steps are done. */
  start(steps = Infinity): Position {
    this.#goal = this.run.position.step + steps;
    if (!this.#going && !this.#ended) {
      this.#going = true;
      this.#pace.restart(performance.now());
      this.#reportedAt = performance.now();
      this.#reportedStep = this.run.position.step;
      void this.#go();
    }
    return this.run.position;
  }

  /** Steps that are left of the epoch; a whole epoch at its beginning. */
  get stepsToEpochEnd(): number {
    const { step, stepsPerEpoch } = this.run.position;
    return stepsPerEpoch - (step % stepsPerEpoch);
  }

  /** Holds the run and measures where it stands. */
  pause(): Promise<Progress> {
    this.#going = false;
    return this.alone(() => this.run.report());
  }

  /** Does something with the run while no step runs. */
  alone<T>(task: () => Promise<T>): Promise<T> {
    return this.#turnstile.run(() => this.#surviving(task));
  }

  /** A copy of the run and of what its rules remember. */
  snapshot(): Promise<Snapshot> {
    return this.alone(async () => {
      const { rules, memory } = this.#stopWatch;
      return { ...(await this.run.snapshot()), stop: rules, stopMemory: memory };
    });
  }

  /** Puts the run into another state and measures it. A running run goes on from there. */
  moveTo(state: TrainingState): Promise<Progress> {
    return this.alone(() => this.#moveTo(state));
  }

  /** Other weights where the run stands, the optimizer's averages kept; no step is lost in between. */
  setWeights(weights: Float32Array): Promise<Progress> {
    return this.alone(async () => this.#moveTo({ ...(await this.run.engine.read()), weights }));
  }

  setSpeed(stepsPerSecond: number | null): void {
    this.#pace.setLimit(stepsPerSecond, performance.now());
  }

  setStop(stop: StopRules): void {
    this.#stopWatch.change(stop);
  }

  /** Ends the loop and the engine. */
  async end(): Promise<void> {
    this.#going = false;
    this.#ended = true;
    await this.#turnstile.run(async () => this.run.engine.dispose());
  }

  async #moveTo(state: TrainingState): Promise<Progress> {
    await this.run.moveTo(state);
    this.#stopWatch.forget();
    this.#reportedStep = this.run.position.step;
    return this.run.report();
  }

  async #go(): Promise<void> {
    try {
      while (this.#going) {
        await this.#turnstile.run(() => this.#surviving(() => this.#piece()));
        const early = this.#going && this.#pace.allowed(performance.now()) === 0;
        await (early ? wait(this.#pace.waitMs(performance.now())) : nextTurn());
      }
    } catch (error) {
      this.#going = false;
      this.#host.emit("failed", { message: String(error) });
    }
  }

  async #piece(): Promise<void> {
    const began = performance.now();
    const { step, stepsPerEpoch } = this.run.position;
    const end = Math.min(this.#goal, this.#stopWatch.epochs * stepsPerEpoch);
    if (!this.#going) return;
    if (step >= end) return this.#finish(step >= this.#goal ? null : "epochs");
    const allowed = Math.min(this.#pace.allowed(began), end - step);
    if (allowed === 0) return;
    const { steps, point, divergence } = await this.run.advance(allowed);
    this.#pace.learn(steps, performance.now() - began);
    const broken = divergence ?? (await this.run.checkpoint(performance.now()));
    if (broken) {
      this.#going = false;
      return this.#host.emit("diverged", broken);
    }
    const reason = point && this.#stopWatch.after(point);
    if (reason || this.run.position.step >= end) return this.#finish(reason ?? this.#reasonAt(end));
    await this.#reportInTime();
  }

  #reasonAt(end: number): StopReason | null {
    return end < this.#goal ? "epochs" : null;
  }

  async #finish(reason: StopReason | null): Promise<void> {
    this.#going = false;
    const progress = await this.run.report(this.#speed(performance.now()));
    if (reason) this.#host.emit("stopped", { ...progress, reason });
    else this.#host.emit("paused", progress);
  }

  #speed(now: number): number {
    const seconds = (now - this.#reportedAt) / 1000;
    return seconds > 0 ? (this.run.position.step - this.#reportedStep) / seconds : 0;
  }

  async #reportInTime(): Promise<void> {
    const now = performance.now();
    // measuring takes at most about a tenth of the time
    if (now - this.#reportedAt < Math.max(reportMs, 10 * this.#reportCost)) return;
    const stepsPerSecond = this.#speed(now);
    const progress = await this.run.report(stepsPerSecond);
    this.#reportedAt = performance.now();
    this.#reportCost = this.#reportedAt - now;
    this.#reportedStep = this.run.position.step;
    this.#host.emit("progress", progress);
  }

  /** Tries a task; when the engine is gone, goes on with the next one and tries again. */
  async #surviving<T>(task: () => Promise<T>): Promise<T> {
    try {
      return await task();
    } catch (error) {
      if (!(error instanceof EngineLost)) throw error;
      await this.#fallBack(error);
      return this.#surviving(task);
    }
  }

  async #fallBack(error: EngineLost): Promise<void> {
    const lost = this.run.engine.name;
    const next = await this.#host.replace(lost);
    this.#host.emit("engineLost", {
      engine: lost,
      reason: "lost",
      detail: error.message,
      next: next?.name ?? null,
    });
    if (!next) throw new Error(`${lost} was lost and no other engine starts`);
    await this.run.changeEngine(next);
  }
}
