// Drafts that the instructor counts, over real sockets: in the database, in the review, after a restart.
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { factsFor, tallyIn, writtenIn } from "@/lib/db/review";
import { answerIn } from "@/lib/db/review-sheets";
import { exportSourceFor } from "@/lib/db/review-export";
import { loadSession } from "@/lib/db/session-state";
import { unsentDrafts } from "@/lib/live/unsent";
import { selfView } from "@/lib/live/view-student";
import { answersCsv } from "@/lib/review/answers-csv";
import { questionIds } from "@/lib/content/questions";
import { questionContent } from "@/lib/review/question-content";
import { sightOf } from "@/lib/review/visibility";
import { addMembers } from "./full-rows";
import { openClass, startTestServer, type TestServer } from "./harness";
import { rowsOf } from "./snapshot";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

const draft = (text: string, baseVersion = 0) => ({ id: nanoid(), questionId: "softmax", text, baseVersion });

async function csvOf(source: Parameters<typeof answersCsv>[0]): Promise<string> {
  let csv = "";
  for await (const piece of answersCsv(source, "en")) csv += piece;
  return csv;
}

test("KE5 who saves two drafts under one id does not keep the class's from being counted", async () => {
  const room = await openClass(server.url);
  const [mei, eve] = [await room.student("Mei"), await room.student("Eve")];
  await mei.must("answer.draft", draft("written in class"));
  const twice = draft("the same id twice");
  await eve.must("answer.draft", twice);
  await eve.must("answer.draft", { ...twice, questionId: "alexnet" });
  expect(await room.teacher.must("drafts.count", { counted: true })).toEqual({
    drafts: { participants: 2, full: 1 },
  });
});

test("KF1 the review counts the drafts that the engine does, whatever white they are made of", async () => {
  const room = await openClass(server.url);
  const reader = { instructorId: room.instructor.id };
  const white = "\t\n\v\f\r \u0085\u00a0\u1680\u180e\u2003\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff";
  const texts = [...white].map((one) => `${one}${one}`).concat("a", "\u3000a", " a ");
  const students = await Promise.all(texts.map((_, at) => room.student(`S${at}`)));
  await Promise.all(students.map((one, at) => one.must("answer.draft", draft(texts[at]))));
  const stored = await loadSession({ id: room.sessionId });
  const writers = [...(stored?.state.work.values() ?? [])].filter((work) => unsentDrafts(work).length > 0);
  const facts = await factsFor(room.sessionId, reader);
  const sight = facts && sightOf(facts, reader);
  if (!sight) throw new Error("the instructor sees nothing");
  expect((await tallyIn(sight)).drafts.unsent).toBe(writers.length);
  const written = await writtenIn(sight, { questionId: "softmax" }, 100);
  expect(written.filter((one) => one.draft)).toHaveLength(writers.length);
  // those with a letter, and those whose characters `trim` leaves
  expect(writers.length).toBe(texts.filter((text) => text.trim() !== "").length);
});

test("KE5 what is counted is stored with who counted it, shown to its writer and marker, and taken back", async () => {
  const room = await openClass(server.url);
  const [mei, tom] = [await room.student("Mei"), await room.student("Tom")];
  await mei.must("answer.draft", draft("written in class"));
  await room.teacher.must("drafts.ask", { asked: true });
  await tom.until("room.view", ({ session }) => session.draftsAsked === true);
  await tom.must("answer.draft", draft("written after it"));
  const ended = await room.teacher.must("session.end", { countDrafts: true });
  expect(ended.drafts).toEqual({ participants: 2, full: 0 });
  expect(await room.teacher.must("session.end", { countDrafts: true })).toEqual({});
  await mei.must("answer.draft", draft("after the end", 1));
  const own = await mei.until("self.view", ({ answers }) => answers[0]?.draft === "after the end");
  expect(own.answers[0]).toMatchObject({
    ...{ submitted: "written in class", counted: true, late: false, unsent: true },
  });

  const reader = { instructorId: room.instructor.id };
  const facts = await factsFor(room.sessionId, reader);
  const sight = facts && sightOf(facts, reader);
  if (!sight) throw new Error("the instructor sees nothing");
  expect((await tallyIn(sight)).drafts).toEqual({ unsent: 1, counted: 2 });
  expect((await room.teacher.must("drafts.count", { counted: true })).drafts.participants).toBe(1);
  expect((await tallyIn(sight)).drafts).toEqual({ unsent: 0, counted: 2 });
  const { work, more } = await answerIn(sight, own.participantId, "softmax", 0);
  const by = room.instructor.id;
  expect(work.revisions.map(({ text, countedBy, late }) => [text, countedBy, late])).toEqual([
    ["written in class", by, false],
    ["after the end", by, true],
  ]);
  // the same as its writer looks back on
  const content = questionContent(work, "softmax", more);
  expect(content).toMatchObject({ revisions: [{ counted: true, text: "after the end" }, {}] });
  expect(JSON.stringify(content)).not.toContain(by);
  expect(await csvOf(exportSourceFor(sight))).toContain("counted as submitted by the instructor");

  const before = await loadSession({ id: room.sessionId });
  const shown = await mei.until("self.view", ({ answers }) => answers[0]?.revisions === 2);
  expect(before && selfView(before.state, own.participantId, own.personalCode).answers).toEqual(
    shown.answers,
  );
  await room.teacher.must("drafts.count", { counted: false });
  expect((await tallyIn(sight)).drafts).toEqual({ unsent: 2, counted: 0 });
  const after = await loadSession({ id: room.sessionId });
  expect(after?.state.work.get(own.participantId)?.usage).toMatchObject({
    revisions: { number: 0, bytes: 0 },
  });
});

test("HY8 six thousand drafts are counted in a moment, and a draft that another process changed is counted as it is now", async () => {
  const room = await openClass(server.url);
  const people = 990;
  await addMembers(server.database.url, room.sessionId, people);
  const sql = (text: string, ...values: unknown[]) =>
    rowsOf<{ count: number }>(server.database.url, text, [room.sessionId, ...values]);
  await sql(
    `INSERT INTO "Draft" ("participantId", "questionId", text, version, "saveId")
     SELECT p.id, q, repeat(md5(p.id || q), 20), 1, left(md5(p.id || q), 21)
     FROM "Participant" p, unnest($2::text[]) q WHERE p."sessionId" = $1`,
    questionIds,
  );
  await sql(`UPDATE "ClassSession" SET version = version + 1 WHERE id = $1`);
  await room.visitor();
  // work of another process comes unheard
  await sql(
    `UPDATE "Draft" SET text = 'the newest', "saveId" = rpad('newest', 21, '-'), version = 2
     WHERE "questionId" = 'softmax' AND "participantId" = (SELECT min(id) FROM "Participant" WHERE "sessionId" = $1)`,
  );
  const spent = process.cpuUsage();
  const counted = await room.teacher.must("drafts.count", { counted: true });
  const { user, system } = process.cpuUsage(spent);
  expect(counted).toEqual({ drafts: { participants: people, full: 0 } });
  const same = `SELECT count(*)::int FROM "Revision" r JOIN "Draft" d ON d."participantId" = r."participantId"
    AND d."saveId" = r.id AND d.text = r.text JOIN "Participant" p ON p.id = d."participantId" WHERE p."sessionId" = $1`;
  expect(await sql(same)).toEqual([{ count: people * questionIds.length }]);
  console.info(`${Math.round((user + system) / 1_000)} ms of the processor`);
  expect((user + system) / 1_000).toBeLessThan(2_500);
});
