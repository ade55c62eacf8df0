// The database that comes with the project, against whoever else has an account on the machine.
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { freePort } from "../network/free-port";
import { connect as comeIn, newDevice } from "./client";
import { firstVersion, putFirstVersion } from "./first-version";
import { childrenOf, exists, postmasterOf, processes } from "./processes";
import { rowsOf } from "./snapshot";
import { newDataFolder, SupervisedProcess, until } from "./supervised-process";

let folder: string;
let running: SupervisedProcess[];

beforeEach(() => {
  folder = newDataFolder();
  running = [];
});
afterEach(async () => {
  for (const one of running) await one.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<SupervisedProcess> {
  const one = new SupervisedProcess(folder, await freePort());
  running.push(one);
  return one;
}

/** The code of the refusal, or null when it was let in. */
async function loginRefused(user: string, password: string, port: number, database: string) {
  const client = new pg.Client({ host: "127.0.0.1", port, user, password, database });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.end();
    return null;
  } catch (error) {
    return error instanceof pg.DatabaseError ? error.code : String(error);
  }
}

const addRow = (url: string) =>
  rowsOf(url, `INSERT INTO "Instructor" (id, email, name) VALUES ('kept', 'kept@example.org', 'Kept')`);

const postmasterIn = (one: SupervisedProcess) => {
  const found = postmasterOf(one.cluster);
  if (!found) throw new Error("PostgreSQL does not run");
  return found;
};

const secretsOf = (one: SupervisedProcess): Record<string, string> =>
  JSON.parse(readFileSync(path.join(one.folder, "secrets.json"), "utf8"));

/** where PostgreSQL listens beside TCP unless it is told otherwise */
const usualSocket = (port: number): string => `/tmp/.s.PGSQL.${port}`;

/** Whether somebody listens at the path: the file of a server that was killed stays behind and answers nothing. */
const answers = (socket: string): Promise<boolean> =>
  new Promise((resolve) => {
    const client = connect(socket, () => {
      client.destroy();
      resolve(true);
    }).on("error", () => resolve(false));
  });

/** 28P01: wrong password; 28000: nobody of that name may come in that way */
async function expectClosed(one: SupervisedProcess, formerPort: number): Promise<void> {
  const { port, pid } = postmasterIn(one);
  const { DATABASE_SERVER_PASSWORD: server = "", DATABASE_OWNER_PASSWORD: owner = "" } = secretsOf(one);
  expect(await loginRefused("spiralroom", "spiralroom", port, "spiralroom")).toBe("28P01");
  expect(await loginRefused("spiralroom", server, port, "spiralroom")).toBe("28P01");
  expect(await loginRefused("spiralroom_server", owner, port, "spiralroom")).toBe("28P01");
  for (const database of ["postgres", "template1"])
    expect(await loginRefused("spiralroom_server", server, port, database)).toBe("28000");
  expect(await loginRefused("postgres", "", port, "spiralroom")).toBe("28000");
  expect(await loginRefused("spiralroom_server", server, port, "spiralroom")).toBeNull();
  for (const used of [port, formerPort]) expect(await answers(usualSocket(used))).toBe(false);
  expect(readFileSync(path.join(one.cluster, "postmaster.pid"), "utf8").split("\n")[4]).toBe("");
  expect(statSync(one.cluster).mode & 0o777).toBe(0o700);
  expect(statSync(path.join(one.folder, "secrets.json")).mode & 0o777).toBe(0o600);
  expect(statSync(one.folder).mode & 0o066).toBe(0);
  // Linux shows it; PostgreSQL is started in the same way everywhere
  for (const { pid: id } of existsSync("/proc/self/environ") ? [{ pid }, ...childrenOf(pid)] : []) {
    const environment = readFileSync(`/proc/${id}/environ`, "utf8");
    expect(environment).not.toMatch(/SECRET|PASSWORD|DATABASE_URL|SPIRALROOM|NEXTAUTH|OIDC|GITHUB/);
  }
  for (const { command } of processes())
    for (const secret of [server, owner]) expect(command).not.toContain(secret);
  for (const secret of [server, owner]) expect(one.printed).not.toContain(secret);
}

const forbidden = [
  ...["CREATE ROLE evil LOGIN SUPERUSER", "ALTER ROLE spiralroom_server SUPERUSER", "SET ROLE spiralroom"],
  ...["ALTER ROLE spiralroom PASSWORD 'known'", "GRANT pg_read_server_files TO spiralroom_server"],
  ...["CREATE DATABASE evil", "DROP DATABASE spiralroom", "ALTER SYSTEM SET log_statement = 'all'"],
  ...[`COPY "Instructor" TO PROGRAM 'id'`, `COPY "Instructor" FROM PROGRAM 'id'`],
  ...[`COPY "Instructor" TO '/tmp/evil'`, `COPY "Instructor" FROM '/etc/passwd'`],
  ...["SELECT pg_read_file('/etc/passwd')", "SELECT pg_ls_dir('.')", "SELECT lo_import('/etc/passwd')"],
  ...["SELECT pg_reload_conf()", "SELECT rolpassword FROM pg_authid", "DROP EXTENSION plpgsql"],
  ...["CREATE EXTENSION hstore", "CREATE SCHEMA evil", "CREATE TABLE evil ()"],
  ...["CREATE TEMP TABLE evil ()", "CREATE FUNCTION evil() RETURNS int LANGUAGE sql AS 'SELECT 1'"],
  ...[`DROP TABLE "Instructor"`, `ALTER TABLE "Instructor" ADD evil int`, `TRUNCATE "Instructor" CASCADE`],
  ...[`CREATE INDEX evil ON "Instructor" (id)`],
  ...[`SELECT * FROM "_prisma_migrations"`, `DELETE FROM "_prisma_migrations"`],
];

test("HD1 a new database knows two roles by their own passwords, and nobody else comes in", async () => {
  const one = await start();
  await one.serving;
  expect(secretsOf(one).DATABASE_OWNER_PASSWORD).toMatch(/^[\w-]{43}$/);
  await expectClosed(one, 0);
});

test("HD2 the server's role works on rows and can do nothing else", async () => {
  const one = await start();
  const { databaseUrl } = await one.serving;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const refusals: [statement: string, code: string | undefined][] = [];
  for (const statement of forbidden)
    refusals.push([
      statement,
      await client.query(statement).then(
        () => "done",
        (error: pg.DatabaseError) => error.code,
      ),
    ]);
  // 42501: not allowed
  expect(refusals.filter(([, code]) => code !== "42501")).toEqual([]);

  const { rows: tables } = await client.query<{ name: string; rights: boolean }>(
    `SELECT tablename AS name, has_table_privilege(format('%I.%I', schemaname, tablename),
       'SELECT, INSERT, UPDATE, DELETE') AND NOT has_table_privilege(format('%I.%I', schemaname, tablename),
       'TRUNCATE, TRIGGER, REFERENCES') AS rights FROM pg_tables WHERE schemaname = 'public'`,
  );
  const without = tables.filter(({ rights }) => !rights).map(({ name }) => name);
  expect(tables.length).toBeGreaterThan(8);
  expect(without).toEqual(["_prisma_migrations"]);
  await client.end();
});

describe("a database of an earlier version", () => {
  const template = newDataFolder();
  let oldPort: number;

  async function runOld(cluster: string): Promise<ChildProcess> {
    oldPort = await freePort();
    const program = path.join(import.meta.dirname, "old-cluster.ts");
    const old = spawn(process.execPath, ["--import", "tsx", program, cluster, String(oldPort)], {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      env: { ...process.env, SPIRALROOM_SECRET: "a secret of the server" },
    });
    await once(old, "message");
    return old;
  }

  async function end(old: ChildProcess, signal: NodeJS.Signals): Promise<void> {
    old.kill(signal);
    await once(old, "exit");
  }

  beforeAll(async () => {
    const old = await runOld(path.join(template, "pg"));
    await putFirstVersion(oldUrl());
    await addRow(oldUrl());
    await end(old, "SIGTERM");
    await until("it is stopped", () => postmasterOf(path.join(template, "pg")) === null);
  });
  afterAll(() => rmSync(template, { recursive: true, force: true }));

  /** Each has a copy of its own, whose server was killed while PostgreSQL runs on. */
  beforeEach(async () => {
    execFileSync("cp", ["-a", path.join(template, "pg"), folder]);
    await end(await runOld(path.join(folder, "pg")), "SIGKILL");
  });

  const oldUrl = () => `postgresql://spiralroom:spiralroom@127.0.0.1:${oldPort}/spiralroom`;

  const expectRow = async (one: SupervisedProcess) => {
    const { databaseUrl } = await one.serving;
    expect(await rowsOf(databaseUrl, `SELECT id FROM "Instructor" WHERE id = 'kept'`)).toHaveLength(1);
    expect(await one.isReady()).toBe(true);
  };

  test("HD3 is brought over with its rows, though it was left running", async () => {
    expect(await loginRefused("spiralroom", "spiralroom", oldPort, "spiralroom")).toBeNull();
    expect(await answers(usualSocket(oldPort))).toBe(true);
    const one = await start();
    await expectRow(one);
    await expectClosed(one, oldPort);
  });

  test("UP1 of the first version has its class with everybody's work", async () => {
    const one = await start();
    const { databaseUrl } = await one.serving;
    const { code, sessionId, instructorId, own } = firstVersion;
    for (const [name, { participantId, personalCode }] of Object.entries(own)) {
      const student = await comeIn(one.url, { role: "student", code }, newDevice());
      const { self } = await student.must("participant.resume", { personalCode });
      expect(self).toMatchObject({ participantId, name });
      expect(self.verdicts).toHaveLength(1);
      expect(self.answers.find(({ questionId }) => questionId === "softmax")?.submitted).toBe(
        `An answer of ${name} \\ 🦉`,
      );
      const { room } = await student.until("student.view", (view) => view.self !== null);
      expect(room.board.total).toBe(2);
      student.close();
    }
    await rowsOf(
      databaseUrl,
      `INSERT INTO "SignIn" (id, "instructorId", "expiresAt") VALUES ('again', $1, now() + interval '1 hour')`,
      [instructorId],
    );
    const teacher = await comeIn(one.url, { role: "instructor", sessionId }, "sign-in=again");
    const { participants } = await teacher.until("instructor.view");
    expect(participants.map(({ name }) => name).toSorted()).toEqual(Object.keys(own).toSorted());
    teacher.close();
    const marks = await rowsOf(databaseUrl, `SELECT points, comment FROM "Mark"`);
    expect(marks).toEqual([1, 2].map(() => ({ points: 2.5, comment: "Well said" })));
  });

  /** What can be seen from outside after each step. */
  const steps: [name: string, done: (one: SupervisedProcess) => unknown][] = [
    ["the passwords are made", () => existsSync(path.join(folder, "secrets.json"))],
    ["the one left running is being stopped", () => !existsSync(path.join(folder, "pg/postmaster.pid"))],
    [
      "the owner's password is being set",
      (one) => childrenOf(one.pid).some(({ command }) => command.includes("--single")),
    ],
    [
      "only our roles come in",
      () => readFileSync(path.join(folder, "pg/pg_hba.conf"), "utf8").includes("Spiralroom"),
    ],
    [
      "PostgreSQL is started",
      (one) => childrenOf(one.pid).some(({ command }) => command.includes("listen_addresses")),
    ],
    [
      "the roles are being made",
      (one) => childrenOf(one.pid).some(({ command }) => command.includes("prepare-database")),
    ],
    ["the server is started", (one) => one.server],
  ];

  test.each(steps)("HD4 is brought over by the next start when the power went as %s", async (name, done) => {
    const first = await start();
    await until(name, () => done(first));
    await first.cut();
    running = [];
    const second = await start();
    await expectRow(second);
    const { port } = postmasterIn(second);
    expect(await loginRefused("spiralroom", "spiralroom", port, "spiralroom")).toBe("28P01");
  });
});

test("HD5 lost passwords are made anew and nothing else is lost", async () => {
  const first = await start();
  const { databaseUrl } = await first.serving;
  await addRow(databaseUrl);
  await first.cut("postgres");
  running = [];
  rmSync(path.join(folder, "secrets.json"));
  const second = await start();
  expect(await rowsOf((await second.serving).databaseUrl, `SELECT id FROM "Instructor"`)).toEqual([
    { id: "kept" },
  ]);
});

test("HD6 a start that is cut short while the files are made leaves one that works", async () => {
  const first = await start();
  await until("initdb runs", () => existsSync(path.join(folder, "pg.new/PG_VERSION")));
  await first.cut();
  running = [];
  const second = await start();
  await second.serving;
  expect(await second.isReady()).toBe(true);
  expect(existsSync(path.join(folder, "pg.new"))).toBe(false);
});

test("HD7 PostgreSQL that is killed is started again and the server works on", async () => {
  const one = await start();
  await one.serving;
  const { server } = one;
  const { pid } = postmasterIn(one);
  process.kill(pid, "SIGKILL");
  await until("it is gone", () => !exists(pid));
  await until("the database answers again", () => one.isReady());
  expect(postmasterIn(one).pid).not.toBe(pid);
  expect(one.server).toBe(server);
  expect(one.printed).toContain("PostgreSQL ended by itself");
});
