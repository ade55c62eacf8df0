/** The pause between the keys of what is being typed and its being handed on. The only timer of its kind. */

/** After the last key, and at the latest after the first that was not handed on. */
const pauseMs = 500;
const longestMs = 1_200;

/** Calls back once nothing has been typed for a moment, or something has been for long. */
export class Pause {
  readonly #over: () => void;
  /** epoch milliseconds of the first key */
  #since: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(over: () => void) {
    this.#over = over;
  }

  /** Another key. @param now epoch milliseconds */
  key(now: number): void {
    clearTimeout(this.#timer);
    this.#since ??= now;
    this.#timer = setTimeout(this.#over, Math.min(pauseMs, Math.max(0, this.#since + longestMs - now)));
  }

  /** What was typed is handed on; the next key begins anew. */
  end(): void {
    clearTimeout(this.#timer);
    this.#since = null;
  }
}
