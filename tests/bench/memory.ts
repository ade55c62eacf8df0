/** Memory of the processes that a benchmark started. */
import { readdirSync, readFileSync } from "node:fs";

const read = (pid: string, file: string): string => readFileSync(`/proc/${pid}/${file}`, "utf8");

/** A process that ended meanwhile has nothing. */
function of<Value>(pid: string, take: (pid: string) => Value, otherwise: Value): Value {
  try {
    return take(pid);
  } catch {
    return otherwise;
  }
}

const parentOf = (pid: string): string => {
  const stat = read(pid, "stat");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1];
};

/** Of this process, whatever is between. */
function descendants(): string[] {
  const parents = new Map(
    readdirSync("/proc").flatMap((pid) => (/^\d+$/.test(pid) ? [[pid, of(pid, parentOf, "")] as const] : [])),
  );
  const isOurs = (pid: string | undefined): boolean =>
    pid !== undefined && (pid === String(process.pid) || isOurs(parents.get(pid)));
  return [...parents.keys()].filter((pid) => isOurs(parents.get(pid)));
}

/** KiB that it holds, of what it shares with others its part. */
const share = (pid: string): number => Number(/^Pss:\s+(\d+)/m.exec(read(pid, "smaps_rollup"))?.[1] ?? 0);

/**
 * MiB of the largest process of those that this one started, directly or not, with this argument; null where the system
 * does not tell.
 */
export function largestMiB(argument: string): number | null {
  if (process.platform !== "linux") return null;
  const has = (pid: string) => read(pid, "cmdline").includes(argument);
  const sizes = descendants().map((pid) => (of(pid, has, false) ? of(pid, share, 0) : 0));
  const largest = Math.max(0, ...sizes);
  return largest === 0 ? null : Math.round(largest / 102.4) / 10;
}
