/**
 * A program that brings the database up to date and ends; only here does setup speak to it.
 * `prepare-database.ts PORT`: the embedded one, on that port, as its owner. Without: the one of DATABASE_URL.
 */
import pg from "pg";
import { migrate } from "@/lib/db/migrate";
import { EnvironmentError } from "@/lib/server/environment";
import { command } from "./command";
import { ensureRoles, grantRows, owner, urlOf } from "./database/roles";
import { say } from "./say";
import { databasePasswords } from "./secrets";

function sayApplied(names: readonly string[]): void {
  if (names.length === 0) return;
  say(`Database: ${names.length} ${names.length === 1 ? "migration" : "migrations"} applied`);
}

async function connected<Value>(
  connectionString: string,
  work: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function prepareEmbedded(port: number): Promise<void> {
  const passwords = databasePasswords();
  await connected(urlOf(owner, passwords.owner, port, "postgres"), (client) =>
    ensureRoles(client, passwords.server),
  );
  const url = urlOf(owner, passwords.owner, port);
  sayApplied(await migrate(url));
  await connected(url, grantRows);
}

async function prepareOwn(url: string): Promise<void> {
  try {
    sayApplied(await migrate(url));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message || cause.name : String(cause);
    if (reason.startsWith("migration ")) throw cause;
    throw new EnvironmentError(`The environment variable DATABASE_URL is wrong: ${reason}.`, { cause });
  }
}

const [port] = process.argv.slice(2);
void command(() => (port ? prepareEmbedded(Number(port)) : prepareOwn(process.env.DATABASE_URL ?? "")));
