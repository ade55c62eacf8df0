/**
 * Whether a database's address gives whoever connects a connection of their own. A pooler that gives every transaction
 * another one forgets what a connection listens to, its locks, and the statements that were prepared on it.
 */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { EnvironmentError } from "@/lib/server/environment";
import { databaseSentence } from "./database-sentence";

/** A word from one connection to another takes milliseconds. */
const patienceMs = 2_000;

const pooled =
  "DATABASE_URL leads to a pooler that gives every transaction another connection (such as PgBouncer with pool_mode = transaction), over which nodes would not hear of each other. Set DATABASE_URL to PostgreSQL's own address, or use pool_mode = session.";
const strict =
  "DATABASE_URL leads to a pooler that refuses the settings statement_timeout and idle_in_transaction_session_timeout. Set DATABASE_URL to PostgreSQL's own address, or let the pooler ignore it (PgBouncer: ignore_startup_parameters = statement_timeout,idle_in_transaction_session_timeout).";

async function connect(connectionString: string): Promise<pg.Client> {
  // as the server itself connects
  const client = new pg.Client({
    ...{
      connectionString,
      connectionTimeoutMillis: 10_000,
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 8_000,
    },
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    const refused = error instanceof Error && error.message.includes("unsupported startup parameter");
    const sentence = refused ? strict : databaseSentence(error, connectionString);
    throw sentence === null ? error : new EnvironmentError(sentence, { cause: error });
  }
}

/** @throws EnvironmentError with what to do when the database of this address lets nobody in */
export async function checkAnswers(databaseUrl: string): Promise<void> {
  await (await connect(databaseUrl)).end();
}

/** @throws EnvironmentError for a pooler that does not, within seconds, and for an address that lets nobody in */
export async function checkOwnConnection(databaseUrl: string): Promise<void> {
  const channel = `spiralroom_${randomBytes(8).toString("hex")}`;
  const listening = await connect(databaseUrl);
  const speaking = await connect(databaseUrl).catch(async (error: unknown) => {
    await listening.end();
    throw error;
  });
  try {
    const heard = new Promise<boolean>((resolve) => {
      listening.on("notification", (said) => resolve(said.channel === channel));
      setTimeout(() => resolve(false), patienceMs).unref();
    });
    await listening.query(`LISTEN ${channel}`);
    await speaking.query(`NOTIFY ${channel}`);
    if (!(await heard)) throw new EnvironmentError(pooled);
  } finally {
    await Promise.all([listening.end(), speaking.end()]);
  }
}
