/** A store whose changes may wait for one another. */
import { Listeners } from "@/lib/client/listeners";
import type { Observable } from "@/lib/client/store";

/** Milliseconds that a change without haste waits for another one to be drawn with. */
const patienceMs = 60;

/** An object that views can watch; changes replace some of its fields. */
export class PatientStore<State extends object> implements Observable<State> {
  #state: State;
  #listeners = new Listeners();
  #pending: ReturnType<typeof setTimeout> | undefined;

  constructor(state: State) {
    this.#state = state;
  }

  get = (): State => this.#state;

  subscribe = (listener: () => void): (() => void) => this.#listeners.subscribe(listener);

  /** Merges a change and tells everybody, of those that waited too. */
  merge(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    this.#tell();
  }

  /** Merges a change; everybody is told with the next one, so that both are drawn in one frame, or soon. */
  mergeSoon(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    this.#pending ??= setTimeout(() => this.#tell(), patienceMs);
  }

  #tell(): void {
    clearTimeout(this.#pending);
    this.#pending = undefined;
    this.#listeners.tell();
  }
}
