// What the board and the instructor's view tell of tensor exercises.
import { expect, test } from "vitest";
import type { AttemptVerdict, InstructorView } from "@/lib/contract/views";
import { apply } from "@/lib/live/changes";
import { decide } from "@/lib/live/decide";
import type { SessionState } from "@/lib/live/state";
import { viewFor } from "@/lib/live/view";
import { instructorBoard, topOfBoard } from "@/lib/live/view-board";
import {
  contextAt,
  idOf,
  instructor,
  joined,
  must,
  openSession,
  run,
  score,
  student,
} from "./session-fixture";

const room = joined(openSession, "Ada", "Ben", "Cleo");

function attempt(
  state: SessionState,
  name: string,
  exerciseId: string,
  printed: string,
  { passed = false, now = 2_000 } = {},
): SessionState {
  const id = idOf(`${name}${exerciseId}${printed}${now}`);
  const verdict: AttemptVerdict = {
    ...{ attemptId: id, exerciseId, passed, printed, late: false },
    stage: passed ? "none" : "value",
    message: { zh: "", en: "" },
  };
  const payload = { id, exerciseId, source: "x = 1" };
  return must(state, student(name), "attempt.submit", payload, contextAt(now, { verdict }));
}

const raced = must(room, student("Ada"), "run.submit", run("a"), contextAt(2_000, { score: score(1490) }));
const passedOn = (state: SessionState) =>
  topOfBoard(state).rows.map(({ name, exercises }) => [name, exercises]);

function instructorSees(state: SessionState): InstructorView {
  const seen = viewFor(state, instructor, { now: 9_000, presence: new Map(), personalCode: () => "" });
  if (seen.event !== "instructor.view") throw new Error("not the instructor's view");
  return seen.view;
}

test("S1 an attempt's id under another exercise is refused, and under its own has the same verdict", () => {
  const verdict: AttemptVerdict = {
    ...{ attemptId: idOf("one"), exerciseId: "a-column", passed: true, printed: "", late: false },
    ...{ stage: "none", message: { zh: "", en: "" } },
  };
  const send = (state: SessionState, exerciseId: string) =>
    decide(
      ...([state, student("Ada"), "attempt.submit"] as const),
      { id: idOf("one"), exerciseId, source: "x = 1" },
      { now: 2_000, verdict },
    );
  const first = send(room, "a-column");
  if (!first.ok) throw new Error(first.code);
  const stored = first.changes.reduce((state, change) => apply(state, change), room);
  expect(send(stored, "a-column")).toMatchObject({ ok: true, changes: [], data: first.data });
  expect(send(stored, "int64-trap")).toMatchObject({ ok: false, code: "id-reused" });
});

test("R11 the board counts each exercise passed once, in time or admitted", () => {
  const once = attempt(raced, "Ada", "a-column", "right", { passed: true });
  const twice = attempt(once, "Ada", "a-column", "right again", { passed: true, now: 3_000 });
  const other = attempt(twice, "Ada", "int64-trap", "wrong");
  expect(passedOn(raced)).toEqual([["Ada", 0]]);
  expect(passedOn(other)).toEqual([["Ada", 1]]);
  const closed = must(other, instructor, "activity.set", { activity: "tensors", state: "closed" });
  const late = attempt(closed, "Ada", "inner-sizes", "right", { passed: true, now: 5_000 });
  expect(passedOn(late)).toEqual([["Ada", 1]]);
  const [{ id }] = instructorSees(late).late;
  const admitted = must(late, instructor, "late.admit", {
    ...{ kind: "attempt", participantId: idOf("Ada"), id, admitted: true },
  } as const);
  expect(passedOn(admitted)).toEqual([["Ada", 2]]);
});

test("R11 a frozen board counts no exercise passed later; a session without exercises has no such column", () => {
  const frozen = must(raced, instructor, "board.set", { mode: "frozen" }, contextAt(4_000));
  const later = attempt(frozen, "Ada", "a-column", "right", { passed: true, now: 5_000 });
  expect(passedOn(later)).toEqual([["Ada", 0]]);
  expect(instructorBoard(later).rows[0].exercises).toBe(1);
  const without = { ...raced, activities: { ...raced.activities, tensors: "off" as const } };
  expect(passedOn(without)).toEqual([["Ada", null]]);
});

test("V7 equal wrong outputs are one group that counts participants, the most common first", () => {
  const wrong: [string, string, string][] = [
    ["Ada", "a-column", "c = [1]"],
    ["Ben", "a-column", "c = [2]"],
    ["Cleo", "a-column", "c = [2]"],
    ["Ada", "int64-trap", "c = [1]"],
  ];
  const state = wrong.reduce((old, [name, id, printed]) => attempt(old, name, id, printed), room);
  const again = attempt(state, "Ada", "a-column", "c = [1]", { now: 3_000 });
  const passed = attempt(again, "Ada", "a-column", "right", { passed: true });
  expect(
    instructorSees(passed).wrongOutputs.map(({ exerciseId, printed, count }) => [exerciseId, printed, count]),
  ).toEqual([
    ["a-column", "c = [2]", 2],
    ["a-column", "c = [1]", 1],
    ["int64-trap", "c = [1]", 1],
  ]);
  const without = must(passed, instructor, "participant.remove", { participantId: idOf("Cleo") });
  expect(instructorSees(without).wrongOutputs[0].count).toBe(1);
});

test("R11 an exercise passed again stays passed on a board that was frozen before", () => {
  const once = attempt(raced, "Ada", "a-column", "1", { passed: true, now: 3_000 });
  const frozen = must(once, instructor, "board.set", { mode: "frozen" }, contextAt(4_000));
  const again = attempt(frozen, "Ada", "a-column", "2", { passed: true, now: 5_000 });
  expect(passedOn(frozen)).toEqual([["Ada", 1]]);
  expect(passedOn(again)).toEqual([["Ada", 1]]);
});
