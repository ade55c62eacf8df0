// Quick checks: what is asked, when votes are taken, how they fall, and who is told of that.
import { expect, test } from "vitest";
import type { Payload } from "@/lib/contract/requests";
import { requests } from "@/lib/contract/requests";
import type { SessionState } from "@/lib/live/state";
import { attentionView } from "@/lib/live/view-instructor";
import { sessionView, votesView } from "@/lib/live/view-room";
import { selfView } from "@/lib/live/view-student";
import {
  decided,
  draftSession,
  idOf,
  instructor,
  joined,
  must,
  openSession,
  refusal,
  student,
} from "./session-fixture";

const id = idOf("check");
const hall = joined(openSession, "Ada", "Ben", "Cleo");
const asked = { question: "Which one separates the arms?", options: ["ReLU", "None"] };
const ask = (state: SessionState, what: Payload<"check.ask">["asked"] = asked, its = id) =>
  must(state, instructor, "check.ask", { id: its, asked: what });
const vote = (state: SessionState, name: string, value: number, round: 1 | 2 = 1) =>
  must(state, student(name), "check.vote", { id, round, value });
const step = (state: SessionState, next: Payload<"check.set">["step"]) =>
  must(state, instructor, "check.set", { id, step: next });
const tallies = (state: SessionState) => attentionView(state, { presence: new Map() }).tallies;
const lateness = (state: SessionState, round: 1 | 2 = 1) =>
  refusal(state, student("Ada"), "check.vote", { id, round, value: 0 });

const voted = vote(vote(ask(hall), "Ada", 0), "Ben", 1);

test("LD7 the last vote of each counts while it is open; a late one, or one on another vote, is refused and told", () => {
  expect(tallies(vote(voted, "Ada", 1))).toEqual([
    {
      voted: 2,
      bars: [
        { value: 0, count: 0 },
        { value: 1, count: 2 },
      ],
    },
  ]);
  expect(lateness(hall)).toBe("check-over");
  expect(lateness(step(voted, "close"))).toBe("check-over");
  expect(lateness(step(step(voted, "close"), "open"))).toBeNull();
  expect(lateness(voted, 2)).toBe("check-over");
  expect(lateness(step(voted, "again"))).toBe("check-over");
  expect(lateness(step(voted, "end"))).toBe("check-over");
  expect(lateness(must(voted, instructor, "session.end", {}))).toBe("check-over");
  expect(lateness(ask(voted, asked, idOf("next")))).toBe("check-over");
  for (const value of [2, -1, 0.5])
    expect(refusal(voted, student("Ada"), "check.vote", { id, round: 1, value })).toBe("bad-request");
});

test("LD7 after talking it over the class votes once more, and both votes stand side by side", () => {
  const again = vote(step(voted, "again"), "Ada", 1, 2);
  expect(tallies(again)).toEqual([
    {
      voted: 2,
      bars: [
        { value: 0, count: 1 },
        { value: 1, count: 1 },
      ],
    },
    {
      voted: 1,
      bars: [
        { value: 0, count: 0 },
        { value: 1, count: 1 },
      ],
    },
  ]);
  expect(refusal(again, instructor, "check.set", { id, step: "again" })).toBe("wrong-phase");
  // put away it is kept, and nobody is shown it
  const over = step(again, "end");
  expect(sessionView(over)).not.toHaveProperty("lead");
  expect(tallies(over)).toBeUndefined();
  expect(over.work.get(idOf("Ada"))?.votes).toHaveLength(2);
});

test("LD7 numbers are told by the most common and the middle one, of those who are in", () => {
  const numbers = { question: "At which epoch does it separate?" };
  const wide = ["Ada", "Ben", "Cleo"].reduce(
    (state, name, at) => vote(state, name, [40, 12.5, 40][at]),
    ask(hall, numbers),
  );
  expect(tallies(wide)).toEqual([
    {
      voted: 3,
      bars: [
        { value: 12.5, count: 1 },
        { value: 40, count: 2 },
      ],
      median: 40,
    },
  ]);
  const without = must(wide, instructor, "participant.remove", { participantId: idOf("Ben") });
  expect(tallies(without)).toMatchObject([{ voted: 2 }]);
  const many = joined(openSession, ...Array.from({ length: 30 }, (_, at) => `S${at}`));
  const spread = Array.from({ length: 30 }, (_, at) => at).reduce(
    (state, at) => vote(state, `S${at}`, at),
    ask(many, numbers),
  );
  expect(tallies(spread)?.[0].bars).toHaveLength(12);
});

test("LD7 how the votes fall is told to the instructor, on the screen once it is shown, and never by name", () => {
  expect(votesView(voted)).toEqual({ votes: { voted: 2 } });
  const shown = step(voted, "show");
  expect(votesView(shown)).toEqual({ votes: { voted: 2, tallies: tallies(voted) } });
  expect(votesView(step(shown, "hide"))).toEqual({ votes: { voted: 2 } });
  // the second vote is not told while it is taken, or it would tell people what to say
  expect(votesView(step(shown, "again"))).toEqual({ votes: { voted: 0 } });
  expect(selfView(voted, idOf("Ada"), "").vote).toEqual({ check: id, round: 1, value: 0 });
  expect(JSON.stringify([sessionView(shown), selfView(shown, idOf("Cleo"), "")])).not.toMatch(
    /tallies|"count"|"vote"/,
  );
});

