/** Removes old backups, so that a schedule does not fill a disk. */
import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { manifestFile } from "./manifest";

const named = /^spiralroom-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ(\.part)?$/;
/** one that is being made takes less */
const forgottenMs = 24 * 3_600_000;

/**
 * Keeps the newest whole ones of a folder, and nothing of those that were cut short. Other things there are left alone.
 * @returns what was removed
 */
export function dropOlder(folder: string, keep: number, now = Date.now()): string[] {
  const all = readdirSync(folder)
    .filter((name) => named.test(name))
    .toSorted()
    .map((name) => path.join(folder, name));
  const whole = all.filter((one) => existsSync(path.join(one, manifestFile)) && !one.endsWith(".part"));
  const cutShort = all.filter((one) => one.endsWith(".part") && now - statSync(one).mtimeMs > forgottenMs);
  const removed = [...whole.slice(0, -keep), ...cutShort];
  for (const one of removed) rmSync(one, { recursive: true, force: true });
  return removed;
}
