/** A place for programs: a process that is replaced when it died or has served enough. */
import type { Evaluate, Program } from "@/lib/tensorlab/check/evaluate";
import { RunProcess } from "./run-process";

/** of one attempt, with all its seeded repetitions */
const attemptMs = 4_000;
/** a process serves so many attempts, then a fresh one takes its place */
const attemptsPerProcess = 200;
/** a process that nobody needs goes */
const idleMs = 120_000;

/** The program took too long or took its process with it. */
export class Stopped extends Error {}

export class Runner {
  #process: RunProcess | null = null;
  #served = 0;
  #idle: NodeJS.Timeout | undefined;

  /**
   * Runs the programs of one attempt in one process, all of them within the limit. One attempt at a time.
   * @throws Stopped, through the task
   */
  async serve<Value>(task: (evaluate: Evaluate) => Promise<Value>): Promise<Value> {
    clearTimeout(this.#idle);
    let left = attemptMs;
    try {
      return await task(async (program) => {
        const began = performance.now();
        const ended = await this.#run(program, left);
        left -= performance.now() - began;
        if (typeof ended === "string") throw new Stopped(ended);
        return ended;
      });
    } finally {
      this.#served++;
      this.#idle = setTimeout(() => this.close(), idleMs).unref();
    }
  }

  async #run(program: Program, limitMs: number) {
    if (!this.#process?.alive || this.#served >= attemptsPerProcess) this.#replace();
    const running = this.#process as RunProcess;
    await running.ready;
    const ended = await running.run(program, limitMs);
    // the next process starts before it is asked for
    if (!running.alive && this.#process === running) this.#replace();
    return ended;
  }

  #replace(): void {
    this.#process?.kill();
    this.#process = new RunProcess();
    this.#served = 0;
  }

  close(): void {
    clearTimeout(this.#idle);
    this.#process?.kill();
    this.#process = null;
  }
}
