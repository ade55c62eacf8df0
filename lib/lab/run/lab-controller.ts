import type { FinishedRun } from "@/lib/contract/lab";
import type { LockableControl } from "@/lib/spiral/lockable-control";
import type { Config } from "@/lib/spiral/config";
import { extentOf } from "@/lib/spiral/plane";
import { trainingPoints } from "@/lib/spiral/points";
import { createTrainer, TrainingRefusal, type Trainer } from "@/lib/training/client";
import { stepsPerEpoch } from "@/lib/training/plan";
import type { Divergence, Progress, StopRules, TrainingState } from "@/lib/training/protocol";
import { EngineChoice } from "./engine-choice";
import { recallWish, rememberWish } from "./engine-memory";
import { curveForWire, extendCurve, extendGradients, withLatest } from "./history";
import { freshRun, type EngineWish, type LabState } from "./lab-state";
import { LiveLook } from "./live-look";
import { Store } from "./store";

/** Called when a run that did something is left: by another config, a reset, or at its end. */
export type RunListener = (run: FinishedRun) => void;

export interface LabOptions {
  onRun?: RunListener;
  /** what ends a run early, to begin with */
  stop?: StopRules;
  /** locked controls that a config would change; such a config is refused */
  brokenLocks?: (config: Config) => LockableControl[];
}

/** The lab without its views: one run at a time on one trainer, and what is seen of it. */
export class LabController extends Store<LabState> {
  private readonly trainer: Trainer;
  private readonly look: LiveLook;
  private readonly choice: EngineChoice;
  /** counts configs; an answer for an older one is dropped */
  private generation = 0;
  /** start was pressed while the engine was still being prepared */
  private startWanted = false;
  /** the run as it stood is in the list already */
  private keptAt = 0;

  constructor(
    config: Config,
    private readonly options: LabOptions = {},
  ) {
    const engine = { running: null, probe: null, calibration: null, measuring: false, instead: null };
    super(freshRun(config, { ...engine, wish: recallWish() }, { stop: options.stop ?? {} }));
    this.trainer = createTrainer();
    this.look = new LiveLook(this.trainer, this);
    this.choice = new EngineChoice(this.trainer, this, (request) => this.attempt(request));
    this.listen();
    void this.prepare();
  }

  /** Another config: the run so far is kept, a new one begins. */
  configure = async (config: Config): Promise<void> => {
    if (this.refuses(config)) return;
    await this.keepRun();
    this.begin(config);
    await this.prepare();
  };

  /** A run from a file: its weights and curve, ready to be looked at, trained on, or sent. */
  openRun = async ({ config, weights, curve, epochs }: FinishedRun): Promise<void> => {
    if (this.refuses(config)) return;
    await this.keepRun();
    this.begin(config);
    const step = Math.round(
      epochs * stepsPerEpoch(trainingPoints(config.dataset).labels.length, config.batchSize),
    );
    this.set({ foreign: "imported", curve });
    await this.prepare({ step, slotSteps: 0, weights, slots: [] });
  };

  start = async (): Promise<void> => {
    const { phase, epoch, config, stop, stopReason } = this.get();
    if (phase === "preparing") {
      this.startWanted = true;
      return;
    }
    if (phase === "training" || phase === "failed" || phase === "empty") return;
    if (phase === "finished" || epoch >= config.epochs) {
      // going on after the end: as many epochs again, without the rule that stopped it
      const goal = stopReason === "epochs" ? Math.round(epoch) + config.epochs : stop.epochs;
      await this.trainer.setStop({
        epochs: goal ?? Math.max(config.epochs, Math.round(epoch) + config.epochs),
      });
    }
    this.set({ phase: "training", divergence: null, stopReason: null });
    await this.attempt(() => this.trainer.start());
    this.look.wake();
  };

  pause = async (): Promise<void> => {
    this.startWanted = false;
    if (this.get().phase !== "training") return;
    const progress = await this.attempt(() => this.trainer.pause());
    if (progress && this.get().phase === "training") this.settle("paused", progress);
  };

  step = (): Promise<unknown> => this.nudge(() => this.trainer.step(1));
  stepEpoch = (): Promise<unknown> => this.nudge(() => this.trainer.stepEpoch());

  /** Back to the same initial weights. */
  reset = async (): Promise<void> => {
    await this.keepRun();
    this.begin(this.get().config);
    await this.prepare();
  };

  /** Goes on from the state before the step that went wrong; the worker has returned to it already. */
  backToGood = (): void => {
    const { divergence } = this.get();
    if (divergence) this.set({ phase: "paused", divergence: null });
    this.look.wake();
  };

  wishEngine = async (wish: EngineWish): Promise<void> => {
    rememberWish(wish);
    this.set({ engine: { ...this.get().engine, wish } });
    await this.reset();
  };

  setSpeedLimit = (speedLimit: number | null): void => {
    this.set({ speedLimit });
    void this.attempt(() => this.trainer.setSpeed(speedLimit));
  };

  setStop = (stop: StopRules): void => {
    this.set({ stop });
    void this.attempt(() => this.trainer.setStop({ epochs: this.get().config.epochs, ...stop }));
  };

  /** Replaces the weights in mid-run. */
  editWeights = async (weights: Float32Array): Promise<void> => {
    this.set({ foreign: "edited", weights });
    const progress = await this.attempt(() => this.trainer.setWeights(weights));
    if (progress) this.take(progress);
    this.look.wake();
  };

  /** Measures on demand, then goes back to the beginning with the engine that is the best now. */
  measureAgain = async (): Promise<void> => {
    await this.choice.measure();
    await this.reset();
  };

