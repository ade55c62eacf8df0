// A class is backed up while it runs and restored elsewhere: another name, another PostgreSQL, another server.
import { execFile, spawnSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { once } from "node:events";
import path from "node:path";
import { Readable } from "node:stream";
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { migrate } from "@/lib/db/migrate";
import { readWhole, writeWhole } from "@/lib/db/whole";
import { dropOlder } from "@/lib/setup/upkeep/drop-older";
import { makeBackup } from "@/lib/setup/upkeep/make-backup";
import { putBack } from "@/lib/setup/upkeep/put-back";
import { connect, newDevice, testSecret } from "../../server/client";
import { openClass, runOf, startTestServer, type TestClass, type TestServer } from "../../server/harness";
import { freePort } from "../../network/free-port";
import { rowsOf, snapshot } from "../../server/snapshot";
import { newDataFolder, SupervisedProcess } from "../../server/supervised-process";
import { emptyDatabase, type TestDatabase } from "../../server/test-database";

const secrets = { SPIRALROOM_SECRET: testSecret, NEXTAUTH_SECRET: testSecret };
const noSecrets = { SPIRALROOM_SECRET: "", NEXTAUTH_SECRET: "" };

interface Ended {
  code: number;
  said: string;
}

/** Runs a command of the upkeep as npm does. */
const run = (name: string, args: string[], environment: Record<string, string>): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--import", "tsx", `lib/setup/upkeep/${name}.ts`, ...args],
      { env: { ...{ PATH: process.env.PATH, NODE_ENV: "test" }, ...environment } },
      (error, stdout, stderr) => resolve({ code: error ? 1 : 0, said: `${stdout}${stderr}` }),
    );
  });

let home: string;
let server: TestServer;
let room: TestClass;
let other: TestDatabase;
let backup: string;
let code: string;

const odd = "a\\b\tc\nd \\N \\. 中文 🦉 \u2028 'quoted' \"too\"";

beforeAll(async () => {
  home = newDataFolder();
  server = await startTestServer();
  other = await emptyDatabase();
  room = await openClass(server.url);
  for (const [at, name] of ["Mei", "小明 🦉"].entries()) {
    const student = await room.student(name);
    await student.must("run.submit", runOf(room.config, at + 1));
    await student.must("answer.submit", { id: nanoid(), questionId: "softmax", text: odd, evidence: [] });
    await student.must("answer.draft", { id: nanoid(), questionId: "softmax", text: "", baseVersion: 0 });
    if (at === 0) code = student.latest("student.view")?.self?.personalCode ?? "";
  }
  await rowsOf(
    server.database.url,
    `INSERT INTO "Mark" ("participantId", "itemId", points, comment)
     SELECT id, 'softmax', 2.1, 'Well \\ said' FROM "Participant"`,
  );
});
afterAll(async () => {
  await server?.close();
  await other?.drop();
  rmSync(home, { recursive: true, force: true });
});

const foldersIn = (folder: string) => readdirSync(folder).map((name) => path.join(folder, name));

const modesUnder = (folder: string): string[] =>
  [folder, ...readdirSync(folder, { recursive: true }).map((name) => path.join(folder, String(name)))].map(
    (file) => {
      const { mode } = statSync(file);
      return (mode & 0o777).toString(8);
    },
  );

/** What the class sees of itself, and what the one with the code is told of their work. */
async function seen(url: string, cookie: string, phone: string) {
  const teacher = await connect(url, { role: "instructor", sessionId: room.sessionId }, cookie);
  const student = await connect(url, { role: "student", code: room.code }, phone);
  const { self } = await student.must("participant.resume", { personalCode: code });
  const { room: shown } = await student.until("student.view", (view) => view.self !== null);
  const { participants } = await teacher.until("instructor.view");
  teacher.close();
  student.close();
  return {
    self: { ...self, tokens: null },
    board: shown.board,
    people: participants.map(({ participantId, name }) => [participantId, name]),
  };
}

