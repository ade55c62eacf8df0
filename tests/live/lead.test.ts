// How the instructor leads the class: what may be put before everybody, who is told of it, and how long it holds.
import { expect, test } from "vitest";
import { startOf } from "@/lib/content/lesson-setups";
import { openLesson } from "@/lib/contract/lesson";
import { requests, type Payload } from "@/lib/contract/requests";
import { apply } from "@/lib/live/changes";
import { dueChanges } from "@/lib/live/decide-timer";
import type { SessionState } from "@/lib/live/state";
import { viewFor } from "@/lib/live/view";
import { sessionView } from "@/lib/live/view-room";
import { limits } from "@/lib/spiral/config";
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
  run,
  student,
  visitor,
} from "./session-fixture";

const say = (state: SessionState, text: string | null, now = 1_000) =>
  must(state, instructor, "announcement.set", { text }, contextAt(now));

test("LD1 one sentence stands for all, in every phase, until another takes its place or it is withdrawn", () => {
  for (const state of [draftSession, openSession, must(openSession, instructor, "session.end", {})]) {
    const said = say(state, "Look at the screen.");
    expect(sessionView(said).lead?.announcement).toEqual({
      text: "Look at the screen.",
      at: "1970-01-01T00:00:01.000Z",
    });
    // the same sentence again is news again
    expect(sessionView(say(said, "Look at the screen.", 2_000)).lead?.announcement?.at).toBe(
      "1970-01-01T00:00:02.000Z",
    );
    expect(sessionView(say(said, "Back to work."))).toMatchObject({
      lead: { announcement: { text: "Back to work." } },
    });
    expect(sessionView(say(said, null))).not.toHaveProperty("lead");
  }
  expect(decided(openSession, instructor, "announcement.set", { text: null })).toMatchObject({ changes: [] });
  expect(refusal(openSession, student("Ada"), "announcement.set", { text: "Mine." })).toBe("forbidden");
});

test("LD1 it is one plain line of at most 200 characters", () => {
  const taken = (text: string) => requests["announcement.set"].payload.safeParse({ text });
  expect(taken("  Five   minutes ").data).toEqual({ text: "Five minutes" });
  expect(taken("a".repeat(200)).success).toBe(true);
  expect(taken("a".repeat(201)).error?.issues[0].path).toEqual(["text"]);
  expect(taken("a".repeat(5_000)).error?.issues[0].path).toEqual(["text"]);
  for (const hidden of ["", "  ", "a\u202eb", "a\u0000b", "two\nlines"])
    expect(taken(hidden).success).toBe(false);
});

test("LD1 who stands outside is told nothing of what is said to the class", () => {
  const state = say(joined(openSession, "Ada"), "Ada's map is on the screen.");
  const context = { now: 1_000, presence: new Map(), personalCode: () => "" };
  const told = (viewer: Parameters<typeof viewFor>[1]) => JSON.stringify(viewFor(state, viewer, context));
  for (const viewer of [student("Ada"), instructor, { role: "screen" } as const])
    expect(told(viewer)).toContain("on the screen");
  for (const viewer of [visitor, { role: "instructor", instructorId: "another" } as const])
    expect(told(viewer)).not.toContain("on the screen");
  const out = must(state, instructor, "participant.remove", { participantId: student("Ada").participantId });
  expect(JSON.stringify(viewFor(out, student("Ada"), context))).not.toContain("on the screen");
});

test("LD5 a pause is one of an open class, refuses nothing that is sent, and ends with the class", () => {
  const pause = (state: SessionState, paused: boolean) => must(state, instructor, "pause.set", { paused });
  const ada = joined(openSession, "Ada");
  const paused = pause(ada, true);
  expect(sessionView(paused).lead).toEqual({ paused: true });
  expect(sessionView(pause(paused, false))).not.toHaveProperty("lead");
  expect(decided(paused, instructor, "pause.set", { paused: true })).toMatchObject({ changes: [] });
  expect(refusal(draftSession, instructor, "pause.set", { paused: true })).toBe("wrong-phase");
  const sent = must(paused, student("Ada"), "run.submit", run("r"));
  expect(sent.work.get(student("Ada").participantId)?.runs).toMatchObject([{ late: false }]);
  const text = { id: idOf("d"), questionId: "softmax", text: "typed before", baseVersion: 0 };
  expect(refusal(paused, student("Ada"), "answer.draft", text)).toBeNull();
  expect(sessionView(must(paused, instructor, "session.end", {}))).not.toHaveProperty("lead");
});

