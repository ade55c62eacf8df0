// npm run bench -- chaos [--students 1000] [--seconds 300] [--kills 10] [--cuts 3] [--nodes 1] [--near]: a hall in which everything goes wrong.
// Everybody sends runs and answers while the server is killed with -9, its database is away for ten seconds at a time, and
// a third of them (nobody with --near) sit behind a line that loses every twentieth packet and takes 300 ms there and back.
// In the end nothing acknowledged may be missing, nothing stored twice, and every page shows what a new one is sent. The
// line is made above TCP, so that no rights and no kernel module are wanted: what is lost comes late, as TCP has it. The
// last line is one line of JSON; exits with 1 when something is lost, doubled, refused or different.
import { isDeepStrictEqual, parseArgs } from "node:util";
import { setTimeout as pause } from "node:timers/promises";
import { cpus, loadavg } from "node:os";
import { nanoid } from "nanoid";
import { questionIds } from "@/lib/content/questions";
import type { StudentView } from "@/lib/contract/views";
import { closeDatabase } from "@/lib/db/pool";
import { freePort } from "../network/free-port";
import { Lossy } from "../network/lossy";
import { TcpLine } from "../network/tcp-line";
import { newDevice } from "../server/client";
import { openClass, runOf, type TestClass } from "../server/harness";
import { rowsOf } from "../server/snapshot";
import { newDataFolder, SupervisedProcess, until } from "../server/supervised-process";
import { createTestDatabase } from "../server/test-database";
import { Student, type Work } from "./chaos/student";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    students: { type: "string", default: "1000" },
    seconds: { type: "string", default: "300" },
    kills: { type: "string", default: "10" },
    cuts: { type: "string", default: "3" },
    nodes: { type: "string", default: "1" },
    near: { type: "boolean", default: false },
  },
});
const { students: countText, nodes: nodesText } = values;
const [count, seconds, kills, cuts, nodes] = [
  ...[countText, values.seconds, values.kills, values.cuts, nodesText],
].map(Number);
const runsEach = 3;
const answersEach = 2;
const awayMs = 10_000;
const patienceMs = 300_000;
/** by then everybody's line has ended whom a kill cuts off */
const noticedMs = 1_500;

const began = performance.now();
const say = (text: string): void =>
  console.log(`${Math.round((performance.now() - began) / 1000)} s  ${text}`);

function workOf({ config }: TestClass, at: number): Work[] {
  const runs = Array.from({ length: runsEach }, (_, which) => runOf(config, 1 + at * runsEach + which));
  const answers = Array.from({ length: answersEach }, () => {
    const id = nanoid();
    const questionId = questionIds[at % questionIds.length];
    return { id, questionId, text: `What ${id} says`, evidence: [] };
  });
  return [
    ...runs.map((payload) => ({ name: "run.submit" as const, payload })),
    ...answers.map((payload) => ({ name: "answer.submit" as const, payload })),
  ];
}

/** Sends a student's work at moments spread over the time. */
async function workThrough(student: Student, work: readonly Work[], at: number): Promise<void> {
  for (const [which, one] of work.entries()) {
    await pause(((((at * 7919 + which * 104729) % 1009) / 1009) * seconds * 1000) / work.length);
    await student.send(one);
  }
}

interface Hall {
  server: SupervisedProcess;
  database: TcpLine;
  students: readonly Student[];
}

/** @returns of everybody whom a kill has cut off, ms until they were back */
async function comeBack(students: readonly Student[], killed: number): Promise<number[]> {
  const backMs = new Map<Student, number | null>();
  for (let sinceMs = 0; sinceMs < noticedMs || [...backMs.values()].includes(null);) {
    await pause(50);
    sinceMs = performance.now() - killed;
    for (const one of students) {
      if (!one.online && !backMs.has(one)) backMs.set(one, null);
      if (one.online && backMs.get(one) === null) backMs.set(one, Math.round(sinceMs));
    }
    if (sinceMs > patienceMs) throw new Error("some did not come back");
  }
  return [...backMs.values()].map(Number);
}

/** The time within which a share of them was back. */
const within = (tookMs: readonly number[], share: number): number =>
  [...tookMs].sort((a, b) => a - b)[Math.ceil(tookMs.length * share) - 1] ?? 0;