test("BK1 a backup that is made while others write is restored elsewhere, with everything that was in it", async () => {
  const into = path.join(home, "backups");
  const environment = {
    ...secrets,
    DATABASE_URL: server.database.url,
    SPIRALROOM_DATA: path.join(home, "none"),
  };
  const made = await run("backup", ["--to", into], environment);
  expect(made).toMatchObject({ code: 0 });
  [backup] = foldersIn(into);
  expect(foldersIn(into)).toHaveLength(1);
  expect(new Set(modesUnder(into))).toEqual(new Set(["700", "600"]));
  const stored = await snapshot(server.database.url);

  const folder = path.join(home, "embedded");
  expect(await run("restore", [backup, "--to", folder], {})).toMatchObject({ code: 0 });
  expect(existsSync(`${folder}.part`)).toBe(false);
  const phone = newDevice();
  const before = await seen(server.url, room.instructor.cookie, phone);
  const one = new SupervisedProcess(folder, await freePort(), noSecrets);
  try {
    const { databaseUrl } = await one.serving;
    expect(await snapshot(databaseUrl)).toEqual(stored);
    expect(await seen(one.url, room.instructor.cookie, phone)).toEqual(before);
    // a row that is new there gets a number of its own
    const student = await connect(one.url, { role: "student", code: room.code }, phone);
    await student.must("run.submit", runOf(room.config, 3));
    student.close();

    // again, of the embedded one that runs, and into a PostgreSQL that was there
    const again = path.join(home, "again");
    expect(await run("backup", ["--to", again], { SPIRALROOM_DATA: folder })).toMatchObject({ code: 0 });
    const fresh = path.join(home, "fresh");
    expect(
      await run("restore", [foldersIn(again)[0], "--to", other.url], { SPIRALROOM_DATA: fresh }),
    ).toMatchObject({ code: 0 });
    expect(await snapshot(other.url)).toEqual(await snapshot(databaseUrl));
    expect(JSON.parse(readFileSync(path.join(fresh, "secrets.json"), "utf8"))).toEqual(secrets);
  } finally {
    await one.close();
  }
});

test("BK2 what is not whole, is of a newer version, or has no empty place is refused, and nothing is changed", async () => {
  const copy = path.join(home, "copy");
  const place = path.join(home, "place");
  const refused = async (what: RegExp, to = place, environment: Record<string, string> = {}) => {
    for (const [name, value] of Object.entries({ ...noSecrets, ...environment })) vi.stubEnv(name, value);
    const why = await putBack(copy, to).then(
      () => "restored",
      (error: Error) => error.message,
    );
    vi.unstubAllEnvs();
    expect(why).toMatch(what);
    expect(why).toContain("Nothing was changed.");
    expect(existsSync(place)).toBe(false);
  };
  const renew = () => {
    rmSync(copy, { recursive: true, force: true });
    cpSync(backup, copy, { recursive: true });
  };
  renew();
  const stored = await snapshot(server.database.url);
  await refused(/not empty/, server.database.url, { SPIRALROOM_DATA: path.join(home, "none") });
  expect(await snapshot(server.database.url)).toEqual(stored);
  await refused(/not empty/, home);
  // another restore's, or somebody's own
  mkdirSync(`${place}.part`);
  writeFileSync(path.join(`${place}.part`, "kept"), "");
  await refused(/place\.part is there/);
  expect(readdirSync(`${place}.part`)).toEqual(["kept"]);
  rmSync(`${place}.part`, { recursive: true });
  await refused(/SPIRALROOM_SECRET/, place, { SPIRALROOM_SECRET: "another secret, which is long enough" });

  appendFileSync(path.join(copy, "tables/Revision.copy.gz"), "x");
  await refused(/Revision\.copy\.gz is not as it was written/);
  rmSync(path.join(copy, "tables/Revision.copy.gz"));
  await refused(/Revision\.copy\.gz cannot be read/);
  rmSync(path.join(copy, "manifest.json"));
  await refused(/no manifest\.json/);
  renew();
  const manifest = JSON.parse(readFileSync(path.join(copy, "manifest.json"), "utf8"));
  manifest.migrations.push({ name: "29990101000000_later", checksum: "0".repeat(64) });
  writeFileSync(path.join(copy, "manifest.json"), JSON.stringify(manifest));
  await refused(/29990101000000_later/);
});

test("BK2 a link to an empty folder is a place like any other", async () => {
  for (const [name, value] of Object.entries(noSecrets)) vi.stubEnv(name, value);
  const behind = path.join(home, "behind");
  const link = path.join(home, "link");
  mkdirSync(behind);
  symlinkSync(behind, link);
  await putBack(backup, link).finally(() => vi.unstubAllEnvs());
  expect(existsSync(path.join(behind, "pg/PG_VERSION"))).toBe(true);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
});

// only root mounts
const mounting = { on: "/bin/mount", off: "/bin/umount" };
test.runIf(process.getuid?.() === 0 && process.platform === "linux")(
  "BK2 where a disk is mounted a restore says at once to name a folder on it",
  async () => {
    for (const [name, value] of Object.entries(noSecrets)) vi.stubEnv(name, value);
    const disk = path.join(home, "disk");
    mkdirSync(disk);
    const mounted = spawnSync(mounting.on, ["-t", "tmpfs", "-o", "size=1m", "none", disk]).status === 0;
    try {
      if (mounted) await expect(putBack(backup, disk)).rejects.toThrow(/disk\/restored.*Nothing was changed/);
      expect(existsSync(`${disk}.part`)).toBe(false);
    } finally {
      if (mounted) spawnSync(mounting.off, [disk]);
      vi.unstubAllEnvs();
    }
  },
);

