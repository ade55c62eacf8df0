// Several machines come to the same secrets by what they have in common: the address of their database.
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seal, unseal } from "@/lib/setup/serving/sealed";
import { keepSecrets, secretsIn, takeShared, type ServerSecret } from "@/lib/setup/serving/secrets";
import { passwordOf, shareSecrets } from "@/lib/setup/serving/share-secrets";
import { newDataFolder } from "../server/supervised-process";
import { createTestDatabase, type TestDatabase } from "../server/test-database";

let database: TestDatabase;
const clients: pg.Client[] = [];

async function machine(own: Partial<Record<ServerSecret, string>>, password = "word") {
  const client = new pg.Client({ connectionString: database.url });
  clients.push(client);
  await client.connect();
  return shareSecrets(client, own, password);
}
const both = (from: string) => ({ NEXTAUTH_SECRET: `${from} sign-in`, SPIRALROOM_SECRET: `${from} server` });

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  for (const client of clients) await client.end();
  await database?.drop();
});

test("ND11 machines that start together have the secrets of one of them, and the database shows none", async () => {
  const all = await Promise.all(["a", "b", "c"].map((from) => machine(both(from))));
  expect(new Set(all.map((shared) => JSON.stringify(shared))).size).toBe(1);
  expect(["a", "b", "c"].map(both)).toContainEqual(all[0]);
  const { rows } = await clients[0].query('SELECT * FROM "Secret"');
  expect(rows).toHaveLength(2);
  expect(JSON.stringify(rows)).not.toContain(all[0].SPIRALROOM_SECRET);
  expect(JSON.stringify(rows)).not.toContain(all[0].NEXTAUTH_SECRET);
  // one that is set by hand on this machine is not asked about
  expect(await machine({ NEXTAUTH_SECRET: "mine" })).toEqual({ NEXTAUTH_SECRET: all[0].NEXTAUTH_SECRET });
});

test("ND11 after a new password of the database whoever has the secrets brings them along, nobody else gets in", async () => {
  const before = await machine(both("d"));
  await expect(machine(both("new"), "other word")).rejects.toThrow(/sealed with another password/);
  expect(await machine(before, "other word")).toEqual(before);
  expect(await machine(both("new"), "other word")).toEqual(before);
});

test("ND11 what a data folder held before is kept beside, for this user alone", () => {
  const folder = newDataFolder();
  keepSecrets(folder, both("old"));
  takeShared(folder, both("old"));
  expect(readdirSync(folder)).toEqual(["secrets.json"]);
  takeShared(folder, both("shared"));
  const beside = readdirSync(folder).find((name) => name.startsWith("secrets-until-")) ?? "";
  expect(JSON.parse(readFileSync(path.join(folder, beside), "utf8"))).toEqual(both("old"));
  expect(statSync(path.join(folder, beside)).mode & 0o077).toBe(0);
  expect(secretsIn(folder, ["SPIRALROOM_SECRET"])).toEqual({ SPIRALROOM_SECRET: "shared server" });
});

test("ND11 a seal opens under its name and password only, and not when it was changed", () => {
  const sealed = seal("秘密 secret", "name", "password");
  expect(unseal(sealed, "name", "password")).toBe("秘密 secret");
  expect(unseal(sealed, "other", "password")).toBeNull();
  expect(unseal(sealed, "name", "Password")).toBeNull();
  const parts = JSON.parse(sealed);
  parts.text = `${parts.text[0] === "A" ? "B" : "A"}${parts.text.slice(1)}`;
  expect(unseal(JSON.stringify(parts), "name", "password")).toBeNull();
  expect(passwordOf("postgresql://role:a%2Fb@host/name")).toBe("a/b");
  expect(passwordOf("postgresql://role@host/name")).toBeNull();
});
