/** A process that runs programs under the operating system's limits. */
import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { nanoid } from "nanoid";
import type { Leavings, Program } from "@/lib/tensorlab/check/evaluate";
import { root } from "../bundled";
import type { ChildProgram } from "./child-bundle";
import type { Job } from "./job";
import { readAnswer } from "./messages";

/** How a process may use the machine. */
export interface Allowance {
  /** seconds of CPU over its whole life (RLIMIT_CPU), of which its start takes some 0.4, the first one's some 1.2 */
  cpuSeconds: number;
  /** as `nice` counts it: higher gives way to others */
  niceness: number;
}

/** KiB of writable memory (RLIMIT_DATA): Node takes about 150 MB of it, the rest is the programs'. */
const memoryKib = 700_000;
/** starting takes about a second; a machine that needs longer than this is not going to make it */
const startMs = 20_000;

const nodeFlags = [
  ...["--max-old-space-size=256", "--stack-size=900"],
  // compiles Python's own functions well when they have run for some tenths of a second: most programs end before, and
  // with V8's usual budget half of an attempt's processor time went there
  "--wasm-tiering-budget=50000000",
  // a program that reached JavaScript could still not make code there
  ...["--disallow-code-generation-from-strings", "--input-type=module", "-"],
];

/** The shell sets the limits and becomes Node; Windows has no such limits and runs Node alone. */
function spawnLimited({ cpuSeconds, niceness }: Allowance, image: string): ChildProcess {
  const options = {
    cwd: root,
    stdio: ["pipe", "ignore", "ignore", "ipc"] as ["pipe", "ignore", "ignore", "ipc"],
    // nothing of the server's environment: no secret, no database address
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "production" as const },
    // an answer is read as data, never as serialized objects of a process that may be hostile
    serialization: "json" as const,
  };
  const given = [...nodeFlags, image];
  if (process.platform === "win32") return spawn(process.execPath, given, options);
  const limits = [
    `ulimit -S -t ${cpuSeconds}`,
    `ulimit -H -t ${cpuSeconds + 2}`,
    `ulimit -d ${memoryKib} 2>/dev/null`,
    "ulimit -c 0",
    `exec nice -n ${niceness} "$0" "$@"`,
  ];
  return spawn("/bin/sh", ["-c", limits.join("; "), process.execPath, ...given], options);
}

/** Why a program left nothing: its processor time was used up, the clock ran out before that, its process died. */
export type Stop = "too-long" | "slow" | "died";
/** How a program ended. */
export type Ended = Leavings | Stop;

/** Whether a process has nothing to do, and would do nothing on an idle machine either; only Linux tells. */
function sleeps(pid: number | undefined): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat[stat.lastIndexOf(")") + 2] === "S";
  } catch {
    return false;
  }
}

/**
 * Why the clock ran out before the processor time: a program that waits for what never comes has had its time, one that
 * would run was kept from it by the machine. Windows counts no processor time: there the clock must do.
 */
const outOfClock = (pid: number | undefined): Stop =>
  process.platform === "win32" || sleeps(pid) ? "too-long" : "slow";

/** Runs one program at a time, each in a Python of its own. */
export class RunProcess {
  readonly #child: ChildProcess;
  #alive = true;
  /** whether it takes programs; false when it died before it did */
  readonly ready: Promise<boolean>;

  constructor({ source, image }: ChildProgram, allowance: Allowance) {
    this.#child = spawnLimited(allowance, image);
    // it reads its program from there; when it is killed meanwhile the pipe breaks, and its exit tells
    this.#child.stdin?.on("error", () => undefined).end(source);
    this.ready = new Promise((resolve) => {
      const gone = () => {
        this.#alive = false;
        resolve(false);
      };
      this.#child.once("message", () => resolve(true));
      this.#child.once("exit", gone);
      this.#child.once("error", gone);
      setTimeout(() => resolve(false), startMs).unref();
    });
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** Runs a program; after `limitMs` the process is killed. */
  run(program: Program, limitMs: number): Promise<Ended> {
    const job: Job = { id: nanoid(), program };
    return new Promise((resolve) => {
      const end = (how: Ended) => {
        clearTimeout(timer);
        this.#child.off("message", answered);
        this.#child.off("exit", died);
        if (typeof how === "string") this.kill();
        resolve(how);
      };
      // what is no answer comes from a program that got hold of the channel: it ends like one that broke its process
      const answered = (message: unknown) => end(readAnswer(job.id, program.watched, message) ?? "died");
      const died = (_: number | null, signal: string | null) =>
        end(signal === "SIGXCPU" ? "too-long" : "died");
      // an answer that is here already, and unread because this process was busy, is read before
      const timer = setTimeout(() => setImmediate(() => end(outOfClock(this.#child.pid))), limitMs);
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
