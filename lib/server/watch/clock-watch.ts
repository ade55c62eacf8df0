/** Tells the log when this machine's clock leaves the database's, by which the class goes, and when it is back. */
import type { Log } from "../log";

const toleratedMs = 2_000;
const lookMs = 10_000;

export class ClockWatch {
  readonly #offsetMs: () => number;
  readonly #log: Log;
  #away = false;

  /** @param offsetMs the database's clock minus this machine's */
  constructor(offsetMs: () => number, log: Log) {
    this.#offsetMs = offsetMs;
    this.#log = log;
  }

  /** Looks now and from now on. */
  start(): void {
    this.look();
    setInterval(() => this.look(), lookMs).unref();
  }

  look(): void {
    const ms = Math.round(this.#offsetMs());
    const away = Math.abs(ms) > toleratedMs;
    if (away && !this.#away)
      this.#log.warn("this machine's clock is not the database's: let both follow a time server", { ms });
    if (!away && this.#away) this.#log.info("this machine's clock is the database's again", { ms });
    this.#away = away;
  }
}
