// The load of a class: students who join, submit runs over some seconds and watch the board.
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { nanoid } from "nanoid";
import type { Config } from "@/lib/spiral/config";
import { connect, newDevice, runOf, type Client, type TestClass } from "../server/harness";

export interface Load {
  /** ids acknowledged */
  acknowledged: string[];
  /** ids sent */
  sent: Set<string>;
  refused: string[];
  /** ms from sending to the acknowledgement */
  acknowledgements: number[];
  /** first submissions, for the board: when sent (performance.now) and when the server received it */
  firsts: { sentAt: number; receivedAt: string }[];
}

/** How many participants each of a client's views showed, and when it came. */
export interface Watcher {
  seen: { total: number; at: number }[];
}

export interface Student {
  client: Client;
  watcher: Watcher;
}

/** A student of the class, counting what their view shows. */
export async function arrive(url: string, code: string, name: string): Promise<Student> {
  const client = await connect(url, { role: "student", code }, newDevice());
  const watcher: Watcher = { seen: [] };
  client.socket.on("room.view", ({ board }: { board: { total: number } }) => {
    watcher.seen.push({ total: board.total, at: performance.now() });
    // a client of the tests keeps every event; here only the numbers are of use
    client.events.length = 0;
  });
  await client.must("participant.join", { name });
  return { client, watcher };
}

/** Two thirds send the course's network, one third a larger one. */
function configOf({ config }: TestClass, student: number): Config {
  const units = student % 3 === 0 ? [64, 64] : [100];
  const hidden = units.map((count) => ({ units: count, activation: "relu" as const, dropout: 0 }));
  return { ...config, network: { ...config.network, hidden } };
}

async function submit(load: Load, { client }: Student, config: Config, seed: number, first: boolean) {
  const run = runOf(config, seed, nanoid());
  load.sent.add(run.id);
  const sentAt = performance.now();
  const reply = await client.send("run.submit", run);
  if (!reply.ok) return void load.refused.push(reply.error.code);
  load.acknowledgements.push(performance.now() - sentAt);
  load.acknowledged.push(run.id);
  if (first) load.firsts.push({ sentAt, receivedAt: reply.data.verdict.receivedAt });
  // as after a lost acknowledgement: the same id again
  if (seed % 10 === 0) await client.send("run.submit", run);
}

/** Every student submits `runs` runs at moments spread over `seconds`. */
export async function runLoad(
  room: TestClass,
  students: Student[],
  runs: number,
  seconds: number,
): Promise<Load> {
  const load: Load = { acknowledged: [], sent: new Set(), refused: [], acknowledgements: [], firsts: [] };
  await Promise.all(
    students.map(async (student, at) => {
      for (let index = 0; index < runs; index++) {
        // a fixed spread that does not beat with the views' interval
        await pause(((((at * 7919 + index * 104729) % 1009) / 1009) * seconds * 1000) / runs);
        await submit(load, student, configOf(room, at), at * runs + index + 1, index === 0);
      }
    }),
  );
  return load;
}

/** For each first submission, ms until the last of the watchers' views counted it. */
export function boardDelays({ firsts }: Load, watchers: Watcher[]): number[] {
  const inOrder = [...firsts].sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
  return inOrder.flatMap(({ sentAt }, index) => {
    const shown = watchers.map(({ seen }) => seen.find(({ total }) => total > index)?.at ?? Infinity);
    return Math.max(...shown) - sentAt;
  });
}
