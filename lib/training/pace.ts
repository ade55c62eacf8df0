/** How many steps to run before listening to the page again. */

/** Milliseconds that one piece of work should take: a map every 50 ms still finds its turn. */
const pieceMs = 16;

/** Learns an engine's speed and keeps a speed limit. */
export class Pace {
  #perPiece = 1;
  #limit: number | null = null;
  #since = 0;
  #done = 0;

  /** @param stepsPerSecond null is full speed */
  setLimit(stepsPerSecond: number | null, now: number): void {
    this.#limit = stepsPerSecond;
    this.restart(now);
  }

  /** Forgets time that passed without training. */
  restart(now: number): void {
    this.#since = now;
    this.#done = 0;
  }

  /** Steps that may run now; 0 when the limit asks to wait. */
  allowed(now: number): number {
    if (this.#limit === null) return this.#perPiece;
    // one step is due at once; a slow engine never has to catch up for more than a piece
    const due = Math.floor(1 + ((now - this.#since) / 1000) * this.#limit - this.#done);
    return Math.max(0, Math.min(due, this.#perPiece));
  }

  /** Milliseconds until the limit allows the next step. */
  waitMs(now: number): number {
    if (this.#limit === null) return 0;
    const next = this.#since + (this.#done / this.#limit) * 1000;
    return Math.min(100, Math.max(1, next - now));
  }

  /** Learns from a piece of work; a piece grows at most fourfold from one to the next. */
  learn(steps: number, ms: number): void {
    this.#done += steps;
    const fitting = (steps * pieceMs) / Math.max(ms, 0.05);
    if (steps >= this.#perPiece || fitting < this.#perPiece)
      this.#perPiece = Math.max(1, Math.round(Math.min(fitting, this.#perPiece * 4)));
  }
}
