/** The process's pool as those know it who run the process: whether the database answers, and the end. */
import { connectionCounts, database, selected, takeDatabase } from "./client";
import { failureOf } from "./failure";
import { readMigrations } from "./migrate";

/** Closes the pool; whoever asks the database next opens another. */
export async function closeDatabase(): Promise<void> {
  const open = takeDatabase();
  if (!open) return;
  await open.client.$disconnect();
  await open.pool.end();
}

/** @throws when the database does not answer */
export async function pingDatabase(): Promise<void> {
  await database().$queryRaw`SELECT 1`;
}

/** Connections of this process to the database: at work, free, and queries that wait for one. */
export const poolCounts = connectionCounts;

/**
 * The names of this version's migrations that the database lacks. The embedded database's server may not read the list:
 * there the start has applied them.
 * @throws when the database does not answer
 */
export async function missingMigrations(): Promise<string[]> {
  const ours = (await readMigrations()).map(({ name }) => name);
  try {
    const rows = await selected<{ name: string }>(
      "applied migrations",
      `SELECT migration_name AS name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
      [],
    );
    const applied = new Set(rows.map(({ name }) => name));
    return ours.filter((name) => !applied.has(name));
  } catch (error) {
    if (failureOf(error) === "unavailable") throw error;
    if (error instanceof Error && "code" in error && error.code === "42501") return [];
    // there is no list at all
    return ours;
  }
}
