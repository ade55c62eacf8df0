/** Runs our model solutions, in a process where no student's program ever runs. */
import type { Leavings, Program } from "@/lib/tensorlab/check/evaluate";
import type { RunProcess } from "./run-process";
import type { Spares } from "./spares";

/** a model solution takes a fraction of a second; a machine that needs this long is not going to make it */
const modelMs = 20_000;
/** the process goes when nothing was asked of it for so long */
const idleMs = 120_000;

/** Model solutions leave the same every time: each program runs once. */
export class ModelRuns {
  readonly #spares: Spares;
  readonly #known = new Map<string, Promise<Leavings>>();
  #process: RunProcess | null = null;
  /** one program at a time */
  #last: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;

  constructor(spares: Spares) {
    this.#spares = spares;
  }

  /** What a model solution leaves. Rejects when it was stopped twice, which is our failure and no verdict. */
  evaluate(program: Program): Promise<Leavings> {
    const key = JSON.stringify(program);
    const found = this.#known.get(key);
    if (found) return found;
    const running = this.#last.then(() => this.#run(program));
    this.#known.set(key, running);
    running.catch(() => this.#known.delete(key));
    this.#last = running.catch(() => undefined);
    return running;
  }

  close(): void {
    clearTimeout(this.#idle);
    this.#process?.kill();
    this.#process = null;
  }

  async #run(program: Program): Promise<Leavings> {
    clearTimeout(this.#idle);
    const first = await this.#once(program);
    const ended = typeof first === "string" ? await this.#once(program) : first;
    if (typeof ended === "string") throw new Error(`a model solution was stopped: ${ended}`);
    this.#idle = setTimeout(() => this.close(), idleMs).unref();
    return ended;
  }

  async #once(program: Program) {
    if (!this.#process?.alive) this.#process = await this.#spares.take();
    return this.#process.run(program, modelMs);
  }
}
