/**
 * The server's secrets as several machines have them in common: in the database, sealed with the password by which they
 * all reach it. Each keeps them in its data folder too, so that a new password of the database loses nothing.
 */
import { createHmac } from "node:crypto";
import type pg from "pg";
import { EnvironmentError } from "@/lib/server/environment";
import { seal, unseal } from "./sealed";
import type { ServerSecret } from "./secrets";

/** of the transaction in which they are compared and stored */
const lockKey = 72707370;

const printOf = (secret: string): string =>
  createHmac("sha256", secret).update("shared-secret").digest("base64url");

interface Row {
  print: string;
  sealed: string;
}

const lost = (name: ServerSecret): EnvironmentError =>
  new EnvironmentError(
    `The ${name} of this database is sealed with another password than that of DATABASE_URL. Start once on a machine whose data folder has it, or set the environment variable ${name} on every machine.`,
  );

/** The secret that all machines of a database use; null when it has none, or none that this password opens. */
export async function sharedSecret(
  client: pg.Client,
  name: ServerSecret,
  password: string,
): Promise<string | null> {
  const { rows } = await client.query<Pick<Row, "sealed">>('SELECT sealed FROM "Secret" WHERE name = $1', [
    name,
  ]);
  return rows[0] ? unseal(rows[0].sealed, name, password) : null;
}

async function store(client: pg.Client, name: ServerSecret, secret: string, password: string): Promise<void> {
  await client.query(
    'INSERT INTO "Secret" (name, print, sealed) VALUES ($1, $2, $3) ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed',
    [name, printOf(secret), seal(secret, name, password)],
  );
}

async function shareOne(
  client: pg.Client,
  name: ServerSecret,
  own: string,
  password: string,
): Promise<string> {
  const { rows } = await client.query<Row>('SELECT print, sealed FROM "Secret" WHERE name = $1', [name]);
  const shared = rows[0] ? unseal(rows[0].sealed, name, password) : null;
  if (shared !== null) return shared;
  if (rows[0] && rows[0].print !== printOf(own)) throw lost(name);
  // the first, or the database has another password by now
  await store(client, name, own, password);
  return own;
}

/**
 * Brings this machine's secrets and the database's together; the database's go first.
 * @param own what this machine would use
 * @returns what all use
 * @throws EnvironmentError when the database's cannot be read with this password
 */
export async function shareSecrets(
  client: pg.Client,
  own: Partial<Record<ServerSecret, string>>,
  password: string,
): Promise<Partial<Record<ServerSecret, string>>> {
  const shared: Partial<Record<ServerSecret, string>> = {};
  await client.query("BEGIN");
  try {
    await client.query("SELECT pg_advisory_xact_lock($1)", [lockKey]);
    for (const name of ["NEXTAUTH_SECRET", "SPIRALROOM_SECRET"] as const) {
      const mine = own[name];
      if (mine !== undefined) shared[name] = await shareOne(client, name, mine, password);
    }
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
  return shared;
}

/** The password in a database's address; null for one that needs none, with which nothing can be sealed. */
export function passwordOf(databaseUrl: string): string | null {
  const password = URL.canParse(databaseUrl) ? new URL(databaseUrl).password : "";
  return decodeURIComponent(password) || null;
}
