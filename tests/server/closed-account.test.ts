// A session can go without a command of its own: with its instructor's account, or by another process.
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeAccount } from "@/lib/db/closing";
import { deleteSession } from "@/lib/db/sessions";
import { type Client } from "./client";
import { openClass, startTestServer, type TestServer } from "./harness";

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
  await deleteSession(room.sessionId);
  await Promise.all([ended(visitor), ended(room.teacher)]);
  expect(room.teacher.latest("connection.closed")).toEqual({ code: "session-not-found" });
});
