/**
 * A page's line to one of the browser's databases. Phones end such lines while they are locked, or leave work on them
 * without an answer: then another is opened.
 */
import type { DBSchema, IDBPDatabase } from "idb";
import { whileAwake } from "./in-time";

/** work that takes longer is not going to end: what is stored is small */
const longestSeconds = 12;

/** Whether the browser has no room; another line would have no more. */
export const isFull = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === "QuotaExceededError" || error.code === 22);

export class DatabaseLine<Schema extends DBSchema> {
  readonly #reopen: () => Promise<IDBPDatabase<Schema>>;
  readonly #seconds: number;
  #database: IDBPDatabase<Schema>;
  #another: Promise<void> | null = null;
  #closed = false;

  /**
   * @param reopen opens the same database once more, and no other; it ends, whatever the browser does
   * @param seconds that a piece of work may take; Infinity for as long as it takes
   */
  constructor(
    database: IDBPDatabase<Schema>,
    reopen: () => Promise<IDBPDatabase<Schema>>,
    seconds = longestSeconds,
  ) {
    this.#database = database;
    this.#reopen = reopen;
    this.#seconds = seconds;
  }

  /**
   * Works by the line, and where that fails once more by another: done twice, the work has done no more.
   * @throws what the work throws, and when it does not end
   */
  async use<Result>(work: (database: IDBPDatabase<Schema>) => Promise<Result>): Promise<Result> {
    const used = this.#database;
    try {
      return await whileAwake(work(used), this.#seconds);
    } catch (failure) {
      if (isFull(failure) || this.#closed) throw failure;
      await this.#openAnother(used).catch(() => Promise.reject(failure));
    }
    return whileAwake(work(this.#database), this.#seconds);
  }

  close(): void {
    this.#closed = true;
    this.#database.close();
  }

  /** Who fails while another is being opened waits for that one. */
  async #openAnother(used: IDBPDatabase<Schema>): Promise<void> {
    if (this.#database !== used) return;
    this.#another ??= this.#replace().finally(() => (this.#another = null));
    await this.#another;
  }

  async #replace(): Promise<void> {
    this.#database.close();
    this.#database = await this.#reopen();
    if (this.#closed) this.#database.close();
  }
}
