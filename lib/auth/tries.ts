/** Counts wrong tries under a key: some are free, then each makes the next one wait longer, and none waits for ever. */

export interface Patience {
  /** wrong tries that cost no wait */
  free: number;
  /** ms after the last free one; doubles with every further wrong try */
  firstWait: number;
  /** ms at most */
  longestWait: number;
  /** ms without a wrong try after which all is forgotten */
  memory: number;
}

interface Count {
  wrong: number;
  /** ms since the epoch */
  lastAt: number;
}

/** Beyond them the key that was counted longest ago is forgotten: memory has an end. */
const keysAtMost = 20_000;

/** Tries under keys since they were told last; negative for what was taken back. */
export type TriesTold = readonly (readonly [key: string, wrong: number])[];

export class Tries {
  readonly #patience: Patience;
  readonly #counts = new Map<string, Count>();
  /** what other processes have to learn */
  #untold = new Map<string, number>();

  constructor(patience: Patience) {
    this.#patience = patience;
  }

  /** ms that the next try takes to be allowed after the last one; 0 while tries are free. */
  spacing(key: string, now: number): number {
    const { free, firstWait, longestWait } = this.#patience;
    const over = this.#wrong(key, now) - free;
    return over < 0 ? 0 : Math.min(longestWait, firstWait * 2 ** over);
  }

  /** @returns ms until a try is allowed; 0 when it is */
  wait(key: string, now: number): number {
    const last = this.#counts.get(key)?.lastAt ?? 0;
    return Math.max(0, last + this.spacing(key, now) - now);
  }

  /** Counts a try before it is judged, so that many at once are many; a right one is taken back. */
  count(key: string, now: number): void {
    this.#note(key, 1);
    this.#add(key, 1, now);
  }

  /** What was counted here since the last time: a process beside this one counts it too. */
  tell(): TriesTold {
    const told = [...this.#untold].filter(([, wrong]) => wrong !== 0);
    this.#untold = new Map();
    return told;
  }

  /** Counts what was counted elsewhere. */
  hear(told: TriesTold, now: number): void {
    for (const [key, wrong] of told) this.#add(key, wrong, now);
  }

  #note(key: string, wrong: number): void {
    if (this.#untold.size < keysAtMost) this.#untold.set(key, (this.#untold.get(key) ?? 0) + wrong);
  }

  #add(key: string, more: number, now: number): void {
    const wrong = Math.max(0, this.#wrong(key, now) + more);
    this.#counts.delete(key);
    this.#counts.set(key, { wrong, lastAt: now });
    if (this.#counts.size > keysAtMost)
      for (const oldest of this.#counts.keys()) return void this.#counts.delete(oldest);
  }

  /** One counted try was right, or was never judged. */
  takeBack(key: string): void {
    const count = this.#counts.get(key);
    if (!count) return;
    count.wrong = Math.max(0, count.wrong - 1);
    this.#note(key, -1);
  }

  forget(key: string): void {
    this.#note(key, -(this.#counts.get(key)?.wrong ?? 0));
    this.#counts.delete(key);
  }

  #wrong(key: string, now: number): number {
    const count = this.#counts.get(key);
    return count && now - count.lastAt <= this.#patience.memory ? count.wrong : 0;
  }
}
