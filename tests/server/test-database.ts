// One embedded PostgreSQL for all tests, kept between runs; every test file gets a fresh copy of a migrated template.
import { spawn } from "node:child_process";
import { mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { randomBytes } from "node:crypto";
import pg from "pg";
import { migrate } from "@/lib/db/migrate";

const folder = path.resolve(".data/test-pg");
const port = Number(process.env.TEST_PG_PORT ?? 4290);
const template = "spiralroom_template";
/** of the template's making, in every database of the server */
const lockKey = 4290;

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The address of a database of the test server: DATABASE_URL's server when it is set, else the embedded one. */
function urlOf(name: string): string {
  const url = new URL(
    process.env.TEST_DATABASE_URL ?? `postgresql://spiralroom:spiralroom@127.0.0.1:${port}/`,
  );
  url.pathname = `/${name}`;
  return url.href;
}

async function connected(name: string): Promise<pg.Client | null> {
  const client = new pg.Client({ connectionString: urlOf(name), connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  return client.connect().then(
    () => client,
    () => null,
  );
}

async function answers(): Promise<boolean> {
  const client = await connected("postgres");
  await client?.end();
  return client !== null;
}

/** Runs one process at a time through the making of the server: the folder is the lock. */
async function withFolderLock<Value>(task: () => Promise<Value>): Promise<Value> {
  const lock = `${folder}.lock`;
  mkdirSync(path.dirname(lock), { recursive: true });
  for (let tries = 0; ; tries++) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (tries > 300) throw new Error(`${lock} is held; remove it if no test is running`, { cause: error });
      await sleep(100);
    }
  }
  try {
    return await task();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

async function startEmbedded(): Promise<void> {
  if (await answers()) return;
  const log = openSync(`${folder}.log`, "w");
  const keeper = path.join(import.meta.dirname, "keep-database.ts");
  const child = spawn(process.execPath, ["--import", "tsx", keeper, folder, String(port)], {
    detached: true,
    stdio: ["ignore", log, log],
  });
  child.unref();
  for (let tries = 0; !(await answers()); tries++) {
    if (tries > 300)
      throw new Error(`the tests' PostgreSQL did not start:\n${readFileSync(`${folder}.log`, "utf8")}`);
    await sleep(100);
  }
}

async function makeTemplate(client: pg.Client): Promise<void> {
  await client.query("SELECT pg_advisory_lock($1)", [lockKey]);
  const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [template]);
  if (!rowCount) await client.query(`CREATE DATABASE ${template}`);
  await migrate(urlOf(template)).catch(async () => {
    // a migration was edited while it was being written: start over
    await client.query(`DROP DATABASE ${template} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${template}`);
    await migrate(urlOf(template));
  });
}

export interface TestDatabase {
  url: string;
  name: string;
  drop: () => Promise<void>;
}

async function administrator(): Promise<pg.Client> {
  const client = await connected("postgres");
  if (!client) throw new Error("the tests' PostgreSQL does not answer");
  return client;
}

async function create(from: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const client = await administrator();
  // one at a time: a template in use cannot be copied
  await client.query("SELECT pg_advisory_lock($1)", [lockKey]);
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${from}`);
  await client.end();
  const drop = async () => {
    const dropping = await administrator();
    await dropping.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await dropping.end();
  };
  return { url: urlOf(name), name, drop };
}

/** A fresh migrated database of its own. */
export async function createTestDatabase(): Promise<TestDatabase> {
  if (!process.env.TEST_DATABASE_URL) await withFolderLock(startEmbedded);
  const client = await administrator();
  await makeTemplate(client);
  await client.end();
  return create(template);
}

/** A database without tables; the server must run already. */
export const emptyDatabase = (): Promise<TestDatabase> => create("template0");