test("BK2 a restore into a database that is cut short has kept the secrets before any row, and can be done again", async () => {
  const copy = path.join(home, "short");
  cpSync(backup, copy, { recursive: true });
  const file = path.join(copy, "manifest.json");
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  manifest.tables.at(-1).rows++;
  writeFileSync(file, JSON.stringify(manifest));
  const folder = path.join(home, "after-short");
  for (const [name, value] of Object.entries({ ...noSecrets, SPIRALROOM_DATA: folder }))
    vi.stubEnv(name, value);
  const empty = await emptyDatabase();
  try {
    await expect(putBack(copy, empty.url)).rejects.toThrow("Nothing was kept");
    expect(JSON.parse(readFileSync(path.join(folder, "secrets.json"), "utf8"))).toEqual(secrets);
    await putBack(backup, empty.url);
    expect(await rowsOf(empty.url, `SELECT name FROM "Participant"`)).toHaveLength(2);
  } finally {
    vi.unstubAllEnvs();
    await empty.drop();
  }
});

test("BK4 everything in a backup is of one moment, whatever is written meanwhile", async () => {
  const { url } = server.database;
  const countOf = async (table: string) =>
    Number((await rowsOf<{ n: string }>(url, `SELECT count(*) AS n FROM "${table}"`))[0].n);
  const before = { ClassSession: await countOf("ClassSession"), Submission: await countOf("Submission") };
  const whole = await readWhole(url, async ({ name }, rows) => {
    rows.resume();
    await once(rows, "end");
    // of the tables after this one, too, nothing that comes now is read
    if (name === "Attempt") await (await openClass(server.url)).student("Late");
  });
  const rowsIn = (table: string) => whole.tables.find(({ name }) => name === table)?.rows;
  expect(await countOf("ClassSession")).toBe(before.ClassSession + 1);
  expect(rowsIn("ClassSession")).toBe(before.ClassSession);
  expect(rowsIn("Participant")).toBe(2);
  expect(rowsIn("Submission")).toBe(before.Submission);
});

test("BK5 what others keep beside our tables is left alone, and a counter that nobody called keeps its place", async () => {
  const [source, place] = [await emptyDatabase(), await emptyDatabase()];
  try {
    for (const { url } of [source, place]) {
      await migrate(url);
      await rowsOf(url, `CREATE TABLE notes (id SERIAL, "of" TEXT REFERENCES "Participant" (id))`);
      await rowsOf(url, "INSERT INTO notes DEFAULT VALUES");
    }
    await rowsOf(source.url, `SELECT setval('"Participant_arrival_seq"', 70, false)`);
    const whole = await readWhole(source.url, async (_, rows) => {
      await once(rows.resume(), "end");
    });
    expect(whole.tables.map(({ name }) => name)).not.toContain("notes");
    expect(whole.sequences.map(({ name }) => name)).not.toContain("notes_id_seq");
    await writeWhole(place.url, whole, () => Readable.from([]));
    const [next] = await rowsOf<{ n: string }>(place.url, `SELECT nextval('"Participant_arrival_seq"') AS n`);
    expect(next.n).toBe("70");
    expect(await rowsOf(place.url, "SELECT id FROM notes")).toHaveLength(1);

    // what a newer version keeps, this one cannot know
    await rowsOf(
      source.url,
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at)
       VALUES ('later', repeat('0', 64), '29990101000000_later', now())`,
    );
    for (const [name, value] of Object.entries({ ...secrets, DATABASE_URL: source.url }))
      vi.stubEnv(name, value);
    const into = path.join(home, "of-newer");
    await expect(makeBackup(into)).rejects.toThrow("29990101000000_later");
    expect(readdirSync(into)).toEqual([]);
  } finally {
    vi.unstubAllEnvs();
    await source.drop();
    await place.drop();
  }
});

test("BK3 of the backups in a folder the newest are kept, and nothing else there is touched", () => {
  const folder = path.join(home, "many");
  const names = [1, 2, 3, 4].map((day) => `spiralroom-2026-01-0${day}T03-00-00Z`);
  const make = (name: string, ageMs = 0) => {
    mkdirSync(path.join(folder, name), { recursive: true });
    writeFileSync(path.join(folder, name, "manifest.json"), "{}");
    const then = (Date.now() - ageMs) / 1_000;
    utimesSync(path.join(folder, name), then, then);
  };
  for (const name of names) make(name);
  const [cutShort, underway, foreign] = [
    "spiralroom-2025-01-01T03-00-00Z.part",
    `${names[0]}.part`,
    "photographs",
  ];
  make(cutShort, 48 * 3_600_000);
  make(underway);
  make(foreign);
  const removed = dropOlder(folder, 2).map((one) => path.basename(one));
  expect(removed.toSorted()).toEqual([cutShort, names[0], names[1]].toSorted());
  expect(readdirSync(folder).toSorted()).toEqual([foreign, underway, names[2], names[3]].toSorted());
});
