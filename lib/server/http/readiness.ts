/** Whether the server can serve, asked for all who want to know it together. */
import { missingMigrations, pingDatabase } from "@/lib/db/pool";

/** ms for which an answer holds */
const holdsMs = 1_000;
/** the database has this long to answer */
const longestMs = 2_000;

export interface Asked {
  /** rejects when the database does not answer */
  ping: () => Promise<void>;
  /** names of migrations that the database lacks */
  missing: () => Promise<string[]>;
  /** ms of any clock */
  now: () => number;
  /** resolves after so many ms */
  pause: (ms: number) => Promise<void>;
}

const asEver: Asked = {
  ping: pingDatabase,
  missing: missingMigrations,
  now: () => performance.now(),
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref()),
};

export class Readiness {
  readonly #asked: Asked;
  #answer: Promise<string | null> = Promise.resolve("starting");
  /** ms; until then nobody asks anew */
  #holdsUntil = -Infinity;
  #migrated = false;
  #stopping = false;

  constructor(asked: Partial<Asked> = {}) {
    this.#asked = { ...asEver, ...asked };
  }

  /** From now on it is not. */
  stop(): void {
    this.#stopping = true;
  }

  /** What stands in the way, as this second's answer or the one that is on its way has it; null when nothing does. */
  async ask(): Promise<string | null> {
    if (this.#stopping) return "stopping";
    if (this.#asked.now() < this.#holdsUntil) return this.#answer;
    this.#holdsUntil = Infinity;
    const looked = this.#look().catch(() => "the database does not answer");
    void looked.then(() => (this.#holdsUntil = this.#asked.now() + holdsMs));
    const tooLong = this.#asked.pause(longestMs).then(() => "the database does not answer in time");
    return (this.#answer = Promise.race([looked, tooLong]));
  }

  async #look(): Promise<string | null> {
    await this.#asked.ping();
    // they are never taken back
    this.#migrated ||= (await this.#asked.missing()).length === 0;
    return this.#migrated ? null : "the database lacks migrations of this version";
  }
}
