// What the page's connection makes of a server that ends its lines.
import { once } from "node:events";
import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server, type Socket } from "socket.io";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openConnection, type Connection } from "@/lib/client/connection";
import { followStudentView } from "@/lib/client/student-view";
import { lineId } from "@/lib/contract/line-id";
import { TestStorage } from "./storage";
import { patient } from "../patience";

let server: HttpServer;
let io: Server;
let connection: Connection;
let comes: Promise<Socket>;

beforeEach(async () => {
  vi.stubGlobal("localStorage", new TestStorage());
  server = createServer();
  io = new Server(server);
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  comes = next();
  connection = openConnection({ role: "student", code: "ABC234" }, { url: `http://127.0.0.1:${port}` });
});
afterEach(async () => {
  connection.close();
  await io.close();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const next = (): Promise<Socket> => once(io, "connection").then(([socket]) => socket as Socket);

/** By what the page is there after its line was ended so often. */
async function afterEnds(before: (socket: Socket) => void, times = 2): Promise<string> {
  for (let ends = 0; ends < times; ends++) {
    const socket = await comes;
    comes = next();
    before(socket);
    socket.conn.close();
  }
  return (await comes).conn.transport.name;
}

test("GN3 a page that opens without the network, or whose first attempt came to nothing, is offline and not connecting", async () => {
  vi.stubGlobal("navigator", { onLine: false });
  const opened = openConnection({ role: "student", code: "ABC234" }, { url: "http://127.0.0.1:9" });
  expect(opened.status.get().state).toBe("offline");
  opened.close();
  vi.stubGlobal("navigator", { onLine: true });
  const refused = openConnection({ role: "student", code: "ABC234" }, { url: "http://127.0.0.1:9" });
  expect(refused.status.get().state).toBe("connecting");
  try {
    await vi.waitFor(() => expect(refused.status.get().state).toBe("offline"), patient);
  } finally {
    refused.close();
  }
});

test("GN3 two lines that were cut are a network that cuts; two of servers that said that they end are none", async () => {
  expect(await afterEnds((socket) => socket.emit("server.leaves", true))).toBe("websocket");
  expect(await afterEnds(() => undefined)).toBe("polling");
});

test("GN3 lines into two processes that die are no network that cuts; lines into one of them again are", async () => {
  let lines = 0;
  io.engine.generateId = () => lineId(["node-one--", "node-two--"][lines % 2], `line ${lines++}`);
  expect(await afterEnds(() => undefined)).toBe("websocket");
  // each has named its own
  expect(lines).toBe(3);
  expect(await afterEnds(() => undefined, 1)).toBe("polling");
});

test("HI14 who is removed waits at the door by itself, and is in again when taken back", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  const view = followStudentView(connection);
  const shows = (socket: Socket, name: string | null) =>
    socket.emit("student.view", { room: {}, self: name && { name }, removed: name === null });
  const here = await comes;
  comes = next();
  shows(here, "Mei");
  await vi.waitFor(() => expect(view.get()).toMatchObject({ self: { name: "Mei" }, removed: false }));
  here.emit("connection.closed", { code: "removed" });
  here.disconnect(true);
  await vi.waitFor(() => expect(view.get()).toMatchObject({ self: null, removed: true }));
  const door = await comes;
  shows(door, null);
  await vi.waitFor(() => expect(connection.status.get().state).toBe("online"));
  expect(view.get()?.removed).toBe(true);
  shows(door, "Mei");
  await vi.waitFor(() => expect(view.get()).toMatchObject({ self: { name: "Mei" }, removed: false }));
});
