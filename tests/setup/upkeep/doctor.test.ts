// What the examination of a machine says, and when it finds something wrong.
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createServer as createTlsServer } from "node:tls";
import pg from "pg";
import { generate } from "selfsigned";
import { afterAll, beforeAll, expect, test } from "vitest";
import { passwordOf, shareSecrets } from "@/lib/setup/serving/share-secrets";
import { examinePort, examinePublic } from "@/lib/setup/upkeep/doctor/addresses";
import { examineCertificate } from "@/lib/setup/upkeep/doctor/certificate";
import { examineDatabase, judgeDatabase, type DatabaseFacts } from "@/lib/setup/upkeep/doctor/database";
import { languageOf, written, type Finding } from "@/lib/setup/upkeep/doctor/finding";
import { judgeDisk, judgeMemory, judgeNode, judgeUnwritten } from "@/lib/setup/upkeep/doctor/machine";
import { testSecret } from "../../server/client";
import { openClass, startTestServer, type TestServer } from "../../server/harness";
import { rowsOf } from "../../server/snapshot";

let server: TestServer;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "doctor-"));
  server = await startTestServer();
  await (await openClass(server.url)).student("Mei");
});
afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const statesOf = (found: readonly Finding[]) => found.map(({ state }) => state);
const unwell = (found: readonly Finding[]) => found.filter(({ state }) => state !== "well");
const only = (found: readonly Finding[]) => unwell(found).map(({ is }) => is.en);

interface Ended {
  code: number;
  said: string;
}

const examined = (environment: Record<string, string>): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--import", "tsx", "lib/setup/upkeep/doctor.ts"],
      { env: { ...{ PATH: process.env.PATH, NODE_ENV: "test" }, ...environment } },
      (error, stdout, stderr) => resolve({ code: error ? 1 : 0, said: `${stdout}${stderr}` }),
    );
  });

test("DR1 it says what is true and what to do, in the terminal's language, and ends accordingly", async () => {
  const environment = {
    ...{ DATABASE_URL: server.database.url, SPIRALROOM_SECRET: testSecret, NEXTAUTH_SECRET: testSecret },
    ...{ SPIRALROOM_DATA: path.join(folder, "none"), HOST: "127.0.0.1", PORT: String(server.port) },
  };
  await rowsOf(
    server.database.url,
    `INSERT INTO "Node" (id, build, protocol, secrets, "startedAt", "seenAt")
     VALUES ('one', 'build', 1, 'print', clock_timestamp(), clock_timestamp())`,
    [],
  );
  const [english, chinese] = await Promise.all([
    examined({ ...environment, LANG: "en_US.UTF-8" }),
    examined({ ...environment, LANG: "zh_CN.UTF-8", PORT: "none" }),
  ]);
  expect(english).toMatchObject({ code: 0 });
  expect(english.said).toContain(`✓ The server answers on port ${server.port} and is ready.`);
  expect(english.said).toContain("✓ It has every migration of this version.");
  expect(english.said).toMatch(/^[✓!] \d+ server process/m);
  expect(english.said).not.toContain("✗");
  expect(chinese).toMatchObject({ code: 1 });
  expect(chinese.said).toMatch(/✗ .*PORT.*\n {4}→ 请改正/);
  expect(languageOf({ LC_ALL: "zh_TW.UTF-8", LANG: "en" })).toBe("zh");
  const finding = judgeDisk("/data", 5_000_000);
  expect(written(finding, "en")).toMatch(/^✗ The disk of \/data has 0\.0 GiB free\.\n {4}→ Make room/);
  expect(statesOf([judgeNode("18.20.0"), judgeNode("20.19.0"), judgeNode("24.1.0")])).toEqual([
    "wrong",
    "look",
    "well",
  ]);
  expect(statesOf([judgeMemory(5e8), judgeMemory(5e9), judgeDisk("/", 1e9), judgeDisk("/", 1e11)])).toEqual([
    ...["look", "well", "look", "well"],
  ]);
});

test("DR1 what cannot be written because the disk is full wants room, and no other account", () => {
  expect(written(judgeUnwritten("/data", "ENOSPC"), "en")).toMatch(/→ .*make room/);
  expect(written(judgeUnwritten("/data", "EACCES"), "en")).toMatch(/→ Run it as the account/);
});

const ours = { secret: testSecret, set: true };
const others = "a secret of another server, long enough";

const sound: DatabaseFacts = {
  ...{ version: 180_001, encoding: "UTF8", standby: false, ahead: 3, tripMs: 0.4 },
  settings: { fsync: "on", synchronous_commit: "on", full_page_writes: "on", max_connections: "60" },
  ...{ missing: [], foreign: [], secretFits: true, nodes: 2, versions: 1 },
};

