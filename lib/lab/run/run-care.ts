/** Sees to it that nothing is lost of what the run in front has done: kept while it is underway, listed when it is left. */
import type { FinishedRun } from "@/lib/contract/lab";
import type { Trainer } from "@/lib/training/client";
import type { TakenBack, UnderwayKeeper } from "../keep/underway-keeper";
import { listedId, type UnderwayContent, type UnderwayRun } from "../keep/underway-run";
import { curveForWire, extendCurve, extendGradients, withLatest } from "./history";
import type { LabState } from "./lab-state";
import type { PatientStore } from "./patient-store";

/** In these the worker does not have the run that the page shows. */
const apart: readonly LabState["phase"][] = ["preparing", "empty", "failed"];

/** Takes a run into the list, once for an id. Resolves to whether the list has it. */
export type Hand = (run: FinishedRun, id: string) => Promise<boolean>;

/** A kept run as the list of runs takes it. */
function finishedOf({ config, snapshot }: UnderwayRun): FinishedRun {
  const { weights, curve, epoch, engine } = snapshot;
  return {
    ...{ config, weights, engine },
    curve: curveForWire(curve),
    epochs: epoch,
    claimedAccuracy: curve.at(-1)?.heldOutAccuracy ?? null,
  };
}

/** Of one controller. */
export class RunCare {
  readonly #trainer: Trainer;
  readonly #store: PatientStore<LabState>;
  readonly #keeper: UnderwayKeeper | null;
  readonly #hand: Hand;
  /** step at which the run was handed to the list */
  #handedAt = 0;

  constructor(trainer: Trainer, store: PatientStore<LabState>, keeper: UnderwayKeeper | null, hand: Hand) {
    this.#trainer = trainer;
    this.#store = store;
    this.#keeper = keeper;
    this.#hand = hand;
  }

  /** The run as it stands, whole; null before the first step. */
  async whole(): Promise<FinishedRun | null> {
    // of now: another run may come to the front before the worker answers
    const { config, curve, latest, engine } = this.#store.get();
    const snapshot = await this.#snapshot();
    if (!snapshot || snapshot.step === 0) return null;
    return {
      config,
      weights: snapshot.weights,
      curve: curveForWire(withLatest(extendCurve(curve, snapshot.curve), latest)),
      epochs: snapshot.epoch,
      engine: engine.running ?? snapshot.engine,
      claimedAccuracy: latest?.heldOutAccuracy ?? null,
    };
  }

  /** The lab opens. @param again with what this tab had set */
  begin(again: boolean): void {
    // what the tab had in front before is another run's copy now
    if (!again) this.#keeper?.leave(Promise.resolve(false));
    this.remember();
  }

  /** The run that this tab had in front; null when it is to begin anew. */
  recall = async (): Promise<UnderwayRun | null> => (await this.#keeper?.recall()) ?? null;

  /** Looks for runs that were cut off with their tabs. */
  look = async (): Promise<void> => this.#keeper?.look(this.#list);

  /** The one that was found goes to the list. */
  decline = async (): Promise<void> => this.#keeper?.decline(this.#list);

  /** What is set now, written down at once. */
  remember(): void {
    const { config, stop, speedLimit } = this.#store.get();
    this.#keeper?.remember({ config, stop, speedLimit });
  }

  /** Keeps a copy when it is time for one. */
  keepInTime(): void {
    if (this.#keeper?.isDue) void this.keep();
  }

  /** Keeps a copy now. */
  keep = async (): Promise<void> => {
    await this.#keeper?.keep(() => this.#content());
  };

  /** Hands the run to the list, once for the steps that it has made. @returns whether the list has them */
  handOn(): Promise<boolean> {
    const { step, phase } = this.#store.get();
    if (step === 0 || step === this.#handedAt) return Promise.resolve(true);
    if (apart.includes(phase)) return Promise.resolve(false);
    this.#handedAt = step;
    return this.#handOver(listedId(this.#keeper?.id ?? "", step));
  }

  /** The run is left: it goes to the list, and its copy with that. Call before another one comes to the front. */
  leave(): Promise<boolean> {
    const handed = this.handOn();
    this.#handedAt = 0;
    this.#keeper?.leave(handed);
    return handed;
  }

  /** Whether one follows for the first time to where the class was brought at a time. */
  follows = (at: string): boolean => this.#keeper?.follows(at) ?? true;

  /**
   * Lays the run in front aside for a set-up of the class. Call before that comes to the front.
   * @param going whether it was training
   * @returns whether it is kept so; else it is to be left
   */
  async layAside(going: boolean): Promise<boolean> {
    const { config, stop } = this.#store.get();
    const take = async () => {
      const content = await this.#content();
      return content && { ...content, going: going || content.going };
    };
    const laid = (await this.#keeper?.layAside({ config, stop, going }, take)) ?? false;
    if (laid) this.#handedAt = 0;
    return laid;
  }

  /** What was laid aside; null when nothing was. */
  takeBack = async (): Promise<TakenBack | null> => (await this.#keeper?.takeBack()) ?? null;

  /** The run in front goes on from a copy. */
  adopt(run: UnderwayRun): void {
    this.#handedAt = run.handedAt;
    this.#keeper?.adopt(run);
  }

  /** The run in front is in the list as it is. */
  isListed(step: number): void {
    this.#handedAt = step;
  }

  /** The lab is left with the run in front; ends when that is kept. */
  async close(): Promise<void> {
    const kept = this.keep();
    this.#keeper?.close();
    await kept;
  }

  #list = (run: UnderwayRun): Promise<boolean> =>
    this.#hand(finishedOf(run), listedId(run.id, run.snapshot.step));

  async #handOver(id: string): Promise<boolean> {
    const run = await this.whole();
    return run !== null && this.#hand(run, id);
  }

  async #content(): Promise<UnderwayContent | null> {
    const { config, phase, resumed, foreign, stopReason } = this.#store.get();
    if (apart.includes(phase)) return null;
    const snapshot = await this.#snapshot();
    // weights that are no numbers any more are what the worker is about to return from
    if (!snapshot || snapshot.step === 0 || !snapshot.weights.every(Number.isFinite)) return null;
    const gradients = snapshot.gradients.reduce(extendGradients, this.#store.get().gradients);
    const going = phase === "training" || resumed !== null;
    return { ...{ config, going, snapshot, gradients, foreign, stopReason }, handedAt: this.#handedAt };
  }

  /** Null when the worker has nothing to tell: no run is loaded, or it has failed and says so itself. */
  #snapshot = () => this.#trainer.snapshot().catch(() => null);
}
