/** Makes a backup: a folder that is there whole or not at all, and that nobody else can read. */
import { createHash } from "node:crypto";
import {
  createWriteStream,
  openSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { readMigrations } from "@/lib/db/migrate";
import { readWhole } from "@/lib/db/whole";
import { EnvironmentError } from "@/lib/server/environment";
import { dataFolderPath } from "../serving/data-folder";
import { makeFolder } from "../serving/make-folder";
import { usedSecrets } from "../serving/secrets";
import { withFoundDatabase } from "./found-database";
import { fileOfTable, manifestFile, secretsFile, type Manifest } from "./manifest";

export interface Made {
  folder: string;
  manifest: Manifest;
}

const productVersion = (): string => String(JSON.parse(readFileSync("package.json", "utf8")).version);

/** What a folder lists is on the disk. Windows cannot open a folder for that. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const opened = openSync(folder, "r");
  fsyncSync(opened);
  closeSync(opened);
}

interface Measured {
  bytes: number;
  sha256: string;
}

/** Writes it compressed, to the disk itself. */
async function writeTable(file: string, rows: Readable): Promise<Measured> {
  const hash = createHash("sha256");
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(
    rows,
    createGzip(),
    measure,
    createWriteStream(file, { mode: 0o600, flags: "wx", flush: true }),
  );
  return { bytes, sha256: hash.digest("hex") };
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** @throws EnvironmentError when a newer version has been at work: it may keep rows in tables that this one does not know */
async function expectOurs(applied: Manifest["migrations"]): Promise<void> {
  const ours = new Set((await readMigrations()).map(({ name }) => name));
  const foreign = applied.find(({ name }) => !ours.has(name));
  if (foreign)
    throw new EnvironmentError(
      `The database has the migration ${foreign.name}, which this version of Spiralroom does not have. Back it up with the version that serves on it.`,
    );
}

async function fill(folder: string, made: string): Promise<Manifest> {
  const secrets = usedSecrets(dataFolderPath());
  if (!secrets.NEXTAUTH_SECRET || !secrets.SPIRALROOM_SECRET)
    throw new EnvironmentError(
      "The server's secrets are not here: run the backup with the environment and data folder that the server has.",
    );
  const kept = `${JSON.stringify(secrets, null, 2)}\n`;
  writeFileSync(path.join(folder, secretsFile), kept, { mode: 0o600, flush: true });
  const tables = path.join(folder, "tables");
  mkdirSync(tables, { mode: 0o700 });
  const measured = new Map<string, Measured>();
  const whole = await withFoundDatabase((databaseUrl) =>
    readWhole(databaseUrl, async ({ name }, rows) => {
      measured.set(name, await writeTable(path.join(folder, fileOfTable(name)), rows));
    }),
  );
  syncFolder(tables);
  await expectOurs(whole.migrations);
  const { version: postgresql, migrations, sequences } = whole;
  return {
    format: 1,
    made,
    versions: { spiralroom: productVersion(), postgresql, node: process.versions.node },
    migrations,
    tables: whole.tables.map((table) => ({
      ...table,
      ...{ bytes: 0, sha256: "" },
      ...measured.get(table.name),
    })),
    sequences,
    secrets: { sha256: sha256(kept) },
  };
}

/**
 * @param into the folder that gets the backup's own folder, named after the time
 * @throws EnvironmentError when there is no database or no secret to back up, and where no folder can be
 */
export async function makeBackup(into: string, now = new Date()): Promise<Made> {
  makeFolder(into, 0o700);
  const made = now.toISOString();
  const folder = path.join(into, `spiralroom-${made.replace(/\.\d+/, "").replaceAll(":", "-")}`);
  const part = `${folder}.part`;
  mkdirSync(part, { mode: 0o700 });
  const drop = () => rmSync(part, { recursive: true, force: true });
  process.once("exit", drop);
  try {
    const manifest = await fill(part, made);
    writeFileSync(path.join(part, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`, {
      mode: 0o600,
      flush: true,
    });
    syncFolder(part);
    renameSync(part, folder);
    syncFolder(into);
    return { folder, manifest };
  } finally {
    drop();
    process.off("exit", drop);
  }
}
