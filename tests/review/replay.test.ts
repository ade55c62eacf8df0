// A class told again, against the live engine: at any moment the board that the engine would show of what had come.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { startOf } from "@/lib/content/lesson-setups";
import { openLesson } from "@/lib/contract/lesson";
import { momentSchema } from "@/lib/contract/moment";
import type { SessionChange } from "@/lib/live/changes";
import { momentOf } from "@/lib/live/moments";
import { countsIn } from "@/lib/live/lateness";
import type { SessionState, Work } from "@/lib/live/state";
import { instructorBoard } from "@/lib/live/view-board";
import { buildReplay, type FirstDeed, type ReplaySource } from "@/lib/review/build-replay";
import { boardsOf } from "@/lib/review/replay/board-at";
import type { Replay } from "@/lib/review/replay/replay";
import { come, curvesOf, happeningsOf, paceOf } from "@/lib/review/replay/story";
import { play, someStep, classroom } from "@/tests/live/random-session";
import { idOf, person, reviewRun, sessionWork } from "./work-fixture";

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

/** A session as the database would return it for a replay. */
function sourceOf(state: SessionState): ReplaySource {
  const works = [...state.work];
  const runs = works.flatMap(([, { runs: own }]) => own).sort((a, b) => a.order - b.order);
  const passes = works.flatMap(([participantId, { attempts }]) => {
    const first = new Map<string, number>();
    for (const attempt of attempts) {
      if (!attempt.passed || !countsIn(attempt)) continue;
      const from = Math.max(attempt.receivedAt, attempt.late ? (attempt.admittedAt ?? 0) : 0);
      first.set(attempt.exerciseId, Math.min(from, first.get(attempt.exerciseId) ?? from));
    }
    return [...first].map(([itemId, at]): FirstDeed => ({ participantId, itemId, at: iso(at) }));
  });
  const { boardMode, activities } = state;
  return {
    session: { ...sessionWork().session, boardMode, activities, openedAt: iso(1_000), endedAt: null },
    participants: [...state.participants.values()].map(({ id, name, simulated, removedAt, joinedAt }) => ({
      ...{ id, name, simulated, removed: removedAt !== null, joinedAt: iso(joinedAt), studentNumber: null },
    })),
    runs: runs.map(({ receivedAt, admittedAt, ...run }) => ({
      ...run,
      ...{ privateCorrect: boardMode === "revealed" ? run.privateCorrect : null, epochs: 1 },
      ...{ at: iso(receivedAt), admitted: admittedAt !== null, admittedAt: isoOrNull(admittedAt) },
    })),
    ...{ passes, answers: [], checks: [], moments: [] },
  };
}

/** The session as it was at a moment: nothing later has come, or been admitted. */
function cut(state: SessionState, until: number): SessionState {
  const here = <Thing extends { receivedAt: number; admittedAt: number | null }>(things: readonly Thing[]) =>
    things
      .filter(({ receivedAt }) => receivedAt <= until)
      .map((one) => ((one.admittedAt ?? 0) > until ? { ...one, admittedAt: null } : one));
  const workThen = ({ runs, attempts, ...rest }: Work): Work => ({
    ...rest,
    ...{ runs: here(runs), attempts: here(attempts) },
  });
  return {
    ...state,
    participants: new Map([...state.participants].filter(([, { joinedAt }]) => joinedAt <= until)),
    work: new Map([...state.work].map(([id, work]) => [id, workThen(work)])),
    epoch: {},
  };
}

/** The rows of either side without the ids, which a replay has no use for. */
const rowsOf = (rows: ReturnType<typeof instructorBoard>["rows"]) =>
  rows.map(({ participantId: _, submissionId: __, ...row }) => row);

const boardIn = (replay: Replay, at: number) => {
  const { half, total, rows } = boardsOf(replay)(at - replay.began, Infinity);
  return { half, total, rows: rowsOf(rows) };
};

function liveBoard(state: SessionState) {
  // what the finale tells of the private half before the reveal is told by the screen alone
  const { half, total, rows } = instructorBoard({ ...state, finale: 0 });
  return { half, total, rows: rowsOf(rows) };
}

const someClass = fc
  .array(someStep, { minLength: 10, maxLength: 60 })
  .map((steps) => play(steps).at(-1)?.state ?? classroom);

const opened = "2026-03-01T09:00:00.000Z";
const after = (minutes: number) => iso(Date.parse(opened) + 60_000 * minutes);
const session = { ...sessionWork().session, openedAt: opened, endedAt: null, boardMode: "live" } as const;
const nobody: ReplaySource = {
  session,
  participants: [],
  runs: [],
  passes: [],
  answers: [],
  checks: [],
  moments: [],
};

