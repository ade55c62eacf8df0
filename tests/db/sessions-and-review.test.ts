// A session from its draft to the look-back, as pages read it.
import { nanoid } from "nanoid";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { factsFor, marksIn, saveMark, storedRunIn, tallyIn, writtenIn } from "@/lib/db/review";
import { exportSourceFor } from "@/lib/db/review-export";
import { answerIn, evidenceRunsIn, runsIn } from "@/lib/db/review-sheets";
import { createSession, deleteSession, listSessions, publicSession, sessionDetail } from "@/lib/db/sessions";
import { findSession, loadSession } from "@/lib/db/session-state";
import { sightOf, type Reader } from "@/lib/review/visibility";
import { buildDesk } from "@/lib/review/build-desk";
import type { Actor } from "@/lib/live/state";
import { viewFor } from "@/lib/live/view";
import {
  everythingOpen,
  openClass,
  runOf,
  signUp,
  startTestServer,
  type TestClass,
  type TestServer,
} from "../server/harness";
import { rowsOf } from "../server/snapshot";

/** What the reader sees of the session now. */
async function sightFor(sessionId: string, reader: Reader) {
  const facts = await factsFor(sessionId, reader);
  return facts && sightOf(facts, reader);
}

/** What its owner sees of a class. */
const ownersSight = async ({ sessionId, instructor }: TestClass) =>
  (await sightFor(sessionId, { instructorId: instructor.id })) ?? expect.fail("the instructor sees nothing");

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

test("B8 a draft gets code, screen key and seeds; only its instructor sees it", async () => {
  const [mine, other] = [await signUp(), await signUp()];
  const { id, code } = await createSession(mine.id, everythingOpen);
  expect(code).toMatch(/^[2-9A-HJKMNP-Z]{6}$/);
  const detail = await sessionDetail(mine.id, id);
  expect(detail).toMatchObject({ code, status: "draft", participants: 0, language: "en" });
  expect(detail?.screenKey).toMatch(/^[\w-]{32}$/);
  expect(detail?.dataset.kind).toBe("spiral");
  expect(await sessionDetail(other.id, id)).toBeNull();
  expect((await listSessions(mine.id)).map(({ title }) => title)).toEqual([everythingOpen.title]);
  expect(await listSessions(other.id)).toEqual([]);
  expect(await publicSession({ code })).toEqual({
    id,
    code,
    title: everythingOpen.title,
    language: "en",
    status: "draft",
  });
  expect(await publicSession({ code: "ZZZZZZ" })).toBeNull();
  expect((await findSession({ id }))?.sequence).toBe(0);
  expect(await deleteSession(mine.id, id)).toBe(true);
  expect(await deleteSession(mine.id, id)).toBe(false);
});

test("B9 a session rebuilt from the database is the one in memory", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  const tom = await room.student("Tom");
  for (const seed of [1, 2]) await mei.must("run.submit", runOf(room.config, seed));
  for (const text of ["draft", "of another device", "of a third", "of a fourth"])
    await tom.must("answer.draft", { id: nanoid(), questionId: "softmax", text, baseVersion: 0 });
  const evidence = [nanoid(), nanoid()];
  for (const id of evidence)
    await tom.must("evidence.attach", {
      ...{ id, questionId: "softmax", title: `run ${id}`, prediction: null },
      runs: [{ label: "a", config: room.config, curve: [], finalLoss: 0.5, finalAccuracy: 0.9 }],
    });
  await tom.must("answer.submit", { id: nanoid(), questionId: "softmax", text: "one", evidence });
  await tom.must("answer.submit", { id: nanoid(), questionId: "softmax", text: "two", evidence: [] });
  await room.teacher.must("board.set", { mode: "frozen" });
  await room.teacher.must("join.lock", { locked: true });
  const seen = await room.teacher.until("instructor.view", ({ room }) => room.session.joinLocked);
  const stored = await loadSession({ id: room.sessionId });
  if (!stored) throw new Error("gone");
  const viewer: Actor = { role: "instructor", instructorId: room.instructor.id };
  const presence = new Map(
    seen.participants.map(({ participantId }) => [
      participantId,
      { connections: 1, awaySince: null, progress: null },
    ]),
  );
  const now = Date.parse(seen.room.serverTime);
  // who of the staff is here, and how the lines are, is not stored
  const { health, staff } = seen;
  const rebuilt = viewFor(stored.state, viewer, { now, presence, personalCode: () => "" }).view;
  expect({ ...rebuilt, health, staff }).toEqual(seen);
  const self = await tom.until("self.view", ({ answers }) => answers[0]?.revisions === 2);
  expect(self.answers[0].evidence).toHaveLength(2);
  expect(self.answers[0].draftsReplaced).toEqual(["of another device", "draft"]);
  const again = viewFor(
    stored.state,
    { role: "student", participantId: self.participantId },
    { now, presence, personalCode: () => self.personalCode },
  );
  expect(again.view).toMatchObject({ self });
});

