// SIGKILL of the real server process under load from real sockets, again and again; its supervisor starts it again.
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/db/pool";
import { questionIds } from "@/lib/content/questions";
import { freePort } from "../network/free-port";
import { connect, newDevice } from "./client";
import { openClass, runOf, type TestClass } from "./harness";
import { acknowledgedReach, newTally, PersistentSender, type Item } from "./persistent-sender";
import { rowsOf } from "./snapshot";
import { newDataFolder, SupervisedProcess } from "./supervised-process";
import { createTestDatabase, type TestDatabase } from "./test-database";

const students = 24;
const itemsEach = 14;
/** the server dies when so many are acknowledged */
const deaths = [40, 110, 190];

let database: TestDatabase;
let server: SupervisedProcess;
let url: string;
let room: TestClass;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.url;
  await closeDatabase();
  server = new SupervisedProcess(newDataFolder(), await freePort(), { DATABASE_URL: database.url });
  await server.serving;
  url = server.url;
  room = await openClass(url);
});
afterAll(async () => {
  await server?.close();
  await closeDatabase();
  await database?.drop();
});

const itemOf = (index: number, seed: number): Item => {
  const id = nanoid();
  const questionId = questionIds[index % questionIds.length];
  if (index % 3 === 0) return { name: "run.submit", payload: runOf(room.config, seed, id) };
  if (index % 3 === 1)
    return { name: "answer.submit", payload: { id, questionId, text: `text ${id}`, evidence: [] } };
  return { name: "answer.draft", payload: { id, questionId, text: `draft ${id}`, baseVersion: index } };
};

async function joined(name: string): Promise<string> {
  const cookie = newDevice();
  const client = await connect(url, { role: "student", code: room.code }, cookie);
  await client.must("participant.join", { name });
  client.close();
  return cookie;
}

test("D8 kill -9 loses nothing acknowledged and doubles nothing", async () => {
  const tally = newTally();
  const sent: Item[] = [];
  const cookies = await Promise.all(Array.from({ length: students }, (_, at) => joined(`Student ${at}`)));
  const senders = cookies.map((cookie) => new PersistentSender(url, room.code, cookie, tally));
  const inFlightAtDeath: number[] = [];
  const acknowledgedAtDeath: number[] = [];

  const restartAt = async (count: number) => {
    await acknowledgedReach(tally, count);
    inFlightAtDeath.push(tally.waiting);
    acknowledgedAtDeath.push(tally.acknowledged.size);
    await server.killServer();
  };
  const load = Promise.all(
    senders.map(async (sender, student) => {
      for (let index = 0; index < itemsEach; index++) {
        const item = itemOf(index, student * itemsEach + index + 1);
        sent.push(item);
        await sender.send(item);
      }
    }),
  );
  for (const count of deaths) await restartAt(count);
  await load;
  for (const sender of senders) sender.close();

  expect(acknowledgedAtDeath.every((count) => count < students * itemsEach)).toBe(true);
  expect(Math.min(...inFlightAtDeath)).toBeGreaterThan(0);
  expect(tally.repeated).toBeGreaterThan(0);
  expect(tally.refused).toEqual([]);
  expect(tally.acknowledged.size).toBe(students * itemsEach);

  const idsOf = (name: Item["name"]) =>
    sent.flatMap((item) => (item.name === name ? item.payload.id : [])).sort();
  const stored = async (table: string, where = "true") =>
    (await rowsOf<{ id: string }>(database.url, `SELECT id FROM "${table}" WHERE ${where}`))
      .map(({ id }) => id)
      .sort();
  expect(await stored("Submission")).toEqual(idsOf("run.submit"));
  expect(await stored("Revision", "kind = 'submitted'")).toEqual(idsOf("answer.submit"));
  const drafts = await rowsOf<{ text: string }>(database.url, `SELECT text FROM "Draft"`);
  const draftTexts = sent.flatMap(({ name, payload }) =>
    name === "answer.draft" && "text" in payload ? payload.text : [],
  );
  for (const { text } of drafts) expect(draftTexts).toContain(text);
  expect(drafts.length).toBe(
    students * new Set([2, 5, 8, 11].map((index) => index % questionIds.length)).size,
  );
});

test("D8 after the restart everybody sees the same board without doing anything", async () => {
  const [mei, screen] = await Promise.all([room.visitor(), room.visitor()]);
  const view = await mei.until("student.view");
  expect(view.room.board.total).toBe(students);
  expect((await screen.until("student.view")).room.board.rows).toEqual(view.room.board.rows);
});

test("D9 SIGTERM answers what was taken, then ends with 0", async () => {
  const tom = await room.visitor();
  await tom.must("participant.join", { name: "Tom" });
  const reply = tom.send("run.submit", runOf(room.config, 9_999)).catch(() => null);
  // the request is on its way when the signal is sent: answered or cut, but never acknowledged and lost
  server.signal("SIGTERM");
  const code = await server.ended;
  const answer = await reply;
  const rows = await rowsOf<{ count: string }>(
    database.url,
    `SELECT count(*) FROM "Submission" s JOIN "Participant" p ON p.id = s."participantId" WHERE p.name = 'Tom'`,
  );
  if (answer?.ok) expect(rows[0].count).toBe("1");
  expect(code).toBe(0);
});