test("LD7 a check is one plain question with two to eight options, or for a number; a session keeps sixty", () => {
  const taken = (what: unknown) => requests["check.ask"].payload.safeParse({ id, asked: what }).success;
  expect([taken(asked), taken({ question: "How many?" })]).toEqual([true, true]);
  for (const wrong of [
    ...[
      { question: "" },
      { question: "x".repeat(301) },
      { ...asked, options: ["one"] },
      { ...asked, more: 1 },
    ],
    ...[
      { ...asked, options: Array<string>(9).fill("x") },
      { ...asked, options: ["a", "b\u202e"] },
    ],
  ])
    expect(taken(wrong), JSON.stringify(wrong)).toBe(false);
  expect(decided(voted, instructor, "check.ask", { id, asked })).toMatchObject({ changes: [] });
  expect(refusal(draftSession, instructor, "check.ask", { id, asked })).toBe("wrong-phase");
  const full = Array.from({ length: 60 }, (_, at) => idOf(`check${at}-`)).reduce(
    (state, its) => ask(state, asked, its),
    openSession,
  );
  expect(refusal(full, instructor, "check.ask", { id, asked })).toBe("checks-full");
  expect(full.checks.filter(({ endedAt }) => endedAt === null)).toHaveLength(1);
});

const predicted = { question: "Which accuracy will it reach?", predicts: true } as const;
const reveal = (state: SessionState, outcome: number) =>
  must(state, instructor, "check.reveal", { id, outcome });

test("LD11 a class predicts in percent, and what it came to is told to all beside how they predicted", () => {
  const predictions = [99.5, 90, 8].reduce(
    (state, value, at) => vote(state, ["Ada", "Ben", "Cleo"][at], value),
    ask(hall, predicted),
  );
  expect(sessionView(predictions).lead?.check).toEqual({
    ...{ id, question: predicted.question, predicts: true, round: 1, open: true, shown: false },
  });
  // another word on it before it is known is the one that counts
  const changed = vote(predictions, "Cleo", 12);
  const told = reveal(step(changed, "close"), 93.25);
  expect(sessionView(told).lead?.check).toMatchObject({ outcome: 93.25, open: false, shown: true });
  expect(votesView(told)).toMatchObject({ votes: { voted: 3, tallies: [{ voted: 3, median: 90 }] } });
  const bars = tallies(told)?.[0].bars;
  expect(bars?.filter(({ count }) => count > 0)).toEqual([
    { value: 10, count: 1 },
    { value: 90, count: 2 },
  ]);
  // put away it is kept with both
  const over = step(told, "end");
  expect(over.checks).toMatchObject([{ predicts: true, outcome: 93.25 }]);
  expect(over.work.get(idOf("Cleo"))?.votes).toMatchObject([{ value: 12 }]);
});

test("LD11 nobody predicts what is known, or beyond nothing and all; an outcome told again is put right", () => {
  const asking = ask(hall, predicted);
  const wrong = (value: number) => refusal(asking, student("Ada"), "check.vote", { id, round: 1, value });
  expect([-0.1, 100.1, 1e12].map(wrong)).toEqual(["bad-request", "bad-request", "bad-request"]);
  expect([0, 100, 93.25].map(wrong)).toEqual([null, null, null]);
  // told while the vote is open it closes it
  const told = reveal(asking, 93);
  expect(lateness(told)).toBe("check-over");
  for (const next of ["open", "again"] as const)
    expect(refusal(told, instructor, "check.set", { id, step: next })).toBe("wrong-phase");
  expect(decided(told, instructor, "check.reveal", { id, outcome: 93 })).toMatchObject({ changes: [] });
  expect(sessionView(reveal(told, 39)).lead?.check?.outcome).toBe(39);
  const late = { id, outcome: 50 };
  expect(refusal(step(told, "end"), instructor, "check.reveal", late)).toBe("check-over");
  expect(refusal(hall, instructor, "check.reveal", late)).toBe("check-over");
  expect(refusal(voted, instructor, "check.reveal", late)).toBe("wrong-phase");
  expect(refusal(asking, student("Ada"), "check.reveal", late)).toBe("forbidden");
  const taken = (outcome: unknown) => requests["check.reveal"].payload.safeParse({ id, outcome }).success;
  expect([-1, 101, NaN, "93", null].map(taken)).toEqual([false, false, false, false, false]);
  for (const odd of [
    { ...predicted, predicts: false },
    { ...predicted, options: ["a", "b"] },
  ])
    expect(requests["check.ask"].payload.safeParse({ id, asked: odd }).success).toBe(false);
});
