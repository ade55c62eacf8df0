// What may come over a socket, counted before anything reads it.
import type { Socket } from "node:net";
import { nanoid } from "nanoid";
import { Manager } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { protocolVersion } from "@/lib/contract/protocol";
import { RateLimits } from "@/lib/server/rate-limits";
import { newDevice, openSocket, type Client } from "./client";
import { openClass, startTestServer, type TestClass, type TestServer } from "./harness";

let server: TestServer;
let room: TestClass;
beforeAll(async () => {
  server = await startTestServer({ limits: new RateLimits() });
  room = await openClass(server.url);
});
afterAll(() => server?.close());

/** Writes straight onto the wire what no client of ours can encode. */
const say = (client: Client, frame: string | Uint8Array) => client.socket.io.engine.write(frame);
const gone = (client: Client) => client.when(() => !client.socket.connected, "the end of the line");
const save = (client: Client, text: string, baseVersion: number) =>
  client.must("answer.draft", { id: nanoid(), questionId: "softmax", text, baseVersion });

describe("floods", () => {
  test("HE7 the largest frames under unknown names end the line with a reason; a neighbour works on", async () => {
    const [eve, ada] = [await room.student("Eve"), await room.student("Ada")];
    const large = `2["${"x".repeat(900_000)}"]`;
    const timer = setInterval(() => eve.socket.connected && say(eve, large), 10);
    await gone(eve);
    clearInterval(timer);
    expect(eve.latest("connection.closed")).toMatchObject({ code: "rate-limited" });
    expect(eve.latest("connection.closed")?.retryAfterMs).toBeGreaterThan(0);
    for (let at = 0; at < 5; at++) await save(ada, `${at}`, at);
  });

  test("HE7 many small frames are as dear, answered or not", async () => {
    for (const frame of [`2["nothing"]`, `2["progress.report",{}]`, `27["nothing",{}]`]) {
      const mallory = await room.student(`Mallory ${nanoid(4)}`);
      for (let times = 0; times < 3_000; times++) say(mallory, frame);
      await gone(mallory);
      expect(mallory.latest("connection.closed")).toMatchObject({ code: "rate-limited" });
    }
  });

  test("HE7 WebSocket's own frames, which no page sends, end the line", async () => {
    for (const frame of [0x89, 0x8a]) {
      const visitor = await room.visitor();
      const transport = visitor.socket.io.engine.transport as unknown as { ws: { _socket: Socket } };
      // empty, masked with nothing
      const frames = Buffer.from([frame, 0x80, 0, 0, 0, 0]);
      transport.ws._socket.on("error", () => undefined);
      for (let times = 0; times < 300; times++) transport.ws._socket.write(frames);
      await gone(visitor);
    }
  });

  test("HE7 who is in no session may say little", async () => {
    const visitor = await room.visitor();
    for (let times = 0; times < 200; times++) say(visitor, `2["nothing"]`);
    await gone(visitor);
    const loud = await room.visitor();
    say(loud, `2["${"x".repeat(600_000)}"]`);
    await gone(loud);
  });

  test("HE7 another connection of the same device does not start anew", async () => {
    const cookie = newDevice();
    const first = await room.visitor(cookie);
    for (let times = 0; times < 200; times++) say(first, `2["nothing"]`);
    await gone(first);
    const again = openSocket(server.url, { role: "student", code: room.code }, cookie);
    await new Promise((resolve) => again.io.on("close", resolve));
    expect(again.connected).toBe(false);
    expect((await room.visitor()).socket.connected).toBe(true);
  });

  test("HE7 hundreds of honest requests at once are not a flood", async () => {
    const ada = await room.student("Ada at home");
    const progress = { activity: "spiral", state: "idle", epoch: 0, accuracy: null } as const;
    await Promise.all(Array.from({ length: 300 }, () => ada.send("progress.report", progress)));
    expect(ada.socket.connected).toBe(true);
  });
});

