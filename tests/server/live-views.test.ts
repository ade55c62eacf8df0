// What a room sends, and how often.
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { InstructorView } from "@/lib/contract/views";
import { roomViewSchema, instructorViewSchema, studentViewSchema } from "@/lib/contract/views";
import { viewIntervalMs } from "@/lib/contract/protocol";
import { viewInterval } from "@/lib/server/room/view-sender";
import { connect } from "./client";
import { openClass, runOf, startTestServer, type TestServer } from "./harness";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

test("D21 many changes at once are one view", async () => {
  const room = await openClass(server.url);
  const screenKey = (await room.teacher.until("instructor.view")).screenKey;
  const screen = await connect(server.url, { role: "screen", screenKey }, "");
  const students = await Promise.all(Array.from({ length: 12 }, (_, at) => room.student(`Student ${at}`)));
  await screen.until("room.view", ({ session }) => session.joined === 12);
  screen.events.length = 0;
  const began = performance.now();
  await Promise.all(
    students.flatMap((student, at) =>
      [1, 2, 3].map((run) => student.must("run.submit", runOf(room.config, at * 3 + run))),
    ),
  );
  await screen.until("room.view", ({ board }) => board.total === 12);
  const intervals = (performance.now() - began) / viewIntervalMs;
  expect(screen.events.length).toBeLessThanOrEqual(Math.ceil(intervals) + 1);
  expect(screen.events.length).toBeLessThan(36);
  expect(screen.events.every(({ name }) => name === "room.view")).toBe(true);
});

test("D21 the larger the audience, the longer the interval", () => {
  expect([1, 250, 400, 1_000].map(viewInterval)).toEqual([250, 250, 400, 1_000]);
});

test("D22 everybody gets their whole view on every connection, and it is what the contract says", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  await mei.must("run.submit", runOf(room.config));
  const again = await room.visitor(mei.cookie);
  const view = await again.until("student.view", ({ self }) => self !== null);
  expect(studentViewSchema.parse(view)).toEqual(view);
  const teacher = await connect(
    server.url,
    { role: "instructor", sessionId: room.sessionId },
    room.instructor.cookie,
  );
  const whole = await teacher.until("instructor.view");
  expect(instructorViewSchema.parse(whole)).toEqual(whole);
  const screen = await connect(server.url, { role: "screen", screenKey: whole.screenKey }, "");
  const shown = await screen.until("room.view");
  expect(roomViewSchema.parse(shown)).toEqual(shown);
  expect(await screen.sendRaw("session.end", {})).toMatchObject({ error: { code: "forbidden" } });
});

test("D23 progress reaches the instructor and nobody else", async () => {
  const room = await openClass(server.url);
  const [mei, tom] = [await room.student("Mei"), await room.student("Tom")];
  const progress = { activity: "spiral", state: "training", epoch: 12, accuracy: 0.5 } as const;
  await mei.must("progress.report", progress);
  const view = await room.teacher.until("instructor.view", ({ participants }) =>
    participants.some((one) => one.progress),
  );
  expect(view.participants.find(({ name }) => name === "Mei")?.progress).toMatchObject(progress);
  expect(JSON.stringify(tom.events)).not.toContain("training");
});

test("WL3 work that comes is a sign of its owner, whatever their page said last", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  await mei.must("progress.report", { activity: "questions", state: "writing", epoch: 0, accuracy: null });
  const at = ({ participants: [row] }: InstructorView) => row?.progress?.at ?? "";
  const before = at(await room.teacher.until("instructor.view", (view) => at(view) !== ""));
  await new Promise((resolve) => setTimeout(resolve, 5));
  await mei.must("answer.submit", { id: nanoid(), questionId: "softmax", text: "Shares", evidence: [] });
  await room.teacher.until("instructor.view", (view) => at(view) > before);
});

test("HY6 a view is encoded once, however many pages it is sent to", async () => {
  const room = await openClass(server.url);
  const students = await Promise.all(Array.from({ length: 16 }, (_, at) => room.student(`Student ${at}`)));
  const [mei, ...others] = students;
  const tabs = [mei, ...(await Promise.all([1, 2, 3].map(() => room.visitor(mei.cookie))))];
  const everybody = [...tabs, ...others];
  for (const one of everybody) await one.until("room.view", ({ session }) => session.joined === 16);
  const encoded = vi.spyOn(JSON, "stringify");
  const encodings = (name: string) =>
    encoded.mock.calls.filter(([value]) => Array.isArray(value) && value[0] === name).length;
  for (const one of everybody) one.events.length = 0;
  await mei.must("run.submit", runOf(room.config));
  const here = everybody.map((one) => one.until("room.view", ({ board }) => board.total === 1));
  const own = tabs.map((one) => one.until("self.view", ({ submissions }) => submissions === 1));
  await Promise.all([...here, ...own]);
  const counted = { room: encodings("room.view"), self: encodings("self.view") };
  encoded.mockRestore();
  const sent = (name: string) => mei.events.filter((event) => event.name === name).length;
  expect(sent("room.view")).toBeGreaterThan(0);
  expect(counted).toEqual({ room: sent("room.view"), self: sent("self.view") });
});
