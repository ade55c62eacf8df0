/** Work that is long together and short each, done one after the other with a turn of the event loop between: what comes in meanwhile is heard. */
export class Turns {
  readonly #failed: (error: unknown) => void;
  readonly #idle: () => void;
  #tasks: (() => unknown)[] = [];
  #next: ReturnType<typeof setImmediate> | null = null;

  /** @param failed told of what a task threw; the others are done all the same @param idle told when nothing waits any more */
  constructor(failed: (error: unknown) => void, idle: () => void) {
    this.#failed = failed;
    this.#idle = idle;
  }

  get busy(): boolean {
    return this.#next !== null;
  }

  /** Does these after those that wait; the first at once when none does. */
  add(tasks: readonly (() => unknown)[]): void {
    this.#tasks.push(...tasks);
    if (!this.#next) this.#go();
  }

  /** Nothing is done any more. */
  stop(): void {
    if (this.#next) clearImmediate(this.#next);
    [this.#tasks, this.#next] = [[], null];
  }

  #go(): void {
    this.#next = null;
    const task = this.#tasks.shift();
    if (!task) return this.#idle();
    this.#next = setImmediate(() => this.#go());
    try {
      task();
    } catch (error) {
      this.#failed(error);
    }
  }
}
