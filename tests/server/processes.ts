// What the system knows about processes. Linux and macOS.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

export interface Process {
  pid: number;
  parent: number;
  command: string;
}

export function processes(): Process[] {
  const lines = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
  return lines.flatMap((line) => {
    const found = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
    return found ? { pid: Number(found[1]), parent: Number(found[2]), command: found[3] } : [];
  });
}

export const childrenOf = (pid: number): Process[] => processes().filter(({ parent }) => parent === pid);

export function exists(pid: number): boolean {
  return processes().some((one) => one.pid === pid && !one.command.includes("<defunct>"));
}

/** The process and port of the PostgreSQL on a folder, as it notes them; null when there is no note. */
export function postmasterOf(folder: string): { pid: number; port: number } | null {
  try {
    const lines = readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  } catch {
    return null;
  }
}
