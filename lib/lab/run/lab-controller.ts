/** The lab without its views: the run in front, told to a trainer and heard from it. */
import { inTime } from "@/lib/client/in-time";
import type { Observable } from "@/lib/client/store";
import { watchLeave } from "@/lib/client/watch-leave";
import type { FinishedRun } from "@/lib/contract/lab";
import type { Config, Setup } from "@/lib/spiral/config";
import { extentOf } from "@/lib/spiral/plane";
import { sameSetup } from "@/lib/spiral/same-setup";
import { trainingPoints } from "@/lib/spiral/points";
import { createTrainer, TrainingRefusal, type Trainer } from "@/lib/training/client";
import { stepsPerEpoch } from "@/lib/training/plan";
import type { LoadOptions, StopRules } from "@/lib/training/protocol";
import type { Calibration } from "@/lib/training/engine-names";
import type { Place } from "../picture/place";
import { EngineChoice } from "./engine-choice";
import { recallWish, rememberWish } from "./engine-memory";
import { withPlaced } from "../keep/own-points";
import type { Keeping } from "../keep/underway-keeper";
import type { UnderwayRun } from "../keep/underway-run";
import { Front } from "./front";
import { freshRun, nextGoal, noEngine, seenOf, type EngineWish, type LabState } from "./lab-state";
import type { LabOptions } from "./lab-options";
import { LiveLook } from "./live-look";
import { PatientStore } from "./patient-store";
import { RunCare } from "./run-care";

/** Where a run goes on, and how it is shown then. */
type GoingOn = Partial<LoadOptions> & { phase?: "paused" | "finished" };

const pageHidden = (): boolean => typeof document !== "undefined" && document.hidden;

/**
 * One run at a time on one trainer, and what is seen of it. Until it is opened it touches nothing of a browser: a server
 * draws it as it stands, and what is pressed meanwhile counts.
 */
export class LabController implements Observable<LabState> {
  readonly #options: LabOptions;
  readonly #store: PatientStore<LabState>;
  readonly #trainer: Trainer;
  readonly #look: LiveLook;
  readonly #choice: EngineChoice;
  readonly #care: RunCare;
  readonly #front: Front;
  #stopWatching = (): void => {};
  #closed = false;
  /** counts configs; an answer for an older one is dropped */
  #generation = 0;
  /** epochs at which the run in front ends */
  #goal = 0;

  constructor(config: Config, options: LabOptions = {}) {
    const { keeper, stop = {}, onRun = async () => true } = options;
    this.#options = options;
    this.#store = new PatientStore(freshRun(config, noEngine, { stop }));
    this.#trainer = (options.open ?? createTrainer)();
    this.#look = new LiveLook(this.#trainer, this.#store, pageHidden);
    this.#choice = new EngineChoice(this.#trainer, this.#store, (request) => this.#attempt(request));
    this.#care = new RunCare(this.#trainer, this.#store, keeper ?? null, onRun);
    this.#front = new Front({
      ...{ trainer: this.#trainer, store: this.#store },
      ...{ look: this.#look, choice: this.#choice, care: this.#care },
    });
  }

