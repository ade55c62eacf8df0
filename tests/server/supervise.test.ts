// A server that dies, stands still or loses its supervisor, in real processes with the embedded database.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import { nanoid } from "nanoid";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/lib/db/pool";
import { restartDelayMs } from "@/lib/setup/serving/restart-delay";
import { lookMs, Silence } from "@/lib/setup/serving/silence";
import { freePort } from "../network/free-port";
import { openClass } from "./harness";
import { childrenOf, exists, postmasterOf } from "./processes";
import { newDataFolder, SupervisedProcess } from "./supervised-process";

const folder = newDataFolder();
let port: number;
let one: SupervisedProcess;

const postmasterIn = (folder: string) => postmasterOf(path.join(folder, "pg"))?.pid ?? 0;

beforeAll(async () => {
  port = await freePort();
  one = new SupervisedProcess(folder, port);
  await one.serving;
});
afterAll(() => one?.close());

/** The server process ends somehow; another one takes its place. */
async function replaced(end: (pid: number) => void): Promise<void> {
  const before = one.server;
  await one.endServer(end);
  expect(await one.isReady()).toBe(true);
  expect(one.server).not.toBe(before);
}

test("HD8 kill -9 of the server process: it serves again, on its database, and the log says so", async () => {
  const postmaster = postmasterIn(folder);
  await replaced((pid) => process.kill(pid, "SIGKILL"));
  const lines = one.printed.trim().split("\n").slice(-2);
  const [ended, back] = lines.map((line) => String(JSON.parse(line).msg));
  expect(ended).toMatch(
    /^\d{4}-\S+Z The server process was ended by SIGKILL; it is started again at once\.$/,
  );
  expect(back).toMatch(/^\d{4}-\S+Z The server process is back after \d+\.\d s\.$/);
  expect(postmasterIn(folder)).toBe(postmaster);
});

test("HD8 one that ends in order without being told to is started again too; many deaths in a row are waited out", async () => {
  await replaced((pid) => process.kill(pid, "SIGTERM"));
  expect(one.printed).toContain("ended with code 0; it is started again at once");
  await replaced((pid) => process.kill(pid, "SIGKILL"));
  await replaced((pid) => process.kill(pid, "SIGKILL"));
  expect(one.printed).toContain("SIGKILL; it is started again in 0.5 s");
});

test("HD9 a server process that stands still is killed and started again", async () => {
  await replaced((pid) => process.kill(pid, "SIGSTOP"));
  expect(one.printed).toContain("The server process stood still and was killed");
});

test("HD15 what a dead server had started ends with it: nobody would stop a student's endless loop", async () => {
  process.env.DATABASE_URL = (await one.serving).databaseUrl;
  await closeDatabase();
  const room = await openClass(one.url);
  const mei = await room.student("Mei");
  const attempt = (source: string) => ({ id: nanoid(), exerciseId: "a-column", source });
  // the processes are there and idle before the loop is sent, which then runs at once
  await mei.must("attempt.submit", attempt("c = 1"));
  mei.send("attempt.submit", attempt("while True: pass")).catch(() => undefined);
  await pause(1_000);
  const started = childrenOf(one.server).filter(({ command }) => command.includes("--input-type=module"));
  expect(started.length).toBeGreaterThan(0);
  await replaced((pid) => process.kill(pid, "SIGKILL"));
  expect(started.filter(({ pid }) => exists(pid))).toEqual([]);
  await closeDatabase();
});

test("HD10 a second start says that the first one runs, and leaves it alone", async () => {
  const second = new SupervisedProcess(folder, await freePort());
  expect(await second.ended).toBe(1);
  expect(second.printed).toContain(`already running on ${folder}, as process ${one.pid}`);
  const samePort = new SupervisedProcess(newDataFolder(), port);
  expect(await samePort.ended).toBe(1);
  expect(samePort.printed.trim()).toMatch(new RegExp(`^Port ${port} is in use\\..*PORT`));
  expect(await one.isReady()).toBe(true);
  rmSync(samePort.folder, { recursive: true });
});

