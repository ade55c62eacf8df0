// npm run bench -- hostile [--students 100] [--seconds 20] [--only NAME]: a class works on the whole server in a process of
// its own while one attack after another runs against it: a Markdown table with a row for each, and last one line of JSON.
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { parseArgs } from "node:util";
import { closeDatabase } from "@/lib/db/pool";
import { ensureBuild } from "@/lib/setup/serving/build";
import { freePort } from "../network/free-port";
import { connect, testSecret } from "../server/client";
import { openClass, type TestClass } from "../server/harness";
import { rowsOf } from "../server/snapshot";
import { createTestDatabase } from "../server/test-database";
import { attackNames, type AttackName } from "./hostile/attacks";
import { fillSession } from "./hostile/full-session";
import { HonestClass, type Account } from "./hostile/honest";
import type { ServerUsage } from "./hostile/server";
import type { Target } from "./hostile/target";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    students: { type: "string", default: "100" },
    seconds: { type: "string", default: "20" },
    /** of each quota's number: late runs, answers and attempts of each of the thousand */
    late: { type: "string", default: "0.07" },
    only: { type: "string" },
  },
});
const seconds = Number(values.seconds);
const warmUpSeconds = 6;

await ensureBuild(console.log);
const database = await createTestDatabase();
process.env.DATABASE_URL = database.url;
const port = await freePort();
const url = `http://127.0.0.1:${port}`;

/** What a process says first: it is ready. @throws when it ends before */
async function ready(child: ChildProcess, who: string): Promise<void> {
  const over = new AbortController();
  const ended = once(child, "exit", { signal: over.signal }).then(([code, signal]) => {
    throw new Error(`${who} ended before it was ready, with ${code ?? signal}`);
  });
  // the one that comes later has nobody who listens
  ended.catch(() => undefined);
  await Promise.race([once(child, "message", { signal: over.signal }), ended]).finally(() => over.abort());
}

/** The server, ready. */
async function startServer(): Promise<ChildProcess> {
  const child = fork(path.join(import.meta.dirname, "hostile/server.ts"), {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: {
      ...{ PATH: process.env.PATH, NODE_ENV: "production", HOST: "127.0.0.1", LOG_LEVEL: "fatal" },
      ...{ PORT: String(port), DATABASE_URL: database.url, AUTH_TRUST_HOST: "true" },
      ...{ SPIRALROOM_SECRET: testSecret, NEXTAUTH_SECRET: testSecret },
    },
  });
  await ready(child, "the server");
  return child;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}

/** What the server used since it was last asked; null when it is dead or does not answer in ten seconds. */
async function usageOf(child: ChildProcess): Promise<ServerUsage | null> {
  if (!child.connected) return null;
  const answer = once(child, "message", { signal: AbortSignal.timeout(10_000) });
  child.send("usage");
  return answer.then(
    ([usage]) => usage as ServerUsage,
    () => null,
  );
}

async function attack(name: AttackName, target: Target): Promise<Record<string, number>> {
  const child = fork(path.join(import.meta.dirname, "hostile/attacker.ts"), {
    execArgv: ["--import", "tsx"],
  });
  await ready(child, "the attacker");
  child.send({ name, target, seconds });
  const [answers] = (await Promise.race([
    once(child, "message"),
    once(child, "exit").then(([code]) => [{ [`the attacker ended with ${code}`]: 1 }]),
  ])) as [Record<string, number>];
  child.kill("SIGKILL");
  return answers;
}

function percentile(times: readonly number[], share: number): number | null {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted.length > 0
    ? Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))])
    : null;
}

async function lostOf({ ids }: Account): Promise<number> {
  const rows = await rowsOf<{ id: string }>(
    database.url,
    `SELECT id FROM "Submission" UNION ALL SELECT id FROM "Revision" UNION ALL SELECT id FROM "Attempt"`,
  );
  const stored = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => !stored.has(id)).length;
}

const sum = (counts: Record<string, number>): number =>
  Object.values(counts).reduce((total, one) => total + one, 0);

interface Row {
  ackP50: number | null;
  ackP95: number | null;
  ackMax: number | null;
  checksP95: number | null;
  longestStop: number | null;
  rssMB: number | null;
  refused: number;
  lost: number;
}

/** What the table shows of a row, in ms and MB; the line of JSON has the rest. */
const columns: { head: string; of: (row: Row) => number | null }[] = [
  { head: "ack p50", of: ({ ackP50 }) => ackP50 },
  { head: "p95", of: ({ ackP95 }) => ackP95 },
  { head: "max", of: ({ ackMax }) => ackMax },
  { head: "checks p95", of: ({ checksP95 }) => checksP95 },
  { head: "longest stop of the loop", of: ({ longestStop }) => longestStop },
  { head: "memory", of: ({ rssMB }) => rssMB },
  { head: "refused", of: ({ refused }) => refused },
  { head: "lost", of: ({ lost }) => lost },
];

const line = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;

async function underAttack(name: AttackName, target: Target, room: TestClass, honest: HonestClass) {
  const server = await startServer();
  try {
    // the instructor watches, as in every class
    const teacher = await connect(
      url,
      { role: "instructor", sessionId: room.sessionId },
      room.instructor.cookie,
    );
    teacher.socket.onAny(() => void teacher.events.splice(0));
    await honest.comeBack();
    // a server that has just started compiles what it runs
    await honest.work(AbortSignal.timeout(1_000 * warmUpSeconds));
    await usageOf(server);
    const [account, answers] = await Promise.all([
      honest.work(AbortSignal.timeout(1_000 * seconds)),
      attack(name, target),
    ]);
    const usage = await usageOf(server);
    teacher.close();
    const row = {
      attack: name,
      ...{ ackP50: percentile(account.acknowledged, 0.5), ackP95: percentile(account.acknowledged, 0.95) },
      ackMax: percentile(account.acknowledged, 1),
      checksP95: percentile(account.checks, 0.95),
      newcomerMax: percentile(account.newcomers, 1),
      longestStop: usage && Math.round(usage.longestStopMs),
      rssMB: usage && Math.round(usage.rssAtMost / 1e6),
      acknowledged: account.acknowledged.length + account.checks.length,
      refused: sum(account.refused),
      lost: await lostOf(account),
      ...{ refusals: account.refused, answers },
    };
    console.log(line([name, ...columns.map(({ of }) => of(row) ?? "–")]));
    return row;
  } finally {
    await stop(server);
  }
}

async function prepare() {
  const first = await startServer();
  const room = await openClass(url);
  const full = await openClass(url);
  const spare = await openClass(url);
  const honest = new HonestClass(url, room);
  await honest.join(Number(values.students));
  for (const activity of ["tensors", "spiral", "questions"] as const)
    await full.teacher.must("activity.set", { activity, state: "closed" });
  for (const { teacher } of [room, full, spare]) teacher.close();
  honest.leave();
  await stop(first);
  await fillSession(database.url, full.sessionId, Number(values.late));
  return { room, honest, codes: { code: room.code, fullCode: full.code, spareCode: spare.code } };
}

const rows = [];
try {
  const { room, honest, codes } = await prepare();
  const names = attackNames.filter((name) => !values.only || name.includes(values.only));
  console.log(line(["attack", ...columns.map(({ head }) => head)]));
  console.log(line(["---", ...columns.map(() => "---")]));
  for (const [index, name] of names.entries())
    rows.push(await underAttack(name, { url, port, ...codes, attack: index }, room, honest));
  honest.leave();
} finally {
  await closeDatabase();
  await database.drop();
}
console.log(JSON.stringify({ bench: "hostile", students: Number(values.students), seconds, rows }));
process.exit(0);
