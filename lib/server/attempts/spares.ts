/** Processes made ahead, so that an attempt finds one that has run nothing and need not wait for its start. */
import { setTimeout as pause } from "node:timers/promises";
import type { Log } from "../log";
import type { ChildProgram } from "./child-bundle";
import { RunProcess, type Allowance } from "./run-process";

/** a process that nobody needs goes */
const idleMs = 120_000;
/** processes that die before they run anything are the machine's doing: the next waits this long, then twice as long … */
const firstPauseMs = 250;
const longestPauseMs = 10_000;
/** so many in a row, and whoever waits for one is told to come again */
const failuresAtMost = 3;

/** No process could be started. */
export class NoProcess extends Error {}

interface Making {
  /** of the child */
  program: () => Promise<ChildProgram>;
  allowance: Allowance;
  /** processes that wait; 0 makes each when it is asked for */
  kept: number;
  log: Log;
}

/** Gives every attempt a process that is nobody else's, before or after. */
export class Spares {
  readonly #making: Making;
  #waiting: Promise<RunProcess | null>[] = [];
  /** deaths before anything ran, in a row */
  #failures = 0;
  #idle: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(making: Making) {
    this.#making = making;
  }

  /** One that takes programs; the taker kills it. @throws NoProcess */
  async take(): Promise<RunProcess> {
    clearTimeout(this.#idle);
    for (let tries = 0; tries < failuresAtMost && !this.#closed; tries++) {
      const taken = await (this.#waiting.shift() ?? this.#make());
      if (taken?.alive) return taken;
      await this.#backOff();
    }
    throw new NoProcess("no process for attempts could be started");
  }

  /** Makes one ahead where one is missing. */
  prepare(): void {
    if (this.#closed) return;
    if (this.#waiting.length < this.#making.kept && this.#failures === 0) this.#waiting.push(this.#make());
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#clear(), idleMs).unref();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#idle);
    this.#clear();
  }

  #clear(): void {
    for (const waiting of this.#waiting.splice(0)) void waiting.then((spare) => spare?.kill());
  }

  /** @returns null when it died before it took programs */
  async #make(): Promise<RunProcess | null> {
    const { program, allowance } = this.#making;
    const made = new RunProcess(await program(), allowance);
    const up = await made.ready;
    this.#failures = up ? 0 : this.#failures + 1;
    if (!up || this.#closed) made.kill();
    return up && !this.#closed ? made : null;
  }

  async #backOff(): Promise<void> {
    if (this.#failures === 0) return;
    const ms = Math.min(longestPauseMs, firstPauseMs * 2 ** (this.#failures - 1));
    this.#making.log.warn("a process for attempts died before it ran anything", {
      count: this.#failures,
      ms,
    });
    await pause(ms, undefined, { ref: false });
  }
}