describe("the board", () => {
  test("RP1 at the last moment it is the live engine's", () => {
    fc.assert(
      fc.property(someClass, (state) => {
        const replay = buildReplay(sourceOf(state));
        expect(boardIn(replay, replay.began + replay.ends)).toEqual(liveBoard(state));
      }),
      { numRuns: 150 },
    );
  });

  test("RP1 at any moment before it is what the engine would show of what had come", () => {
    fc.assert(
      // what happens, happens on the second
      fc.property(someClass, fc.nat(62), fc.constantFrom(0, 0, 500), (state, second, rest) => {
        const moment = 1_000 * second + rest;
        const replay = buildReplay(sourceOf(state));
        fc.pre(moment < replay.began + replay.ends);
        const then = cut(state, moment);
        const mode = state.boardMode === "revealed" ? "live" : state.boardMode;
        expect(boardIn(replay, moment)).toEqual(liveBoard({ ...then, boardMode: mode }));
      }),
      { numRuns: 300 },
    );
  });

  test("RP2 what came late stands from its admission, and in the order of its arrival", () => {
    const admittedAt = "2026-03-01T12:00:00.000Z";
    const told = (name: string, at: string, late = false) => ({
      ...reviewRun(name, 1_490, { at, late, admitted: late }),
      admittedAt: late ? admittedAt : null,
    });
    const replay = buildReplay({
      ...nobody,
      participants: [person("Ann", { joinedAt: opened }), person("Bob", { joinedAt: opened })],
      runs: [told("Ann", after(1), true), told("Bob", after(2))],
    });
    const names = (at: string) =>
      boardsOf(replay)(Date.parse(at) - replay.began, 9).rows.map(({ name }) => name);
    expect(names(after(3))).toEqual(["Bob"]);
    expect(names(admittedAt)).toEqual(["Ann", "Bob"]);
    expect(happeningsOf(replay).map(({ kind, at }) => [kind, at])).toEqual([
      ...[
        ["joined", 0],
        ["joined", 0],
        ["opened", 0],
        ["stood", 120_000],
      ],
      ["stood", Date.parse(admittedAt) - Date.parse(opened)],
    ]);
  });

  test("RP3 runs without which every board is the same are left out where there are too many", () => {
    const runs = Array.from({ length: 12_001 }, (_, at) => ({
      ...reviewRun("Ann", 1_000 + (at % 3), { at: after(at / 1_000), parameters: 603 }),
      admittedAt: null,
    }));
    const participants = [person("Ann", { joinedAt: opened })];
    const replay = buildReplay({ ...nobody, participants, runs });
    expect(replay.runs.publicCorrect).toEqual([1_000, 1_001, 1_002]);
    expect(replay.sent).toHaveLength(12_001);
    const all = buildReplay({ ...nobody, participants, runs: runs.slice(0, -1) });
    expect(all.runs.who).toHaveLength(12_000);
    const last = (one: Replay) => boardsOf(one)(one.ends, 9).rows.map(({ correct }) => correct);
    expect(last(replay)).toEqual(last(all));
  });
});