test("HD11 a supervisor that is killed takes its server along, and the next start finds everything free", async () => {
  const { server } = one;
  const postmaster = postmasterIn(folder);
  one.signal("SIGKILL");
  const next = new SupervisedProcess(folder, port);
  one = next;
  await next.serving;
  expect(exists(server)).toBe(false);
  expect(exists(postmaster)).toBe(false);
  expect(await next.isReady()).toBe(true);
});

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "HD12 %s ends the server, then PostgreSQL, with code 0",
  async (signal) => {
    const { server } = one;
    const postmaster = postmasterIn(folder);
    expect(server).toBeGreaterThan(0);
    one.signal(signal);
    // as a terminal does: everybody in the group hears of it
    process.kill(server, signal);
    expect(await one.ended).toBe(0);
    expect([server, postmaster].filter(exists)).toEqual([]);
    expect(one.printed).not.toContain("PostgreSQL ended by itself");
    const log = readFileSync(path.join(folder, "pg/postmaster.opts"), "utf8");
    expect(log).toContain("unix_socket_directories");
    one = new SupervisedProcess(folder, port);
    await one.serving;
  },
);

describe("what has no use repeated", () => {
  const scratch = newDataFolder();
  const certificate = path.join(scratch, "certificate.pem");
  writeFileSync(certificate, "not a certificate");
  afterEach(() => expect(postmasterOf(path.join(scratch, "pg"))).toBeNull());
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  test.each<[what: string, environment: Record<string, string>, sentence: RegExp]>([
    ["a wrong variable", { PUBLIC_URL: "class" }, /The environment variable PUBLIC_URL is wrong/],
    [
      "a database that is not there",
      { DATABASE_URL: "postgresql://nobody@127.0.0.1:9/none" },
      /No PostgreSQL answers at 127\.0\.0\.1:9, where DATABASE_URL leads/,
    ],
    ["a certificate that is none", { TLS_CERT: certificate, TLS_KEY: certificate }, /PEM|no start line/i],
  ])("HD13 %s ends the start at once, with the sentence once", async (_, environment, sentence) => {
    const start = new SupervisedProcess(scratch, await freePort(), environment);
    expect(await start.ended).toBe(1);
    expect(
      start.printed
        .trim()
        .split("\n")
        .filter((line) => sentence.test(line)),
    ).toHaveLength(1);
    expect(start.printed).not.toContain("started again");
  });
});

describe("how patient a supervisor is", () => {
  test("HD14 the wait grows, to 2 seconds for one that served and to 30 for one that did not start", () => {
    const waits = (served: boolean) =>
      Array.from({ length: 12 }, (_, deaths) => restartDelayMs(deaths, served));
    expect(waits(false).slice(0, 6)).toEqual([0, 0, 0, 500, 1_000, 2_000]);
    expect(waits(true).at(-1)).toBe(2_000);
    expect(waits(false).at(-1)).toBe(30_000);
    expect(waits(false)).toEqual([...waits(false)].sort((a, b) => a - b));
    expect(restartDelayMs(10_000, false)).toBe(30_000);
  });

  test("HD14 silence counts only while somebody looks: a machine that slept blames nobody", () => {
    const moments = fc.array(fc.record({ later: fc.integer({ min: 1, max: 60_000 }), heard: fc.boolean() }));
    fc.assert(
      fc.property(moments, (list) => {
        const limitMs = 15_000;
        const silence = new Silence(0);
        let now = 0;
        let lookedFor = 0;
        for (const { later, heard } of list) {
          now += later;
          lookedFor = later > lookMs + 4_000 ? 0 : lookedFor + later;
          if (heard) silence.heard(now);
          if (heard) lookedFor = 0;
          expect(silence.look(now, limitMs)).toBe(lookedFor > limitMs);
        }
      }),
    );
  });
});