test("DR2 a database that may lose something, is another's or of another time is told", async () => {
  expect(only(judgeDatabase(sound))).toEqual([]);
  const faults: [Partial<DatabaseFacts>, RegExp][] = [
    [{ settings: { ...sound.settings, fsync: "off" } }, /^fsync is off/],
    [{ settings: { ...sound.settings, synchronous_commit: "off" } }, /^synchronous_commit is off/],
    [{ settings: { ...sound.settings, max_connections: "20" } }, /20 connections/],
    [{ standby: true }, /takes no writing/],
    [{ ahead: -90_000 }, /differs from the database's by 90 s/],
    [{ version: 120_005 }, /PostgreSQL 12/],
    [{ encoding: "SQL_ASCII" }, /SQL_ASCII/],
    [{ tripMs: 80 }, /takes 80 ms/],
    [{ missing: ["a", "b"] }, /2 migrations/],
    [{ foreign: ["later"] }, /newer version.*later/],
    [{ secretFits: false }, /another SPIRALROOM_SECRET/],
    [{ versions: 2 }, /2 server processes serve on it, of 2 versions/],
  ];
  for (const [fault, says] of faults) {
    const found = only(judgeDatabase({ ...sound, ...fault }));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(says);
  }
  const { url } = server.database;
  expect(only(await examineDatabase(url, ours))).toEqual([]);
  expect(only(await examineDatabase(url, { ...ours, secret: others }))[0]).toMatch(/SPIRALROOM_SECRET/);
  await rowsOf(
    url,
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '2999_later', now())`,
  );
  expect(only(await examineDatabase(url, ours))[0]).toMatch(/2999_later/);
  await rowsOf(url, `DELETE FROM "_prisma_migrations" WHERE id = 'x'`);
  const nowhere = url.replace(/:\d+\//, ":9/");
  expect(only(await examineDatabase(nowhere, ours))[0]).toMatch(/does not answer: .*ECONNREFUSED/);
});

test("DR2 the secret that a start would take from the database is no other one", async () => {
  const { url } = server.database;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await shareSecrets(client, { SPIRALROOM_SECRET: testSecret }, passwordOf(url) ?? "");
  await client.end();
  expect(only(await examineDatabase(url, { secret: others, set: false }))).toEqual([]);
  expect(only(await examineDatabase(url, { secret: others, set: true }))).toHaveLength(1);
  await rowsOf(url, `DELETE FROM "Secret"`);
});

async function certificate(name: string, host: string): Promise<{ certificate: string; key: string }> {
  const made = await generate([{ name: "commonName", value: host }], {
    keySize: 2048,
    extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: host }] }],
    notAfterDate: new Date("2030-06-30T00:00:00Z"),
    notBeforeDate: new Date("2026-01-01T00:00:00Z"),
  });
  const files = { certificate: path.join(folder, `${name}.pem`), key: path.join(folder, `${name}.key`) };
  writeFileSync(files.certificate, made.cert);
  writeFileSync(files.key, made.private);
  return files;
}

test("DR3 a certificate that is expired, for other names, or of another key is told", async () => {
  const [own, other] = await Promise.all([
    certificate("own", "class.example"),
    certificate("other", "class.example"),
  ]);
  const at = (day: string) => Date.parse(`${day}T12:00:00Z`);
  const said = (files: typeof own, host: string, day: string) =>
    only(examineCertificate(files, host, at(day)));
  expect(said(own, "class.example", "2028-01-01")).toEqual([]);
  expect(said(own, "class.example", "2030-07-01")[0]).toMatch(/expired on 2030-06-30/);
  expect(said(own, "class.example", "2030-06-25")[0]).toMatch(/expires on 2030-06-30, in 4 days/);
  expect(said(own, "class.example", "2025-07-01")[0]).toMatch(/not valid yet/);
  expect(said(own, "other.example", "2028-01-01")[0]).toMatch(/does not cover other\.example/);
  expect(said({ ...own, key: other.key }, "class.example", "2028-01-01")[0]).toMatch(
    /key of another certificate/,
  );
  expect(said({ ...own, key: path.join(folder, "no.key") }, "class.example", "2028-01-01")[0]).toMatch(
    /cannot be read/,
  );
});

test("DR4 who has the port is told, and what comes through the public address", async () => {
  const listening = { host: "127.0.0.1", tls: null };
  expect(statesOf(await examinePort({ ...listening, port: server.port }))).toEqual(["well"]);
  const stranger = createServer((socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
  await new Promise<void>((resolve) => stranger.listen(0, "127.0.0.1", resolve));
  const address = stranger.address();
  const port = typeof address === "object" && address ? address.port : 0;
  expect(only(await examinePort({ ...listening, port }))[0]).toMatch(/Another program has port/);
  expect(only(await examinePublic(`http://127.0.0.1:${port}`))[0]).toMatch(/Something else answers/);
  stranger.close();
  expect(only(await examinePort({ ...listening, host: "192.0.2.99", port }))[0]).toMatch(/cannot be opened/);
  expect(only(await examinePublic(`http://127.0.0.1:${port}`))[0]).toMatch(/cannot be reached.*ECONNREFUSED/);
  const own = await generate([{ name: "commonName", value: "class.example" }], { keySize: 2048 });
  const untrusted = createTlsServer({ cert: own.cert, key: own.private }).listen(0, "127.0.0.1");
  await once(untrusted, "listening");
  const secure = untrusted.address();
  const [found] = await examinePublic(`https://127.0.0.1:${typeof secure === "object" ? secure?.port : ""}`);
  untrusted.close();
  expect(found.is.en).toMatch(/SELF_SIGNED_CERT/);
  expect(found.todo?.en).toMatch(/an authority.*NODE_EXTRA_CA_CERTS/);
  const through = await examinePublic(server.url);
  expect(through.map(({ is }) => is.en)).toEqual([
    "Pages reach it under their own name.",
    "WebSockets pass.",
    "The metrics can be read by everybody.",
  ]);
});
