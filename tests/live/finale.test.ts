// The finale: its steps, and that nobody learns anything of the private half before its step.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { finaleStepOf } from "@/lib/agreed/finale-step";
import type { FinaleStep } from "@/lib/contract/finale";
import { studentViewSchema, type Verdict } from "@/lib/contract/views";
import type { Actor, SessionState } from "@/lib/live/state";
import { viewFor } from "@/lib/live/view";
import { instructorBoard, placeOf, topOfBoard } from "@/lib/live/view-board";
import {
  contextAt,
  draftSession,
  idOf,
  instructor,
  joined,
  must,
  openSession,
  refusal,
  run,
  score,
  student,
  visitor,
} from "./session-fixture";

const names = ["Ann", "Bob", "Cat", "Dan", "Eve", "Fay", "Gus"];

/** Everybody with one run, in this order by the public half; points of the private half as given, by name. */
const raced = (privately: readonly number[]): SessionState =>
  names.reduce(
    (state, name, at) =>
      must(
        state,
        student(name),
        "run.submit",
        run(`run${name}`, at + 1),
        contextAt(2_000 + at, { score: score(1_490 - 60 * at, privately[at], `hash${name}`) }),
      ),
    joined(openSession, ...names),
  );

const atStep = (state: SessionState, step: FinaleStep): SessionState =>
  ([1, 2, 3] as const)
    .filter((one) => one <= step)
    .reduce((old, one) => must(old, instructor, "finale.set", { step: one }, contextAt(9_000)), state);

const everybody: Actor[] = [visitor, { role: "screen" }, instructor, ...names.map(student)];

const context = { now: 10_000, presence: new Map(), personalCode: () => "CODEOFSOME" };

const viewsOf = (state: SessionState): string[] =>
  everybody.map((viewer) => JSON.stringify(viewFor(state, viewer, context)));

/** By the private half: Gus, Fay and Eve before Dan, Cat, Bob and Ann. */
const upsideDown = [1_000, 1_080, 1_160, 1_240, 1_320, 1_400, 1_480];
const last = (state: SessionState) => atStep(state, 3);

describe("the steps", () => {
  const before = raced(upsideDown);

  test("FN1 one follows the other; only the first can be taken back, and the first closes the race", () => {
    expect([1, 2, 3].map((step) => finaleStepOf(atStep(before, step as FinaleStep)))).toEqual([1, 2, 3]);
    const refused = (at: FinaleStep, step: FinaleStep) =>
      refusal(atStep(before, at), instructor, "finale.set", { step });
    const moves = ([0, 1, 2, 3] as const).flatMap((at) =>
      ([0, 1, 2, 3] as const).filter((to) => refused(at, to) === null).map((to) => `${at}→${to}`),
    );
    expect(moves).toEqual(["0→0", "0→1", "1→0", "1→1", "1→2", "2→2", "2→3", "3→3"]);
    const begun = atStep(before, 1);
    expect(begun.activities.spiral).toBe("closed");
    expect(begun).toMatchObject({ boardMode: "frozen", frozenAt: 9_000 });
    expect(finaleStepOf(must(begun, instructor, "finale.set", { step: 0 }))).toBe(0);
  });

  test.each([
    ["in a draft", draftSession],
    [
      "without a race",
      { ...openSession, activities: { tensors: "open", spiral: "off", questions: "open" } } as const,
    ],
  ])("FN1 there is none %s", (_, state) => {
    expect(refusal(state, instructor, "finale.set", { step: 1 })).toBe("wrong-phase");
  });

  test("FN1 while it is under way nobody races and no other board is shown; what was told stays told", () => {
    for (const step of [1, 2] as const) {
      const state = atStep(before, step);
      const race = { activity: "spiral", state: "open" } as const;
      expect(refusal(state, instructor, "activity.set", race)).toBe("wrong-phase");
      for (const mode of ["hidden", "live"] as const)
        expect(refusal(state, instructor, "board.set", { mode })).toBe("wrong-phase");
      const ended = must(state, instructor, "session.end", {});
      expect(refusal(ended, instructor, "session.reopen", {})).toBe(step === 1 ? null : "wrong-phase");
    }
    const revealed = must(atStep(before, 2), instructor, "board.set", { mode: "revealed" });
    expect([revealed.boardMode, revealed.finale]).toEqual(["revealed", 0]);
  });

  test("FN1 the first step shows a board that was hidden, as it stands then", () => {
    const hidden = must(before, instructor, "board.set", { mode: "hidden" });
    expect(topOfBoard(atStep(hidden, 1)).rows.map(({ name }) => name)).toEqual(names);
  });
});

