// Several real server processes behind one port, on one database: each does its share, and one may die.
import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { protocolVersion } from "@/lib/contract/protocol";
import { database } from "@/lib/db/client";
import { closeDatabase } from "@/lib/db/pool";
import { freePort } from "../network/free-port";
import { newDevice } from "./client";
import { openClass, type TestClass } from "./harness";
import { newDataFolder, SupervisedProcess, until } from "./supervised-process";
import { createTestDatabase, type TestDatabase } from "./test-database";

let fresh: TestDatabase;
let three: SupervisedProcess;
let room: TestClass;
const sockets: Socket[] = [];

beforeAll(async () => {
  fresh = await createTestDatabase();
  three = new SupervisedProcess(newDataFolder(), await freePort(), {
    ...{ TEST_NODES: "3", DATABASE_URL: fresh.url },
  });
  await three.serving;
  process.env.DATABASE_URL = fresh.url;
  room = await openClass(three.url);
}, 120_000);
afterAll(async () => {
  for (const socket of sockets) socket.close();
  room?.teacher.socket.close();
  await closeDatabase();
  await three?.close();
  await fresh?.drop();
}, 60_000);

/** The node that a socket lives in, by its wire's id. */
const nodeOf = (socket: Socket): string =>
  (socket.io.engine as { id?: string } | undefined)?.id?.split(".")[0] ?? "";

async function socketBy(...transports: ("polling" | "websocket")[]): Promise<Socket> {
  const socket = io(three.url, {
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
  const nodes = new Set<string>();
  for (let count = 0; count < 3; count++) nodes.add(nodeOf(await socketBy("websocket")));
  expect(nodes.size).toBe(3);
  const rows = await database().node.findMany();
  expect(new Set(rows.map(({ id }) => id))).toEqual(nodes);
  expect(three.servers).toHaveLength(3);
}, 30_000);

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
}, 30_000);

test("ND8 of a node that is gone, or that never was, a line by polling hears that it is unknown, and nothing is passed on that a client made up", async () => {
  const gone = await fetch(`${three.url}/socket.io/?EIO=4&transport=polling&sid=0123456789.abc`);
  expect(gone.status).toBe(400);
  expect(await gone.json()).toMatchObject({ code: 1 });
  for (const sid of ["../running.json", "..%2f..%2fetc.abc", "0123456789"]) {
    const odd = await fetch(`${three.url}/socket.io/?EIO=4&transport=polling&sid=${sid}`);
    expect(odd.status).toBe(400);
  }
}, 30_000);

test("ND9 kill -9 of one node: its lines come back on the others within seconds, the others' do not notice", async () => {
  const all = await Promise.all(Array.from({ length: 9 }, () => socketBy("websocket")));
  const cut = new Set<Socket>();
  for (const socket of all) socket.on("disconnect", () => cut.add(socket));
  const before = new Map(all.map((socket) => [socket, nodeOf(socket)]));
  const victim = three.servers[1];
  process.kill(victim, "SIGKILL");
  await until("some are cut", () => cut.size > 0, 5_000);
  await until("all are back", () => all.every(({ connected }) => connected), 5_000);
  const dead = new Set([...cut].map((socket) => before.get(socket)));
  expect(dead.size).toBe(1);
  expect(all.filter((socket) => before.get(socket) === [...dead][0])).toHaveLength(cut.size);
  await until("three serve again", () => three.printed.includes("is back after"), 30_000);
  expect(three.printed).toMatch(/Node \d was ended by SIGKILL; it is started again at once/);
}, 60_000);
