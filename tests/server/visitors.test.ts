// Who only looks at the door costs those inside nothing.
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client } from "./client";
import { openClass, startTestServer, type TestServer } from "./harness";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

test("HI11 six hundred visitors leave the views of participants as they were", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  const visitors: Client[] = [];
  // of one address, with a device and without
  for (let batch = 0; batch < 20; batch++)
    visitors.push(
      ...(await Promise.all(Array.from({ length: 30 }, (_, at) => room.visitor(at === 0 ? "" : undefined)))),
    );
  for (const visitor of visitors) visitor.events.length = 0;
  // something that everybody inside is shown, again and again
  const times: number[] = [];
  mei.socket.on("room.view", () => times.push(performance.now()));
  for (let at = 0; at < 30; at++) {
    const id = nanoid();
    await mei.must("answer.draft", { id, questionId: "softmax", text: `${at}`, baseVersion: at });
    await room.teacher.must("activity.set", { activity: "tensors", state: at % 2 === 0 ? "closed" : "open" });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const intervals = times.slice(1).map((time, at) => time - times[at]);
  const middle = intervals.toSorted((a, b) => a - b)[Math.floor(intervals.length / 2)];
  // 600 lookers would make it 600
  expect(middle).toBeLessThan(500);
  expect(visitors.reduce((sum, { events }) => sum + events.length, 0)).toBe(0);
  // the door they do hear of
  await room.teacher.must("join.lock", { locked: true });
  await visitors[0].until("room.view", ({ session }) => session.joinLocked);
  await visitors[599].until("room.view", ({ session }) => session.joinLocked);
});