/** Kills and cuts in turn, evenly spread. @returns for each kill ms until each whom it cut off was back */
async function faults({ server, database, students }: Hall): Promise<number[][]> {
  const all = kills + cuts;
  const backMs: number[][] = [];
  const cutEvery = Math.ceil(all / (cuts + 1));
  for (let at = 1; at <= all; at++) {
    await pause(Math.max(0, began + startedMs + (at * seconds * 1000) / (all + 1) - performance.now()));
    const cut = at % cutEvery === 0 && at / cutEvery <= cuts;
    if (cut) {
      say("the database is away");
      await database.cut();
      await pause(awayMs);
      await database.open();
      continue;
    }
    const killed = performance.now();
    if (nodes === 1) await server.killServer();
    // a node may have nobody: all of them are where the killed ones' pages went
    else process.kill(server.servers[at % server.servers.length], "SIGKILL");
    const tookMs = await comeBack(students, killed);
    backMs.push(tookMs);
    say(
      `killed; ${tookMs.length} were cut off, half of them are back after ${within(tookMs, 0.5)} ms, 95 % after ${within(tookMs, 0.95)}, the last after ${within(tookMs, 1)}`,
    );
  }
  return backMs;
}

/** Of a view what has to be the same on a page that has been open all the time and on a new one. */
const essence = ({ self, room: { board, session } }: StudentView) => {
  const { present: _, joined: __, ...steady } = session;
  return { self, board: { ...board, improved: [] }, session: steady };
};

/** How many pages show something else than a new page of the same student does. */
async function different(
  url: string,
  code: string,
  cookies: readonly string[],
  students: readonly Student[],
) {
  let found = 0;
  for (let from = 0; from < students.length; from += 50) {
    const some = students.slice(from, from + 50);
    const fresh = some.map((_, at) => new Student(url, code, cookies[from + at]));
    await until("the new pages' views", () => fresh.every(({ view }) => view?.self), patienceMs);
    await pause(1_000);
    for (const [at, { view }] of some.entries()) {
      const [standing, anew] = [view, fresh[at].view];
      if (standing && anew && isDeepStrictEqual(essence(standing), essence(anew))) continue;
      found++;
      if (found === 1) console.log(JSON.stringify([standing && essence(standing), anew && essence(anew)]));
    }
    for (const one of fresh) one.close();
  }
  return found;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const database = await createTestDatabase();
process.env.DATABASE_URL = database.url;
const line = new TcpLine(database.url);
await line.open();
const server = new SupervisedProcess(newDataFolder(), await freePort(), {
  ...{ DATABASE_URL: line.address, ...(nodes > 1 && { TEST_NODES: String(nodes) }) },
});
await server.serving;
const far = new TcpLine(server.url, () => new Lossy({ oneWayMs: 150, lost: 0.05 }));
await far.open();
const room = await openClass(server.url);
const cookies = Array.from({ length: count }, () => newDevice());
const students = cookies.map(
  (cookie, at) => new Student(at % 3 === 0 && !values.near ? far.address : server.url, room.code, cookie),
);
await Promise.all(students.map((student, at) => student.join(`Student ${at + 1}`)));
const startedMs = performance.now() - began;
say(`${count} students are in`);

const work = students.map((_, at) => workOf(room, at));
const troubles = faults({ server, database: line, students });
const sending = Promise.all(students.map((student, at) => workThrough(student, work[at], at)));
const backMs = (await Promise.all([troubles, sending]))[0];
say("everything is sent");
await until("everybody is back", () => students.every(({ online }) => online), patienceMs);
// the slowest part goes round the hall within seconds
await pause(20_000);
const unequal = await different(server.url, room.code, cookies, students);

const stored = await rowsOf<{ id: string }>(
  database.url,
  `SELECT id FROM "Submission" UNION ALL SELECT id FROM "Revision"`,
);
const ids = new Set(stored.map(({ id }) => id));
const acknowledged = students.flatMap((student) => student.acknowledged);
const sent = new Set(work.flat().map(({ payload }) => payload.id));
const result = {
  ...{
    bench: "chaos",
    students: count,
    seconds,
    kills,
    cuts,
    nodes,
    awayMs,
    farShare: values.near ? 0 : 1 / 3,
  },
  ...{ sent: sent.size, acknowledged: acknowledged.length },
  lost: acknowledged.filter((id) => !ids.has(id)).length,
  doubled: stored.length - [...ids].filter((id) => sent.has(id)).length,
  refused: sum(students.map(({ refused }) => refused.length)),
  repeated: sum(students.map(({ repeated }) => repeated)),
  unequal,
  // over all kills: each of those whom one cut off, and each kill's last
  backMs: {
    ...{ p50: within(backMs.flat(), 0.5), p95: within(backMs.flat(), 0.95) },
    lastMiddle: within(
      backMs.map((tookMs) => within(tookMs, 1)),
      0.5,
    ),
    most: within(backMs.flat(), 1),
  },
  tookS: Math.round((performance.now() - began) / 1000),
  ...{ cores: cpus().length, load: loadavg().map((one) => Math.round(one * 10) / 10) },
};
for (const student of students) student.close();
room.teacher.close();
await far.cut();
await server.close();
await line.cut();
await closeDatabase();
await database.drop();
console.log(JSON.stringify(result));
const failed =
  result.lost + result.doubled + result.refused + result.unequal + (sent.size - acknowledged.length);
process.exit(failed > 0 ? 1 : 0);