describe("shapes", () => {
  test("HZ1 one message that would be costly to read ends the line unread; a neighbour works on", async () => {
    const ada = await room.student("Ada of shape");
    for (const text of [
      "[".repeat(490_000) + "]".repeat(490_000),
      `[${Array(300_000).fill("{}").join(",")}]`,
    ]) {
      const eve = await room.student(`Eve of shape ${nanoid(4)}`);
      say(eve, `2["nothing",${text}]`);
      await gone(eve);
    }
    await save(ada, "still here", 0);
  });
});

describe("attachments", () => {
  test("HE8 one attachment is taken, several are not even waited for", async () => {
    const eve = await room.student("Eve of ten");
    say(eve, `510-["run.submit",{"_placeholder":true,"num":0}]`);
    say(eve, new Uint8Array(900_000));
    await gone(eve);
    const two = await room.student("Eve of two");
    say(
      two,
      `52-1["run.submit",{"weights":{"_placeholder":true,"num":0},"x":{"_placeholder":true,"num":1}}]`,
    );
    await gone(two);
  });

  test("HE8 an attachment that never comes ends the line, although it answers pings", async () => {
    const eve = await room.student("Eve of none");
    say(eve, `51-1["run.submit",{"_placeholder":true,"num":0,"x":"${"x".repeat(500_000)}"}]`);
    await gone(eve);
  });

  test("HE8 a message of more than a megabyte ends the line", async () => {
    const eve = await room.student("Eve at large");
    say(eve, `2["${"x".repeat(1_100_000)}"]`);
    await gone(eve);
    const ada = await room.student("Ada at large");
    expect(await ada.sendRaw("answer.submit", { text: "x".repeat(900_000) })).toMatchObject({
      error: { code: "bad-request" },
    });
  });

  test("HE8 a message without a bottom is refused and nothing falls", async () => {
    const eve = await room.student("Eve below");
    const hole = `${`[`.repeat(200_000)}{"_placeholder":true,"num":0}${`]`.repeat(200_000)}`;
    say(eve, `51-1["run.submit",${hole}]`);
    say(eve, new Uint8Array(8));
    await gone(eve);
    expect((await room.student("Ada above")).socket.connected).toBe(true);
  });
});

test("HE9 a wire that greets other rooms, or again and again, is closed", async () => {
  const manager = new Manager(server.url, {
    transports: ["websocket"],
    reconnection: false,
    autoConnect: false,
  });
  await new Promise<void>((resolve) => manager.open(() => resolve()));
  const ended = new Promise((resolve) => manager.engine.on("close", resolve));
  for (let times = 0; times < 500; times++)
    void manager.engine.write(`0/${times},{"protocol":${protocolVersion}}`);
  await ended;
});

test("HE9 who asks for much and takes nothing of it is let go, though it answers pings", async () => {
  // more than the system's own buffers and ours hold together, in one test's time
  const generous = await startTestServer({ limits: new RateLimits(10) }, server.database);
  const hall = await openClass(generous.url);
  const idle = await hall.student("Idle");
  const cells = Array.from({ length: 23 }, (_, at) => ({
    id: `c${at}`,
    source: "x".repeat(20_000),
    from: 0,
  }));
  await idle.must("notebook.save", { id: nanoid(), base: 0, cells });
  // the client's own ways of reading and of answering pings
  const engine = idle.socket.io.engine as unknown as {
    transport: { ws: { _socket: { pause: () => void } } };
    _sendPacket: (type: "pong") => void;
  };
  engine.transport.ws._socket.pause();
  const alive = setInterval(() => engine._sendPacket("pong"), 2_000);
  for (let times = 0; times < 120; times++) idle.socket.emit("notebook.load", {}, () => undefined);
  const open = () => hall.teacher.latest("instructor.view")?.participants.find(({ name }) => name === "Idle");
  await expect.poll(() => open()?.present, { timeout: 30_000, interval: 200 }).toBe(false);
  clearInterval(alive);
  idle.close();
  await generous.application.close();
});
