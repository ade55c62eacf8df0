// npm run bench -- live --students 1000: a class on a server in another process, over real sockets and a real database:
// joins, one submission each, three each, and everybody back after kill -9. With --whole the pages take whole views.
// The last line is one line of JSON; times are in ms, bytes are of the messages.
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { closeDatabase } from "@/lib/db/pool";
import { openClass, type TestClass } from "../server/harness";
import { freePort } from "../network/free-port";
import { startServerProcess, type ServerProcess } from "../server/server-process";
import { rowsOf } from "../server/snapshot";
import { createTestDatabase } from "../server/test-database";
import { arrive, boardDelays, open, runLoad, type Load, type Student } from "./live-load";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    students: { type: "string", default: "200" },
    runs: { type: "string", default: "3" },
    seconds: { type: "string", default: "20" },
    whole: { type: "boolean", default: false },
  },
});
const [students, runs, seconds] = [values.students, values.runs, values.seconds].map(Number);

interface Usage {
  cpu: NodeJS.CpuUsage;
  rss: number;
}

async function usageOf({ child }: ServerProcess): Promise<Usage> {
  const answer = once(child, "message");
  child.send("usage");
  const [usage] = (await answer) as [Usage];
  return usage;
}

const processor = ({ cpu }: Usage): number => (cpu.user + cpu.system) / 1e6;
const rounded = (value: number): number => Math.round(value * 100) / 100;

function percentile(times: number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] * 10) / 10;
}

async function compare(url: string, loads: Load[]) {
  const rows = await rowsOf<{ id: string }>(url, `SELECT id FROM "Submission"`);
  const stored = new Set(rows.map(({ id }) => id));
  const acknowledged = loads.flatMap((load) => load.acknowledged);
  const sent = new Set(loads.flatMap((load) => [...load.sent]));
  return {
    lost: acknowledged.filter((id) => !stored.has(id)).length,
    duplicated: rows.length - stored.size + [...stored].filter((id) => !sent.has(id)).length,
  };
}

const acknowledgedIn = ({ acknowledged, refused, acknowledgements }: Load) => ({
  ...{ acknowledged: acknowledged.length, refused: refused.length },
  ackP50: percentile(acknowledgements, 0.5),
  ackP95: percentile(acknowledgements, 0.95),
});

async function until(condition: () => boolean, what: string): Promise<number> {
  const began = performance.now();
  while (!condition()) {
    if (performance.now() - began > 180_000) throw new Error(`waited in vain for ${what}`);
    await pause(5);
  }
  return Math.round(performance.now() - began);
}

interface Hall {
  room: TestClass;
  came: Student[];
  desk: Student;
  server: ServerProcess;
}

/** Everybody's runs, and what they cost. */
async function measureRuns({ room, came, desk, server }: Hall, each: number, from: number) {
  const watchers = came.map(({ watcher }) => watcher);
  for (const watcher of [desk.watcher, ...watchers]) watcher.bytes = 0;
  const before = await usageOf(server);
  const began = performance.now();
  const load = await runLoad(room, came, { runs: each, seconds, from });
  const took = (performance.now() - began) / 1_000;
  const bytes = watchers.reduce((sum, watcher) => sum + watcher.bytes, 0) / watchers.length;
  const deskBytes = desk.watcher.bytes;
  const count = Number(came.length);
  await until(() => watchers.every(({ seen }) => seen.at(-1)?.total === count), "everybody on every board");
  const delays = from === 0 ? boardDelays(load, watchers) : [];
  const after = await usageOf(server);
  return {
    load,
    figures: {
      ...acknowledgedIn(load),
      ...(from === 0 && { boardP50: percentile(delays, 0.5), boardP95: percentile(delays, 0.95) }),
      cpuSeconds: rounded(processor(after) - processor(before)),
      studentBytesPerSecond: Math.round(bytes / took),
      deskBytesPerSecond: Math.round(deskBytes / took),
      rssMiB: Math.round(after.rss / 2 ** 20),
    },
  };
}

/** Kills the server and starts another. @returns how long until everybody had a whole view, from there and from the kill */
async function measureReturn({ came, server }: Hall, databaseUrl: string, port: number) {
  const killed = performance.now();
  await server.kill();
  await until(() => came.every(({ watcher }) => watcher.wholeAt === null), "the ends of all lines");
  const next = await startServerProcess(databaseUrl, port);
  const ready = performance.now();
  await until(() => came.every(({ watcher }) => watcher.wholeAt !== null), "everybody's return");
  const last = Math.max(...came.map(({ watcher }) => watcher.wholeAt ?? 0));
  const usage = await usageOf(next);
  const figures = {
    ...{ backMs: Math.round(last - ready), sinceKillMs: Math.round(last - killed) },
    cpuSeconds: rounded(processor(usage)),
  };
  return { next, figures };
}

async function measure(databaseUrl: string, port: number, server: ServerProcess) {
  const url = `http://127.0.0.1:${port}`;
  const room = await openClass(url);
  const { sessionId, instructor, teacher, code } = room;
  teacher.close();
  const greeting = { role: "instructor" as const, sessionId, ...(values.whole ? {} : { panes: [] }) };
  let desk = await open(url, greeting, instructor.cookie);
  const before = await usageOf(server);
  const came = await Promise.all(
    Array.from({ length: students }, (_, at) => arrive(url, code, `Student ${at + 1}`, values.whole)),
  );
  const joined = await usageOf(server);
  console.log(`${came.length} students joined`);
  const hall = { room, came, desk, server };
  const one = await measureRuns(hall, 1, 0);
  console.log(JSON.stringify(one.figures));
  desk.client.close();
  desk = await open(url, greeting, instructor.cookie);
  await until(() => desk.watcher.wholeAt !== null, "the desk");
  const firstView = desk.watcher.bytes;
  const more = await measureRuns({ ...hall, desk }, runs, students);
  console.log(JSON.stringify(more.figures));
  const { next, figures: back } = await measureReturn(hall, databaseUrl, port);
  const kept = await compare(databaseUrl, [one.load, more.load]);
  for (const { client } of [desk, ...came]) client.close();
  const joins = rounded(processor(joined) - processor(before));
  return {
    next,
    result: {
      ...{ bench: "live", whole: values.whole, students: came.length, seconds, ...kept },
      ...{ cpuOfJoins: joins, cpuOfJoinsAndOneEach: rounded(joins + one.figures.cpuSeconds) },
      ...{ oneEach: one.figures, [`${runs}Each`]: more.figures, deskFirstView: firstView, back },
    },
  };
}

const database = await createTestDatabase();
process.env.DATABASE_URL = database.url;
const port = await freePort();
let server = await startServerProcess(database.url, port);
let result;
try {
  const measured = await measure(database.url, port, server);
  [server, result] = [measured.next, measured.result];
} finally {
  await server.stop();
  await closeDatabase();
  await database.drop();
}
console.log(JSON.stringify(result));
process.exit(0);
