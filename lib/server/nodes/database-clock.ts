/**
 * The database's clock as this process reads it, from answers that took a while. Between two answers it goes on by the
 * process's monotonic clock: a machine whose own clock is set wrong, or anew, agrees with all others.
 * Times are milliseconds.
 */

/** so many answers are remembered; the quickest of them says most exactly when the database read its clock */
const remembered = 8;
/** a difference beyond this, and beyond what a slow answer explains, is a clock that was set, or a machine that slept */
const jumpMs = 1_000;
/** how much of what is still missing is made up with each answer */
const share = 0.25;

interface Answer {
  /** the database's clock minus the monotonic one */
  difference: number;
  tookMs: number;
}

export class DatabaseClock {
  #answers: Answer[] = [];
  #difference: number | null = null;

  /**
   * Takes an answer in.
   * @param databaseNow ms since the epoch, read by the database between the two
   * @param asked, answered on the monotonic clock
   */
  read(databaseNow: number, asked: number, answered: number): void {
    const tookMs = answered - asked;
    const answer = { difference: databaseNow - (asked + answered) / 2, tookMs };
    const off = Math.abs(answer.difference - (this.#difference ?? answer.difference));
    if (off > jumpMs + tookMs) this.#answers = [];
    this.#answers = [...this.#answers, answer].slice(-remembered);
    const { difference } = this.#answers.reduce((best, one) => (one.tookMs <= best.tookMs ? one : best));
    const before = this.#difference;
    if (before === null || this.#answers.length === 1) this.#difference = difference;
    else this.#difference = before + (difference - before) * share;
  }

  /** What to add to this machine's clock; 0 before the first answer. */
  offsetMs(machineNow: number, monotonicNow: number): number {
    return this.#difference === null ? 0 : monotonicNow + this.#difference - machineNow;
  }
}
