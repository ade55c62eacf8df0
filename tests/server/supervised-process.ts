// A supervised server on a data folder of its own, as `npm start` runs it, with everything that can be killed in it.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Serving } from "@/lib/setup/serving/serve";
import { childrenOf, exists, postmasterOf } from "./processes";
import { testSecret } from "./client";

/** A folder under .data that PostgreSQL's account can reach. */
export function newDataFolder(): string {
  mkdirSync(".data", { recursive: true });
  const folder = mkdtempSync(path.resolve(".data/test-supervised-"));
  chmodSync(folder, 0o755);
  return folder;
}

/** Waits until it is so. @throws when it does not come to that within the time */
export async function until(what: string, isSo: () => unknown, withinMs = 60_000): Promise<void> {
  for (const end = Date.now() + withinMs; !(await isSo()); await pause(20))
    if (Date.now() > end) throw new Error(`it did not come to this: ${what}`);
}

export class SupervisedProcess {
  printed = "";
  readonly #child: ChildProcess;
  /** the exit code */
  readonly ended: Promise<number | null>;
  readonly serving: Promise<Serving>;

  constructor(
    readonly folder: string,
    readonly port: number,
    environment: Record<string, string> = {},
  ) {
    const program = path.join(import.meta.dirname, "supervised.ts");
    this.#child = spawn(process.execPath, ["--import", "tsx", program], {
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: {
        ...{ PATH: process.env.PATH, NODE_ENV: "test", HOST: "127.0.0.1", LOG_LEVEL: "warn" },
        ...{ PORT: String(port), SPIRALROOM_DATA: folder },
        ...{ SPIRALROOM_SECRET: testSecret, NEXTAUTH_SECRET: testSecret },
        ...environment,
      },
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on("data", (bytes: Buffer) => (this.printed += bytes.toString()));
    this.ended = once(this.#child, "exit").then(() => this.#child.exitCode);
    this.serving = Promise.race([
      once(this.#child, "message").then(([serving]) => serving),
      this.ended.then((code) => Promise.reject(new Error(`it ended with ${code}: ${this.printed}`))),
    ]);
    // whoever waits for it hears of it
    this.serving.catch(() => undefined);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get cluster(): string {
    return path.join(this.folder, "pg");
  }

  /** The server processes that run now. */
  get servers(): number[] {
    const ours = childrenOf(this.pid).filter(({ command }) => command.includes("supervised-server.ts"));
    return ours.map(({ pid }) => pid);
  }

  /** The server process that runs now; 0 when there is none. Never a target: 0 is everybody. */
  get server(): number {
    return this.servers[0] ?? 0;
  }

  isReady(): Promise<boolean> {
    return fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(10_000) }).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  /** Ends the server process somehow, and waits for its supervisor's next one to serve. */
  async endServer(end: (pid: number) => void): Promise<void> {
    const before = this.server;
    if (!before) throw new Error(`no server process runs: ${this.printed}`);
    const told = this.printed.length;
    end(before);
    await until("the server is back", () => this.printed.slice(told).includes("is back after"));
  }

  /** SIGKILL */
  killServer(): Promise<void> {
    return this.endServer((pid) => process.kill(pid, "SIGKILL"));
  }

  /** To the supervisor. */
  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** A power cut: SIGKILL to everything of it at once, or all but PostgreSQL. */
  async cut(left: "nothing" | "postgres" = "nothing"): Promise<void> {
    const postmaster = postmasterOf(this.cluster)?.pid ?? 0;
    const below = childrenOf(this.pid).map(({ pid }) => pid);
    const doomed = new Set([this.pid, ...below, postmaster]);
    if (left === "postgres") doomed.delete(postmaster);
    doomed.delete(0);
    for (const pid of doomed)
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // it went by itself
      }
    await until("everything is gone", () => [...doomed].every((pid) => !exists(pid)));
  }

  /** Ends in order and removes the folder. */
  async close(): Promise<void> {
    this.signal("SIGTERM");
    await this.ended;
    const left = postmasterOf(this.cluster);
    if (left && exists(left.pid)) process.kill(left.pid, "SIGQUIT");
    rmSync(this.folder, { recursive: true, force: true });
  }
}
