/**
 * A program that brings the database up to date and ends; only here does setup speak to it.
 * `prepare-database.ts PORT`: the embedded one, on that port, as its owner. `prepare-database.ts shared NAME…`: the one of
 * DATABASE_URL, whose other machines have the secrets of these names in common with us.
 */
import pg from "pg";
import { migrate, NodesServe } from "@/lib/db/migrate";
import { EnvironmentError } from "@/lib/server/environment";
import { command } from "./command";
import { dataFolder } from "./data-folder";
import { databaseSentence } from "./database/database-sentence";
import { checkOwnConnection } from "./database/own-connection";
import { ensureRoles, grantRows, owner, urlOf } from "./database/roles";
import { say } from "./say";
import { databasePasswords, secretsIn, takeShared } from "./secrets";
import { passwordOf, shareSecrets } from "./share-secrets";

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

async function share(url: string, names: readonly string[]): Promise<void> {
  const password = passwordOf(url);
  if (names.length === 0 || password === null) return;
  const folder = dataFolder();
  const shared = await connected(url, (client) => shareSecrets(client, secretsIn(folder, names), password));
  takeShared(folder, shared);
}

async function prepareOwn(url: string, secrets: readonly string[]): Promise<void> {
  try {
    await checkOwnConnection(url);
    sayApplied(await migrate(url));
    await share(url, secrets);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message || cause.name : String(cause);
    const said = cause instanceof EnvironmentError || cause instanceof NodesServe;
    if (said || reason.startsWith("migration ")) throw cause;
    throw new EnvironmentError(
      databaseSentence(cause, url) ?? `The environment variable DATABASE_URL is wrong: ${reason}.`,
      { cause },
    );
  }
}

const [which, ...names] = process.argv.slice(2);
void command(() =>
  which === "shared" ? prepareOwn(process.env.DATABASE_URL ?? "", names) : prepareEmbedded(Number(which)),
);
