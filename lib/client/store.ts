/** A value that can be watched. Nothing here knows React; components read it with `useStore`. */
import { Listeners } from "./listeners";

/** A value that others can read and watch. */
export interface Observable<Value> {
  /** the same object until something changes */
  get(): Value;
  /** calls back after each change; returns the way to stop */
  subscribe(listener: () => void): () => void;
}

/** A value in memory. Changes replace it whole; both methods of reading work without their object. */
export class Store<Value> implements Observable<Value> {
  #value: Value;
  #listeners = new Listeners();

  constructor(value: Value) {
    this.#value = value;
  }

  get = (): Value => this.#value;

  /** Puts another value in its place; the same one changes nothing and tells nobody. */
  set(value: Value): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    this.#listeners.tell();
  }

  /** Puts what `change` makes of the value in its place. */
  update(change: (value: Value) => Value): void {
    this.set(change(this.#value));
  }

  /** Replaces some fields of a value that is an object; fields that are the same already tell nobody. */
  merge(change: Partial<Value>): void {
    const value = { ...this.#value, ...change };
    // the keys of a partial value are keys of the value
    const keys = Object.keys(change) as (keyof Value)[];
    if (keys.some((key) => !Object.is(value[key], this.#value[key]))) this.set(value);
  }

  subscribe = (listener: () => void): (() => void) => this.#listeners.subscribe(listener);
}
