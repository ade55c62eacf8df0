/** One attempt's programs, in a process that runs nothing else before or after. */
import type { Leavings, Program } from "@/lib/tensorlab/check/evaluate";
import type { RunProcess, Stop } from "./run-process";
import type { Spares } from "./spares";

/** of the clock; where the system counts processor time that ends an attempt first, and a busy machine may need this long */
export const wallMs = process.platform === "win32" ? 4_000 : 14_000;

/** The programs left nothing. */
export class Stopped extends Error {
  readonly how: Stop;

  constructor(how: Stop) {
    super(how);
    this.how = how;
  }
}

export class AttemptRun {
  readonly #spares: Spares;
  #process: RunProcess | null = null;
  #leftMs: number;

  /** @param limitMs of the clock for all its programs together */
  constructor(spares: Spares, limitMs: number) {
    this.#spares = spares;
    this.#leftMs = limitMs;
  }

  /** @throws Stopped, and NoProcess when none could be started */
  async evaluate(program: Program): Promise<Leavings> {
    // an attempt without a program needs no process
    this.#process ??= await this.#spares.take();
    const began = performance.now();
    const ended = await this.#process.run(program, this.#leftMs);
    this.#leftMs -= performance.now() - began;
    if (typeof ended === "string") throw new Stopped(ended);
    return ended;
  }

  /** Nothing of the attempt goes on. */
  end(): void {
    this.#process?.kill();
    this.#spares.prepare();
  }
}
