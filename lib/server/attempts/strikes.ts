/** Who made processes stop lately: each further time costs a longer wait. */

/** the second time in a row; once is a mistake that anybody makes */
const firstWaitMs = 2_000;
const longestWaitMs = 60_000;
/** after so long without another it is forgotten */
const forgottenMs = 600_000;

interface Record {
  count: number;
  /** ms of the clock */
  last: number;
}

export class Strikes {
  readonly #records = new Map<string, Record>();
  readonly #now: () => number;

  /** @param now ms of a clock that does not go back */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whether this owner made a process stop and has not made up for it. */
  has(owner: string): boolean {
    return this.#records.has(owner);
  }

  /** ms until this owner's next attempt is taken; 0 when it is now. */
  waitOf(owner: string): number {
    const record = this.#records.get(owner);
    if (!record || record.count < 2) return 0;
    const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** (record.count - 2));
    return Math.max(0, record.last + wait - this.#now());
  }

  stopped(owner: string): void {
    const count = (this.#records.get(owner)?.count ?? 0) + 1;
    this.#records.set(owner, { count, last: this.#now() });
    for (const [one, { last }] of this.#records)
      if (last + forgottenMs < this.#now()) this.#records.delete(one);
  }

  /** An attempt that came to its end makes up for one that did not. */
  ended(owner: string): void {
    const record = this.#records.get(owner);
    if (!record) return;
    if (record.count > 1) record.count--;
    else this.#records.delete(owner);
  }
}
