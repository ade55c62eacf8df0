// Migrations: applied once, in order, whole, and equal to the schema.
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { migrate } from "@/lib/db/migrate";
import { rowsOf } from "../server/snapshot";
import { createTestDatabase, emptyDatabase, type TestDatabase } from "../server/test-database";

let keep: TestDatabase;
let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  keep = await createTestDatabase();
}, 60_000);
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

test("B1 the migrations make what the schema says", { timeout: 120_000 }, async () => {
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
