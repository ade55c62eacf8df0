// A run that a student's own program trained: its source goes with it, and stays where work is looked at.
import { afterAll, beforeAll, expect, test } from "vitest";
import { runResponse } from "@/app/work-response";
import { wireLimits } from "@/lib/contract/protocol";
import type { RawPayload } from "@/lib/contract/requests";
import { quotas } from "@/lib/contract/quotas";
import { factsFor } from "@/lib/db/review";
import { exportSourceFor } from "@/lib/db/review-export";
import { runsIn } from "@/lib/db/review-sheets";
import { exportPieces } from "@/lib/review/session-export";
import { sightOf } from "@/lib/review/visibility";
import { bytesOf } from "@/lib/text/bytes";
import { type Client } from "./client";
import { openClass, runOf, startTestServer, type TestClass, type TestServer } from "./harness";
import { rowsOf, snapshot } from "./snapshot";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

const source = "import classroom\nx, y, v, w = classroom.data()\n# 训练 <b>bold</b> 🌀";
const codedOf = ({ config }: TestClass, seed = 1): RawPayload<"run.submit"> => ({
  ...runOf(config, seed),
  ...{ curve: [], epochs: 0, engine: "python", source },
});
const idOf = (client: Client): string => client.latest("student.view")?.self?.participantId ?? "";

const storedOf = (id: string) =>
  rowsOf<{ source: string | null; coded: boolean; bytes: number; participantId: string }>(
    server.database.url,
    `SELECT source, coded, bytes, "participantId" FROM "Submission" WHERE id = $1`,
    [id],
  );

async function sightOfTeacher({ sessionId, instructor }: TestClass) {
  const reader = { instructorId: instructor.id };
  const facts = await factsFor(sessionId, reader);
  return (facts && sightOf(facts, reader)) ?? expect.fail("the instructor sees nothing");
}

test("CB5 the source is stored, and everybody sees that the entry is coded, and nobody its source", async () => {
  const room = await openClass(server.url);
  const [mei, tom] = [await room.student("Mei"), await room.student("Tom")];
  const run = codedOf(room);
  const { verdict } = await mei.must("run.submit", run);
  expect(verdict).toMatchObject({ coded: true, ranked: true });
  await tom.must("run.submit", runOf(room.config, 2));
  expect(await storedOf(run.id)).toMatchObject([{ source, coded: true, participantId: idOf(mei) }]);
  const view = await tom.until("room.view", ({ board }) => board.total === 2);
  expect(Object.fromEntries(view.board.rows.map((row) => [row.name, row.coded]))).toEqual({
    Mei: true,
    Tom: undefined,
  });
  const teacher = await room.teacher.until("instructor.view", ({ board }) => board.total === 2);
  expect(teacher.participants.map(({ name, best }) => [name, best?.coded])).toEqual([
    ["Mei", true],
    ["Tom", undefined],
  ]);
  for (const client of [mei, tom, room.teacher])
    expect(JSON.stringify(client.events)).not.toContain("import classroom");
});

test("CB5 it is rebuilt from the database as it was in memory", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  await mei.must("run.submit", codedOf(room));
  await rowsOf(server.database.url, `UPDATE "ClassSession" SET version = version + 1 WHERE id = $1`, [
    room.sessionId,
  ]);
  const tom = await room.student("Tom");
  const view = await tom.until("student.view", ({ self }) => self !== null);
  expect(view.room.board.rows[0].coded).toBe(true);
});

