// npm run bench -- nodes [--students 1000] [--sessions 1,3] [--nodes 1,2,3] [--seconds 20]: halls on several nodes behind
// one port, as `npm start -- --nodes N` runs them, with one PostgreSQL; the load is in this process. For each number of
// nodes and sessions: acknowledgements, how long a submission takes from its sending until every page on the other nodes
// shows it, what each node and PostgreSQL cost, and how often nodes call out. Before it a class of another session does
// the same: what a process spends once on its code and its workers is told apart (cpuOfRehearsal). Times are in ms. The
// last line is one line of JSON; exits with 1 when something is lost, doubled, refused or different.
import { existsSync, readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import pg from "pg";
import { closeDatabase } from "@/lib/db/pool";
import { freePort } from "../network/free-port";
import { childrenOf, postmasterOf } from "../server/processes";
import { openClass, type TestClass } from "../server/harness";
import { rowsOf } from "../server/snapshot";
import { newDataFolder, SupervisedProcess, until } from "../server/supervised-process";
import { createTestDatabase } from "../server/test-database";
import { arrive, open, runLoad, type Load, type Student } from "./live-load";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    students: { type: "string", default: "1000" },
    sessions: { type: "string", default: "1,3" },
    nodes: { type: "string", default: "1,2,3" },
    seconds: { type: "string", default: "20" },
  },
});
const [students, seconds] = [values.students, values.seconds].map(Number);
const numbers = (list: string): number[] => list.split(",").map(Number);

/** Clock ticks of a process and its threads, or of its first thread, which Linux counts a hundred a second; 0 for one that has ended. */
function ticksOf(pid: number, task: "" | "/task" = ""): number {
  const file = `/proc/${pid}${task && `${task}/${pid}`}/stat`;
  if (!existsSync(file)) return 0;
  const fields = readFileSync(file, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return Number(fields[11]) + Number(fields[12]);
}
const secondsOf = (pids: readonly number[], task: "" | "/task" = ""): number =>
  pids.reduce((sum, pid) => sum + ticksOf(pid, task), 0) / 100;
const rounded = (value: number): number => Math.round(value * 100) / 100;

function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]);
}

/** Which node a page is connected to: its engine's id begins with it. */
const nodeOf = ({ client }: Student): string => (client.socket.io.engine.id ?? "").split(".")[0];

interface Hall {
  room: TestClass;
  /** the teacher's page */
  desk: Student;
  came: Student[];
}

/** ms from each first submission's sending until the last page on another node shows it. */
function seenElsewhere(
  { room: _, came }: Hall,
  { firsts }: Load,
  from: ReadonlyMap<string, string>,
): number[] {
  const inOrder = [...firsts].sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
  const pages = came.map((one) => ({ node: nodeOf(one), seen: one.watcher.seen }));
  const several = new Set(pages.map(({ node }) => node)).size > 1;
  return inOrder.flatMap(({ id, sentAt }, index) => {
    const others = pages.filter(({ node }) => !several || node !== from.get(id));
    return (
      Math.max(...others.map(({ seen }) => seen.find(({ total }) => total > index)?.at ?? Infinity)) - sentAt
    );
  });
}

/** PostgreSQL with all that it runs. */
const databaseProcesses = (): number[] => {
  const pid = postmasterOf(path.resolve(".data/test-pg"))?.pid ?? 0;
  return [pid, ...childrenOf(pid).map((child) => child.pid)];
};

/** Counts what nodes call out. */
async function counter(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let count = 0;
  client.on("notification", () => count++);
  await client.query("LISTEN spiralroom");
  return { read: () => count, stop: () => client.end() };
}

/** What every page shows in the end has to be the same. */
const unequalIn = ({ came }: Hall): number =>
  came.filter(({ watcher }) => watcher.seen.at(-1)?.total !== came.length).length;

/** A class comes in. */
async function hallOf(url: string, room: TestClass, size: number): Promise<Hall> {
  const { sessionId, instructor, teacher, code } = room;
  // as pages are, it takes parts
  teacher.close();
  const desk = await open(url, { role: "instructor", sessionId, panes: [] }, instructor.cookie);
  const each = Array.from({ length: size }, (_, at) => `Student ${at + 1}`);
  return { room, desk, came: await Promise.all(each.map((name) => arrive(url, code, name, false))) };
}

function leave({ desk, came }: Hall): void {
  for (const { client } of [desk, ...came]) client.close();
}

/** What every process does for the first time is done: a class works and goes. */
async function rehearse(url: string): Promise<void> {
  const hall = await hallOf(url, await openClass(url), students);
  for (const from of [0, 1]) await runLoad(hall.room, hall.came, { runs: 1, seconds: seconds / 2, from });
  leave(hall);
  await pause(2_000);
}

