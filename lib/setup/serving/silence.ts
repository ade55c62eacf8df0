/**
 * Whether a process has been silent for too long. A look that comes late means that the one who looks stood still too,
 * as in a suspended laptop: then nobody is blamed. Times are milliseconds of one clock.
 */

/** how often to look */
export const lookMs = 1_000;
/** a look this much later than it should be means that we ourselves stood still */
const lateMs = 4_000;

export class Silence {
  #heardAt: number;
  #lookedAt: number;

  constructor(now: number) {
    this.#heardAt = now;
    this.#lookedAt = now;
  }

  heard(now: number): void {
    this.#heardAt = now;
  }

  /** @returns whether the silence is longer than it may be */
  look(now: number, limitMs: number): boolean {
    if (now - this.#lookedAt > lookMs + lateMs) this.#heardAt = now;
    this.#lookedAt = now;
    return now - this.#heardAt > limitMs;
  }
}
