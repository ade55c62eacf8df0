// The page's own connection to a real server, through networks that hamper WebSockets.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { openConnection, type Connection } from "@/lib/client/connection";
import { newDevice } from "../server/client";
import { openClass, startTestServer, type TestClass, type TestServer } from "../server/harness";
import { TestStorage } from "../client/storage";
import { BadProxy, type Fault } from "./bad-proxy";

let server: TestServer;
let room: TestClass;
let proxy: BadProxy;
let url: string;
const open: Connection[] = [];

beforeAll(async () => {
  server = await startTestServer();
  room = await openClass(server.url);
  proxy = new BadProxy(server.port);
  url = `http://127.0.0.1:${await proxy.listen()}`;
});
afterAll(async () => {
  await proxy?.close();
  await server?.close();
});
// each test is another network: nothing is known of it
beforeEach(() => vi.stubGlobal("localStorage", new TestStorage()));
afterEach(() => {
  for (const connection of open.splice(0)) connection.close();
});

function enter(fault: Fault): Connection {
  proxy.fault = fault;
  proxy.webSockets = 0;
  const connection = openConnection(
    { role: "student", code: room.code },
    { url, headers: { cookie: newDevice() } },
  );
  open.push(connection);
  return connection;
}

const online = (connection: Connection, timeout = 25_000) =>
  expect.poll(() => connection.status.get().state, { timeout, interval: 50 }).toBe("online");

const joins = async (connection: Connection, name: string) =>
  expect(await connection.request("participant.join", { name })).toMatchObject({ ok: true });

test.each<Fault>(["swallow", "refuse", "deafen", "mute"])(
  "GN1 a network that lets no WebSocket work (%s) lets people in by polling",
  async (fault) => {
    const connection = enter(fault);
    await online(connection);
    await joins(connection, `Ada ${fault}`);
    expect(connection.obstacle.get()).toBeNull();
  },
);

test("GN2 who needed polling once does not wait again, and WebSocket comes back in the background", async () => {
  const first = enter("refuse");
  await online(first);
  first.close();
  const second = enter("swallow");
  const met = vi.fn();
  second.obstacle.subscribe(met);
  await online(second);
  expect(met).not.toHaveBeenCalled();
  // tried beside polling
  await expect.poll(() => proxy.webSockets).toBe(1);
  second.close();
  await online(enter("none"));
  await expect.poll(() => localStorage.getItem("spiralroom-transport")).toBeNull();
});

test("GN3 where WebSockets are cut again and again the page stays online by polling", async () => {
  const connection = enter("none");
  const drops: string[] = [];
  connection.status.subscribe(() => drops.push(connection.status.get().state));
  for (let cuts = 1; cuts <= 2; cuts++) {
    await online(connection);
    proxy.cut();
    await expect.poll(() => drops.filter((state) => state === "offline").length).toBe(cuts);
  }
  await online(connection);
  expect(localStorage.getItem("spiralroom-transport")).toContain("cut");
  expect(proxy.webSockets).toBe(2);
  await joins(connection, "Bo");
});

test("GN4 a page says what answers in the server's place, and comes in when that is over", async () => {
  const connection = enter("portal");
  await expect.poll(() => connection.obstacle.get(), { timeout: 10_000 }).toBe("foreign");
  proxy.fault = "none";
  await online(connection);
  expect(connection.obstacle.get()).toBeNull();
});
