/** Where this installation keeps what is its own: database files, secrets, certificates. */
import { mkdirSync } from "node:fs";
import path from "node:path";

/** SPIRALROOM_DATA, else .data in the project. Made when missing. */
export function dataFolder(): string {
  const folder = path.resolve(process.env.SPIRALROOM_DATA || ".data");
  mkdirSync(folder, { recursive: true });
  return folder;
}
