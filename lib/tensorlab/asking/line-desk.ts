/** Where lines are left for programs that wait for them: at the server, and without it in the service worker. */

/** ms for which a line lies here: who waits asks again and again, also after an answer that was lost on its way */
const liesMs = 60_000;
/** lines that lie here, and programs that wait; beyond that the oldest give way and ask again */
const atMost = 4_000;

interface Left {
  text: string;
  until: number;
}

export class LineDesk {
  readonly #left = new Map<string, Left>();
  readonly #waiting = new Map<string, (text: string | null) => void>();
  readonly #now: () => number;

  /** @param now ms of any clock */
  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  /** Leaves a text for whoever asks by the key, now or soon. */
  leave(key: string, text: string): void {
    const now = this.#now();
    for (const [old, { until }] of this.#left) {
      if (until > now && this.#left.size < atMost) break;
      this.#left.delete(old);
    }
    this.#left.delete(key);
    this.#left.set(key, { text, until: now + liesMs });
    this.#waiting.get(key)?.(text);
  }

  /** @returns what was left by the key; null when nothing came in time, another one waits by it, or the signal ended it */
  collect(key: string, patienceMs: number, signal?: AbortSignal): Promise<string | null> {
    const left = this.#left.get(key);
    if (left && left.until > this.#now()) return Promise.resolve(left.text);
    this.#waiting.get(key)?.(null);
    const [oldest] = this.#waiting.values();
    if (this.#waiting.size >= atMost) oldest(null);
    return new Promise((resolve) => {
      const done = (text: string | null) => {
        clearTimeout(timer);
        this.#waiting.delete(key);
        resolve(text);
      };
      const timer = setTimeout(done, patienceMs, null);
      this.#waiting.set(key, done);
      signal?.addEventListener("abort", () => this.#waiting.get(key) === done && done(null));
    });
  }
}
