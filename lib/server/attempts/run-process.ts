/** A process that runs programs under the operating system's limits. */
import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Leavings, Program } from "@/lib/tensorlab/check/evaluate";
import { readAnswer, type Job } from "./messages";

/** KiB of writable memory (RLIMIT_DATA): Node takes about 150 MB of it, the rest is the programs'. */
const memoryKib = 900_000;
/** seconds of CPU over the process's whole life (RLIMIT_CPU); a backstop behind the parent's clock */
const cpuSeconds = 300;
/** starting takes under a second; a machine that needs longer than this is not going to make it */
const startMs = 20_000;

const entry = fileURLToPath(new URL("./run-child.ts", import.meta.url));
const root = path.resolve(path.dirname(entry), "../../..");
const nodeFlags = [
  ...["--import", "tsx", "--expose-gc", "--max-old-space-size=256", "--stack-size=900"],
  // a program that reached JavaScript could still not make code there
  "--disallow-code-generation-from-strings",
];

/** The shell sets the limits and becomes Node; Windows has no such limits and runs Node alone. */
function spawnLimited(): ChildProcess {
  const args = [...nodeFlags, entry];
  const options = {
    cwd: root,
    stdio: ["ignore", "ignore", "ignore", "ipc"] as ["ignore", "ignore", "ignore", "ipc"],
    // nothing of the server's environment: no secret, no database address
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "production" as const },
    // an answer is read as data, never as serialized objects of a process that may be hostile
    serialization: "json" as const,
  };
  if (process.platform === "win32") return spawn(process.execPath, args, options);
  const limits = `ulimit -t ${cpuSeconds}; ulimit -d ${memoryKib} 2>/dev/null; ulimit -c 0; exec "$0" "$@"`;
  return spawn("/bin/sh", ["-c", limits, process.execPath, ...args], options);
}

/** How a program ended: what it left, or that it took too long, or that it took its process with it. */
export type Ended = Leavings | "too-long" | "died";

/** Runs one program at a time, each in a Python of its own. */
export class RunProcess {
  readonly #child = spawnLimited();
  #alive = true;
  #lastId = 0;
  /** resolves when it takes programs, or is dead */
  readonly ready: Promise<void>;

  constructor() {
    this.ready = new Promise((resolve) => {
      const gone = () => {
        this.#alive = false;
        resolve();
      };
      this.#child.once("message", () => resolve());
      this.#child.once("exit", gone);
      this.#child.once("error", gone);
      setTimeout(resolve, startMs).unref();
    });
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** Runs a program; after `limitMs` the process is killed. */
  run(program: Program, limitMs: number): Promise<Ended> {
    const job: Job = { id: ++this.#lastId, program };
    return new Promise((resolve) => {
      const end = (how: Ended) => {
        clearTimeout(timer);
        this.#child.off("message", answered);
        this.#child.off("exit", died);
        if (typeof how === "string") this.kill();
        resolve(how);
      };
      // what is no answer comes from a program that got hold of the channel: it ends like one that broke its process
      const answered = (message: unknown) => end(readAnswer(job.id, message) ?? "died");
      const died = () => end("died");
      const timer = setTimeout(() => end("too-long"), limitMs);
      this.#child.once("message", answered);
      this.#child.once("exit", died);
      if (!this.#alive || !this.#child.connected) return end("died");
      this.#child.send(job, (error) => error && end("died"));
    });
  }

  kill(): void {
    this.#alive = false;
    this.#child.kill("SIGKILL");
  }
}