test("B10 the review has all work, and only for its instructor", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  const participantId = mei.latest("student.view")?.self?.participantId ?? "";
  const run = runOf(room.config, 3);
  await mei.must("run.submit", run);
  const evidence = {
    ...{ id: nanoid(), questionId: "softmax", title: "Two runs", prediction: "the same" },
    runs: [{ label: "a", config: room.config, curve: [], finalLoss: 0.5, finalAccuracy: 0.9 }],
  };
  await mei.must("evidence.attach", evidence);
  const draft = { questionId: "softmax", text: "first" };
  await mei.must("answer.draft", { id: nanoid(), ...draft, baseVersion: 0 });
  await mei.must("answer.draft", { id: nanoid(), ...draft, text: "from the phone", baseVersion: 0 });
  await mei.must("answer.submit", {
    id: nanoid(),
    questionId: "softmax",
    text: "final",
    evidence: [evidence.id],
  });
  const mark = { participantId, itemId: "softmax", rubric: ["r1"], points: 2.5, comment: "Good" };
  const sight = await ownersSight(room);
  expect(await saveMark(sight, mark, () => mark)).toMatchObject({ version: 1 });
  const { work } = await answerIn(sight, participantId, "softmax", 0);
  expect(work.revisions.map(({ kind, text }) => [kind, text])).toEqual([
    ["overwritten", "first"],
    ["submitted", "final"],
  ]);
  expect(work.drafts).toMatchObject([{ text: "from the phone" }]);
  expect(work.evidence).toMatchObject([{ title: "Two runs", prediction: "the same" }]);
  expect(await evidenceRunsIn(sight, participantId, evidence.id)).toEqual(evidence.runs);
  const { runs } = (await runsIn(sight, participantId, 0, undefined)).work;
  expect(runs).toMatchObject([{ id: run.id, of: 1500, eligible: true, network: "2→100→3" }]);
  const tally = await tallyIn(sight);
  expect(tally.marks).toMatchObject([mark]);
  expect(tally.participants).toMatchObject([{ id: participantId, name: "Mei" }]);
  expect(tally.handedIn.map(({ itemId }) => itemId).sort()).toEqual(["softmax", "spiral"]);
  expect(await writtenIn(sight, { questionId: "softmax" }, 200)).toEqual([
    { participantId, questionId: "softmax", short: "final", draft: true },
  ]);
  expect(await writtenIn(sight, { participantId }, 4)).toMatchObject([{ short: null }]);
  const stored = await storedRunIn(sight, participantId, run.id);
  if (!stored) throw new Error("the run is gone");
  expect(new Uint8Array(stored.weights)).toEqual(run.weights);
  expect(stored.curve).toEqual(run.curve);
  const all = [];
  for await (const one of exportSourceFor(sight).runs()) all.push(one);
  expect(all).toEqual([stored]);
  expect(await sightFor(room.sessionId, { instructorId: (await signUp()).id })).toBeNull();
  expect(await sightFor(nanoid(), { instructorId: room.instructor.id })).toBeNull();
});

test("KV9 changes of one mark in the same moment each build on the one before", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  const key = { participantId: mei.latest("student.view")?.self?.participantId ?? "", itemId: "softmax" };
  const words = Array.from({ length: 6 }, (_, at) => `word${at}`);
  const sight = await ownersSight(room);
  const add = (word: string) =>
    saveMark(sight, key, ({ rubric, points, comment }) => ({
      ...{ rubric, points, comment: `${comment} ${word}` },
    }));
  const saved = await Promise.all(words.map(add));
  expect(saved.map((one) => one?.version).sort()).toEqual([1, 2, 3, 4, 5, 6]);
  const last = saved.find((one) => one?.version === words.length);
  expect(last?.comment.trim().split(" ").sort()).toEqual(words);
});

