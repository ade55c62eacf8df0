// Names that the class does not read: who has which pseudonym, and that no other page is told a name.
import fc from "fast-check";
import { expect, test } from "vitest";
import { pseudonymCount } from "@/lib/content/pseudonyms";
import { partOf, partsAtFirst, selfPart, subscriptionOf, allSubscriptions } from "@/lib/live/parts";
import { freeAlias } from "@/lib/live/pseudonyms";
import type { Actor, Participant, SessionState } from "@/lib/live/state";
import { everythingTouched } from "@/lib/live/touched";
import { ownView, viewFor, viewsAfter } from "@/lib/live/view";
import { topOfBoard } from "@/lib/live/view-board";
import { participantRows } from "@/lib/live/view-instructor";
import { arrivedView } from "@/lib/live/view-room";
import { someSession } from "./random-session";
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
  visitor,
} from "./session-fixture";

const surroundings = { presence: new Map(), personalCode: () => "" };
const context = { ...surroundings, now: 9_000 };
const screen: Actor = { role: "screen" };
const hide = (state: SessionState) => must(state, instructor, "pseudonyms.set", { on: true });
const comeIn = (state: SessionState, name: string, chance: number) =>
  must(state, visitor, "participant.join", { name }, contextAt(1_000, { newId: idOf(name), chance }));
const aliasOf = (state: SessionState, name: string) => state.participants.get(idOf(name))?.alias;

test("PN2 who comes in is given one that nobody has, wherever chance points", () => {
  const hall = ["Ada", "Ben", "Cleo"].reduce((state, name) => comeIn(state, name, 77), openSession);
  expect(["Ada", "Ben", "Cleo"].map((name) => aliasOf(hall, name))).toEqual([77, 78, 79]);
  const last = pseudonymCount - 1;
  const round = comeIn(comeIn(openSession, "Ada", last), "Ben", last + pseudonymCount);
  expect([aliasOf(round, "Ada"), aliasOf(round, "Ben")]).toEqual([last, 0]);
});

test("PN2 it stays through renaming and a removal that is undone, and a class of any size finds one", () => {
  const hall = comeIn(comeIn(openSession, "Ada", 5), "Ben", 9);
  const renamed = must(hall, instructor, "participant.rename", { participantId: idOf("Ada"), name: "Eve" });
  const removed = must(renamed, instructor, "participant.remove", { participantId: idOf("Ada") });
  // while they are out nobody is given theirs
  const other = comeIn(removed, "Cleo", 5);
  expect(aliasOf(other, "Cleo")).toBe(6);
  const back = must(other, instructor, "participant.restore", { participantId: idOf("Ada") });
  expect([aliasOf(renamed, "Ada"), aliasOf(back, "Ada")]).toEqual([5, 5]);
  const [ada] = [...hall.participants.values()];
  const many = Array.from({ length: pseudonymCount }, (_, alias): [string, Participant] => [
    `${alias}`,
    { ...ada, alias, removedAt: alias === 40 ? null : 1 },
  ]);
  expect(freeAlias(new Map(many), 40)).toBe(41);
});

test("PN3 hidden names stand nowhere on the class's board, and a pseudonym's number does", () => {
  const hall = comeIn(comeIn(openSession, "Ada", 5), "Ben", 9);
  const raced = must(hall, student("Ada"), "run.submit", run("r"), contextAt(2_000, { score: score(900) }));
  expect(topOfBoard(raced).rows[0]).toMatchObject({ name: "Ada" });
  expect(topOfBoard(raced).rows[0]).not.toHaveProperty("alias");
  const hidden = hide(raced);
  const board = topOfBoard(hidden);
  expect([board.rows[0], board.improved[0]]).toMatchObject([
    { name: "", alias: 5 },
    { name: "", alias: 5 },
  ]);
  expect(arrivedView(hidden).arrived?.map(({ name, alias }) => [name, alias])).toEqual([
    ["", 5],
    ["", 9],
  ]);
  expect(partOf("board", hidden, { ...surroundings, present: 2 }).rows[0][1]).toBe(5);
  // one's own stays one's own, with what others read; and staff read both
  expect(ownView(hidden, idOf("Ada"), surroundings)).toMatchObject({
    ...{ name: "Ada", alias: 5 },
    place: { name: "Ada" },
  });
  expect(participantRows(hidden, surroundings).map(({ name, alias }) => [name, alias])).toEqual([
    ["Ada", 5],
    ["Ben", 9],
  ]);
  // rows that nothing happened to are the same values still
  expect(topOfBoard({ ...hidden }).rows[0]).toBe(board.rows[0]);
  const shown = must(hidden, instructor, "pseudonyms.set", { on: false });
  expect(topOfBoard(shown).rows[0]).toEqual(topOfBoard(raced).rows[0]);
  expect(participantRows(shown, surroundings)[0]).not.toHaveProperty("alias");
});

/** Everybody under a name that stands in nothing else. */
const real = (participantId: string) => `real-name-${participantId}`;
const underRealNames = (state: SessionState): SessionState => ({
  ...state,
  lead: { ...state.lead, pseudonyms: true },
  participants: new Map([...state.participants].map(([id, one]) => [id, { ...one, name: real(id) }])),
  epoch: {},
});

/** Real names in what somebody is sent, but their own. */
function namesIn(state: SessionState, sent: unknown, reader: Actor): string[] {
  const json = JSON.stringify(sent);
  const own = reader.role === "student" ? reader.participantId : null;
  return [...state.participants.keys()].filter((id) => id !== own && json.includes(real(id)));
}

test("PN3 whatever happens in a class, no page but staff's is sent a real name but its reader's own", () => {
  fc.assert(
    fc.property(
      someSession,
      fc.constantFrom("live", "frozen", "revealed"),
      fc.constantFrom(0 as const, 1 as const, 2 as const),
      (session, boardMode, step) => {
        const finale = boardMode === "frozen" ? step : 0;
        const frozenAt = boardMode === "frozen" ? 20_000 : null;
        const state = { ...underRealNames(session), boardMode, finale, frozenAt };
        const students = [...state.participants.keys()].map((id): Actor => ({
          ...{ role: "student", participantId: id },
        }));
        for (const viewer of [visitor, screen, ...students]) {
          expect(namesIn(state, viewFor(state, viewer, context), viewer)).toEqual([]);
          const subscription = subscriptionOf(state, viewer, ["board"]);
          const parts = subscription
            ? partsAtFirst(subscription).map((name) => partOf(name, state, { ...surroundings, present: 1 }))
            : [];
          const self = viewer.role === "student" && ownView(state, viewer.participantId, surroundings);
          expect(namesIn(state, [parts, self && selfPart(self)], viewer)).toEqual([]);
        }
        const after = viewsAfter(state, everythingTouched, [screen, ...students], {
          ...{ ...context, told: new Map() },
        });
        for (const { to, view } of after) {
          const reader = typeof to === "object" ? { role: "student" as const, ...to } : screen;
          expect(namesIn(state, view, reader)).toEqual([]);
        }
        // the desk reads them all
        expect(namesIn(state, viewFor(state, instructor, context), instructor)).toHaveLength(
          [...state.participants.values()].length,
        );
      },
    ),
    { numRuns: 60 },
  );
});

test("PN3 only the desk's subscription tells of people by name", () => {
  const state = underRealNames(joined(openSession, "Ada"));
  const telling = allSubscriptions.filter(
    (one) =>
      namesIn(
        state,
        partsAtFirst(one).map((name) => partOf(name, state, { ...surroundings, present: 1 })),
        screen,
      ).length > 0,
  );
  expect(telling).toEqual(["at-desk"]);
});
