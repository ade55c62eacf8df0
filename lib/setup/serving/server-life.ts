/** One life of the server process, from its start to its end; a process that stands still is ended. */
import type { ChildProcess } from "node:child_process";
import { lookMs, Silence } from "./silence";
import { readSign, stopMessage } from "./signs";

/** Before it is ready a process loads its code, and says nothing while it does. */
const startingMs = 90_000;
/** after its start, this long without a sign of life */
const silentMs = 15_000;
/** a stop takes less; the server itself cuts it short at 15 seconds */
const stopMs = 20_000;

export interface End {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** it gave no sign of life and was killed */
  stoodStill: boolean;
  /** it came to serve */
  served: boolean;
  /** how long it served */
  servedMs: number;
}

/** Ends what a dead process started, such as a student's endless loop: it would run on with nobody to stop it. */
function endGroupOf({ pid }: ChildProcess): void {
  if (pid === undefined || process.platform === "win32") return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // nothing was left
  }
}

export class ServerLife {
  readonly #child: ChildProcess;
  readonly #silence = new Silence(performance.now());
  #limitMs = startingMs;
  #debugged = false;
  #servesSince: number | null = null;
  #stoodStill = false;
  /** resolves with the port when it serves; never when it does not come to that */
  readonly ready: Promise<number>;
  readonly ended: Promise<End>;

  constructor(child: ChildProcess) {
    this.#child = child;
    this.ready = new Promise((resolve) => child.on("message", (message) => this.#hear(message, resolve)));
    const watch = setInterval(() => this.#look(), lookMs);
    this.ended = new Promise((resolve) => {
      const end = (code: number | null, signal: NodeJS.Signals | null) => {
        clearInterval(watch);
        endGroupOf(child);
        const since = this.#servesSince;
        const servedMs = since === null ? 0 : performance.now() - since;
        resolve({ code, signal, stoodStill: this.#stoodStill, served: since !== null, servedMs });
      };
      child.once("exit", end);
      // it could not be started at all
      child.once("error", () => child.pid === undefined && end(1, null));
    });
  }

  #hear(message: unknown, ready: (port: number) => void): void {
    const sign = readSign(message);
    if (!sign) return;
    this.#silence.heard(performance.now());
    if (sign.kind === "alive") this.#debugged = sign.debugged;
    if (sign.kind === "ready") {
      this.#servesSince = performance.now();
      this.#limitMs = silentMs;
      ready(sign.port);
    }
  }

  #look(): void {
    const tooLong = this.#silence.look(performance.now(), this.#limitMs);
    // a breakpoint stops the process for as long as somebody thinks
    if (!tooLong || this.#debugged) return;
    this.#stoodStill = true;
    this.#child.kill("SIGKILL");
  }

  /** Ends it in order, or by force when that takes too long. */
  stop(): void {
    if (this.#child.connected) this.#child.send(stopMessage, () => undefined);
    setTimeout(() => this.#child.kill("SIGKILL"), stopMs).unref();
  }
}
