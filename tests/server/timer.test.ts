// The class's timer on a real server: it ends by the server's clock, with or without anybody doing anything.
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadSession } from "@/lib/db/session-state";
import { connect, newDevice } from "./client";
import { openClass, runOf, startTestServer, type TestServer } from "./harness";

let server: TestServer;
let ahead = 0;
beforeAll(async () => {
  server = await startTestServer({ now: () => Date.now() + ahead });
});
afterAll(() => server?.close());

test("TM3 the activity closes by itself, and everybody learns of it", async () => {
  const room = await openClass(server.url);
  const ada = await room.student("Ada");
  await room.teacher.must("timer.set", { seconds: 5, closes: "questions" });
  const running = await ada.until("room.view", ({ session }) => session.timer !== undefined);
  expect(Date.parse(running.session.timer?.endsAt ?? "") - Date.parse(running.serverTime)).toBeGreaterThan(
    4_000,
  );
  const closed = await ada.until("room.view", ({ session }) => session.activities.questions === "closed");
  expect(Date.parse(closed.serverTime)).toBeGreaterThanOrEqual(
    Date.parse(running.session.timer?.endsAt ?? ""),
  );
  // it is over, and says so until it is taken away
  expect(closed.session.timer).toEqual({ endsAt: running.session.timer?.endsAt });
});

test("TM3 what comes at the moment of its end is late, whoever is first", async () => {
  const room = await openClass(server.url);
  const ada = await room.student("Ada");
  await room.teacher.must("timer.set", { seconds: 600, closes: "spiral" });
  const { verdict: before } = await ada.must("run.submit", runOf(room.config, 1));
  ahead = 601_000;
  const { verdict: then } = await ada.must("run.submit", runOf(room.config, 2));
  expect([before.late, then.late]).toEqual([false, true]);
  ahead = 0;
});

test("TM4 a timer that ended while the server was away has ended when it is back", async () => {
  const room = await openClass(server.url);
  await room.teacher.must("timer.set", { seconds: 60, closes: "spiral" });
  const later = await startTestServer({ now: () => Date.now() + 61_000 }, server.database);
  const ben = await connect(later.url, { role: "student", code: room.code }, newDevice());
  await ben.must("participant.join", { name: "Ben" });
  const { verdict } = await ben.must("run.submit", runOf(room.config));
  expect(verdict.late).toBe(true);
  const stored = await loadSession({ id: room.sessionId });
  expect(stored?.state).toMatchObject({ activities: { spiral: "closed" }, timer: { closes: null } });
  await later.application.close();
});
