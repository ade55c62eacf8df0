/**
 * Keeps the server process running: one that dies or stands still is started again, later and later when it does so
 * again and again, and never given up. Loads no page and no database client, so that it outlives what ends the server.
 */
import type { ChildProcess } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { restartDelayMs, steadyMs } from "./restart-delay";
import { ServerLife, type End } from "./server-life";

export interface SupervisorOptions {
  /** Starts a server process. @param port where the one before served; null for the first */
  spawn: (port: number | null) => ChildProcess;
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
}

function reasonOf({ code, signal, stoodStill }: End): string {
  if (stoodStill) return "stood still and was killed";
  return signal ? `was ended by ${signal}` : `ended with code ${code}`;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const line = (what: string): string => `${new Date().toISOString()} The server process ${what}.`;

export function supervise({ spawn, say }: SupervisorOptions): Supervisor {
  const stopped = new AbortController();
  let life: ServerLife;
  let port: number | null = null;
  /** since when nobody serves; null while somebody does, and before the first */
  let awaySince: number | null = null;
  let noteReady: (port: number) => void;
  const ready = new Promise<number>((resolve) => (noteReady = resolve));

  const live = (): Promise<End> => {
    life = new ServerLife(spawn(port));
    if (stopped.signal.aborted) life.stop();
    void life.ready.then((servedOn) => {
      port = servedOn;
      noteReady(servedOn);
      if (awaySince !== null) say(line(`is back after ${seconds(performance.now() - awaySince)}`));
      awaySince = null;
    });
    return life.ended;
  };

  const run = async (): Promise<number> => {
    for (let deaths = 0; ; deaths++) {
      const end = await live();
      if (stopped.signal.aborted) return end.code ?? 1;
      if (port === null && end.code !== null) return end.code || 1;
      awaySince ??= performance.now();
      if (end.servedMs > steadyMs) deaths = 0;
      const delayMs = restartDelayMs(deaths, end.served);
      say(line(`${reasonOf(end)}; it is started again ${delayMs ? `in ${seconds(delayMs)}` : "at once"}`));
      // a stop cuts it short
      await pause(delayMs, undefined, { signal: stopped.signal }).catch(() => undefined);
      if (stopped.signal.aborted) return 0;
    }
  };

  stopped.signal.addEventListener("abort", () => life.stop());
  return { ready, ended: run(), stop: () => stopped.abort() };
}