describe("who learns what when", () => {
  const somePoints = fc.shuffledSubarray([...Array(60).keys()], { minLength: 7, maxLength: 7 });
  const points = (drawn: readonly number[]) => drawn.map((one) => 900 + 10 * one);

  test("FN2 at the first step nobody is shown anything that depends on the private half", () => {
    fc.assert(
      fc.property(somePoints, somePoints, (one, other) => {
        expect(viewsOf(atStep(raced(points(one)), 1))).toEqual(viewsOf(atStep(raced(points(other)), 1)));
      }),
      { numRuns: 30 },
    );
  });

  test("FN2 at the second nobody is shown which of the open places is whose, nor by how much", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(upsideDown.slice(4), { minLength: 3 }), (first) => {
        const other = raced([...upsideDown.slice(0, 4), ...first]);
        expect(viewsOf(atStep(other, 2))).toEqual(viewsOf(atStep(raced(upsideDown), 2)));
        expect(viewsOf(last(raced(upsideDown))).join()).toContain("1480");
        for (const view of viewsOf(atStep(other, 2))) expect(view).not.toMatch(/\b1480\b|\b1400\b|\b1320\b/);
      }),
      { numRuns: 10 },
    );
  });

  test("FN2 one's own place is told with the step that tells it to the class, and own private points at the end", () => {
    const before = raced(upsideDown);
    const placesAt = (step: FinaleStep) =>
      names.map((name) => placeOf(atStep(before, step), idOf(name))?.rank ?? null);
    expect(placesAt(1)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(placesAt(2)).toEqual([7, 6, 5, 4, null, null, null]);
    expect(placesAt(3)).toEqual([7, 6, 5, 4, 3, 2, 1]);
    const privately = (step: FinaleStep): Verdict["privateCorrect"][] =>
      names.map(
        (name) =>
          studentViewSchema.parse(viewFor(atStep(before, step), student(name), context).view).self
            ?.verdicts[0].privateCorrect ?? null,
      );
    expect(privately(2)).toEqual(names.map(() => null));
    expect(privately(3)).toEqual(upsideDown);
  });

  test("FN2 the board of the second step has the open places above, in the public order, for the instructor too", () => {
    const state = atStep(raced(upsideDown), 2);
    for (const board of [topOfBoard(state), instructorBoard(state)]) {
      expect(board).toMatchObject({ open: 3, total: 7, half: "private", improved: [] });
      expect(board).not.toHaveProperty("honours");
      expect(
        board.rows.map(({ name, rank, correct, rankBefore }) => [name, rank, correct, rankBefore]),
      ).toEqual([
        ["Eve", 1, 1_250, null],
        ["Fay", 2, 1_190, null],
        ["Gus", 3, 1_130, null],
        ["Dan", 4, 1_240, 4],
        ["Cat", 5, 1_160, 3],
        ["Bob", 6, 1_080, 2],
        ["Ann", 7, 1_000, 1],
      ]);
    }
  });

  test.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 2],
    [5, 3],
    [7, 3],
  ])("FN2 of %i people the first %i stay open", (count, open) => {
    const few = names.slice(0, count);
    const state = few.reduce(
      (old, name, at) =>
        must(
          old,
          student(name),
          "run.submit",
          run(name, at + 1),
          contextAt(2_000 + at, { score: score(1_000 + at, 1_100 - 50 * at, name) }),
        ),
      joined(openSession, ...few),
    );
    expect(topOfBoard(atStep(state, 2)).open).toBe(open);
  });
});

describe("who is honoured", () => {
  test("FN3 at the end: the smallest network above the bar, whoever's, and the biggest climb", () => {
    const { honours, rows } = topOfBoard(last(raced(upsideDown)));
    expect(rows[0].name).toBe("Gus");
    // all have the same network: the earliest of those with 90 % of 1,500 right is Fay's
    expect(honours).toMatchObject({
      bar: 0.9,
      smallest: { name: "Fay", correct: 1_400, of: 1_500 },
      climb: { name: "Gus", rank: 1, rankBefore: 7 },
    });
    expect(instructorBoard(last(raced(upsideDown))).honours).toEqual(honours);
  });

  test("FN3 nobody where nobody is: below the bar, and where no one climbed", () => {
    const { honours } = topOfBoard(last(raced([1_340, 1_300, 1_200, 1_100, 1_000, 900, 800])));
    expect(honours).toMatchObject({ smallest: null, climb: null });
  });

  test("FN3 who stands outside reads no name", () => {
    const state = last(raced(upsideDown));
    const outside = JSON.stringify(viewFor(state, visitor, context));
    for (const name of names) expect(outside).not.toContain(`"${name}"`);
  });
});
