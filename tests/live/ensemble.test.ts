// The class's ensemble: whose networks are in it, and which commands tell it.
import fc from "fast-check";
import { expect, test } from "vitest";
import { apply } from "@/lib/live/changes";
import { entryStands } from "@/lib/live/contenders";
import { ensembleOf, revealsNow } from "@/lib/live/ensemble";
import { standings } from "@/lib/live/rank";
import type { SessionState } from "@/lib/live/state";
import { someSession } from "./random-session";
import {
  contextAt,
  decided,
  entriesOf,
  idOf,
  instructor,
  joined,
  must,
  openSession,
  run,
  score,
  student,
} from "./session-fixture";

/** Ann is the first by the public half, Bob by the private one. */
const raced = [
  ["Ann", 1_490, 1_000],
  ["Bob", 1_200, 1_480],
].reduce(
  (state, [name, right, hidden], at) =>
    must(
      state,
      student(String(name)),
      "run.submit",
      run(`run${name}`, at + 1),
      contextAt(2_000 + at, { score: score(Number(right), Number(hidden), `hash${name}`) }),
    ),
  joined(openSession, "Ann", "Bob", "Cat"),
);

const ownersOf = (state: SessionState) => ensembleOf(state).map(({ participantId }) => participantId);

test("FN6 it is of everybody who is in and has an entry that stands, in the order of the private places; one is none", () => {
  expect(ownersOf(raced)).toEqual(["Bob", "Ann"].map(idOf));
  expect(ownersOf(must(raced, instructor, "participant.remove", { participantId: idOf("Ann") }))).toEqual([]);
  fc.assert(
    fc.property(someSession, (state) => {
      const standing = entriesOf(state).filter(
        (entry) => entryStands(entry) && state.participants.get(entry.participantId)?.removedAt === null,
      );
      const owners = new Set(standing.map(({ participantId }) => participantId));
      const places = standings(standing, "private").map(({ entry }) => entry);
      expect(ensembleOf(state)).toEqual(owners.size < 2 ? [] : places);
      expect(new Set(ownersOf(state))).toEqual(owners.size < 2 ? new Set() : owners);
      expect(ensembleOf(state)).toHaveLength(owners.size < 2 ? 0 : owners.size);
    }),
  );
});

const steps = [0, 1, 2, 3] as const;
const modes = ["hidden", "live", "frozen", "revealed"] as const;

test("FN6 a command reveals when the engine takes it and the private half is told by it, and at no other time", () => {
  const race = must(raced, instructor, "finale.set", { step: 1 });
  const climb = must(race, instructor, "finale.set", { step: 2 });
  const end = must(climb, instructor, "finale.set", { step: 3 });
  const byStep = (state: SessionState) =>
    steps.filter((step) => revealsNow(state, instructor, "finale.set", { step }, 9_000));
  expect([raced, race, climb, end].map(byStep)).toEqual([[], [], [3], []]);
  const byMode = (state: SessionState) =>
    modes.filter((mode) => revealsNow(state, instructor, "board.set", { mode }, 9_000));
  expect([raced, race, climb, end].map(byMode)).toEqual([[], ["revealed"], ["revealed"], []]);
  expect(revealsNow(climb, student("Ann"), "finale.set", { step: 3 }, 9_000)).toBe(false);
  expect(revealsNow(climb, { role: "screen" }, "board.set", { mode: "revealed" }, 9_000)).toBe(false);
});

test("FN6 whatever a session has been through, what is foretold of a command is what it then does", () => {
  const payloads = fc.oneof(
    fc.constantFrom(...steps).map((step) => ["finale.set", { step }] as const),
    fc.constantFrom(...modes).map((mode) => ["board.set", { mode }] as const),
  );
  fc.assert(
    fc.property(someSession, payloads, (state, [name, payload]) => {
      const outcome = decided(state, instructor, name, payload);
      const after = (outcome.ok ? outcome.changes : []).reduce(apply, state);
      const told = state.boardMode !== "revealed" && after.boardMode === "revealed";
      expect(revealsNow(state, instructor, name, payload, 1_000)).toBe(told);
    }),
  );
});