  /** How fast the engines are on another config; the lab's own run stays as it is. Null when nothing could be measured. */
  measure = (config: Config) => this.choice.measureOther(config);

  /** The run as it stands, whole; null before the first step. */
  finishedRun = async (): Promise<FinishedRun | null> => {
    const snapshot = await this.attempt(() => this.trainer.snapshot());
    const { config, curve, latest, engine } = this.get();
    if (!snapshot || snapshot.step === 0) return null;
    return {
      config,
      weights: snapshot.weights,
      curve: curveForWire(withLatest(extendCurve(curve, snapshot.curve), latest)),
      epochs: snapshot.epoch,
      engine: engine.running ?? snapshot.engine,
      claimedAccuracy: latest?.heldOutAccuracy ?? null,
    };
  };

  /** Breaks the engine's device, as a driver reset would. */
  loseDevice = (): Promise<unknown> => this.attempt(() => this.trainer.loseDevice());

  close(): void {
    this.generation++;
    this.look.close();
    this.trainer.dispose();
  }

  private refuses(config: Config): boolean {
    const refused = this.options.brokenLocks?.(config) ?? [];
    if (refused.length > 0) this.set({ refused });
    return refused.length > 0;
  }

  /** A fresh run; the map stays until the new one is drawn, if it shows the same points. */
  private begin(config: Config): void {
    const { engine, stop, speedLimit, map, pointer, config: before } = this.get();
    const kept = config.dataset === before.dataset ? map : null;
    this.generation++;
    this.set(freshRun(config, engine, { stop, speedLimit, pointer, map: kept }));
  }

  /** Loads the config into an engine, at its beginning or in a given state. */
  private async prepare(state?: TrainingState): Promise<void> {
    const generation = this.generation;
    const { config, stop, speedLimit } = this.get();
    const { xy } = trainingPoints(config.dataset);
    this.keptAt = state?.step ?? 0;
    if (xy.length === 0) return this.set({ phase: "empty" });
    this.look.begin(extentOf(xy));
    const engine = await this.choice.pick();
    if (!engine || generation !== this.generation) return;
    const loaded = await this.attempt(() =>
      this.trainer.load(config, { engine, state, stop: { epochs: config.epochs, ...stop } }),
    );
    if (!loaded || generation !== this.generation) return;
    if (speedLimit !== null) await this.attempt(() => this.trainer.setSpeed(speedLimit));
    this.set({
      engine: { ...this.get().engine, running: loaded.engine, instead: loaded.instead },
    });
    this.settle(state ? "paused" : "ready", loaded);
    if (this.startWanted) {
      this.startWanted = false;
      await this.start();
    }
  }

  private listen(): void {
    this.trainer.on("progress", (progress) => this.get().phase === "training" && this.take(progress));
    this.trainer.on("paused", (progress) => this.settle("paused", progress));
    this.trainer.on("stopped", ({ reason, ...progress }) => {
      this.settle("finished", progress);
      this.set({ stopReason: reason });
      void this.keepRun();
    });
    this.trainer.on("diverged", (divergence) => this.diverge(divergence));
    this.trainer.on("engineLost", ({ next, ...instead }) => {
      this.set({ engine: { ...this.get().engine, running: next, instead } });
      if (!next) this.set({ phase: "failed", failure: instead.detail });
    });
    this.trainer.on("failed", ({ message }) => this.set({ phase: "failed", failure: message }));
  }

  private diverge(divergence: Divergence): void {
    const { epoch, step } = divergence;
    this.set({ phase: "diverged", divergence, epoch, step, stepsPerSecond: 0 });
    this.look.wake();
  }

  private take(progress: Progress): void {
    const { curve, gradients } = this.get();
    const { epoch, loss, trainAccuracy, heldOutLoss, heldOutAccuracy } = progress;
    this.setSoon({
      epoch,
      step: progress.step,
      stepsPerEpoch: progress.stepsPerEpoch,
      stepsPerSecond: progress.stepsPerSecond,
      learningRate: progress.learningRate,
      latest: { epoch, loss, trainAccuracy, heldOutLoss, heldOutAccuracy },
      curve: extendCurve(curve, progress.curve),
      gradients: [...progress.gradients, { epoch, norms: progress.gradientNorms }].reduce(
        extendGradients,
        gradients,
      ),
    });
  }

  private settle(phase: "ready" | "paused" | "finished", progress: Progress): void {
    this.take(progress);
    this.set({ phase, stepsPerSecond: 0 });
    this.look.wake();
  }

  private async nudge(action: () => Promise<unknown>): Promise<void> {
    const { phase } = this.get();
    if (phase === "training") await this.pause();
    if (["ready", "paused", "finished", "diverged"].includes(this.get().phase)) {
      this.set({ divergence: null, phase: "paused" });
      await this.attempt(action);
    }
  }

  /** Hands the run to the list, once for the steps that it has made. */
  private async keepRun(): Promise<void> {
    const { step, phase } = this.get();
    if (step === 0 || step === this.keptAt || phase === "preparing" || phase === "failed") return;
    this.keptAt = step;
    const run = await this.finishedRun();
    if (run) this.options.onRun?.(run);
  }

  /** Runs a request; a refusal is shown unless the trainer was closed or the config has moved on. */
  private async attempt<Result>(request: () => Promise<Result>): Promise<Result | null> {
    const generation = this.generation;
    try {
      return await request();
    } catch (error) {
      if (generation !== this.generation) return null;
      if (error instanceof TrainingRefusal && error.code === "nothing-loaded") return null;
      this.set({ phase: "failed", failure: error instanceof Error ? error.message : String(error) });
      return null;
    }
  }
}
