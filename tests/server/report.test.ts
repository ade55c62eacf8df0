// The report of a class that worked over real sockets: what the database sums up is what was done.
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadReport } from "@/app/sessions/[id]/report/load-report";
import { openClass, runOf, signUp, startTestServer, type TestServer } from "./harness";
import { rowsOf } from "./snapshot";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

test("RE7 runs, tries, answers, hands and votes stand in it, each with whose they are", async () => {
  const room = await openClass(server.url);
  const [ada, ben] = [await room.student("Ada"), await room.student("Ben")];
  const good = runOf(room.config, 1);
  await ada.must("run.submit", good);
  await ada.must("run.submit", runOf(room.config, 2));
  await rowsOf(server.database.url, `UPDATE "Submission" SET "publicCorrect" = 1470, "privateCorrect" = 3`);
  await rowsOf(server.database.url, `UPDATE "Submission" SET "publicCorrect" = 600 WHERE id <> $1`, [
    good.id,
  ]);
  for (const source of ["c = 1", "c = m[:, 1]"])
    await ben.must("attempt.submit", { id: nanoid(), exerciseId: "a-column", source });
  await ben.must("answer.submit", { id: nanoid(), questionId: "softmax", text: "An answer.", evidence: [] });
  await ben.must("hand.raise", { line: "Help" });
  const id = ben.latest("student.view")?.self?.participantId ?? "";
  await room.teacher.must("hand.end", { participantId: id, reply: "Here." });
  const check = nanoid();
  await room.teacher.must("check.ask", { id: check, asked: { question: "Why?", options: ["A", "B"] } });
  await ada.must("check.vote", { id: check, round: 1, value: 1 });
  const loaded = await loadReport(room.instructor.id, room.sessionId);
  if (!loaded) throw new Error("no report");
  const { report, checks } = loaded;
  expect(report.half).toBe("public");
  expect(report.lines).toMatchObject([
    { name: "Ada", submissions: 2, accuracy: 0.98, votes: 1, exercises: 0, asked: false },
    { name: "Ben", submissions: 0, accuracy: null, answered: 1, exercises: 1, asked: true },
  ]);
  expect(report.minutes).toHaveLength(1);
  expect(report.activations).toMatchObject([{ value: "relu", people: 1, runs: 2, best: 0.98 }]);
  expect(report.exercises).toEqual([{ id: "a-column", tried: 1, passed: 1, tries: 2 }]);
  expect(report.help).toMatchObject({ asked: 1, answered: 1 });
  expect(checks).toMatchObject([{ question: "Why?", tallies: [{ voted: 1 }] }]);
  expect(await loadReport((await signUp()).id, room.sessionId)).toBeNull();
});
