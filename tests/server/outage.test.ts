// The database is gone for ten seconds in the middle of a lesson.
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TcpLine } from "../network/tcp-line";
import { connect, newDevice } from "./client";
import { openClass, runOf, startTestServer, type TestServer } from "./harness";
import { acknowledgedReach, newTally, PersistentSender } from "./persistent-sender";
import { rowsOf } from "./snapshot";
import { createTestDatabase, type TestDatabase } from "./test-database";

const students = 8;
const itemsEach = 12;
const goneMs = 10_000;

let database: TestDatabase;
let line: TcpLine;
let server: TestServer;

beforeAll(async () => {
  database = await createTestDatabase();
  line = new TcpLine(database.url);
  await line.open();
  server = await startTestServer({}, { ...database, url: line.address });
});
afterAll(async () => {
  await server?.close();
  await line?.cut();
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const statusOf = async (path: string) => (await fetch(`${server.url}${path}`)).status;

test("D10 without its database the server refuses clearly, and everything arrives afterwards", async () => {
  const room = await openClass(server.url);
  const tally = newTally();
  const senders = await Promise.all(
    Array.from({ length: students }, async (_, at) => {
      const cookie = newDevice();
      const client = await connect(server.url, { role: "student", code: room.code }, cookie);
      await client.must("participant.join", { name: `Student ${at}` });
      client.close();
      return new PersistentSender(server.url, room.code, cookie, tally);
    }),
  );
  const ids = senders.map(() => Array.from({ length: itemsEach }, () => nanoid()));
  const load = Promise.all(
    senders.map(async (sender, at) => {
      for (const id of ids[at])
        await sender.send({
          name: "answer.submit",
          payload: { id, questionId: "softmax", text: id, evidence: [] },
        });
    }),
  );
  await acknowledgedReach(tally, 20);
  await line.cut();
  const acknowledgedThen = tally.acknowledged.size;
  expect(await statusOf("/readyz")).toBe(503);
  expect(await statusOf("/healthz")).toBe(200);
  await expect(connect(server.url, { role: "student", code: room.code }, newDevice())).rejects.toThrow(
    "database-unavailable",
  );
  expect(await room.teacher.send("join.lock", { locked: true })).toMatchObject({
    error: { code: "database-unavailable" },
  });
  // the length of the outage itself
  await pause(goneMs);
  // what was already answered by the database may have been under way; nothing more
  expect(tally.acknowledged.size).toBeLessThanOrEqual(acknowledgedThen + students);
  await line.open();
  await load;
  for (const sender of senders) sender.close();

  expect(tally.refused).toEqual([]);
  expect(tally.postponed.get("database-unavailable")).toBeGreaterThan(0);
  expect(tally.acknowledged.size).toBe(students * itemsEach);
  const rows = await rowsOf<{ id: string }>(database.url, `SELECT id FROM "Revision"`);
  expect(rows.map(({ id }) => id).sort()).toEqual(ids.flat().sort());
  expect(await statusOf("/readyz")).toBe(200);
  const late = await room.student("Late");
  await late.must("run.submit", runOf(room.config));
});
