/**
 * Keeps the server process running: one that dies or stands still is started again, later and later when it does so
 * again and again, and never given up. Loads no page and no database client, so that it outlives what ends the server.
 */
import type { ChildProcess } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { restartDelayMs, steadyMs } from "./restart-delay";
import { ServerLife, type End } from "./server-life";

export interface SupervisorOptions {
  /** what the log calls it */
  name?: string;
  /** Starts a server process. @param port where the one before served; null for the first */
  spawn: (port: number | null) => ChildProcess;
  /** told of each process that has come to serve, and of one that is to end before it is asked to */
  balancer?: { add: (child: ChildProcess) => void; remove: (child: ChildProcess) => void };
  /** writes a line of the log */
  say: (line: string) => void;
}

export interface Supervisor {
  /** resolves with the port when the server serves for the first time */
  ready: Promise<number>;
  /** resolves with the exit code when it was stopped, or when the first start failed: that has no use repeated */
  ended: Promise<number>;
  /** Ends the server process in order. */
  stop: () => void;
  /** Puts another process in the place of the one that serves, which then ends in order. @returns whether the other came to serve */
  replace: () => Promise<boolean>;
}

function reasonOf({ code, signal, stoodStill }: End): string {
  if (stoodStill) return "stood still and was killed";
  return signal ? `was ended by ${signal}` : `ended with code ${code}`;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

interface Kept {
  life: ServerLife;
  child: ChildProcess;
}

class KeptServer implements Supervisor {
  readonly #options: SupervisorOptions;
  readonly #stopped = new AbortController();
  #now: Kept;
  #port: number | null = null;
  /** since when nobody serves; null while somebody does, and before the first */
  #awaySince: number | null = null;
  #noteReady: (port: number) => void = () => undefined;
  readonly ready = new Promise<number>((resolve) => (this.#noteReady = resolve));
  readonly ended: Promise<number>;

  constructor(options: SupervisorOptions) {
    this.#options = options;
    this.#now = this.#spawn();
    this.#stopped.signal.addEventListener("abort", () => this.#now.life.stop());
    this.ended = this.#keepRunning();
  }

  stop(): void {
    this.#stopped.abort();
  }

  async replace(): Promise<boolean> {
    const before = this.#now;
    const next = this.#spawn();
    const served = await Promise.race([next.life.ready.then(() => true), next.life.ended.then(() => false)]);
    // the one that serves may have died meanwhile and have another in its place already
    const still = before === this.#now && !this.#stopped.signal.aborted;
    if (!served || !still) {
      this.#options.balancer?.remove(next.child);
      next.life.stop();
      return served;
    }
    this.#now = next;
    this.#options.balancer?.remove(before.child);
    before.life.stop();
    await before.life.ended;
    return true;
  }

  #say(what: string): void {
    this.#options.say(`${new Date().toISOString()} ${this.#options.name ?? "The server process"} ${what}.`);
  }

  #spawn(): Kept {
    const child = this.#options.spawn(this.#port);
    const life = new ServerLife(child);
    void life.ready.then((servedOn) => {
      this.#options.balancer?.add(child);
      this.#port = servedOn;
      this.#noteReady(servedOn);
      if (this.#awaySince !== null)
        this.#say(`is back after ${seconds(performance.now() - this.#awaySince)}`);
      this.#awaySince = null;
    });
    return { life, child };
  }

  /** @returns the process that serves, or is to serve, and that no other has replaced, when it has ended, and how */
  async #end(): Promise<{ ended: Kept; end: End }> {
    for (;;) {
      const ended = this.#now;
      const end = await ended.life.ended;
      if (ended === this.#now) return { ended, end };
    }
  }

  async #keepRunning(): Promise<number> {
    for (let deaths = 0; ; deaths++) {
      const { ended, end } = await this.#end();
      if (this.#stopped.signal.aborted) return end.code ?? 1;
      if (this.#port === null && end.code !== null) return end.code || 1;
      this.#awaySince ??= performance.now();
      if (end.servedMs > steadyMs) deaths = 0;
      const delayMs = restartDelayMs(deaths, end.served);
      this.#say(`${reasonOf(end)}; it is started again ${delayMs ? `in ${seconds(delayMs)}` : "at once"}`);
      // a stop cuts it short
      await pause(delayMs, undefined, { signal: this.#stopped.signal }).catch(() => undefined);
      if (this.#stopped.signal.aborted) return 0;
      // another may have been put in its place meanwhile
      if (ended === this.#now) this.#now = this.#spawn();
    }
  }
}

export const supervise = (options: SupervisorOptions): Supervisor => new KeptServer(options);
