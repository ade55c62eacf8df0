// Migrations: applied once, in order, whole, and equal to the schema.
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { whyNotAdditive } from "@/lib/db/additive";
import { migrate, readMigrations } from "@/lib/db/migrate";
import { rowsOf } from "../server/snapshot";
import { createTestDatabase, emptyDatabase, type TestDatabase } from "../server/test-database";

let keep: TestDatabase;
let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  keep = await createTestDatabase();
});
afterAll(() => keep?.drop());
beforeEach(async () => {
  database = await emptyDatabase();
  folder = await mkdtemp(path.join(tmpdir(), "migrations-"));
  await cp("prisma/migrations", folder, { recursive: true });
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

async function add(name: string, sql: string): Promise<void> {
  await mkdir(path.join(folder, name), { recursive: true });
  await writeFile(path.join(folder, name, "migration.sql"), sql);
}

async function schemaDifference(schema: string): Promise<string> {
  const script = path.join(import.meta.dirname, "print-schema-difference.ts");
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", script, schema]);
  return stdout;
}

test("B1 the migrations make what the schema says", async () => {
  expect(await schemaDifference("prisma/schema.prisma")).toBe("");
  const longer = path.join(folder, "schema.prisma");
  await cp("prisma/schema.prisma", longer);
  await writeFile(longer, "\nmodel Extra {\n  id String @id\n}\n", { flag: "a" });
  expect(await schemaDifference(longer)).toContain(`CREATE TABLE "Extra"`);
});

test("B2 several processes at once apply each migration once", async () => {
  const applied = await Promise.all([1, 2, 3].map(() => migrate(database.url, folder)));
  expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  expect(await migrate(database.url, folder)).toEqual([]);
  await add("29990101000000_more", `CREATE TABLE "More" (id TEXT)`);
  expect(await migrate(database.url, folder)).toEqual(["29990101000000_more"]);
});

test("B3 a failing migration leaves nothing behind", async () => {
  await migrate(database.url, folder);
  await add("29990101000000_bad", `CREATE TABLE "Half" (id TEXT); SELECT * FROM nowhere;`);
  await expect(migrate(database.url, folder)).rejects.toThrow(
    /29990101000000_bad failed, nothing of it was kept/,
  );
  expect(await rowsOf(database.url, `SELECT 1 FROM pg_tables WHERE tablename = 'Half'`)).toEqual([]);
  await add("29990101000000_bad", `CREATE TABLE "Half" (id TEXT)`);
  expect(await migrate(database.url, folder)).toEqual(["29990101000000_bad"]);
});

test("B3 an edited migration is refused", async () => {
  await add("29990101000000_more", `CREATE TABLE "More" (id TEXT)`);
  await migrate(database.url, folder);
  await add("29990101000000_more", `CREATE TABLE "More" (id INT)`);
  await expect(migrate(database.url, folder)).rejects.toThrow("was edited after it was applied");
});

/** Statements over which a process of the version before may stumble; of tables that are made here it knows nothing. */
function stumblingBlocks(sql: string): string[] {
  const bare = sql.replace(/--.*$/gm, "");
  const made = new Set([...bare.matchAll(/CREATE (?:UNLOGGED )?TABLE "(\w+)"/gi)].map(([, name]) => name));
  const statements = bare.split(";").map((one) => one.replace(/\s+/g, " ").trim());
  return statements.filter((statement) => {
    const [, altered, indexed] =
      /^ALTER TABLE "(\w+)"|^CREATE UNIQUE INDEX "\w+" ON "(\w+)"/i.exec(statement) ?? [];
    if (made.has(altered ?? indexed ?? "")) return false;
    if (/\b(DROP|RENAME|TRUNCATE|SET NOT NULL|ADD CONSTRAINT|TYPE)\b|^CREATE UNIQUE/i.test(statement))
      return !/^CREATE TYPE\b/i.test(statement);
    const added = statement.split(/,\s*(?=(?:ADD|ALTER)\b)/i);
    return added.some(
      (one) => /\bADD COLUMN\b.*\bNOT NULL\b/i.test(one) && !/\b(DEFAULT|GENERATED|SERIAL)\b/i.test(one),
    );
  });
}

test.each([
  [`ALTER TABLE "A" DROP COLUMN "b"`],
  [`DROP TABLE "A"`],
  [`ALTER TABLE "A" RENAME COLUMN "b" TO "c"`],
  [`ALTER TABLE "A" ALTER COLUMN "b" SET DATA TYPE BIGINT`],
  [`ALTER TABLE "A" ALTER COLUMN "b" SET NOT NULL`],
  [`ALTER TABLE "A" ADD COLUMN "b" TEXT NOT NULL DEFAULT '', ADD COLUMN "c" TEXT NOT NULL`],
  [`ALTER TABLE "A" ADD CONSTRAINT "b" CHECK ("c" > 0)`],
  [`CREATE UNIQUE INDEX "b" ON "A"("c")`],
])("ND20 a process of the version before may stumble over %s", (sql) => {
  expect(stumblingBlocks(`CREATE TABLE "B" ("a" TEXT NOT NULL);\n${sql};`)).toEqual([sql]);
});

test("ND20 every migration that came when processes knew of each other is additive, or says why not", async () => {
  const all = await readMigrations();
  const since = all.findIndex(({ name }) => name.endsWith("_nodes"));
  for (const { name, sql } of all.slice(since + 1))
    if (whyNotAdditive(sql) === null)
      expect({ name, blocks: stumblingBlocks(sql) }).toEqual({ name, blocks: [] });
  expect(whyNotAdditive("-- not additive: b is gone\nALTER TABLE")).toBe("b is gone");
  expect(whyNotAdditive("ALTER TABLE; -- not additive: too late")).toBeNull();
});

test("ND20 what is not additive waits until nobody serves who could not go on, and a dead one is in nobody's way", async () => {
  await migrate(database.url, folder);
  await add(
    "29990101000000_gone",
    `-- not additive: titles are gone\nALTER TABLE "ClassSession" DROP COLUMN title`,
  );
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const seen = (ago: string) =>
    client.query(
      `INSERT INTO "Node" VALUES ('one', 'old', 1, 's', now(), clock_timestamp() - interval '${ago}')
       ON CONFLICT (id) DO UPDATE SET "seenAt" = excluded."seenAt"`,
    );
  await seen("1 second");
  const beating = setInterval(() => void seen("0 seconds"), 100);
  await expect(migrate(database.url, folder)).rejects.toThrow(
    /could not go on .*\(titles are gone\)\. Stop all .*nothing was changed/,
  );
  clearInterval(beating);
  await client.query(`SELECT title FROM "ClassSession"`);
  await seen("9 seconds");
  expect(await migrate(database.url, folder)).toEqual(["29990101000000_gone"]);
  await client.end();
});

test("ND20 what is additive is applied beside those that serve", async () => {
  await migrate(database.url, folder);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(`INSERT INTO "Node" VALUES ('one', 'old', 1, 's', now(), clock_timestamp())`);
  await client.end();
  await add("29990101000000_more", `CREATE TABLE "More" (id TEXT)`);
  expect(await migrate(database.url, folder)).toEqual(["29990101000000_more"]);
});
