/** A room's commands one after the other; those that wait together are taken together. */

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

type Entry<Item, Result> = Waiting<Item, Result> | { task: () => Promise<void> };

/** commands of one transaction */
const batchAtMost = 64;

export class CommandQueue<Item, Result> {
  readonly #process: (items: Item[]) => Promise<Result[]>;
  #entries: Entry<Item, Result>[] = [];
  #draining: Promise<void> | null = null;

  /** @param process answers a batch, each item in its place; when it throws, all items fail with the error */
  constructor(process: (items: Item[]) => Promise<Result[]>) {
    this.#process = process;
  }

  /** What waits to be processed. */
  get waiting(): number {
    return this.#entries.length;
  }

  /** Adds a command; resolves when it has been processed. */
  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => this.#enqueue({ item, resolve, reject }));
  }

  /** Runs a task alone, after everything before it and before everything behind it. */
  alone<Value>(task: () => Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => this.#enqueue({ task: () => task().then(resolve, reject) }));
  }

  /** Resolves when nothing waits and nothing runs. */
  async idle(): Promise<void> {
    while (this.#draining) await this.#draining;
  }

  #enqueue(entry: Entry<Item, Result>): void {
    this.#entries.push(entry);
    this.#draining ??= this.#drain();
  }

  async #drain(): Promise<void> {
    // a turn of the event loop lets commands of the same moment share the first batch
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#entries.length > 0) {
      const [first] = this.#entries;
      if ("task" in first) {
        this.#entries.shift();
        await first.task();
      } else await this.#processBatch();
    }
    // at once: what is enqueued from here on starts the next round
    this.#draining = null;
  }

  async #processBatch(): Promise<void> {
    const end = this.#entries.findIndex((entry) => "task" in entry);
    const size = Math.min(end < 0 ? this.#entries.length : end, batchAtMost);
    // none before `end` is a task
    const batch = this.#entries.splice(0, size) as Waiting<Item, Result>[];
    try {
      const results = await this.#process(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, at) => resolve(results[at]));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