describe("the telling", () => {
  test("RP4 tells of nobody who was removed, and counts what never stood", () => {
    const told = (name: string, rest = {}) => ({ ...reviewRun(name, 1_400, rest), admittedAt: null });
    const deed = (name: string) => ({ participantId: idOf(name), itemId: "softmax", at: after(2) });
    const replay = buildReplay({
      ...nobody,
      participants: [person("Ann"), person("Gone", { removed: true })],
      runs: [told("Ann", { eligible: false }), told("Gone"), told("Ann")],
      passes: [deed("Gone")],
      answers: [deed("Gone"), deed("Ann")],
    });
    expect(JSON.stringify(replay)).not.toContain("Gone");
    expect(
      [replay.sent, replay.runs.who, replay.passes.who, replay.answers.who].map((one) => one.length),
    ).toEqual([2, 1, 0, 1]);
  });

  test("RP5 an empty class has nothing to tell, and before the reveal nothing of the private half", () => {
    expect(buildReplay({ ...nobody, session: { ...session, openedAt: null } })).toMatchObject({
      ...{ ends: 0, people: [], sent: [], marks: [], revealedAt: null },
    });
    const runs = [{ ...reviewRun("Ann", 1_400, { privateCorrect: null }), admittedAt: null }];
    const replay = buildReplay({ ...nobody, participants: [person("Ann")], runs });
    expect(replay.runs.privateCorrect).toEqual([]);
    expect(curvesOf(replay, [0, replay.ends])).toEqual([
      null,
      { best: 1_400 / 1_500, middle: 1_400 / 1_500 },
    ]);
  });

  test("RP10 tells how the class was led: what was otherwise than before, and the reveal when it was", () => {
    const lead = { kind: "lead", paused: false, focus: null } as const;
    const moments: ReplaySource["moments"] = (
      [
        { kind: "activity", activity: "questions", open: false },
        { kind: "timer", endsAt: Date.parse(after(5.5)), closes: "spiral" },
        lead,
        { ...lead, paused: true },
        { ...lead, focus: { activity: "questions", item: "softmax", setup: null } },
        lead,
        { kind: "activity", activity: "spiral", open: false },
        // the timer that has ended
        { kind: "timer", endsAt: Date.parse(after(5.5)), closes: null },
        { kind: "finale", step: 1 },
        { kind: "board", mode: "revealed" },
      ] as const
    ).map((what, at) => ({ what, at: after(at) }));
    const told = buildReplay({
      ...nobody,
      session: { ...session, boardMode: "revealed" },
      participants: [person("Ann", { joinedAt: after(20) })],
      moments,
    });
    expect(told.marks.map(({ at, ...mark }) => [at / 60_000, mark])).toEqual([
      [0, { kind: "opened" }],
      [0, { kind: "activityClosed", activity: "questions" }],
      [1, { kind: "timer", minutes: 4.5 }],
      [3, { kind: "paused" }],
      [4, { kind: "resumed" }],
      [4, { kind: "focus", activity: "questions", item: "softmax", setup: false }],
      [5, { kind: "free" }],
      [6, { kind: "activityClosed", activity: "spiral" }],
      [8, { kind: "finale" }],
      [9, { kind: "revealed" }],
    ]);
    expect([told.revealedAt, told.ends]).toEqual([9 * 60_000, 20 * 60_000]);
  });

  test("RP10 a set-up that opens in every lab is told, and so is the next one", () => {
    const opened = (rate: number): SessionChange => {
      const setup = startOf(openLesson);
      const other = { ...setup, optimizer: { ...setup.optimizer, learningRate: rate } };
      const focus = { activity: "spiral" as const, item: null, setup: other, at: 0 };
      return {
        kind: "lead-set",
        lead: { ...{ announcement: null, aside: null, paused: false, pseudonyms: false }, focus },
      };
    };
    const moments = [opened(0.1), opened(0.1), opened(0.2)].map((change, at) => ({
      what: momentSchema.parse(JSON.parse(JSON.stringify(momentOf(change)))),
      at: after(at),
    }));
    const told = buildReplay({ ...nobody, session, participants: [person("Ann")], moments });
    const brought = { kind: "focus", activity: "spiral", item: null, setup: true };
    expect(told.marks.filter(({ kind }) => kind === "focus")).toMatchObject([brought, brought]);
    // as it was stored before
    const old = { kind: "lead", paused: false, focus: { activity: "spiral", item: null } };
    expect(momentSchema.parse(old)).toMatchObject({ focus: { setup: null } });
  });

  test("RP6 a long time without anything is told in a short one, and every moment is found again", () => {
    const times = fc.array(fc.nat(4 * 3_600_000), { maxLength: 30 }).map((all) => all.sort((a, b) => a - b));
    fc.assert(
      fc.property(times, fc.nat(60_000), (some, rest) => {
        const ends = (some.at(-1) ?? 0) + rest;
        const pace = paceOf(some, ends);
        expect(pace.length).toBeLessThanOrEqual(Math.min(ends, (some.length + 1) * 5 * 60_000));
        expect([pace.toldAt(0), pace.toldAt(ends), pace.momentOf(pace.length)]).toEqual([
          0,
          pace.length,
          ends,
        ]);
        for (const [place, at] of some.entries()) {
          expect(pace.toldAt(at)).toBeGreaterThanOrEqual(pace.toldAt(some[place - 1] ?? 0));
          expect(pace.momentOf(pace.toldAt(at))).toBe(at);
        }
      }),
    );
    expect(paceOf([60_000, 2 * 3_600_000], 2 * 3_600_000).length).toBe(90_000);
  });

  test("RP7 counts of what had come are those of a search from the front", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), fc.nat(21), (all, at) => {
        const times = all.sort((a, b) => a - b);
        expect(come(times, at)).toBe(times.filter((one) => one <= at).length);
      }),
    );
  });
});
