/** Who made processes stop lately: each further time costs a longer wait. And whom the machine left too little time. */

/** the second time in a row; once is a mistake that anybody makes */
const firstWaitMs = 2_000;
const longestWaitMs = 60_000;
/** after so long without another it is forgotten */
const forgottenMs = 600_000;
/** who got too little of the clock has twice as much the next time, up to so many doublings: no attempt comes again for ever */
const doublingsAtMost = { ofSession: 3, stranger: 1 } as const;

interface Record {
  count: number;
  /** times in a row that the clock ran out before the processor time */
  slow: number;
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

  /** Whether this owner's last attempts did not come to their end. */
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

  /** Times the usual clock that this owner's next attempt may take. @param stranger shares one place with all others in no session */
  patienceFor(owner: string, stranger: boolean): number {
    const most = doublingsAtMost[stranger ? "stranger" : "ofSession"];
    return 2 ** Math.min(most, this.#records.get(owner)?.slow ?? 0);
  }

  stopped(owner: string): void {
    this.#note(owner, { count: (this.#records.get(owner)?.count ?? 0) + 1, slow: 0 });
  }

  /** The machine had no time for an attempt, which is nobody's fault. */
  slowed(owner: string): void {
    const { count, slow } = this.#records.get(owner) ?? { count: 0, slow: 0 };
    this.#note(owner, { count, slow: slow + 1 });
  }

  #note(owner: string, record: Omit<Record, "last">): void {
    this.#records.set(owner, { ...record, last: this.#now() });
    for (const [one, { last }] of this.#records)
      if (last + forgottenMs < this.#now()) this.#records.delete(one);
  }

  /** An attempt that came to its end makes up for one that did not. */
  ended(owner: string): void {
    const record = this.#records.get(owner);
    if (!record) return;
    record.slow = 0;
    if (record.count > 1) record.count--;
    else this.#records.delete(owner);
  }
}
