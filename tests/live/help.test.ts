// Asking for help: one hand each, a queue, an answer to its owner alone, and who is told of what.
import { expect, test } from "vitest";
import { movedPlaces } from "@/lib/live/moved-places";
import { selfPart } from "@/lib/live/parts";
import { touchedBy } from "@/lib/live/touched";
import type { SessionState } from "@/lib/live/state";
import { viewsAfter } from "@/lib/live/view";
import { participantRows } from "@/lib/live/view-instructor";
import { selfView } from "@/lib/live/view-student";
import {
  contextAt,
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

const hall = joined(openSession, "Ada", "Ben", "Cleo");
const raise = (state: SessionState, name: string, now: number, line?: string) =>
  must(state, student(name), "hand.raise", line === undefined ? {} : { line }, contextAt(now));
const handOf = (state: SessionState, name: string) => selfView(state, idOf(name), "").hand;
const end = (state: SessionState, name: string, reply?: string) =>
  must(state, instructor, "hand.end", { participantId: idOf(name), ...(reply !== undefined && { reply }) });
const asked = (state: SessionState) =>
  participantRows(state, { presence: new Map() }).flatMap(({ name, hand }) =>
    hand ? [[name, hand.line]] : [],
  );

const waiting = raise(
  raise(raise(hall, "Ben", 1_000, "My map is all one colour."), "Ada", 2_000),
  "Cleo",
  3_000,
);

test("LD3 hands stand in a queue, the oldest first, one of each; another sentence keeps the place", () => {
  expect(["Ada", "Ben", "Cleo"].map((name) => handOf(waiting, name)?.place)).toEqual([2, 1, 3]);
  const again = raise(waiting, "Ben", 9_000, "It says NaN.");
  expect(handOf(again, "Ben")).toEqual({ line: "It says NaN.", seen: false, place: 1 });
  expect(decided(again, student("Ben"), "hand.raise", { line: "It says NaN." })).toMatchObject({
    changes: [],
  });
  expect(asked(again)).toEqual([
    ["Ada", ""],
    ["Ben", "It says NaN."],
    ["Cleo", ""],
  ]);
  expect(refusal(draftSession, instructor, "hand.raise", {})).toBe("forbidden");
  expect(refusal(must(hall, instructor, "session.end", {}), student("Ada"), "hand.raise", {})).toBe(
    "wrong-phase",
  );
});

test("LD3 its owner sees that it was read, and what came of it, until they take that off their page", () => {
  const seen = must(waiting, instructor, "hands.seen", { participantIds: [idOf("Ben"), idOf("nobody")] });
  expect([handOf(seen, "Ben")?.seen, handOf(seen, "Ada")?.seen]).toEqual([true, false]);
  const answered = end(seen, "Ben", "Lower the rate.");
  expect(handOf(answered, "Ben")).toEqual({
    ...{ line: "My map is all one colour.", seen: true, reply: "Lower the rate." },
  });
  expect(["Ada", "Cleo"].map((name) => handOf(answered, name)?.place)).toEqual([1, 2]);
  expect(JSON.stringify(selfView(answered, idOf("Ada"), ""))).not.toContain("rate");
  expect(handOf(end(seen, "Ben"), "Ben")?.reply).toBe("");
  expect(handOf(must(answered, student("Ben"), "hand.lower", {}), "Ben")).toBeUndefined();
  // raised anew it is at the end of the queue
  expect(handOf(raise(answered, "Ben", 9_000), "Ben")).toEqual({ line: "", seen: false, place: 3 });
});

test("LD3 a hand is ended once: who is slower is told, also when its owner was quicker", () => {
  const once = end(waiting, "Ben");
  for (const down of [once, must(waiting, student("Ben"), "hand.lower", {})])
    expect(refusal(down, instructor, "hand.end", { participantId: idOf("Ben") })).toBe("hand-not-raised");
  expect(refusal(waiting, instructor, "hand.end", { participantId: idOf("nobody") })).toBe(
    "participant-not-found",
  );
  expect(decided(once, instructor, "hands.seen", { participantIds: [idOf("Ben")] })).toMatchObject({
    changes: [],
  });
});

test("LD3 when a hand goes down or its owner is removed, those who wait are told, and nobody else", () => {
  type Command = Parameters<typeof decided> extends [unknown, ...infer Rest] ? Rest : never;
  const told = (...[actor, name, payload]: Command) => {
    const outcome = decided(waiting, actor, name, payload);
    if (!outcome.ok) throw new Error(outcome.code);
    const after = must(waiting, actor, name, payload);
    const viewers = ["Ada", "Ben", "Cleo", "Dan"].map(student);
    const context = { now: 1_000, presence: new Map(), personalCode: () => "", told: new Map() };
    const views = [...viewsAfter(joined(after, "Dan"), touchedBy(outcome.changes), viewers, context)];
    return views.flatMap((one) =>
      one.event === "self.view" ? one.to.participantId.replaceAll("_", "") : [],
    );
  };
  expect(told(instructor, "hand.end", { participantId: idOf("Ben") })).toEqual(["Ada", "Ben", "Cleo"]);
  expect(told(student("Ada"), "hand.lower", {})).toEqual(["Ada", "Ben", "Cleo"]);
  expect(told(instructor, "participant.remove", { participantId: idOf("Ben") })).toEqual(["Ada", "Cleo"]);
  expect(told(student("Ada"), "hand.raise", { line: "Why?" })).toEqual(["Ada"]);
  const gone = must(waiting, instructor, "participant.remove", { participantId: idOf("Ben") });
  expect(handOf(gone, "Ada")?.place).toBe(1);
});

test("LD3 of a thousand whose hands are up some are told at once that the queue moved, and the others in turn", () => {
  const names = Array.from({ length: 120 }, (_, at) => `S${at}`);
  const full = names.reduce(
    (state, name, at) => raise(state, name, 1_000 + at),
    joined(openSession, ...names),
  );
  const next = end(full, "S0");
  let known = new Map(
    names.map((name) => [idOf(name), { part: selfPart(selfView(full, idOf(name), "")) }] as const),
  );
  const turns: number[] = [];
  for (let from: number | null = 0; from !== null;) {
    const { moves, next: after } = movedPlaces(next, known, from);
    known = new Map([
      ...known,
      ...moves.map(({ participantId, known: part }) => [participantId, { part }] as const),
    ]);
    turns.push(moves.length);
    from = after;
  }
  expect(turns).toEqual([50, 50, 19]);
  for (const name of names.slice(1))
    expect(known.get(idOf(name))?.part.fields.hand).toEqual(handOf(next, name));
});