  /**
   * Takes up what this tab had set, or else the config, and prepares it. Once, in the browser.
   * @param config where it is another than the one that was drawn until now
   */
  open(config = this.get().config): void {
    const { keeper, stop = {}, takesUp = () => true } = this.#options;
    const last = keeper?.setup ?? null;
    const setup = last && takesUp(last.config, last.stop) ? last : null;
    const engine = { ...this.get().engine, wish: recallWish() };
    this.#store.merge(
      freshRun(setup?.config ?? config, engine, {
        ...{ stop: setup?.stop ?? stop, speedLimit: setup?.speedLimit ?? null },
        starting: this.get().starting,
      }),
    );
    this.#trainer.begin();
    this.#stopWatching = watchLeave(() => void this.#care.keep());
    this.#care.begin(setup !== null);
    void this.#takeUp();
  }

  /** Whether it was left for good. */
  get closed(): boolean {
    return this.#closed;
  }

  get = (): LabState => this.#store.get();
  subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);

  /** Looks at one place of the map. */
  lookAt = (pointer: Place): void => this.#store.merge({ pointer });

  /** Follows a training point through the network, by its index; null for none. */
  follow = (followed: number | null): void => this.#store.merge({ followed });

  /** Another config: the run so far is kept, a new one begins. */
  configure = async (wanted: Config): Promise<void> => {
    const config = withPlaced(wanted, this.get().config, this.#options.keeper?.points ?? null);
    if (!this.#refuses(config)) await this.#replace(config, () => this.#prepare());
  };

  /** Another config, and training at once. */
  startWith = async (config: Config): Promise<void> => {
    if (this.#refuses(config)) return;
    this.#store.merge({ starting: true });
    await this.#replace(config, () => this.#prepare());
  };

  /** A run from a file: its weights and curve, ready to be looked at, trained on, or sent. */
  openRun = async ({ config, weights, curve, epochs }: FinishedRun): Promise<void> => {
    if (this.#refuses(config)) return;
    const step = Math.round(
      epochs * stepsPerEpoch(trainingPoints(config.dataset).labels.length, config.batchSize),
    );
    await this.#replace(config, () => {
      this.#store.merge({ foreign: "imported", curve });
      this.#care.isListed(step);
      return this.#prepare({ state: { step, slotSteps: 0, weights, slots: [] } });
    });
  };

  /** What the page shows of the keeping; null where nothing is kept. */
  get keeping(): Observable<Keeping> | null {
    return this.#options.keeper ?? null;
  }

  /** The run that was offered goes to the list. */
  decline = (): Promise<void> => this.#care.decline();

  /** Takes up a run that was cut off with its tab, and trains on. */
  takeUp = async (run: UnderwayRun): Promise<void> => {
    if (this.#refuses(run.config)) return;
    const { accuracy, patience } = run.snapshot.stop;
    this.#store.merge({ stop: { accuracy, patience } });
    this.#store.merge({ starting: true });
    await this.#replace(run.config, () => this.#resume(run));
  };

  /**
   * Opens a set-up to which the class was brought, once for each time. What one has in front is laid aside, whole.
   * @param at names the time; null opens it again
   */
  openLed = async (setup: Setup, at: string | null): Promise<void> => {
    const { config: own, phase, starting } = this.get();
    const config = { dataset: own.dataset, ...setup };
    if (at !== null && !this.#care.follows(at)) return;
    if (sameSetup(own, setup) || this.#refuses(config)) return;
    await this.pause();
    const generation = this.#generation;
    const laid = await this.#care.layAside(phase === "training" || starting);
    // they have set something of their own meanwhile: that was laid aside as it is
    if (generation !== this.#generation) return;
    this.#store.merge({ stop: {}, starting: false });
    if (!laid) return this.#replace(config, () => this.#prepare());
    this.#begin(config);
    await this.#prepare();
  };

  /** Back to what was laid aside; what was training goes on. */
  backToOwn = async (): Promise<void> => {
    const own = await this.#care.takeBack();
    if (!own) return;
    const { config, stop, run, going } = own;
    this.#store.merge({ stop, starting: run?.going ?? going });
    await this.#replace(config, () => (run ? this.#resume(run) : this.#prepare()));
  };

  /** Trains on; pressed too early, as soon as the engine is prepared. A run at its end goes on as long again. */
  start = async (): Promise<void> => {
    const { phase, epoch } = this.get();
    if (phase === "preparing") return this.#store.merge({ starting: true });
    if (phase === "training" || phase === "failed" || phase === "empty") return;
    if (phase === "finished" || epoch >= this.#goal) {
      // going on after the end, without the rule that stopped it
      this.#goal = nextGoal(this.get());
      await this.#attempt(() => this.#trainer.setStop({ epochs: this.#goal }));
    }
    this.#store.merge({
      ...{ phase: "training", starting: false },
      ...{ divergence: null, stopReason: null, resumed: null },
    });
    await this.#attempt(() => this.#trainer.start());
    this.#look.wake();
  };

  /** Stops after the step in progress, or does not begin. */
  pause = async (): Promise<void> => {
    if (this.get().starting) this.#store.merge({ starting: false });
    if (this.get().phase !== "training") return;
    const progress = await this.#attempt(() => this.#trainer.pause());
    if (progress && this.get().phase === "training") this.#front.settle("paused", progress);
  };

  /** One step, one epoch: training rests afterwards. */
  step = (): Promise<unknown> => this.#nudge(() => this.#trainer.step(1));
  stepEpoch = (): Promise<unknown> => this.#nudge(() => this.#trainer.stepEpoch());

  /** Back to the same initial weights. */
  reset = (): Promise<void> => this.#replace(this.get().config, () => this.#prepare());

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
    this.#care.remember();
    void this.#attempt(() => this.#trainer.setSpeed(speedLimit));
  };

  /** Rules that end the run early, from now on and for the runs that follow. */
  setStop = (stop: StopRules): void => {
    this.#store.merge({ stop });
    this.#care.remember();
    this.#goal = stop.epochs ?? this.get().config.epochs;
    void this.#attempt(() => this.#trainer.setStop({ ...stop, epochs: this.#goal }));
    void this.#care.keep();
  };

  /** Replaces the weights in mid-run: Float32Array[parameters], layout of lib/spiral/network.ts. */
  editWeights = async (weights: Float32Array): Promise<void> => {
    if (this.get().phase === "preparing") return;
    this.#store.merge({ foreign: "edited", weights });
    const progress = await this.#attempt(() => this.#trainer.setWeights(weights));
    if (progress) this.#front.take(progress);
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
  finishedRun = (): Promise<FinishedRun | null> => this.#care.whole();

  /** Ends the worker, once the run in front is kept. */
  close(): void {
    this.#closed = true;
    this.#generation++;
    this.#stopWatching();
    this.#look.close();
    // a worker that does not answer any more is ended without
    const kept = inTime(this.#care.close()).catch(() => undefined);
    void kept.finally(() => this.#trainer.dispose());
  }

  #refuses(config: Config): boolean {
    const refused = this.#options.brokenLocks?.(config) ?? [];
    if (refused.length > 0) this.#store.merge({ refused });
    return refused.length > 0;
  }

  /** A fresh run; the map stays until the new one is drawn, and the point that is followed, if the points are the same. */
  #begin(config: Config): void {
    const { engine, stop, speedLimit, map, pointer, followed, starting, config: before } = this.get();
    const kept = config.dataset === before.dataset ? { map, followed } : {};
    this.#generation++;
    this.#store.merge(freshRun(config, engine, { stop, speedLimit, pointer, starting, ...kept }));
    this.#care.remember();
  }

  /** Another run comes to the front at once; what the one before has done goes to the list. */
  async #replace(config: Config, prepare: () => Promise<void>): Promise<void> {
    // its copy is asked for before anything else, so the worker still has it
    const left = this.#care.leave();
    this.#begin(config);
    await prepare();
    await left;
  }

  /** Where the tab's last run was, or at the beginning. */
  async #takeUp(): Promise<void> {
    const generation = this.#generation;
    const run = await this.#care.recall();
    void this.#care.look();
    if (generation !== this.#generation) return;
    if (!run) return this.#prepare();
    this.#begin(run.config);
    await this.#resume(run);
  }

  #resume(run: UnderwayRun): Promise<void> {
    const { snapshot, stopReason } = run;
    const { curve, engine, stop, stopMemory } = snapshot;
    this.#care.adopt(run);
    this.#store.merge(seenOf(run));
    const phase = stopReason === null ? "paused" : "finished";
    return this.#prepare({ state: snapshot, curve, stop, stopMemory, engine, phase });
  }

  /** Loads the config into an engine, at its beginning or where a run goes on. */
  async #prepare(from: GoingOn = {}): Promise<void> {
    const generation = this.#generation;
    const { config } = this.get();
    const { xy } = trainingPoints(config.dataset);
    if (xy.length === 0) return this.#store.merge({ phase: "empty" });
    this.#look.begin(extentOf(xy));
    const picked = await this.#choice.pick();
    if (!picked || generation !== this.#generation) return;
    const { stop: asked } = this.get();
    const { phase = from.state ? "paused" : "ready", engine = picked, ...options } = from;
    const rules = options.stop ?? { epochs: config.epochs, ...asked };
    this.#goal = rules.epochs ?? config.epochs;
    const loaded = await this.#attempt(() => this.#trainer.load(config, { ...options, stop: rules, engine }));
    if (!loaded || generation !== this.#generation) return;
    const { speedLimit, stop } = this.get();
    if (speedLimit !== null) await this.#attempt(() => this.#trainer.setSpeed(speedLimit));
    if (stop !== asked) this.setStop(stop);
    this.#choice.change({ running: loaded.engine, instead: loaded.instead });
    this.#front.settle(phase, loaded);
    if (this.get().starting) await this.start();
  }

  async #nudge(action: () => Promise<unknown>): Promise<void> {
    const { phase } = this.get();
    if (phase === "training") await this.pause();
    if (["ready", "paused", "finished", "diverged"].includes(this.get().phase)) {
      this.#store.merge({ divergence: null, phase: "paused", resumed: null });
      await this.#attempt(action);
    }
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
