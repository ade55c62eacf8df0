// A session can go without a command of its own: with its instructor's account, or by another process.
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeAccount } from "@/lib/db/closing";
import { renameInstructor } from "@/lib/db/instructors";
import { deleteSession } from "@/lib/db/sessions";
import { type Client } from "./client";
import { openClass, staffed, startTestServer, type TestServer } from "./harness";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

const ended = (client: Client) => client.when(() => !client.socket.connected, "the end of the connection");

test("HP9 when an account is closed everybody in its sessions is shown out, and nobody else", async () => {
  const [room, other] = [await openClass(server.url), await openClass(server.url)];
  const student = await room.student("Ada");
  const neighbour = await other.student("Ada");
  await closeAccount(room.instructor.id);
  await Promise.all([ended(student), ended(room.teacher)]);
  expect(student.latest("connection.closed")).toEqual({ code: "session-not-found" });
  await expect(room.visitor()).rejects.toThrow("session-not-found");
  await neighbour.must("answer.submit", {
    id: nanoid(),
    questionId: "softmax",
    text: "still here",
    evidence: [],
  });
  expect([neighbour.socket.connected, other.teacher.socket.connected]).toEqual([true, true]);
});

test("HP9 a session that another process deleted closes on those who only watch", async () => {
  const room = await openClass(server.url);
  const visitor = await room.visitor();
  await deleteSession(room.instructor.id, room.sessionId);
  await Promise.all([ended(visitor), ended(room.teacher)]);
  expect(room.teacher.latest("connection.closed")).toEqual({ code: "session-not-found" });
});

test("SF3 an account that is renamed, or closed, is so on the open pages of those whose sessions it leads", async () => {
  const room = await openClass(server.url);
  const lin = await staffed(room, "teacher");
  const names = (...expected: string[]) =>
    room.teacher.until(
      "instructor.view",
      ({ staff }) => staff.map(({ name }) => name).join() === expected.join(),
    );
  await names("Instructor", "Instructor");
  await renameInstructor(lin.id, "Lin");
  await names("Instructor", "Lin");
  await renameInstructor(room.instructor.id, "Ada");
  await names("Ada", "Lin");
  await closeAccount(lin.id);
  await names("Ada");
});
