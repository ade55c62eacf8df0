/** The process of PostgreSQL on a folder: started, found when an earlier start left it, stopped. */
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { runProgram, spawnProgram } from "./programs";

const settings = [
  // no socket in a folder that others share
  ...["unix_socket_directories=", "listen_addresses=127.0.0.1"],
  // a statement may hold a password or an answer
  ...["log_statement=none", "log_min_error_statement=panic"],
];

export interface Postmaster {
  port: number;
  /** resolves when the process is gone */
  ended: Promise<void>;
}

/** PostgreSQL did not start; its own lines are the message. */
export class NotStarted extends Error {
  /** another process holds the port or the files, and may let go of them */
  readonly passes: boolean;

  constructor(printed: string) {
    super(`The embedded PostgreSQL did not start:\n${printed}`);
    // a killed one holds its memory until its last process has noticed
    this.passes = /Address already in use|is still in use|lock file .* already exists/.test(printed);
  }
}

const tries = 40;
const betweenMs = 250;

/** Tries again for a while when another process is in the way. @throws NotStarted */
export async function inTurn<Value>(task: () => Promise<Value>): Promise<Value> {
  for (let left = tries; ; left--) {
    try {
      return await task();
    } catch (error) {
      if (!(error instanceof NotStarted && error.passes) || left === 0) throw error;
      await pause(betweenMs);
    }
  }
}

/**
 * Starts it and waits until it takes connections.
 * @throws NotStarted
 */
export function startPostmaster(
  folder: string,
  port: number,
  more: readonly string[] = [],
): Promise<Postmaster> {
  const given = [...settings, ...more].flatMap((setting) => ["-c", setting]);
  const child = spawnProgram("postgres", ["-D", folder, "-p", String(port), ...given]);
  child.stdin.end();
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return new Promise((resolve, reject) => {
    let printed = "";
    let ready = false;
    child.once("error", reject);
    child.stderr.on("data", (bytes: Buffer) => {
      // read on for ever, or a full pipe would stop it
      if (ready) return;
      printed += bytes.toString();
      ready = printed.includes("database system is ready to accept connections");
      if (ready) resolve({ port, ended });
    });
    child.stdout.resume();
    child.once("close", () => reject(new NotStarted(printed)));
  });
}

interface Found {
  pid: number;
  port: number;
}

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // it runs, as another user
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
};

/** The process that is noted in the folder and still exists; after a restart of the machine it may be another's. */
function noted(folder: string): Found | null {
  try {
    const lines = readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n");
    const found = { pid: Number(lines[0]), port: Number(lines[3]) };
    return found.pid > 0 && alive(found.pid) ? found : null;
  } catch {
    // no file: nothing runs
    return null;
  }
}

/** The port of the one that runs on this folder; null when none does. */
export const portOfRunning = (folder: string): number | null => noted(folder)?.port ?? null;

/** PostgreSQL's question for encryption; it answers N or S, and nothing else that listens does. */
const greeting = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

/** Whether a PostgreSQL listens there. */
function isPostgres(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1", timeout: 2_000 }, () => socket.write(greeting));
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("data", (bytes) => end(bytes.length === 1 && "NS".includes(bytes.toString())));
    socket.once("error", () => end(false));
    socket.once("timeout", () => end(false));
    socket.once("close", () => resolve(false));
  });
}

/** Asks the one that runs on this folder to end its connections and stop, and waits until it has. */
export async function stopPostmaster(folder: string): Promise<void> {
  const found = noted(folder);
  if (!found) return;
  await runProgram("pg_ctl", ["stop", "-D", folder, "-m", "fast", "-w", "-t", "60"]);
  for (let tries = 0; tries < 100 && alive(found.pid); tries++) await pause(50);
}

/** Stops what a killed process left running on this folder; one that is just starting or ending is waited for. */
export async function stopLeftover(folder: string): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    const found = noted(folder);
    if (!found) return;
    if (await isPostgres(found.port)) return stopPostmaster(folder);
    await pause(200);
  }
  // another process has its number, or it hangs: PostgreSQL itself knows which when it is started
}
