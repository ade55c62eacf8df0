// The path of one submission: sent, verified, stored, acknowledged, on everybody's board.
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { score } from "@/lib/server/verification/score-job";
import { openClass, runOf, startTestServer, type TestServer } from "./harness";
import { rowsOf, snapshot } from "./snapshot";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

test("D1 a run is verified, stored, acknowledged and shown to everybody", async () => {
  const room = await openClass(server.url);
  const [mei, tom] = [await room.student("Mei"), await room.student("Tom")];
  const run = runOf(room.config);
  const { verdict } = await mei.must("run.submit", run);
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

test("D1 the stored score is that of the stored weights on the secret points, not what the client claims", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  const run = runOf(room.config, 5);
  const { verdict } = await mei.must("run.submit", run);
  const [row] = await rowsOf<{
    weights: Buffer;
    secretSeed: string;
    publicCorrect: number;
    privateCorrect: number;
  }>(
    server.database.url,
    `SELECT s.*, c."secretSeed" FROM "Submission" s JOIN "Participant" p ON p.id = s."participantId"
     JOIN "ClassSession" c ON c.id = p."sessionId" WHERE s.id = $1`,
    [run.id],
  );
  expect(new Uint8Array(row.weights)).toEqual(run.weights);
  const { dataset, network } = run.config;
  const again = await score({
    ...{ sessionId: room.sessionId, dataset, network, weights: row.weights },
    secret: row.secretSeed,
  });
  expect(again).toMatchObject({ publicCorrect: verdict.correct, privateCorrect: row.privateCorrect });
  expect(row.publicCorrect).toBe(verdict.correct);
  expect(verdict.correct / verdict.of).toBeLessThan(0.9);
});

test("D11 the same id many times at once is one submission with one verdict", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  const tab = await room.visitor(mei.cookie);
  const run = runOf(room.config);
  const replies = await Promise.all(
    [mei, tab, mei, tab, mei].map((client) => client.must("run.submit", run)),
  );
  expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
  const answer = { id: nanoid(), questionId: "softmax", text: "because", evidence: [] };
  const answers = await Promise.all([mei, tab, mei].map((client) => client.must("answer.submit", answer)));
  expect(new Set(answers.map((reply) => JSON.stringify(reply))).size).toBe(1);
  const evidence = {
    ...{ id: nanoid(), questionId: "softmax", title: "t", prediction: null },
    runs: [{ label: "r", config: room.config, curve: [], finalLoss: null, finalAccuracy: null }],
  };
  await Promise.all([mei, tab].map((client) => client.must("evidence.attach", evidence)));
  for (const [table, id] of [
    ["Submission", run.id],
    ["Revision", answer.id],
    ["Evidence", evidence.id],
  ])
    expect(await rowsOf(server.database.url, `SELECT 1 FROM "${table}" WHERE id = $1`, [id])).toHaveLength(1);
});

test("D11 one id for two different things is refused for the second", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  const answer = { id: nanoid(), questionId: "softmax", text: "first", evidence: [] };
  await mei.must("answer.submit", answer);
  const other = { ...answer, questionId: "alexnet", text: "second" };
  expect(await mei.send("answer.submit", other)).toMatchObject({ error: { code: "id-reused" } });
});

test("D12 weights that are not finite or of the wrong length are refused with the reason", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  const before = await snapshot(server.database.url);
  const good = runOf(room.config);
  const spoilt = (value: number) => {
    const weights = new Float32Array(new Uint8Array(good.weights as Uint8Array).buffer);
    weights[17] = value;
    return { ...good, weights: new Uint8Array(weights.buffer) };
  };
  for (const value of [NaN, Infinity, -Infinity])
    expect(await mei.send("run.submit", spoilt(value))).toMatchObject({
      error: { code: "weights-not-finite" },
    });
  for (const length of [4, 602 * 4, 604 * 4, 199_996])
    expect(await mei.send("run.submit", { ...good, weights: new Uint8Array(length) })).toMatchObject({
      error: { code: "weights-wrong-length" },
    });
  for (const weights of [new Uint8Array(0), new Uint8Array(603 * 4 - 1), "AAAA", [1, 2, 3], {}])
    expect(await mei.sendRaw("run.submit", { ...good, weights })).toMatchObject({
      error: { code: "bad-request", field: "weights" },
    });
  const dataset = { ...room.config.dataset, classes: 2 };
  const two = { ...good, config: { ...good.config, dataset }, weights: new Uint8Array(502 * 4) };
  expect(await mei.send("run.submit", two)).toMatchObject({ error: { code: "wrong-data" } });
  expect(await snapshot(server.database.url)).toEqual(before);
  expect((await mei.must("run.submit", good)).verdict.ranked).toBe(true);
});

test("D13 what arrives late is stored and marked, and counts once it is admitted", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  const participantId = mei.latest("student.view")?.self?.participantId ?? "";
  await room.teacher.must("activity.set", { activity: "spiral", state: "closed" });
  const run = runOf(room.config);
  expect((await mei.must("run.submit", run)).verdict).toMatchObject({ late: true, ranked: false });
  await room.teacher.must("session.end", {});
  const answer = { id: nanoid(), questionId: "softmax", text: "late", evidence: [] };
  expect(await mei.must("answer.submit", answer)).toMatchObject({ late: true });
  const waiting = await room.teacher.until("instructor.view", ({ late }) => late.length === 2);
  expect(waiting.late.map(({ kind, id }) => [kind, id])).toEqual([
    ["run", run.id],
    ["answer", answer.id],
  ]);
  expect(waiting.board.total).toBe(0);
  await room.teacher.must("late.admit", { kind: "run", participantId, id: run.id, admitted: true });
  const self = await mei.until("self.view", ({ place }) => place !== null);
  expect(self.verdicts[0]).toMatchObject({ late: true, admitted: true, ranked: true });
  await room.teacher.must("late.admit", { kind: "run", participantId, id: run.id, admitted: false });
  await room.teacher.until("instructor.view", ({ late, board }) => late.length === 2 && board.total === 0);
});

test("D14 texts that the database cannot hold are stored as it can", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  const answer = { id: nanoid(), questionId: "softmax", text: "a\u0000b\uD800c 你好 🌀", evidence: [] };
  await mei.must("answer.submit", answer);
  const rows = await rowsOf<{ text: string }>(
    server.database.url,
    `SELECT text FROM "Revision" WHERE id = $1`,
    [answer.id],
  );
  expect(rows[0].text).toBe("a\uFFFDb\uFFFDc 你好 🌀");
});
