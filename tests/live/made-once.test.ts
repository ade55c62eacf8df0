// What nothing happened to is the same value as before: a hall's rows are not made, compared and written anew for one run.
import { expect, test } from "vitest";
import { partOf } from "@/lib/live/parts";
import type { SessionState } from "@/lib/live/state";
import { placeOf } from "@/lib/live/view-board";
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

const hall = joined(openSession, "Ada", "Ben", "Cleo", "Dan");

const withRun = (state: SessionState, name: string, correct: number): SessionState =>
  must(state, student(name), "run.submit", run(`of${name}`), contextAt(2_000, { score: score(correct) }));

const people = (state: SessionState) => partOf("people", state, { presence: new Map(), present: 0 }).rows;

test("HS4 of a hall's rows those are new that tell something new", () => {
  const before = withRun(withRun(hall, "Ada", 1_400), "Ben", 1_300);
  const after = withRun(before, "Dan", 900);
  const told = people(before);
  const anew = people(after).filter((row, at) => row !== told[at]);
  expect(anew.map(([id]) => id)).toEqual([idOf("Dan")]);
  expect(placeOf(after, idOf("Ada"))).toBe(placeOf(before, idOf("Ada")));
  expect(placeOf(after, idOf("Ben"))).toMatchObject({ rank: 2, name: "Ben" });
  // whoever is moved or named anew has another
  const moved = withRun(after, "Cleo", 1_500);
  expect(placeOf(moved, idOf("Ada"))).toMatchObject({ rank: 2, name: "Ada" });
  const renaming = { participantId: idOf("Ada"), name: "Eve" };
  const renamed = must(moved, instructor, "participant.rename", renaming);
  expect(placeOf(renamed, idOf("Ada"))).toMatchObject({ rank: 2, name: "Eve" });
});
