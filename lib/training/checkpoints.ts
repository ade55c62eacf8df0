/** States to return to: when training diverges, and when an engine's device is lost. */
import { allFinite } from "./divergence";
import type { Engine } from "./engine";
import type { TrainingState } from "./protocol";

/** Keeps the newest state, and the newest one from which a step was seen to go well. */
export class Checkpoints {
  #proven: TrainingState;
  #newest: TrainingState;

  constructor(first: TrainingState) {
    this.#proven = first;
    this.#newest = first;
  }

  /** The state to go on from when the device is lost: its weights are finite. */
  get latest(): TrainingState {
    return this.#newest;
  }

  /**
   * Takes a state when steps up to it went well.
   * @returns whether its weights are finite; if not, it is not kept
   */
  keep(state: TrainingState): boolean {
    if (!allFinite(state.weights)) return false;
    if (this.#newest.step < state.step) this.#proven = this.#newest;
    this.#newest = state;
    return true;
  }

  /** Brings the engine to the state before `step`'s update. @returns that state */
  async rewind(engine: Engine, step: number): Promise<TrainingState> {
    const start = this.#newest.step <= step ? this.#newest : this.#proven;
    engine.write(start);
    if (step > start.step) await engine.run(step - start.step);
    return this.#restart(await engine.read());
  }

  /** Finds the update that made a weight infinite or not a number, at or before `until`. @returns the state before it */
  async rewindToFinite(engine: Engine, until: number): Promise<TrainingState> {
    let good = this.#newest;
    let bad = until;
    while (bad - good.step > 1) {
      const middle = Math.floor((good.step + bad) / 2);
      engine.write(good);
      await engine.run(middle - good.step);
      const state = await engine.read();
      if (allFinite(state.weights)) good = state;
      else bad = middle;
    }
    engine.write(good);
    return this.#restart(good);
  }

  #restart(state: TrainingState): TrainingState {
    this.#proven = state;
    this.#newest = state;
    return state;
  }
}
