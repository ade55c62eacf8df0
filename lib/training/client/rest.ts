/** Whether a batch rests, for those that have to know at every moment. */
import { Listeners } from "@/lib/client/listeners";

/** On or off, and told to whoever follows. */
export class Rest {
  #now = false;
  readonly #listeners = new Listeners();

  /** Nothing trains now. */
  get now(): boolean {
    return this.#now;
  }

  /** Begins or ends it, and tells those who asked. */
  set(now: boolean): void {
    if (now === this.#now) return;
    this.#now = now;
    this.#listeners.tell();
  }

  /** Calls back after each change; returns the way to stop. */
  subscribe = (listener: () => void): (() => void) => this.#listeners.subscribe(listener);
}
