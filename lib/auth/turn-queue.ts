/** Costly work takes its turn: a few at a time, one from every share after another. */

/** Nothing was begun; it is worth another try after so many seconds. */
export class TooBusy extends Error {
  constructor(readonly seconds: number) {
    super("too much at once");
  }
}

interface Waiter {
  start: () => void;
  refuse: () => void;
}

export interface QueueLimits {
  /** tasks at the same time */
  atOnce: number;
  /** who may wait, all together and of one share */
  waiting: number;
  waitingOfShare: number;
  /** ms */
  longestWait: number;
}

/** What one task takes before any was measured, in ms. */
const usualMs = 100;

/** Takes one from every share in turn: whoever sends many waits for themselves, not others for them. */
export class TurnQueue {
  readonly #limits: QueueLimits;
  /** in the order of their turns */
  readonly #shares = new Map<string, Waiter[]>();
  #running = 0;
  #waiting = 0;
  #averageMs = usualMs;

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  /**
   * Runs a task in its turn.
   * @param share whose turn: an address, or somebody who is known better than that
   * @throws TooBusy when the queue is full or the wait too long; the task has not begun
   */
  async run<Value>(share: string, task: () => Promise<Value>): Promise<Value> {
    if (this.#running < this.#limits.atOnce) this.#running++;
    else await this.#turn(share);
    const begun = performance.now();
    try {
      return await task();
    } finally {
      this.#averageMs += (performance.now() - begun - this.#averageMs) / 8;
      this.#next();
    }
  }

  #turn(share: string): Promise<void> {
    const own = this.#shares.get(share)?.length ?? 0;
    if (own >= this.#limits.waitingOfShare) throw this.#refusal();
    if (this.#waiting >= this.#limits.waiting) this.#makeRoom(own);
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        clearTimeout(timer);
        this.#remove(share, waiter);
      };
      const waiter: Waiter = {
        start: () => (leave(), resolve()),
        refuse: () => (reject(this.#refusal()), leave()),
      };
      const timer = setTimeout(waiter.refuse, this.#limits.longestWait);
      this.#shares.set(share, [...(this.#shares.get(share) ?? []), waiter]);
      this.#waiting++;
    });
  }

  /** The last of whoever has most gives way, if that is more than the newcomer's share. */
  #makeRoom(own: number): void {
    const largest = [...this.#shares.values()].reduce((most, one) => (one.length > most.length ? one : most));
    if (largest.length <= own + 1) throw this.#refusal();
    largest.at(-1)?.refuse();
  }

  #remove(share: string, waiter: Waiter): void {
    const left = (this.#shares.get(share) ?? []).filter((one) => one !== waiter);
    if (left.length > 0) this.#shares.set(share, left);
    else this.#shares.delete(share);
    this.#waiting--;
  }

  /** The thread of a task that ended goes to the share whose turn it is; that share is last then. */
  #next(): void {
    for (const [share, [first]] of this.#shares) {
      first.start();
      const rest = this.#shares.get(share);
      this.#shares.delete(share);
      if (rest) this.#shares.set(share, rest);
      return;
    }
    this.#running--;
  }

  #refusal(): TooBusy {
    const ms = ((this.#waiting + 1) * this.#averageMs) / this.#limits.atOnce;
    return new TooBusy(Math.min(30, Math.max(2, Math.ceil(ms / 1000))));
  }
}
