// How a hall's connections are, in two numbers.
import { EventEmitter } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isUnsteady } from "@/lib/agreed/hall-health";
import { LineHealth } from "@/lib/server/room/line-health";
import { openClass, startTestServer, type TestServer } from "./harness";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

test("HC1 of round trips the slowest tenth's is told, of those who are asked for", () => {
  let now = 0;
  const health = new LineHealth<EventEmitter>(() => now);
  const lines = Array.from({ length: 20 }, () => new EventEmitter());
  lines.forEach((line, at) => {
    health.watch(line, line);
    line.emit("packetCreate", { type: "ping" });
    // other packets are neither question nor answer
    line.emit("packet", { type: "message" });
    now += 10 * (at + 1);
    line.emit("packet", { type: "pong" });
    line.emit("packet", { type: "pong" });
  });
  expect(health.health(lines).slowestMs).toBe(190);
  expect(health.health(lines.slice(0, 1)).slowestMs).toBe(10);
  for (const line of lines.slice(10)) health.forget(line);
  expect(health.health(lines).slowestMs).toBe(100);
  expect(health.health([]).slowestMs).toBeNull();
});

test("HC2 who comes back counts for a minute", () => {
  let now = 0;
  const health = new LineHealth<object>(() => now);
  health.returned();
  now = 59_000;
  health.returned();
  expect(health.health([]).reconnected).toBe(2);
  now = 60_000;
  expect(health.health([]).reconnected).toBe(1);
});

test("HC2 over sockets: a page that was cut off and is back counts, a new one does not", async () => {
  const room = await openClass(server.url);
  const ada = await room.student("Ada");
  await room.student("Ben");
  expect((await room.teacher.until("instructor.view")).health?.reconnected ?? 0).toBe(0);
  ada.close();
  await room.teacher.until("instructor.view", ({ room: { session } }) => session.present === 1);
  await room.visitor(ada.cookie);
  await room.teacher.until("instructor.view", ({ health }) => health?.reconnected === 1);
});

test("HC3 a hall is calm until many come back at once, for its size, or a tenth is slow", () => {
  expect(isUnsteady({ reconnected: 3, slowestMs: 200 }, 20)).toBe(false);
  expect(isUnsteady({ reconnected: 4, slowestMs: 200 }, 20)).toBe(true);
  expect(isUnsteady({ reconnected: 40, slowestMs: null }, 1_000)).toBe(false);
  expect(isUnsteady({ reconnected: 0, slowestMs: 1_000 }, 20)).toBe(true);
});
