/** Where this installation keeps what is its own: database files, secrets, certificates. */
import { chmodSync, statSync } from "node:fs";
import path from "node:path";
import { makeFolder } from "./make-folder";

/** Nobody else's; as root, PostgreSQL's account passes through to its own folder and reads nothing. */
const modeOf = (uid: number | undefined): number => (uid === 0 ? 0o711 : 0o700);

/** SPIRALROOM_DATA, else .data in the project. It may be missing. */
export const dataFolderPath = (): string => path.resolve(process.env.SPIRALROOM_DATA || ".data");

/** The data folder, made when missing, and closed to others when it is this user's. */
export function dataFolder(): string {
  const folder = dataFolderPath();
  const uid = process.getuid?.();
  makeFolder(folder, modeOf(uid));
  if (statSync(folder).uid === uid) chmodSync(folder, modeOf(uid));
  return folder;
}
