import { expect, test } from "vitest";
import {
  kindsOf,
  needKinds,
  needsTeacher,
  standingKinds,
  standingOf,
  type Known,
} from "@/lib/agreed/standing";

const noon = Date.parse("2026-03-02T12:00:00Z");
const minutesAgo = (minutes: number) => new Date(noon - 60_000 * minutes).toISOString();

const here: Known = {
  present: true,
  joinedAt: minutesAgo(40),
  awaySince: null,
  progress: null,
  exercises: [],
};
const doing = (state: NonNullable<Known["progress"]>["state"], more = {}, minutes = 0): Known => ({
  ...here,
  progress: { state, at: minutesAgo(minutes), ...more },
});
const tried = (tries: number, passed = false) => [{ exerciseId: "reshape", tries, passed }];

test.each([
  ["a run under way", doing("training"), "training"],
  ["one that blew up", doing("diverged", {}, 30), "diverged"],
  ["one that learns no more", doing("training", { still: "dead" }), "still"],
  ["one that stood still when it was paused", doing("paused", { still: "too-small" }), "still"],
  ["a set-up that has just been opened", doing("idle", { still: "dead" }), "begun"],
  ["a finished run that learned nothing", doing("finished", { still: "dead" }), "still"],
  ["a pause", doing("paused"), "paused"],
  ["a pause without end", doing("paused", {}, 3), "stuck"],
  ["a page that says nothing any more", doing("training", {}, 5), "stuck"],
  ["nothing since the joining", here, "stuck"],
  ["somebody who has just come", { ...here, joinedAt: minutesAgo(1) }, "begun"],
  ["a lab that is looked at", doing("idle"), "begun"],
  ["a finished run, long ago", doing("finished", {}, 30), "finished"],
  ["a text", doing("writing"), "writing"],
  ["a few tries", { ...doing("writing", { item: "reshape" }), exercises: tried(4) }, "writing"],
  ["many tries", { ...doing("writing", { item: "reshape" }), exercises: tried(5) }, "stuck"],
  [
    "many tries, and then it worked",
    { ...doing("writing", { item: "reshape" }), exercises: tried(9, true) },
    "writing",
  ],
  [
    "many tries of another exercise",
    { ...doing("writing", { item: "view" }), exercises: tried(9) },
    "writing",
  ],
  ["a raised hand before all", { ...doing("diverged"), hand: { line: "help" } }, "help"],
  ["nobody's hand who is away", { ...here, present: false, hand: { line: "help" } }, "away"],
] as const)("WL3 %s", (_, known: Known, kind) => {
  expect(standingOf(known, noon).kind).toBe(kind);
});

test("WL3 who leaves in the middle of work was cut off, for some while; who leaves otherwise is away", () => {
  const left = (known: Known, minutes: number): Known => ({
    ...known,
    present: false,
    awaySince: minutesAgo(minutes),
  });
  expect(standingOf(left(doing("training", {}, 4), 4), noon)).toMatchObject({ kind: "offline", minutes: 4 });
  expect(standingOf(left(doing("writing", {}, 9), 4), noon).kind).toBe("away");
  expect(standingOf(left(doing("finished", {}, 4), 4), noon).kind).toBe("away");
  expect(standingOf(left(doing("training", {}, 30), 30), noon).kind).toBe("away");
  expect(standingOf({ ...here, present: false }, noon).kind).toBe("away");
});

test("WL3 those who may need a teacher stand before those who do not", () => {
  const need = standingKinds.map((kind) => needsTeacher({ kind }));
  expect(need).toEqual([...need].sort((a, b) => Number(b) - Number(a)));
  expect(need.filter(Boolean)).toHaveLength(5);
  expect(standingKinds.slice(0, 5)).toEqual(needKinds);
});

test("WL10 what a hand is raised over is told beside it", () => {
  const asking = { hand: { line: "help" } };
  const over = (known: Known) => kindsOf(standingOf({ ...known, ...asking }, noon));
  expect(over(doing("diverged"))).toEqual(["help", "diverged"]);
  expect(over(doing("training", { still: "dead" }))).toEqual(["help", "still"]);
  expect(over({ ...doing("writing", { item: "reshape" }), exercises: tried(5) })).toEqual(["help", "stuck"]);
  expect(kindsOf(standingOf(doing("diverged"), noon))).toEqual(["diverged"]);
});
