// Several real server processes behind one port, on one database: each does its share, and one may die.
import { setTimeout as pause } from "node:timers/promises";
import { nanoid } from "nanoid";
import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { questionIds } from "@/lib/content/questions";
import { protocolVersion } from "@/lib/contract/protocol";
import type { SelfView, StudentView } from "@/lib/contract/views";
import { database } from "@/lib/db/client";
import { closeDatabase } from "@/lib/db/pool";
import { freePort } from "../network/free-port";
import { connect, newDevice } from "./client";
import { openClass, type TestClass } from "./harness";
import { acknowledgedReach, newTally, PersistentSender, type Tally } from "./persistent-sender";
import { newDataFolder, SupervisedProcess, until } from "./supervised-process";
import { createTestDatabase, type TestDatabase } from "./test-database";

let fresh: TestDatabase;
let nodes: SupervisedProcess;
let room: TestClass;
const sockets: Socket[] = [];

beforeAll(async () => {
  fresh = await createTestDatabase();
  nodes = new SupervisedProcess(newDataFolder(), await freePort(), {
    ...{ TEST_NODES: "2", DATABASE_URL: fresh.url },
  });
  await nodes.serving;
  process.env.DATABASE_URL = fresh.url;
  room = await openClass(nodes.url);
});
afterAll(async () => {
  for (const socket of sockets) socket.close();
  room?.teacher.socket.close();
  await closeDatabase();
  await nodes?.close();
  await fresh?.drop();
});

/** The node that a socket lives in, by its wire's id. */
const nodeOf = (socket: Socket): string =>
  (socket.io.engine as { id?: string } | undefined)?.id?.split(".")[0] ?? "";

async function socketBy(...transports: ("polling" | "websocket")[]): Promise<Socket> {
  const socket = io(nodes.url, {
    ...{ transports, forceNew: true, extraHeaders: { cookie: newDevice() } },
    auth: { role: "student", code: room.code, protocol: protocolVersion },
    ...{ reconnectionDelay: 50, reconnectionDelayMax: 200 },
  });
  sockets.push(socket);
  await new Promise((resolve, reject) => {
    socket.once("connect", () => resolve(undefined));
    socket.once("connect_error", reject);
  });
  return socket;
}

test("ND6 every node serves behind the one port, and each knows the others", async () => {
  const met = new Set<string>();
  for (let count = 0; count < 2; count++) met.add(nodeOf(await socketBy("websocket")));
  expect(met.size).toBe(2);
  const rows = await database().node.findMany();
  expect(new Set(rows.map(({ id }) => id))).toEqual(met);
  expect(nodes.servers).toHaveLength(2);
});

test("ND7 a line by polling, and one that begins so, lives in one node, whichever its requests come to", async () => {
  const polling = await Promise.all(Array.from({ length: 6 }, () => socketBy("polling")));
  for (const socket of polling)
    for (let times = 0; times < 4; times++)
      expect(await socket.timeout(10_000).emitWithAck("no.such", {})).toMatchObject({ ok: false });
  const risen = await Promise.all(Array.from({ length: 4 }, () => socketBy("polling", "websocket")));
  await until("all have risen to WebSocket", () =>
    risen.every((socket) => socket.io.engine.transport.name === "websocket"),
  );
  expect(await risen[0].timeout(10_000).emitWithAck("no.such", {})).toMatchObject({ ok: false });
  expect([...polling, ...risen].every(({ connected }) => connected)).toBe(true);
});

test("ND8 of a node that is gone, or that never was, a line by polling hears that it is unknown, and nothing is passed on that a client made up", async () => {
  const gone = await fetch(`${nodes.url}/socket.io/?EIO=4&transport=polling&sid=0123456789.abc`);
  expect(gone.status).toBe(400);
  expect(await gone.json()).toMatchObject({ code: 1 });
  for (const sid of ["../running.json", "..%2f..%2fetc.abc", "0123456789"]) {
    const odd = await fetch(`${nodes.url}/socket.io/?EIO=4&transport=polling&sid=${sid}`);
    expect(odd.status).toBe(400);
  }
});

