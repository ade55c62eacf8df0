/** The lab without its views: the run in front, told to a trainer and heard from it. */
import type { Observable } from "@/lib/client/store";
import type { FinishedRun } from "@/lib/contract/lab";
import type { Config } from "@/lib/spiral/config";
import type { LockableControl } from "@/lib/spiral/lockable-control";
import { extentOf } from "@/lib/spiral/plane";
import { trainingPoints } from "@/lib/spiral/points";
import { createTrainer, TrainingRefusal, type Trainer } from "@/lib/training/client";
import { stepsPerEpoch } from "@/lib/training/plan";
import type { Progress, StopRules, TrainingState } from "@/lib/training/protocol";
import type { Calibration } from "@/lib/training/protocol/engines";
import type { Place } from "../picture/place";
import { EngineChoice } from "./engine-choice";
import { recallWish, rememberWish } from "./engine-memory";
import { curveForWire, extendCurve, withLatest } from "./history";
import { afterProgress, freshRun, nextGoal, type EngineWish, type LabState } from "./lab-state";
import { LiveLook } from "./live-look";
import { PatientStore } from "./patient-store";

/** Called when a run that did something is left: by another config, a reset, or at its end. */
export type RunListener = (run: FinishedRun) => void;

/** What the lab's surroundings give it. */
export interface LabOptions {
  onRun?: RunListener;
  /** what ends a run early, to begin with */
  stop?: StopRules;
  /** locked controls that a config would change; such a config is refused */
  brokenLocks?: (config: Config) => LockableControl[];
  /** starts the worker; replaced where workers are made differently */
  open?: () => Trainer;
}

const pageHidden = (): boolean => typeof document !== "undefined" && document.hidden;

/** One run at a time on one trainer, and what is seen of it. */
export class LabController implements Observable<LabState> {
  readonly #options: LabOptions;
  readonly #store: PatientStore<LabState>;
  readonly #trainer: Trainer;
  readonly #look: LiveLook;
  readonly #choice: EngineChoice;
  /** counts configs; an answer for an older one is dropped */
  #generation = 0;
  /** start was pressed while the engine was still being prepared */
  #startWanted = false;
  /** step at which the run was handed to the list */
  #keptAt = 0;

