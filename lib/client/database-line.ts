/** A page's line to one of the browser's databases. Phones end such lines while they are locked: then another is opened. */
import type { DBSchema, IDBPDatabase } from "idb";

/** Whether the browser has no room; another line would have no more. */
export const isFull = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === "QuotaExceededError" || error.code === 22);

export class DatabaseLine<Schema extends DBSchema> {
  readonly #reopen: () => Promise<IDBPDatabase<Schema>>;
  #database: IDBPDatabase<Schema>;
  #another: Promise<void> | null = null;
  #closed = false;

  /** @param reopen opens the same database once more, and no other; it ends, whatever the browser does */
  constructor(database: IDBPDatabase<Schema>, reopen: () => Promise<IDBPDatabase<Schema>>) {
    this.#database = database;
    this.#reopen = reopen;
  }

  /**
   * Works by the line, and where that fails once more by another: done twice, the work has done no more.
   * @throws what the work throws
   */
  async use<Result>(work: (database: IDBPDatabase<Schema>) => Promise<Result>): Promise<Result> {
    const used = this.#database;
    try {
      return await work(used);
    } catch (failure) {
      if (isFull(failure) || this.#closed) throw failure;
      await this.#openAnother(used).catch(() => Promise.reject(failure));
    }
    return work(this.#database);
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
