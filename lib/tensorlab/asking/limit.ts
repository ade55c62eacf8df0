/** Time that a cell may run; while it waits for somebody none goes by. */
export class Limit {
  #left: number;
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #reached: () => void;

  constructor(ms: number, reached: () => void) {
    this.#left = ms;
    this.#reached = reached;
    this.resume();
  }

  resume(): void {
    this.#since = performance.now();
    this.#timer = setTimeout(this.#reached, this.#left);
  }

  pause(): void {
    clearTimeout(this.#timer);
    this.#left -= performance.now() - this.#since;
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