test("LD6 everybody is brought to an open activity or an item of it that there is, until they are let free", () => {
  const to = (focus: Payload<"focus.set">["focus"]) => ({ focus });
  const why = (state: SessionState, focus: Payload<"focus.set">["focus"]) =>
    refusal(state, instructor, "focus.set", to(focus));
  const question = { activity: "questions", item: "softmax" } as const;
  const at = must(openSession, instructor, "focus.set", to(question));
  expect(sessionView(at).lead?.focus).toEqual({ ...question, at: "1970-01-01T00:00:01.000Z" });
  expect(sessionView(must(at, instructor, "focus.set", to(null)))).not.toHaveProperty("lead");
  expect(why(openSession, { activity: "tensors", item: "a-column" })).toBeNull();
  expect(why(openSession, { activity: "questions", item: "a-column" })).toBe("question-not-found");
  expect(why(openSession, { activity: "tensors", item: "softmax" })).toBe("exercise-not-found");
  expect(why(openSession, { activity: "tensors", item: "constructor" })).toBe("exercise-not-found");
  expect(why(draftSession, { activity: "spiral" })).toBe("wrong-phase");
  const closed = { activity: "spiral", state: "closed" } as const;
  expect(why(must(openSession, instructor, "activity.set", closed), { activity: "spiral" })).toBe(
    "focus-closed",
  );
  const off = { ...openSession, activities: { ...openSession.activities, spiral: "off" } } as const;
  expect(why(off, { activity: "spiral" })).toBe("activity-not-offered");
});

const setup = startOf(openLesson);

test("LD10 everybody is brought to an experiment that there is, or to a set-up that every lab would open", () => {
  const to = (place: object) => ({ focus: { activity: "spiral", ...place } }) as Payload<"focus.set">;
  const why = (state: SessionState, place: object) => refusal(state, instructor, "focus.set", to(place));
  const focusAt = (place: object) => sessionView(must(openSession, instructor, "focus.set", to(place))).lead;
  const at = "1970-01-01T00:00:01.000Z";
  expect(focusAt({ item: "two-by-two" })?.focus).toEqual({ activity: "spiral", item: "two-by-two", at });
  expect(focusAt({ setup })?.focus).toEqual({ activity: "spiral", setup, at });
  for (const item of ["three-by-three", "softmax", "constructor"])
    expect(why(openSession, { item })).toBe("experiment-not-found");
  const wide = { units: 222, activation: "relu" as const, dropout: 0 };
  const large = { ...setup, network: { ...setup.network, hidden: [wide, wide, wide] } };
  expect(why(openSession, { setup: large })).toBe("network-too-large");
  const locked: SessionState = { ...openSession, lesson: { ...openLesson, locked: ["epochs"] } };
  expect(why(locked, { setup })).toBeNull();
  expect(why(locked, { setup: { ...setup, epochs: setup.epochs + 1 } })).toBe("setup-locked");
  // another place takes the set-up with it
  const led = must(openSession, instructor, "focus.set", to({ setup }));
  expect(must(led, instructor, "focus.set", to({})).lead.focus).toMatchObject({ item: null, setup: null });
});

test("LD10 what is no place at all is refused at the door: another activity's set-up, two things at once, impossible numbers", () => {
  const taken = (focus: unknown) => requests["focus.set"].payload.safeParse({ focus }).success;
  expect(taken({ activity: "spiral", setup })).toBe(true);
  const layer = { units: 1, activation: "relu", dropout: 0 };
  const hidden = Array.from({ length: limits.hiddenLayers + 1 }, () => layer);
  for (const focus of [
    { activity: "questions", setup },
    { activity: "spiral", setup, item: "two-by-two" },
    { activity: "spiral", setup: { ...setup, seed: 0.5 } },
    { activity: "spiral", setup: { ...setup, dataset: openSession.dataset } },
    { activity: "spiral", setup: { ...setup, network: { ...setup.network, hidden } } },
    { activity: "spiral", setup: "v=1&net=100~relu" },
    { activity: "spiral", item: "x".repeat(41) },
  ])
    expect(taken(focus)).toBe(false);
});

test("LD6 nobody is kept in what closes, by hand, by the timer or with the race, nor in a class that has ended", () => {
  const at = must(openSession, instructor, "focus.set", { focus: { activity: "spiral" } });
  const timed = must(at, instructor, "timer.set", { seconds: 60, closes: "spiral" });
  for (const free of [
    must(at, instructor, "activity.set", { activity: "spiral", state: "closed" }),
    dueChanges(timed, 61_000).reduce(apply, timed),
    must(at, instructor, "finale.set", { step: 1 }),
    must(at, instructor, "session.end", {}),
  ])
    expect(free.lead.focus).toBeNull();
  const other = must(at, instructor, "activity.set", { activity: "tensors", state: "closed" });
  expect(other.lead.focus?.activity).toBe("spiral");
});
