// npm run bench -- live --students 200: a class on a server in another process, over real sockets and a real database.
// The last line is one line of JSON; times are in ms.
import { once } from "node:events";
import { parseArgs } from "node:util";
import { closeDatabase } from "@/lib/db/client";
import { openClass } from "../server/harness";
import { freePort } from "../network/free-port";
import { startServerProcess, type ServerProcess } from "../server/server-process";
import { rowsOf } from "../server/snapshot";
import { createTestDatabase } from "../server/test-database";
import { arrive, boardDelays, runLoad, type Load } from "./live-load";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    students: { type: "string", default: "200" },
    runs: { type: "string", default: "3" },
    seconds: { type: "string", default: "20" },
  },
});

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

function percentile(times: number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] * 10) / 10;
}

async function compare(url: string, { acknowledged, sent }: Load) {
  const rows = await rowsOf<{ id: string }>(url, `SELECT id FROM "Submission"`);
  const stored = new Set(rows.map(({ id }) => id));
  return {
    lost: acknowledged.filter((id) => !stored.has(id)).length,
    duplicated: rows.length - stored.size + [...stored].filter((id) => !sent.has(id)).length,
  };
}

const seconds = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1e6;

async function measure(url: string, databaseUrl: string, server: ServerProcess) {
  const students = Number(values.students);
  const room = await openClass(url);
  const before = await usageOf(server);
  const came = await Promise.all(
    Array.from({ length: students }, (_, at) => arrive(url, room.code, `Student ${at + 1}`)),
  );
  console.log(`${came.length} students joined`);
  const load = await runLoad(room, came, Number(values.runs), Number(values.seconds));
  // the last view comes within an interval
  await Promise.all(
    came.map(({ client }) => client.until("room.view", ({ board }) => board.total === load.firsts.length)),
  );
  const after = await usageOf(server);
  const board = boardDelays(
    load,
    came.map(({ watcher }) => watcher),
  );
  for (const { client } of came) client.close();
  room.teacher.close();
  return {
    bench: "live",
    connected: came.length,
    acknowledged: load.acknowledged.length,
    refused: load.refused.length,
    ...(await compare(databaseUrl, load)),
    ackP50: percentile(load.acknowledgements, 0.5),
    ackP95: percentile(load.acknowledgements, 0.95),
    boardP50: percentile(board, 0.5),
    boardP95: percentile(board, 0.95),
    serverCpuSeconds: Math.round((seconds(after.cpu) - seconds(before.cpu)) * 100) / 100,
    serverRssMiB: Math.round(after.rss / 2 ** 20),
  };
}

const database = await createTestDatabase();
process.env.DATABASE_URL = database.url;
const port = await freePort();
const server = await startServerProcess(database.url, port);
let result;
try {
  result = await measure(`http://127.0.0.1:${port}`, database.url, server);
} finally {
  await server.stop();
  await closeDatabase();
  await database.drop();
}
console.log(JSON.stringify(result));
process.exit(0);
