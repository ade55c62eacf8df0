/** Puts a backup into an empty place: a data folder of its own with the embedded database, or another PostgreSQL. */
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
} from "node:fs";
import path from "node:path";
import { createGunzip } from "node:zlib";
import pg from "pg";
import { migrate, readMigrations } from "@/lib/db/migrate";
import { mustBeEmpty, writeWhole, type Whole } from "@/lib/db/whole";
import { EnvironmentError } from "@/lib/server/environment";
import { dataFolder, dataFolderPath } from "../serving/data-folder";
import { makeFolder } from "../serving/make-folder";
import { startEmbeddedDatabase } from "../serving/database/embedded-database";
import { checkAnswers } from "../serving/database/own-connection";
import { ensureRoles, owner, urlOf } from "../serving/database/roles";
import { databasePasswords, keepSecrets, usedSecrets, type ServerSecret } from "../serving/secrets";
import { checkFiles, fileOfTable, readManifest, secretsFile, type Manifest } from "./manifest";

type Secrets = Record<ServerSecret, string>;

/** A backup that was found whole. */
interface Backup {
  folder: string;
  manifest: Manifest;
  secrets: Secrets;
}

const nothing = "Nothing was changed.";

/** @throws EnvironmentError when a newer version made it */
async function expectKnown({ folder, manifest }: Pick<Backup, "folder" | "manifest">): Promise<void> {
  const ours = new Map((await readMigrations()).map(({ name, checksum }) => [name, checksum]));
  const foreign = manifest.migrations.find(({ name, checksum }) => ours.get(name) !== checksum);
  if (foreign)
    throw new EnvironmentError(
      `${folder} was made by another version of Spiralroom (${manifest.versions.spiralroom}, with the migration ${foreign.name}, which this one does not have). Restore it with that version or a newer one. ${nothing}`,
    );
}

/** @throws EnvironmentError when it is not whole, or of a newer version */
async function readBackup(folder: string): Promise<Backup> {
  const manifest = readManifest(folder);
  await expectKnown({ folder, manifest });
  await checkFiles(folder, manifest);
  return { folder, manifest, secrets: JSON.parse(readFileSync(path.join(folder, secretsFile), "utf8")) };
}

/** Rows first in the tables that they were read from; what has changed since is done to them as an update would. */
async function putRows(databaseUrl: string, { folder, manifest }: Backup): Promise<void> {
  const whole: Whole = { ...manifest, version: manifest.versions.postgresql };
  const theirs = new Set(manifest.migrations.map(({ name }) => name));
  await migrate(databaseUrl, undefined, (name) => theirs.has(name));
  await writeWhole(databaseUrl, whole, ({ name }) => {
    const file = createReadStream(path.join(folder, fileOfTable(name)));
    const rows = createGunzip();
    file.on("error", (error) => rows.destroy(error));
    return file.pipe(rows);
  });
  await migrate(databaseUrl);
}

/**
 * @throws EnvironmentError when the server would work with other secrets than the backup's: no personal code and no
 * sign-in would be taken any more
 */
function expectSecretsFit({ secrets }: Backup, folder: string): void {
  const used = usedSecrets(folder);
  for (const [name, value] of Object.entries(secrets)) {
    if (process.env[name] && process.env[name] !== value)
      throw new EnvironmentError(
        `The environment variable ${name} is another than the backup's: unset it, or give it the value in the backup's ${secretsFile}. ${nothing}`,
      );
    const kept = used[name as ServerSecret];
    if (kept && kept !== value)
      throw new EnvironmentError(
        `${folder} has secrets of another server. Set the environment variable SPIRALROOM_DATA to a new folder. ${nothing}`,
      );
  }
}

async function intoDatabase(databaseUrl: string, backup: Backup): Promise<void> {
  const folder = dataFolderPath();
  expectSecretsFit(backup, folder);
  await checkAnswers(databaseUrl);
  await mustBeEmpty(databaseUrl, backup.manifest);
  // before any row: a server that found the rows without them would make others, which open nothing
  keepSecrets(dataFolder(), backup.secrets);
  await putRows(databaseUrl, backup);
}

/** Runs the work with SPIRALROOM_DATA set to a folder. */
async function inFolder(folder: string, work: () => Promise<void>): Promise<void> {
  const before = process.env.SPIRALROOM_DATA;
  process.env.SPIRALROOM_DATA = folder;
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env.SPIRALROOM_DATA;
    else process.env.SPIRALROOM_DATA = before;
  }
}

async function makeEmbedded(backup: Backup): Promise<void> {
  const folder = dataFolder();
  keepSecrets(folder, backup.secrets);
  const passwords = databasePasswords();
  const database = await startEmbeddedDatabase(path.join(folder, "pg"), passwords.owner, 1, () => undefined);
  try {
    const client = new pg.Client({
      connectionString: urlOf(owner, passwords.owner, database.port, "postgres"),
    });
    await client.connect();
    await ensureRoles(client, passwords.server).finally(() => client.end());
    await putRows(urlOf(owner, passwords.owner, database.port), backup);
  } finally {
    await database.stop();
  }
}

/** Makes the folder that a restore works in. @throws EnvironmentError when it is there: it is another's */
function makePart(part: string): void {
  makeFolder(path.dirname(part));
  try {
    mkdirSync(part, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    throw new EnvironmentError(
      `${part} is there: another restore is at work in it, or one was cut short. Wait, or remove it, or name another folder with --to. ${nothing}`,
    );
  }
}

/** @throws EnvironmentError when nothing can be put in the empty folder's place, such as where a disk is mounted */
function expectReplaceable(folder: string): void {
  if (!existsSync(folder)) return;
  const aside = `${folder}.aside`;
  try {
    renameSync(folder, aside);
    renameSync(aside, folder);
  } catch (error) {
    if (!/^(EBUSY|EACCES|EPERM|EXDEV)$/.test((error as NodeJS.ErrnoException).code ?? "")) throw error;
    throw new EnvironmentError(
      `Nothing can be put in the place of ${folder}: a disk is mounted there, or the folder around it is another account's. Name a folder in it, --to ${path.join(folder, "restored")}, and start with the environment variable SPIRALROOM_DATA set to that. ${nothing}`,
      { cause: error },
    );
  }
}

/** Everything is made beside the folder and gets its name at the end. */
async function intoFolder(folder: string, backup: Backup): Promise<void> {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new EnvironmentError(
      `${folder} is not empty. Name a new folder with --to, or move what is there. ${nothing}`,
    );
  expectSecretsFit(backup, folder);
  expectReplaceable(folder);
  const part = `${folder}.part`;
  makePart(part);
  const drop = () => rmSync(part, { recursive: true, force: true });
  process.once("exit", drop);
  try {
    await inFolder(part, () => makeEmbedded(backup));
    if (existsSync(folder)) rmdirSync(folder);
    renameSync(part, folder);
  } finally {
    drop();
    process.off("exit", drop);
  }
}

/**
 * @param from a backup's folder
 * @param to a data folder, or the address of a PostgreSQL
 * @throws EnvironmentError when the backup is not whole or of a newer version, or the place is not empty
 */
export async function putBack(from: string, to: string): Promise<Manifest> {
  const backup = await readBackup(from);
  if (/^postgres(ql)?:\/\//.test(to)) await intoDatabase(to, backup);
  else await intoFolder(existsSync(to) ? realpathSync(to) : path.resolve(to), backup);
  return backup.manifest;
}
