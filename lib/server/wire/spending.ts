/**
 * What each has spent in a window of time; all windows begin together. rate-limiter-flexible answers in a promise,
 * which is too late for the frame at hand.
 */
export class Spending {
  readonly #windowMs: number;
  readonly #now: () => number;
  readonly #spent = new Map<string, number>();
  #ends = 0;

  constructor(windowMs: number, now: () => number) {
    this.#windowMs = windowMs;
    this.#now = now;
  }

  /** @returns what is spent under this key, this included */
  add(key: string, cost: number): number {
    if (this.#now() >= this.#ends) {
      this.#spent.clear();
      this.#ends = this.#now() + this.#windowMs;
    }
    const total = (this.#spent.get(key) ?? 0) + cost;
    this.#spent.set(key, total);
    return total;
  }

  /** ms until everybody may spend again */
  get msLeft(): number {
    return Math.max(1, this.#ends - this.#now());
  }
}
