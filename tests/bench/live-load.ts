// The load of a class: students who join, submit runs over some seconds and look at the board.
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { nanoid } from "nanoid";
import type { Socket } from "socket.io-client";
import { joinInTurn } from "@/lib/client/join-in-turn";
import { passingErrors, type WireError } from "@/lib/contract/errors";
import type { Handshake } from "@/lib/contract/handshake";
import type { PartsMessage } from "@/lib/contract/parts";
import type { RoomView, StudentView } from "@/lib/contract/views";
import type { Config } from "@/lib/spiral/config";
import { Client, newDevice, openSocket } from "../server/client";
import { runOf, type TestClass } from "../server/harness";

const lost = { ok: false, error: { code: "connection-lost", retryAfterMs: 1_000 } } as const;

export interface Load {
  /** ids acknowledged */
  acknowledged: string[];
  /** ids sent */
  sent: Set<string>;
  refused: string[];
  /** refusals that pass, and answers that did not come, by their codes: what was sent was sent again */
  postponed: Record<string, number>;
  /** ms from sending to the acknowledgement */
  acknowledgements: number[];
  /** first submissions, for the board: when sent (performance.now) and when the server received it */
  firsts: { id: string; sentAt: number; receivedAt: string }[];
  /** of each student, in their order */
  ids: string[][];
}

/** What a page was sent: how many participants the board had and when it came, bytes in all. */
export class Watcher {
  seen: { total: number; at: number }[] = [];
  bytes = 0;
  /** when the whole view of this connection had come (performance.now); null before */
  wholeAt: number | null = null;
  /** why the server wanted this page no more, and it stays away; null while it is to come back */
  closed: string | null = null;

  see(total: number | undefined): void {
    if (total !== undefined) this.seen.push({ total, at: performance.now() });
  }

  /** Whole views, and parts of them. */
  watch({ socket, events }: Client): void {
    socket.on("disconnect", () => (this.wholeAt = null));
    socket.on("student.view", ({ room, self }: StudentView) => this.#whole(self !== null, room));
    socket.on("room.view", ({ board }: RoomView) => this.see(board.total));
    socket.on("instructor.view", ({ room }: { room: RoomView }) => this.#whole(true, room));
    socket.on("view.parts", ({ updates }: PartsMessage) => {
      for (const update of updates) {
        if (update.part === "self" || update.part === "people") this.wholeAt ??= performance.now();
        if (update.part !== "board") continue;
        const fields = "fields" in update ? update.fields : (update.set ?? {});
        // a board's total is a number, by the contract
        this.see(fields.total as number | undefined);
      }
    });
    socket.on("connection.closed", (reason: WireError) => this.#close(socket, reason));
    // a client of the tests keeps every event; here only the numbers are of use
    socket.onAny(() => (events.length = 0));
    const count = () =>
      socket.io.engine.on("packet", ({ data }: { data?: string | ArrayBuffer }) => {
        this.bytes += typeof data === "string" ? Buffer.byteLength(data) : (data?.byteLength ?? 0);
      });
    socket.io.on("open", count);
  }

  /** As pages do: a reason that passes keeps one away for a while. */
  #close(socket: Socket, { code, retryAfterMs = 500 }: WireError): void {
    if (!passingErrors.includes(code)) return void (this.closed = code);
    socket.disconnect();
    setTimeout(() => socket.connect(), retryAfterMs);
  }

  #whole(there: boolean, { board }: RoomView): void {
    if (there) this.wholeAt ??= performance.now();
    this.see(board.total);
  }
}

export interface Student {
  client: Client;
  watcher: Watcher;
}

type Without<Shape> = Shape extends { protocol: number } ? Omit<Shape, "protocol"> : never;

/** As pages come back. */
const reconnecting = {
  reconnection: true,
  reconnectionDelay: 400,
  reconnectionDelayMax: 2_000,
  randomizationFactor: 0.8,
};

/** A page that is watched, and comes back by itself. */
export async function open(url: string, greeting: Without<Handshake>, cookie: string): Promise<Student> {
  const client = new Client(openSocket(url, greeting, cookie, reconnecting), cookie);
  const watcher = new Watcher();
  watcher.watch(client);
  await new Promise<void>((resolve, reject) => {
    client.socket.once("connect", resolve);
    // as pages do: a line that fails is tried again by itself, a refusal that passes when it says
    client.socket.on("connect_error", (error: Error & { data?: { retryAfterMs?: number } }) => {
      if (!error.data) return;
      if (error.data.retryAfterMs === undefined) {
        watcher.closed = error.message;
        reject(error);
      } else setTimeout(() => client.socket.connect(), error.data.retryAfterMs);
    });
  });
  return { client, watcher };
}

/** A student of the class who looks at the board. @param whole with whole views, as pages of before take them */
export async function arrive(url: string, code: string, name: string, whole: boolean): Promise<Student> {
  const panes = whole ? {} : { panes: ["board" as const] };
  const student = await open(url, { role: "student", code, ...panes }, newDevice());
  const reply = await joinInTurn(() => student.client.send("participant.join", { name }));
  if (!reply.ok) throw new Error(`${name} could not join: ${reply.error.code}`);
  return student;
}

/** Two thirds send the course's network, one third a larger one. */
function configOf({ config }: TestClass, student: number): Config {
  const units = student % 3 === 0 ? [64, 64] : [100];
  const hidden = units.map((count) => ({ units: count, activation: "relu" as const, dropout: 0 }));
  return { ...config, network: { ...config.network, hidden } };
}

/** As an outbox does: what is refused for now, or brings no answer, is sent again. */
async function sendUntilAnswered(load: Load, { client }: Student, run: ReturnType<typeof runOf>) {
  for (;;) {
    const reply = await client.send("run.submit", run).catch(() => lost);
    if (reply.ok || !passingErrors.includes(reply.error.code)) return reply;
    const { code, retryAfterMs = 1_000 } = reply.error;
    load.postponed[code] = (load.postponed[code] ?? 0) + 1;
    await pause(retryAfterMs);
  }
}

async function submit(load: Load, student: Student, config: Config, seed: number, ids: string[]) {
  const run = runOf(config, seed, nanoid());
  load.sent.add(run.id);
  const first = ids.push(run.id) === 1;
  const sentAt = performance.now();
  const reply = await sendUntilAnswered(load, student, run);
  if (!reply.ok) return void load.refused.push(reply.error.code);
  load.acknowledgements.push(performance.now() - sentAt);
  load.acknowledged.push(run.id);
  if (first) load.firsts.push({ id: run.id, sentAt, receivedAt: reply.data.verdict.receivedAt });
  // as after a lost acknowledgement: the same id again
  if (seed % 10 === 0) await sendUntilAnswered(load, student, run);
}

/** Every student submits `runs` runs at moments spread over `seconds`; seeds begin at `from`. */
export async function runLoad(
  room: TestClass,
  students: Student[],
  { runs, seconds, from }: { runs: number; seconds: number; from: number },
): Promise<Load> {
  const load: Load = {
    acknowledged: [],
    sent: new Set(),
    refused: [],
    postponed: {},
    acknowledgements: [],
    firsts: [],
    ids: students.map(() => []),
  };
  await Promise.all(
    students.map(async (student, at) => {
      for (let index = 0; index < runs; index++) {
        // a fixed spread that does not beat with the views' interval
        await pause(((((at * 7919 + index * 104729) % 1009) / 1009) * seconds * 1000) / runs);
        await submit(load, student, configOf(room, at), from + at * runs + index + 1, load.ids[at]);
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
