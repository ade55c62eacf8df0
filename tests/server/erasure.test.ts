// Erasing one participant: what is gone from the database, and what their pages and everybody else's are told.
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { saveMark } from "@/lib/db/review";
import { factsFor } from "@/lib/db/review";
import { sightOf } from "@/lib/review/visibility";
import { connect, type Client } from "./client";
import { openClass, runOf, startTestServer, type TestClass, type TestServer } from "./harness";
import { everything, rowsOf } from "./snapshot";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

const idOf = (client: Client): string => client.latest("student.view")?.self?.participantId ?? "";
const ended = (client: Client) => client.when(() => !client.socket.connected, "the end of the connection");
/** stands in everything that somebody makes */
const sign = (who: string) => `zq${who}zq`;

/** Somebody with something in every place in which one can have anything. */
async function busyStudent({ visitor, teacher, config, ...room }: TestClass, who: string): Promise<Client> {
  const client = await visitor();
  const text = sign(who);
  const { self } = await client.must("participant.join", { name: text, studentNumber: `${text}7` });
  const { participantId } = self;
  const id = () => nanoid();
  const questionId = "softmax";
  await client.must("run.submit", { ...runOf(config, who.length), source: `# ${text}` });
  await client.must("answer.draft", { id: id(), questionId, text: `${text} draft`, baseVersion: 0 });
  await client.must("answer.draft", { id: id(), questionId, text: `${text} other`, baseVersion: 0 });
  const evidence = id();
  await client.must("evidence.attach", {
    ...{ id: evidence, questionId, title: text, prediction: text },
    runs: [{ label: text, config, curve: [], finalLoss: null, finalAccuracy: null }],
  });
  await client.must("answer.submit", { id: id(), questionId, text, evidence: [evidence] });
  await client.must("attempt.submit", { id: id(), exerciseId: "a-column", source: `# ${text}` });
  await client.must("notebook.save", { id: id(), cells: [{ id: id(), source: text }] });
  await client.must("hand.raise", { line: text });
  await client.must("check.vote", { id: await currentCheck(teacher), round: 1, value: 1 });
  await teacher.must("place.link", { participantId, keepDevices: true });
  await teacher.must("snapshot.take", { id: id(), participantId, activity: "questions", item: questionId });
  await teacher.must("aside.set", { aside: { text: "To you.", participantIds: [participantId] } });
  const answers = [{ participantId, text }];
  await teacher.must("spotlight.set", { spotlight: { questionId, chosen: answers } });
  const reader = { instructorId: room.instructor.id };
  const facts = await factsFor(room.sessionId, reader);
  const sight = facts && sightOf(facts, reader);
  if (!sight) throw new Error("the session is not in sight");
  await saveMark(sight, { participantId, itemId: questionId }, () => ({
    ...{ rubric: [], points: 1, comment: text },
  }));
  return client;
}

async function currentCheck(teacher: Client): Promise<string> {
  const view = await teacher.until("instructor.view", ({ room }) => room.session.lead?.check !== undefined);
  return view.room.session.lead?.check?.id ?? "";
}

async function classWithCheck(): Promise<TestClass> {
  const room = await openClass(server.url);
  await room.teacher.must("check.ask", { id: nanoid(), asked: { question: "Which?", options: ["a", "b"] } });
  return room;
}

test("ER1 nothing of somebody who is erased is in any table, and everybody else's stays", async () => {
  const room = await classWithCheck();
  const mia = await busyStudent(room, "Mia");
  const ben = await busyStudent(room, "Benjamin");
  const id = idOf(mia);
  const all = () => everything(server.database.url);
  // a text that is looked for in vain must have been there
  expect((await all()).split(sign("Mia")).length).toBeGreaterThan(12);
  const othersBefore = (await all()).split(sign("Benjamin")).length;
  await room.teacher.must("participant.erase", { participantId: id });
  const after = await all();
  expect(after).not.toContain(sign("Mia"));
  expect(after.split(sign("Benjamin")).length).toBe(othersBefore);
  // her id stands where it is counted, and in the hash by which her browser is told
  expect(after.split(id).length - 1).toBe(2);
  const view = await room.teacher.until("instructor.view", ({ erased }) => erased === 1);
  expect(view.participants.map(({ name }) => name)).toEqual([sign("Benjamin")]);
  expect(JSON.stringify(view)).not.toContain(sign("Mia"));
  await ben.until("student.view");
  const again = await startTestServer({}, server.database);
  const page = await connect(
    again.url,
    { role: "instructor", sessionId: room.sessionId },
    room.instructor.cookie,
  );
  const loaded = await page.until("instructor.view");
  expect({ ...loaded.board, honours: null }).toEqual({ ...view.board, honours: null });
  expect(loaded.erased).toBe(1);
  page.close();
  await again.application.close();
});

test("ER2 their pages close with the reason on every server, later work is refused with it, and they may come in anew", async () => {
  const room = await classWithCheck();
  const mia = await busyStudent(room, "Mia");
  const participantId = idOf(mia);
  const { personalCode } = mia.latest("student.view")?.self ?? {};
  const second = await startTestServer({}, server.database);
  const elsewhere = await connect(second.url, { role: "student", code: room.code }, mia.cookie);
  await elsewhere.until("student.view", ({ self }) => self !== null);
  await room.teacher.must("participant.erase", { participantId });
  await Promise.all([ended(mia), ended(elsewhere)]);
  for (const page of [mia, elsewhere]) expect(page.latest("connection.closed")).toEqual({ code: "erased" });
  for (const url of [server.url, second.url]) {
    const back = await connect(url, { role: "student", code: room.code }, mia.cookie);
    expect(await back.until("student.view")).toMatchObject({ self: null, removed: false, erased: true });
    const refused = { ok: false, error: { code: "erased" } };
    expect(await back.send("run.submit", runOf(room.config))).toMatchObject(refused);
    const draft = { id: nanoid(), questionId: "softmax", text: "again", baseVersion: 0 };
    expect(await back.send("answer.draft", draft)).toMatchObject(refused);
    back.close();
  }
  const stranger = await room.visitor();
  expect(await stranger.send("participant.resume", { personalCode: personalCode ?? "" })).toMatchObject({
    error: { code: "wrong-code" },
  });
  expect(await room.teacher.send("participant.restore", { participantId })).toMatchObject({
    error: { code: "participant-not-found" },
  });
  const anew = await room.visitor(mia.cookie);
  const { self } = await anew.must("participant.join", { name: "Mia" });
  expect(self.participantId).not.toBe(participantId);
  await anew.must("answer.submit", { id: nanoid(), questionId: "softmax", text: "new", evidence: [] });
  expect(
    await rowsOf(server.database.url, `SELECT text FROM "Revision" WHERE "participantId" = $1`, [
      self.participantId,
    ]),
  ).toEqual([{ text: "new" }]);
  await second.application.close();
});
