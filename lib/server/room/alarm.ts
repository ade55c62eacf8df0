/** Wakes a room when time by itself changes something in it. */

interface AlarmOptions {
  /** what is due is done by it; when it fails it is rung again */
  ring: () => Promise<unknown>;
  failed: (error: unknown) => void;
  /** ms since the epoch */
  now: () => number;
}

/** A database that is away is asked again after this long. */
const againMs = 2_000;
/** What a timer of the platform can wait for; a later one is set again on the way. */
const longestMs = 2 ** 31 - 1;

export class Alarm {
  readonly #options: AlarmOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(options: AlarmOptions) {
    this.#options = options;
  }

  /** Rings at this time, in ms since the epoch, and at no other; null: never. */
  set(at: number | null): void {
    clearTimeout(this.#timer);
    if (at === null || this.#stopped) return;
    this.#wait(Math.min(longestMs, Math.max(1, at - this.#options.now())));
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #wait(ms: number): void {
    this.#timer = setTimeout(() => void this.#ring(), ms);
    // a server that is to end does not wait for a class's timer
    this.#timer.unref();
  }

  async #ring(): Promise<void> {
    try {
      await this.#options.ring();
    } catch (error) {
      this.#options.failed(error);
      if (!this.#stopped) this.#wait(againMs);
    }
  }
}
