/** Applies prisma/migrations in the table and format of `prisma migrate deploy`, without its engine's download. */
import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { whyWait } from "./additive";

/** Prisma Migrate's own lock, so that both may run at once. Whoever reads everything shares it. */
export const lockKey = 72707369;

const table = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`;

/** Where this version's are. */
const ownFolder = (): string => path.resolve("prisma/migrations");

/** Processes serve that could not after what is to be applied. */
export class NodesServe extends Error {
  constructor(why: string) {
    super(
      `Another Spiralroom serves on this database and could not go on after what this version changes in it (${why}). Stop all that serve on it, then start this one; nothing was changed.`,
    );
  }
}

interface Migration {
  name: string;
  sql: string;
  /** sha256 of the file, hex */
  checksum: string;
}

/** Those of a folder, in the order in which they are applied. */
export async function readMigrations(folder = ownFolder()): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

async function appliedChecksums(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    `SELECT migration_name, checksum FROM "_prisma_migrations" WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL`,
  );
  return new Map(rows.map(({ migration_name, checksum }) => [migration_name, checksum]));
}

async function applyOne(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (cause) {
    await client.query("ROLLBACK").catch(() => undefined);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`migration ${name} failed, nothing of it was kept: ${reason}`, { cause });
  }
}

async function applyMissing(client: pg.Client, migrations: Migration[]): Promise<string[]> {
  await client.query(table);
  const done = await appliedChecksums(client);
  const edited = migrations.find(({ name, checksum }) => (done.get(name) ?? checksum) !== checksum);
  if (edited) throw new Error(`migration ${edited.name} was edited after it was applied`);
  const missing = migrations.filter(({ name }) => !done.has(name));
  const why = await whyWait(client, missing);
  if (why !== null) throw new NodesServe(why);
  for (const migration of missing) await applyOne(client, migration);
  return missing.map(({ name }) => name);
}

/**
 * Brings a database up to date, each migration in its own transaction, one process at a time.
 * @param wanted which of them; all when left out
 * @returns the names applied now
 * @throws when a migration fails (nothing of it is kept) or was edited after it had been applied; NodesServe, and
 * nothing is applied, while processes serve that could not afterwards
 */
export async function migrate(
  databaseUrl: string,
  folder = ownFolder(),
  wanted: (name: string) => boolean = () => true,
): Promise<string[]> {
  const migrations = (await readMigrations(folder)).filter(({ name }) => wanted(name));
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [lockKey]);
    return await applyMissing(client, migrations);
  } finally {
    // ending the connection gives the lock back
    await client.end();
  }
}