test("VR5 a mark is stored within a sight alone that may mark, and of whom it shows", async () => {
  const [room, other] = [await openClass(server.url), await openClass(server.url)];
  const mei = await room.student("Mei");
  const key = { participantId: mei.latest("student.view")?.self?.participantId ?? "", itemId: "softmax" };
  const given = { rubric: [], points: 3, comment: "of the owner" };
  expect(await saveMark(await ownersSight(room), key, () => given)).toMatchObject(given);
  await room.teacher.must("session.end", {});
  await room.teacher.must("session.release", { released: true });
  const meis = await sightFor(room.sessionId, { participantId: key.participantId });
  const asked: unknown[] = [];
  for (const sight of [meis ?? expect.fail("Mei sees nothing"), await ownersSight(other)])
    expect(await saveMark(sight, key, (stored) => (asked.push(stored), { ...given, points: 9 }))).toBeNull();
  expect(asked).toEqual([]);
  expect(await marksIn(await ownersSight(room))).toMatchObject([{ ...given, version: 1 }]);
});

test("VR6 what is decided from is read without the secret seed", async () => {
  const room = await openClass(server.url);
  const query = vi.spyOn(pg.Client.prototype, "query");
  await ownersSight(room);
  // text, or an object with the text
  const texts = query.mock.calls.map(
    ([given]: unknown[]) => (given as { text?: string }).text ?? String(given),
  );
  query.mockRestore();
  expect(texts.filter((text) => text.includes('"ClassSession"'))).not.toEqual([]);
  expect(texts.filter((text) => text.includes("secretSeed"))).toEqual([]);
});

test("B11 a student looks back at their own work after the release only", async () => {
  const room = await openClass(server.url);
  const [mei, tom] = [await room.student("Mei"), await room.student("Tom")];
  const idOf = (client: typeof mei) => client.latest("student.view")?.self?.participantId ?? "";
  const run = runOf(room.config);
  await mei.must("run.submit", run);
  await tom.must("answer.submit", {
    id: nanoid(),
    questionId: "softmax",
    text: "private to Tom",
    evidence: [],
  });
  const spiral = { participantId: idOf(mei), itemId: "spiral" };
  await saveMark(await ownersSight(room), spiral, () => ({
    ...{ rubric: [], points: 3, comment: "Well done" },
  }));
  const own = async (participantId: string) => {
    const sight = await sightFor(room.sessionId, { participantId });
    if (!sight) return null;
    const { runs } = (await runsIn(sight, participantId, 0, undefined)).work;
    return { sight, marks: await marksIn(sight), runs, tally: await tallyIn(sight) };
  };
  expect(await own(idOf(mei))).toBeNull();
  await room.teacher.must("session.end", {});
  expect(await own(idOf(mei))).toBeNull();
  await room.teacher.must("session.release", { released: true });
  const meis = await own(idOf(mei));
  if (!meis) throw new Error("Mei sees nothing");
  expect(meis.marks).toMatchObject([{ comment: "Well done", points: 3 }]);
  expect(meis.runs).toMatchObject([{ id: run.id, privateCorrect: null }]);
  expect(JSON.stringify(meis)).not.toContain("Tom");
  expect((await storedRunIn(meis.sight, idOf(mei), run.id))?.config).toEqual(run.config);
  const toms = await own(idOf(tom));
  if (!toms) throw new Error("Tom sees nothing");
  expect((await runsIn(toms.sight, idOf(mei), 0, run.id)).work.runs).toEqual([]);
  expect(await storedRunIn(toms.sight, idOf(mei), run.id)).toBeNull();
  await room.teacher.must("session.release", { released: false });
  expect(await own(idOf(mei))).toBeNull();
});

test("HY3 who joined in one moment keeps their number when rows are written anew", async () => {
  const room = await openClass(server.url);
  const sql = (text: string) => rowsOf(server.database.url, text, [room.sessionId]);
  await sql(`INSERT INTO "Participant" (id, "sessionId", name, "nameKey", "personalCodeHash", "joinedAt")
    SELECT md5($1 || n), $1, 'Student ' || n, 'student ' || n, $1 || n, 'epoch' FROM generate_series(1, 40) n`);
  const sight = await sightFor(room.sessionId, { instructorId: room.instructor.id });
  if (!sight) throw new Error("the instructor sees nothing");
  const numbersOf = async () => {
    const desk = buildDesk(await tallyIn(sight), { by: "participant", selected: "" }, [], "en");
    return new Map(desk.people.map(({ name, number }) => [name, number]));
  };
  const before = await numbersOf();
  expect(before.size).toBe(40);
  // as a removal writes it: what an index holds is written anew, and lies elsewhere
  await sql(
    `UPDATE "Participant" SET "removedAt" = now(), "nameKey" = "nameKey" || id WHERE "sessionId" = $1 AND name LIKE '%3%'`,
  );
  await room.student("The Late");
  const after = await numbersOf();
  expect([...before].map(([name]) => after.get(name))).toEqual([...before.values()]);
});
