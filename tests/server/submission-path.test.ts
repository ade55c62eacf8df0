// The path of one submission: join, send, verified, stored, acknowledged, on everybody's board.
import { afterAll, beforeAll, expect, test } from "vitest";
import { openClass, runOf, startTestServer, type TestServer } from "./harness";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
}, 60_000);
afterAll(() => server?.close());

test("D1 a run is verified, stored, acknowledged and shown to everybody", async () => {
  const room = await openClass(server.url);
  const [mei, tom] = [await room.student("Mei"), await room.student("Tom")];
  const { verdict } = await mei.must("run.submit", runOf(room.config));
  expect(verdict).toMatchObject({ of: 1500, ranked: true, late: false, parameters: 603 });
  const view = await tom.until("room.view", ({ board }) => board.total === 1);
  expect(view.board.rows[0]).toMatchObject({ name: "Mei", correct: verdict.correct, rank: 1 });
  const self = await mei.until("self.view", ({ place }) => place !== null);
  expect(self.verdicts).toEqual([verdict]);
  const teacher = await room.teacher.until("instructor.view", ({ board }) => board.total === 1);
  expect(teacher.participants.map(({ name, present }) => [name, present])).toEqual([
    ["Mei", true],
    ["Tom", true],
  ]);
});