  constructor(config: Config, options: LabOptions = {}) {
    const engine = { running: null, probe: null, calibration: null, measuring: false, instead: null };
    this.#options = options;
    this.#store = new PatientStore(
      freshRun(config, { ...engine, wish: recallWish() }, { stop: options.stop ?? {} }),
    );
    this.#trainer = (options.open ?? createTrainer)();
    this.#look = new LiveLook(this.#trainer, this.#store, pageHidden);
    this.#choice = new EngineChoice(this.#trainer, this.#store, (request) => this.#attempt(request));
    this.#listen();
    void this.#prepare();
  }

  get = (): LabState => this.#store.get();
  subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);

  /** Looks at one place of the map. */
  lookAt = (pointer: Place): void => this.#store.merge({ pointer });

  /** Another config: the run so far is kept, a new one begins. */
  configure = async (config: Config): Promise<void> => {
    if (this.#refuses(config)) return;
    await this.#keepRun();
    this.#begin(config);
    await this.#prepare();
  };

  /** A run from a file: its weights and curve, ready to be looked at, trained on, or sent. */
  openRun = async ({ config, weights, curve, epochs }: FinishedRun): Promise<void> => {
    if (this.#refuses(config)) return;
    await this.#keepRun();
    this.#begin(config);
    const step = Math.round(
      epochs * stepsPerEpoch(trainingPoints(config.dataset).labels.length, config.batchSize),
    );
    this.#store.merge({ foreign: "imported", curve });
    await this.#prepare({ step, slotSteps: 0, weights, slots: [] });
  };

  /** Trains on; pressed too early, as soon as the engine is prepared. A run at its end goes on as long again. */
  start = async (): Promise<void> => {
    const { phase, epoch, config } = this.get();
    if (phase === "preparing") {
      this.#startWanted = true;
      return;
    }
    if (phase === "training" || phase === "failed" || phase === "empty") return;
    if (phase === "finished" || epoch >= config.epochs) {
      // going on after the end, without the rule that stopped it
      await this.#trainer.setStop({ epochs: nextGoal(this.get()) });
    }
    this.#store.merge({ phase: "training", divergence: null, stopReason: null });
    await this.#attempt(() => this.#trainer.start());
    this.#look.wake();
  };

  /** Stops after the step in progress. */
  pause = async (): Promise<void> => {
    this.#startWanted = false;
    if (this.get().phase !== "training") return;
    const progress = await this.#attempt(() => this.#trainer.pause());
    if (progress && this.get().phase === "training") this.#settle("paused", progress);
  };

  /** One step, one epoch: training rests afterwards. */
  step = (): Promise<unknown> => this.#nudge(() => this.#trainer.step(1));
  stepEpoch = (): Promise<unknown> => this.#nudge(() => this.#trainer.stepEpoch());

  /** Back to the same initial weights. */
  reset = async (): Promise<void> => {
    await this.#keepRun();
    this.#begin(this.get().config);
    await this.#prepare();
  };

  /** Goes on from the state before the step that went wrong; the worker has returned to it already. */
  backToGood = (): void => {
    const { divergence } = this.get();
    if (divergence) this.#store.merge({ phase: "paused", divergence: null });
    this.#look.wake();
  };

  /** Begins anew with another engine, and remembers the wish on this device. */
  wishEngine = async (wish: EngineWish): Promise<void> => {
    rememberWish(wish);
    this.#choice.change({ wish });
    await this.reset();
  };

  /** Steps per second at most; null is full speed. */
  setSpeedLimit = (speedLimit: number | null): void => {
    this.#store.merge({ speedLimit });
    void this.#attempt(() => this.#trainer.setSpeed(speedLimit));
  };

  /** Rules that end the run early, from now on and for the runs that follow. */
  setStop = (stop: StopRules): void => {
    this.#store.merge({ stop });
    void this.#attempt(() => this.#trainer.setStop({ epochs: this.get().config.epochs, ...stop }));
  };

  /** Replaces the weights in mid-run: Float32Array[parameters], layout of lib/spiral/network.ts. */
  editWeights = async (weights: Float32Array): Promise<void> => {
    this.#store.merge({ foreign: "edited", weights });
    const progress = await this.#attempt(() => this.#trainer.setWeights(weights));
    if (progress) this.#take(progress);
    this.#look.wake();
  };

  /** Measures on demand, then goes back to the beginning with the engine that is the best now. */
  measureAgain = async (): Promise<void> => {
    await this.#choice.measure();
    await this.reset();
  };

  /** How fast the engines are on another config; the lab's own run stays as it is. Null when nothing could be measured. */
  measure = (config: Config): Promise<Calibration | null> => this.#choice.measureOther(config);

  /** The run as it stands, whole; null before the first step. */
  finishedRun = async (): Promise<FinishedRun | null> => {
    const snapshot = await this.#attempt(() => this.#trainer.snapshot());
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
  loseDevice = (): Promise<unknown> => this.#attempt(() => this.#trainer.loseDevice());

  /** Ends the worker. The run in front is gone unless it was kept. */
  close(): void {
    this.#generation++;
    this.#look.close();
    this.#trainer.dispose();
  }

  #refuses(config: Config): boolean {
    const refused = this.#options.brokenLocks?.(config) ?? [];
    if (refused.length > 0) this.#store.merge({ refused });
    return refused.length > 0;
  }

  /** A fresh run; the map stays until the new one is drawn, if it shows the same points. */
  #begin(config: Config): void {
    const { engine, stop, speedLimit, map, pointer, config: before } = this.get();
    const kept = config.dataset === before.dataset ? map : null;
    this.#generation++;
    this.#store.merge(freshRun(config, engine, { stop, speedLimit, pointer, map: kept }));
  }

  /** Loads the config into an engine, at its beginning or in a given state. */
  async #prepare(state?: TrainingState): Promise<void> {
    const generation = this.#generation;
    const { config, stop, speedLimit } = this.get();
    const { xy } = trainingPoints(config.dataset);
    this.#keptAt = state?.step ?? 0;
    if (xy.length === 0) return this.#store.merge({ phase: "empty" });
    this.#look.begin(extentOf(xy));
    const engine = await this.#choice.pick();
    if (!engine || generation !== this.#generation) return;
    const loaded = await this.#attempt(() =>
      this.#trainer.load(config, { engine, state, stop: { epochs: config.epochs, ...stop } }),
    );
    if (!loaded || generation !== this.#generation) return;
    if (speedLimit !== null) await this.#attempt(() => this.#trainer.setSpeed(speedLimit));
    this.#choice.change({ running: loaded.engine, instead: loaded.instead });
    this.#settle(state ? "paused" : "ready", loaded);
    if (this.#startWanted) {
      this.#startWanted = false;
      await this.start();
    }
  }

  #listen(): void {
    this.#trainer.on("progress", (progress) => this.get().phase === "training" && this.#take(progress));
    this.#trainer.on("paused", (progress) => this.#settle("paused", progress));
    this.#trainer.on("stopped", ({ reason, ...progress }) => {
      this.#settle("finished", progress);
      this.#store.merge({ stopReason: reason });
      void this.#keepRun();
    });
    this.#trainer.on("diverged", (divergence) => {
      const { epoch, step } = divergence;
      this.#store.merge({ phase: "diverged", divergence, epoch, step, stepsPerSecond: 0 });
      this.#look.wake();
    });
    this.#trainer.on("engineLost", ({ next, ...instead }) => {
      this.#choice.change({ running: next, instead });
      if (!next) this.#store.merge({ phase: "failed", failure: instead.detail });
    });
    this.#trainer.on("failed", ({ message }) => this.#store.merge({ phase: "failed", failure: message }));
  }

  #take(progress: Progress): void {
    this.#store.mergeSoon(afterProgress(this.get(), progress));
  }

  #settle(phase: "ready" | "paused" | "finished", progress: Progress): void {
    this.#take(progress);
    this.#store.merge({ phase, stepsPerSecond: 0 });
    this.#look.wake();
  }

  async #nudge(action: () => Promise<unknown>): Promise<void> {
    const { phase } = this.get();
    if (phase === "training") await this.pause();
    if (["ready", "paused", "finished", "diverged"].includes(this.get().phase)) {
      this.#store.merge({ divergence: null, phase: "paused" });
      await this.#attempt(action);
    }
  }

  /** Hands the run to the list, once for the steps that it has made. */
  async #keepRun(): Promise<void> {
    const { step, phase } = this.get();
    if (step === 0 || step === this.#keptAt || phase === "preparing" || phase === "failed") return;
    this.#keptAt = step;
    const run = await this.finishedRun();
    if (run) this.#options.onRun?.(run);
  }

  /** Runs a request; a refusal is shown unless the trainer was closed or the config has moved on. */
  async #attempt<Result>(request: () => Promise<Result>): Promise<Result | null> {
    const generation = this.#generation;
    try {
      return await request();
    } catch (error) {
      if (generation !== this.#generation) return null;
      if (error instanceof TrainingRefusal && error.code === "nothing-loaded") return null;
      this.#store.merge({ phase: "failed", failure: error instanceof Error ? error.message : String(error) });
      return null;
    }
  }
}
