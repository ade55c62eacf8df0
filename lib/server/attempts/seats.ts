/** Places where attempts are checked, a few at a time. Who was stopped lately waits for the last of them. */

interface Waiting {
  suspect: boolean;
  take: () => void;
}

/** Hands out a number of places in order of arrival. Suspects hold at most one at a time, so others always go on. */
export class Seats {
  #free: number;
  #suspectSeated = false;
  #waiting: Waiting[] = [];

  constructor(places: number) {
    this.#free = places;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Runs a task when there is a place for it. */
  async use<Value>(suspect: boolean, task: () => Promise<Value>): Promise<Value> {
    await new Promise<void>((take) => {
      this.#waiting.push({ suspect, take });
      this.#next();
    });
    try {
      return await task();
    } finally {
      this.#free++;
      if (suspect) this.#suspectSeated = false;
      this.#next();
    }
  }

  #next(): void {
    while (this.#free > 0) {
      const at = this.#waiting.findIndex(({ suspect }) => !suspect || !this.#suspectSeated);
      if (at < 0) return;
      const [{ suspect, take }] = this.#waiting.splice(at, 1);
      this.#free--;
      if (suspect) this.#suspectSeated = true;
      take();
    }
  }
}
