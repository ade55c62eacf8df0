// A class over real sockets, told again after its end: what is stored leads to the board that the class ended with.
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadReplay } from "@/app/sessions/[id]/replay/load-replay";
import { boardsOf } from "@/lib/review/replay/board-at";
import { happeningsOf } from "@/lib/review/replay/story";
import { openClass, runOf, signUp, startTestServer, type TestServer } from "./harness";
import { rowsOf } from "./snapshot";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

test("RP8 the rows of a class lead to its story and to the board it ended with; before the end there is none", async () => {
  const room = await openClass(server.url);
  const [ada, ben] = [await room.student("Ada"), await room.student("Ben")];
  for (const [student, seed] of [
    [ada, 1],
    [ben, 2],
    [ada, 3],
  ] as const)
    await student.must("run.submit", runOf(room.config, seed));
  await ben.must("attempt.submit", { id: nanoid(), exerciseId: "a-column", source: "c = m[:, 1]" });
  await ben.must("answer.submit", { id: nanoid(), questionId: "softmax", text: "An answer.", evidence: [] });
  await room.teacher.must("check.ask", { id: nanoid(), asked: { question: "Why?", options: ["A", "B"] } });
  for (const text of ["One sentence.", "Another."]) await room.teacher.must("announcement.set", { text });
  for (const paused of [true, false]) await room.teacher.must("pause.set", { paused });
  await room.teacher.must("activity.set", { activity: "tensors", state: "closed" });
  const load = () => loadReplay(room.instructor.id, room.sessionId);
  expect(await load()).toEqual({ replay: null });
  await room.teacher.must("session.end", {});
  for (const mode of [null, "revealed"] as const) {
    if (mode) await room.teacher.must("board.set", { mode });
    const replay = (await load())?.replay;
    if (!replay) throw new Error("no replay");
    const { rows } = boardsOf(replay)(replay.ends, 9);
    const without = ({ participantId: _, submissionId: __, ...row }: (typeof rows)[number]) => row;
    const { board: live } = await room.teacher.until("instructor.view", ({ board }) =>
      board.rows.every(({ rankBefore }) => (rankBefore !== null) === (mode !== null)),
    );
    expect(rows.map(without)).toEqual(live.rows.map(without));
    expect(replay.runs.privateCorrect).toHaveLength(mode ? 3 : 0);
    expect(happeningsOf(replay).map(({ kind }) => kind)).toEqual([
      ...["opened", "joined", "joined", "stood", "stood", "stood", "passed", "answered", "check"],
      ...["paused", "resumed", "activityClosed", "ended"],
      ...(mode ? ["revealed"] : []),
    ]);
  }
  // a sentence to all changes nothing of what is told again
  expect(
    await rowsOf(server.database.url, `SELECT what->>'kind' AS kind FROM "Moment" ORDER BY sequence`),
  ).toEqual(["lead", "lead", "lead", "activity", "board"].map((kind) => ({ kind })));
  expect(await loadReplay((await signUp()).id, room.sessionId)).toBeNull();
});