test("ND9 kill -9 of one node: its lines come back on the others within seconds, the others' do not notice", async () => {
  const all = await Promise.all(Array.from({ length: 9 }, () => socketBy("websocket")));
  const cut = new Set<Socket>();
  for (const socket of all) socket.on("disconnect", () => cut.add(socket));
  const before = new Map(all.map((socket) => [socket, nodeOf(socket)]));
  const victim = nodes.servers[1];
  process.kill(victim, "SIGKILL");
  await until("some are cut", () => cut.size > 0, 5_000);
  await until("all are back", () => all.every(({ connected }) => connected), 5_000);
  const dead = new Set([...cut].map((socket) => before.get(socket)));
  expect(dead.size).toBe(1);
  expect(all.filter((socket) => before.get(socket) === [...dead][0])).toHaveLength(cut.size);
  await until("both serve again", () => nodes.printed.includes("is back after"), 30_000);
  expect(nodes.printed).toMatch(/Node \d was ended by SIGKILL; it is started again at once/);
});

/** Somebody who hands in one answer after the other, and what their page shows. */
async function busyStudent(at: number, tally: Tally, ends: string[]) {
  const cookie = newDevice();
  const client = await connect(nodes.url, { role: "student", code: room.code }, cookie);
  await client.must("participant.join", { name: `Busy ${at}` });
  client.close();
  const sender = new PersistentSender(nodes.url, room.code, cookie, tally);
  let self: SelfView | null = null;
  sender.socket.on("student.view", (view: StudentView) => (self = view.self));
  sender.socket.on("self.view", (view: SelfView) => (self = view));
  for (const event of ["server.leaves", "disconnect"]) sender.socket.on(event, () => ends.push(event));
  const sent: string[] = [];
  const work = async (going: () => boolean): Promise<void> => {
    while (going()) {
      const id = nanoid();
      sent.push(id);
      const questionId = questionIds[sent.length % questionIds.length];
      await sender.send({ name: "answer.submit", payload: { id, questionId, text: id, evidence: [] } });
      await pause(250);
    }
  };
  /** its page shows the last answer to each question that it sent */
  const shows = (): boolean => {
    const shown = self?.answers.map(({ submitted }) => submitted) ?? [];
    return sent.slice(-questionIds.length).every((id) => shown.includes(id));
  };
  return { sender, sent, work, shows };
}

test("ND13 SIGUSR2 renews one node after the other under load: nothing is lost, doubled or refused, and every page is whole again", async () => {
  const before = nodes.servers;
  const tally = newTally();
  const ends: string[] = [];
  const students = await Promise.all(Array.from({ length: 30 }, (_, at) => busyStudent(at, tally, ends)));
  let [failures, most, going] = [0, 0, true];
  const load = Promise.all(students.map(({ work }) => work(() => going)));
  await acknowledgedReach(tally, 60);
  const asking = setInterval(() => {
    most = Math.max(most, nodes.servers.length);
    // a kept line that a server closes while a request is on its way to it is any server's: browsers ask again
    fetch(`${nodes.url}/healthz`, { headers: { connection: "close" } }).then(
      ({ ok }) => (failures += ok ? 0 : 1),
      () => failures++,
    );
  }, 100);
  nodes.signal("SIGUSR2");
  await until("all are new", () => nodes.printed.includes("All nodes are new."));
  clearInterval(asking);
  expect(nodes.servers.filter((pid) => before.includes(pid))).toEqual([]);
  expect(nodes.servers).toHaveLength(2);
  // the new one was there before the old one went, and one at a time
  expect(most).toBe(3);
  expect(failures).toBe(0);
  going = false;
  await load;
  const sent = students.flatMap((one) => one.sent);
  expect(tally.refused).toEqual([]);
  expect([...tally.postponed.keys()].filter((code) => code !== "server-busy")).toEqual([]);
  expect(tally.acknowledged.size).toBe(sent.length);
  const stored = await database().revision.findMany({ select: { id: true } });
  expect(stored.map(({ id }) => id).sort()).toEqual([...sent].sort());
  await until("every page is whole", () => students.every(({ shows }) => shows()), 10_000);
  // no page takes it for a network that cuts WebSockets
  expect(ends.filter((event) => event === "server.leaves").length).toBeGreaterThanOrEqual(30);
  expect(ends.filter((event) => event === "disconnect")).toHaveLength(ends.length / 2);
  for (const { sender } of students) sender.close();
});
