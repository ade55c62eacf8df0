/** The process's pool as those know it who run the process: whether the database answers, and the end. */
import { database, takeDatabase } from "./client";

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
