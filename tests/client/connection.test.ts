// What the page's connection makes of a server that ends its lines.
import { once } from "node:events";
import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server, type Socket } from "socket.io";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openConnection, type Connection } from "@/lib/client/connection";
import { TestStorage } from "./storage";

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
});

const next = (): Promise<Socket> => once(io, "connection").then(([socket]) => socket as Socket);

/** By what the page is there after its line was ended twice. */
async function afterTwoEnds(before: (socket: Socket) => void): Promise<string> {
  for (let ends = 0; ends < 2; ends++) {
    const socket = await comes;
    comes = next();
    before(socket);
    socket.conn.close();
  }
  return (await comes).conn.transport.name;
}

test("GN3 two lines that were cut are a network that cuts; two of servers that said that they end are none", async () => {
  expect(await afterTwoEnds((socket) => socket.emit("server.leaves", true))).toBe("websocket");
  expect(await afterTwoEnds(() => undefined)).toBe("polling");
});
