/** What the page sees of a run while it trains: the decision map and the weights. */
import type { Trainer } from "@/lib/training/client";
import { gridOf } from "../picture/grid-map";
import type { LabState } from "./lab-state";
import type { PatientStore } from "./patient-store";

/** Milliseconds between two maps and between two looks at the weights while training. */
const mapEvery = 40;
const weightsEvery = 250;
/** Cells along a side of the map. */
const mapSize = 100;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Keeps the map and the weights that the page shows near the training, without ever queueing up. */
export class LiveLook {
  readonly #trainer: Trainer;
  readonly #store: PatientStore<LabState>;
  readonly #hidden: () => boolean;
  #running = false;
  #again = false;
  #closed = false;
  #extent = 1.3;
  #weightsAt = 0;

  /** @param hidden whether nobody sees the page; then only the run's end is looked at */
  constructor(trainer: Trainer, store: PatientStore<LabState>, hidden: () => boolean) {
    this.#trainer = trainer;
    this.#store = store;
    this.#hidden = hidden;
  }

  /** A new run, whose map reaches this far from the middle, in plane units. */
  begin(extent: number): void {
    this.#extent = extent;
  }

  /** Looks now, and on while training runs. */
  wake(): void {
    this.#again = true;
    if (!this.#running) void this.#run();
  }

  /** Looks no more; what is on its way is dropped. */
  close(): void {
    this.#closed = true;
  }

  async #run(): Promise<void> {
    this.#running = true;
    try {
      while (!this.#closed && (this.#again || this.#store.get().phase === "training")) {
        const last = this.#store.get().phase !== "training";
        if (last) this.#again = false;
        const begun = performance.now();
        if (!this.#hidden() || last) await this.#take(last);
        await pause(Math.max(0, mapEvery - (performance.now() - begun)));
      }
    } catch {
      // refused because something else was loaded meanwhile; its own beginning wakes the look again
    } finally {
      this.#running = false;
    }
  }

  async #take(last: boolean): Promise<void> {
    const { config } = this.#store.get();
    const map = gridOf(await this.#trainer.map(mapSize, this.#extent));
    if (this.#closed || config !== this.#store.get().config) return;
    this.#store.merge({ map });
    if (!last && performance.now() - this.#weightsAt < weightsEvery) return;
    this.#weightsAt = performance.now();
    const { weights } = await this.#trainer.snapshot();
    if (!this.#closed && config === this.#store.get().config) this.#store.merge({ weights });
  }
}
