import type { Trainer } from "@/lib/training/client";
import type { LabState } from "./lab-state";
import type { Store } from "./store";

/** Milliseconds between two maps and between two looks at the weights while training. */
const mapEvery = 40;
const weightsEvery = 250;
const mapSize = 100;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Keeps the map and the weights that the page shows near the training, without ever queueing up. */
export class LiveLook {
  private running = false;
  private again = false;
  private closed = false;
  private extent = 1.3;
  private weightsAt = 0;

  constructor(
    private readonly trainer: Trainer,
    private readonly store: Store<LabState>,
  ) {}

  /** A new run, whose data reach this far. */
  begin(extent: number): void {
    this.extent = extent;
  }

  /** Looks now, and on while training runs. */
  wake(): void {
    this.again = true;
    if (!this.running) void this.run();
  }

  close(): void {
    this.closed = true;
  }

  private async run(): Promise<void> {
    this.running = true;
    try {
      while (!this.closed && (this.again || this.store.get().phase === "training")) {
        const last = this.store.get().phase !== "training";
        if (last) this.again = false;
        const begun = performance.now();
        if (!document.hidden || last) await this.take(last);
        await pause(Math.max(0, mapEvery - (performance.now() - begun)));
      }
    } catch {
      // refused because something else was loaded meanwhile; its own beginning wakes the look again
    } finally {
      this.running = false;
    }
  }

  private async take(last: boolean): Promise<void> {
    const { config } = this.store.get();
    const { size, extent, classes, probabilities } = await this.trainer.map(mapSize, this.extent);
    if (this.closed || config !== this.store.get().config) return;
    this.store.set({ map: { size, extent, classes, probabilities } });
    if (!last && performance.now() - this.weightsAt < weightsEvery) return;
    this.weightsAt = performance.now();
    const { weights } = await this.trainer.snapshot();
    if (!this.closed && config === this.store.get().config) this.store.set({ weights });
  }
}
