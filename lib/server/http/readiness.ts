/** Whether the database answers, asked for all who want to know it together. */
import { pingDatabase } from "@/lib/db/pool";

/** ms for which an answer holds */
const holdsMs = 1_000;

export class Readiness {
  readonly #ping: () => Promise<void>;
  readonly #now: () => number;
  #answer: Promise<boolean> = Promise.resolve(false);
  /** ms; until then nobody asks anew */
  #holdsUntil = -Infinity;

  /** @param ping rejects when the database does not answer @param now ms of any clock */
  constructor(ping = pingDatabase, now = () => performance.now()) {
    this.#ping = ping;
    this.#now = now;
  }

  /** The answer of this second, or the one that is on its way. */
  ask(): Promise<boolean> {
    if (this.#now() < this.#holdsUntil) return this.#answer;
    this.#holdsUntil = Infinity;
    const answered = (alive: boolean) => () => {
      this.#holdsUntil = this.#now() + holdsMs;
      return alive;
    };
    this.#answer = this.#ping().then(answered(true), answered(false));
    return this.#answer;
  }
}