test("CB6 the review lists it as coded, shows its source beside the map, and the export has it", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  const [run, plain] = [codedOf(room), runOf(room.config, 2)];
  await mei.must("run.submit", run);
  await mei.must("run.submit", plain);
  const sight = await sightOfTeacher(room);
  const { runs } = (await runsIn(sight, idOf(mei), 0, undefined)).work;
  expect(runs.map(({ id, coded }) => [id, coded])).toEqual([
    [run.id, true],
    [plain.id, false],
  ]);
  expect(JSON.stringify(runs)).not.toContain("import classroom");
  const shown = async (id: string) =>
    (await runResponse(sight, idOf(mei), new URLSearchParams({ run: id }))).json();
  expect(await shown(run.id)).toMatchObject({ source, curve: [] });
  expect(await shown(plain.id)).toMatchObject({ source: null });
  let text = "";
  for await (const piece of exportPieces(exportSourceFor(sight), () => "")) text += piece;
  const exported = (JSON.parse(text) as { runs: { source: string | null; coded: boolean }[] }).runs;
  expect(exported.map((one) => [one.source, one.coded])).toEqual([
    [source, true],
    [null, false],
  ]);
});

test("CB7 a source that is none, or too long, is refused and nothing is stored", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  const before = await snapshot(server.database.url);
  const most = wireLimits.sourceCharacters;
  for (const bad of ["", "x".repeat(most + 1), 7, null, ["a"], { text: "a" }, true])
    expect(await mei.sendRaw("run.submit", { ...codedOf(room), source: bad })).toMatchObject({
      error: { code: "bad-request", field: "source" },
    });
  expect(await snapshot(server.database.url)).toEqual(before);
  const longest = { ...codedOf(room), source: "长".repeat(most) };
  expect((await mei.send("run.submit", longest)).ok).toBe(true);
  const odd = { ...codedOf(room, 2), source: "a\u0000b\uD800c" };
  await mei.must("run.submit", odd);
  expect(await storedOf(odd.id)).toMatchObject([{ source: "a\uFFFDb\uFFFDc" }]);
});

test("CB7 its bytes count in the quota of runs", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  const [run, plain] = [codedOf(room), codedOf(room)];
  delete plain.source;
  await mei.must("run.submit", run);
  await mei.must("run.submit", plain);
  const [[coded], [uncoded]] = [await storedOf(run.id), await storedOf(plain.id)];
  expect(coded.bytes - uncoded.bytes).toBe(bytesOf(source));
  await rowsOf(server.database.url, `UPDATE "Submission" SET bytes = $2 WHERE id = $1`, [
    ...[run.id, quotas.runs.bytes - 2 * uncoded.bytes],
  ]);
  await rowsOf(server.database.url, `UPDATE "ClassSession" SET version = version + 1 WHERE id = $1`, [
    room.sessionId,
  ]);
  await room.visitor();
  const more: RawPayload<"run.submit"> = { ...codedOf(room, 3), source: "x".repeat(1_000) };
  expect(await mei.send("run.submit", more)).toMatchObject({
    error: { code: "quota-reached", quota: { kind: "runs", unit: "bytes" } },
  });
  delete more.source;
  expect((await mei.send("run.submit", more)).ok).toBe(true);
});

test("CB7 another's id is one's own, and the same id again keeps the first source", async () => {
  const room = await openClass(server.url);
  const [mei, tom] = [await room.student("Mei"), await room.student("Tom")];
  const run = codedOf(room);
  await mei.must("run.submit", run);
  const again = await mei.must("run.submit", { ...run, source: "another" });
  expect(again.verdict.coded).toBe(true);
  await tom.must("run.submit", { ...runOf(room.config, 4), id: run.id });
  const rows = await storedOf(run.id);
  expect(rows.map((row) => [row.participantId, row.source]).sort()).toEqual(
    [
      [idOf(mei), source],
      [idOf(tom), null],
    ].sort(),
  );
  const sight = await sightOfTeacher(room);
  const asTom = await runResponse(sight, idOf(tom), new URLSearchParams({ run: run.id }));
  expect(await asTom.json()).toMatchObject({ source: null });
});

test("CB7 a source goes with its session", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  const run = codedOf(room);
  await mei.must("run.submit", run);
  await room.teacher.must("session.end", {});
  await room.teacher.must("session.delete", { title: "Week one" });
  expect(await storedOf(run.id)).toEqual([]);
});
