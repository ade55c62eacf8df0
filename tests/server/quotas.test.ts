// Quotas against the real server: what is stored before anybody connects stands in the rows already.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { instructorQuotas, quotas } from "@/lib/contract/quotas";
import { loadSession } from "@/lib/db/session-state";
import { createOneMore } from "@/lib/db/sessions";
import { addMembers, fillQuotas } from "./full-rows";
import { everythingOpen, openClass, runOf, signUp, startTestServer, type TestServer } from "./harness";
import { rowsOf, snapshot } from "./snapshot";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

/** A class whose Mei has stored as much as she may, as the server finds it. */
async function fullMei() {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  await fillQuotas(server.database.url, room.sessionId, room.config);
  // the rows came past the engine: a change of the session by another process makes it read them
  await rowsOf(server.database.url, `UPDATE "ClassSession" SET version = version + 1 WHERE id = $1`, [
    room.sessionId,
  ]);
  await room.visitor();
  return { ...room, mei };
}

const attempt = () => ({ id: nanoid(), exerciseId: "a-column", source: "c = m[:, 1]" });

test("HQ9 at the quotas everything more is refused for good and at once, and nothing is stored", async () => {
  const { mei, config, student } = await fullMei();
  const before = await snapshot(server.database.url);
  const answer = { id: nanoid(), questionId: "softmax", text: "more", evidence: [] };
  const line = { label: "one", config, curve: [], finalLoss: null, finalAccuracy: null };
  const evidence = { id: nanoid(), questionId: "softmax", title: "more", prediction: null, runs: [line] };
  const refusals = [
    [await mei.send("run.submit", runOf(config)), "runs"],
    [await mei.send("answer.submit", answer), "revisions"],
    [await mei.send("evidence.attach", evidence), "evidence"],
    [await mei.send("attempt.submit", attempt()), "attempts"],
  ] as const;
  for (const [reply, kind] of refusals)
    expect(reply).toMatchObject({
      error: { code: "quota-reached", quota: { kind, limit: quotas[kind].number } },
    });
  expect(await snapshot(server.database.url)).toEqual(before);
  // what is stored is answered as it was, and a neighbour works on
  const [stored] = await rowsOf<{ id: string }>(server.database.url, `SELECT id FROM "Attempt" LIMIT 1`);
  expect(
    await mei.must("attempt.submit", {
      ...attempt(),
      id: stored.id,
      exerciseId: await exerciseOf(stored.id),
    }),
  ).toMatchObject({ verdict: { passed: false, stage: "value" } });
  const tom = await student("Tom");
  expect((await tom.send("run.submit", runOf(config))).ok).toBe(true);
});

async function exerciseOf(id: string): Promise<string> {
  const [row] = await rowsOf<{ exerciseId: string }>(
    server.database.url,
    `SELECT "exerciseId" FROM "Attempt" WHERE id = $1`,
    [id],
  );
  return row.exerciseId;
}

test("HQ4 HQ5 the owner and the instructor are told, and asking for pages tells the rest", async () => {
  const { mei, teacher, config } = await fullMei();
  await mei.send("run.submit", runOf(config));
  await mei.must("answer.draft", { id: nanoid(), questionId: "alexnet", text: "a draft", baseVersion: 0 });
  const self = await mei.until("self.view", ({ quotas: near }) => near.length > 0);
  expect(self.quotas.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(["runs", "revisions", "evidence", "attempts", "notebook"]),
  );
  const view = await teacher.until("instructor.view", ({ quotasTotal }) => quotasTotal > 0);
  expect(view.quotas[0]).toMatchObject({ participantId: self.participantId, kind: "runs", used: 300 });
  expect(self.submissions).toBe(300);
  const { verdicts } = await mei.must("runs.list", { before: self.verdicts[0].submissionId });
  expect(verdicts).toHaveLength(40);
  const [last] = view.late.slice(-1);
  const page = await teacher.must("late.list", { after: { id: last.id, receivedAt: last.receivedAt } });
  expect(page.total).toBe(view.lateTotal);
  expect(new Set([...view.late, ...page.late].map(({ id, kind }) => kind + id)).size).toBe(100);
});

/** Megabytes in use after a collection. */
function heap(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed / 1e6;
}

test("HQ8 a session at its quotas takes little memory, and little time to load", async () => {
  const people = 8;
  const room = await openClass(server.url);
  await addMembers(server.database.url, room.sessionId, people);
  await fillQuotas(server.database.url, room.sessionId, room.config);
  // two at once, so that the difference is one's own
  const first = await loadSession({ id: room.sessionId });
  const before = heap();
  const spent = process.cpuUsage();
  const loaded = await loadSession({ id: room.sessionId });
  const { user, system } = process.cpuUsage(spent);
  const each = (heap() - before) / people;
  expect(loaded?.state.arrivals).toBe(people * quotas.runs.number);
  expect(loaded?.state).toEqual(first?.state);
  console.info(`${each.toFixed(2)} MB and ${((user + system) / 1_000 / people).toFixed(1)} ms for each`);
  // 840 short things and four newest texts; the rows themselves are 7 MB
  expect(each).toBeLessThan(0.6);
  expect((user + system) / 1_000 / people).toBeLessThan(60);
});

test("HQ10 an instructor keeps a bounded number of sessions, however many are asked for at once", async () => {
  const { id } = await signUp();
  const sql = (text: string) => rowsOf(server.database.url, text, [id]);
  await sql(`INSERT INTO "ClassSession" (id, "instructorId", code, "screenKey", title, language, activities, dataset, "secretSeed")
    SELECT $1 || n, $1, $1 || n, $1 || n, 'One of many', 'en', '{}', '{}', 'secret' FROM generate_series(1, ${instructorQuotas.sessions - 1}) n`);
  await Promise.all(Array.from({ length: 8 }, () => createOneMore(id, everythingOpen)));
  const kept = await sql(`SELECT id FROM "ClassSession" WHERE "instructorId" = $1`);
  expect(kept.length).toBeLessThanOrEqual(instructorQuotas.sessions);
  await sql(`DELETE FROM "ClassSession" WHERE "instructorId" = $1 AND title <> 'One of many'`);
  expect(await createOneMore(id, everythingOpen)).not.toBeNull();
  expect(await createOneMore(id, everythingOpen)).toBeNull();
  await sql(`DELETE FROM "ClassSession" WHERE id = $1 || '1'`);
  expect(await createOneMore(id, everythingOpen)).not.toBeNull();
});
