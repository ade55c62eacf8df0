/** Makes a folder with those above it that are missing: Node's own way to do so never ends where the system makes none. */
import { existsSync, mkdirSync, statSync } from "node:fs";
import path from "node:path";
import { EnvironmentError } from "@/lib/server/environment";

/** What the system says where nothing can be made: a file is in the way, or the place is the system's own, as below /proc. */
const nowhere = ["ENOENT", "ENOTDIR", "EEXIST"];

/**
 * @param mode of those that are made
 * @throws EnvironmentError where no folder can be, and what the system throws of its disk and its rights
 */
export function makeFolder(folder: string, mode?: number): void {
  const isThere = () => existsSync(folder) && statSync(folder).isDirectory();
  if (isThere()) return;
  const above = path.dirname(folder);
  if (above !== folder) makeFolder(above, mode);
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    // another process may have been first
    if (isThere()) return;
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!nowhere.includes(code)) throw error;
    throw new EnvironmentError(`No folder can be made at ${folder}. Name another.`, { cause: error });
  }
}