async function measure(nodes: number, sessions: number) {
  const database = await createTestDatabase();
  process.env.DATABASE_URL = database.url;
  const environment = { DATABASE_URL: database.url, TEST_NODES: String(nodes) };
  const server = new SupervisedProcess(newDataFolder(), await freePort(), environment);
  await server.serving;
  const calls = await counter(database.url);
  const began = secondsOf(server.servers);
  await rehearse(server.url);
  const joining = secondsOf(server.servers);
  const rooms = await Promise.all(Array.from({ length: sessions }, () => openClass(server.url)));
  const halls = await Promise.all(rooms.map((room) => hallOf(server.url, room, students)));
  const joined = secondsOf(server.servers) - joining;
  await pause(3_000);
  const [pids, base] = [server.servers, databaseProcesses()];
  const [before, beforeInFirst] = [pids.map((pid) => secondsOf([pid])), secondsOf(pids, "/task")];
  const beforeDatabase = secondsOf(base);
  const [loadedAt, called] = [performance.now(), calls.read()];
  const loads = await Promise.all(
    halls.map(({ room, came }) => runLoad(room, came, { runs: 1, seconds, from: 0 })),
  );
  const took = (performance.now() - loadedAt) / 1000;
  await until("every page shows everybody", () => halls.every((hall) => unequalIn(hall) === 0)).catch(
    (error: unknown) => {
      for (const { came } of halls) {
        const shown = new Map<string, number>();
        for (const one of came) {
          const state = one.client.socket.connected ? "online" : (one.watcher.closed ?? "offline");
          const where = `${nodeOf(one)}: ${one.watcher.seen.at(-1)?.total} of ${came.length}, ${state}`;
          shown.set(where, (shown.get(where) ?? 0) + 1);
        }
        console.error([...shown].map(([where, count]) => `${count} pages at ${where}`).join("\n"));
      }
      console.error(loads.map(({ refused, postponed }) => JSON.stringify({ refused, postponed })).join("\n"));
      throw error;
    },
  );
  const delays = halls.flatMap((hall, at) => {
    const from = new Map(
      hall.came.flatMap((one, place) => loads[at].ids[place].map((id) => [id, nodeOf(one)] as const)),
    );
    return seenElsewhere(hall, loads[at], from);
  });
  const acknowledgements = loads.flatMap((load) => load.acknowledgements);
  const stored = await rowsOf<{ id: string }>(
    database.url,
    `SELECT s.id FROM "Submission" s JOIN "Participant" p ON p.id = s."participantId" WHERE p."sessionId" = ANY($1)`,
    [rooms.map(({ sessionId }) => sessionId)],
  );
  const ids = new Set(stored.map(({ id }) => id));
  const cpu = pids.map((pid, at) => rounded(secondsOf([pid]) - before[at]));
  const figures = {
    ...{ nodes, sessions, students: students * sessions },
    ...{ perSecond: Math.round((acknowledgements.length / took) * 10) / 10 },
    ...{ ackP50: percentile(acknowledgements, 0.5), ackP95: percentile(acknowledgements, 0.95) },
    ...{ seenP50: percentile(delays, 0.5), seenP95: percentile(delays, 0.95) },
    ...{
      cpuOfRehearsal: rounded(joining - began),
      cpuOfJoins: rounded(joined),
      cpuOfNodes: cpu,
      cpuOfAll: rounded(cpu.reduce((a, b) => a + b, 0)),
      // the rest is workers that score, compilers and collectors of garbage
      cpuOfFirstThreads: rounded(secondsOf(pids, "/task") - beforeInFirst),
    },
    cpuOfDatabase: rounded(
      secondsOf(base.filter((pid) => databaseProcesses().includes(pid))) - beforeDatabase,
    ),
    callsPerSecond: Math.round((calls.read() - called) / took),
    lost: loads.flatMap((load) => load.acknowledged).filter((id) => !ids.has(id)).length,
    doubled: stored.length - ids.size,
    refused: loads.reduce((sum, load) => sum + load.refused.length, 0),
    postponed: loads.map((load) => load.postponed),
    unequal: halls.reduce((sum, hall) => sum + unequalIn(hall), 0),
    spread: halls.map(({ came }) => {
      const perNode = new Map<string, number>();
      for (const one of came) perNode.set(nodeOf(one), (perNode.get(nodeOf(one)) ?? 0) + 1);
      return [...perNode.values()];
    }),
  };
  halls.forEach(leave);
  await calls.stop();
  await server.close();
  await closeDatabase();
  await database.drop();
  return figures;
}

const results = [];
for (const sessions of numbers(values.sessions))
  for (const nodes of numbers(values.nodes)) {
    const figures = await measure(nodes, sessions);
    console.log(JSON.stringify(figures));
    results.push(figures);
  }
const machine = { cores: cpus().length, load: loadavg().map((one) => Math.round(one * 10) / 10) };
console.log(JSON.stringify({ bench: "nodes", seconds, results, ...machine }));
process.exit(
  results.some(({ lost, doubled, refused, unequal }) => lost + doubled + refused + unequal > 0) ? 1 : 0,
);
