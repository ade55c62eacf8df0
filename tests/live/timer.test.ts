// The class's timer: when there is one, how far it can be stretched, and what its end brings.
import fc from "fast-check";
import { expect, test } from "vitest";
import { apply } from "@/lib/live/changes";
import { dueAt, dueChanges } from "@/lib/live/decide-timer";
import type { SessionState } from "@/lib/live/state";
import { sessionView } from "@/lib/live/view-room";
import { contextAt, draftSession, instructor, must, openSession, refusal, student } from "./session-fixture";

const started = 1_000_000;
const withTimer = (seconds: number, closes?: "spiral" | "tensors"): SessionState =>
  must(openSession, instructor, "timer.set", { seconds, ...(closes && { closes }) }, contextAt(started));

const after = (state: SessionState, now: number): SessionState => dueChanges(state, now).reduce(apply, state);

test("TM1 a timer is set by the instructor of an open class, in the place of another, and taken away", () => {
  expect(refusal(draftSession, instructor, "timer.set", { seconds: 60 })).toBe("wrong-phase");
  expect(refusal(openSession, student("Ada"), "timer.set", { seconds: 60 })).toBe("forbidden");
  const off = { ...openSession, activities: { ...openSession.activities, spiral: "off" } } as const;
  expect(refusal(off, instructor, "timer.set", { seconds: 60, closes: "spiral" })).toBe(
    "activity-not-offered",
  );
  const five = withTimer(300, "spiral");
  expect(sessionView(five).timer).toEqual({ endsAt: "1970-01-01T00:21:40.000Z", closes: "spiral" });
  const one = must(five, instructor, "timer.set", { seconds: 60 }, contextAt(started));
  expect(sessionView(one).timer).toEqual({ endsAt: "1970-01-01T00:17:40.000Z" });
  expect(sessionView(must(one, instructor, "timer.set", { seconds: null }))).not.toHaveProperty("timer");
  expect(sessionView(must(one, instructor, "session.end", {}))).not.toHaveProperty("timer");
});

test("TM1 it can be extended while it runs, to three hours at most", () => {
  const more = (state: SessionState, seconds: number, now: number) =>
    must(state, instructor, "timer.extend", { seconds }, contextAt(now)).timer?.endsAt;
  expect(more(withTimer(300), 60, started + 299_999)).toBe(started + 360_000);
  expect(more(withTimer(10_800), 60, started + 1_000)).toBe(started + 10_801_000);
  expect(
    refusal(withTimer(300), instructor, "timer.extend", { seconds: 60 }, contextAt(started + 300_000)),
  ).toBe("wrong-phase");
  expect(refusal(openSession, instructor, "timer.extend", { seconds: 60 })).toBe("wrong-phase");
});

test("TM2 with its end an activity closes once, at no other moment, and what the instructor does then stands", () => {
  const moment = fc.integer({ min: -400_000, max: 400_000 });
  fc.assert(
    fc.property(moment, fc.constantFrom("open", "closed"), (offset, spiral) => {
      const before = must(withTimer(300, "spiral"), instructor, "activity.set", {
        activity: "spiral",
        state: spiral,
      });
      const now = started + 300_000 + offset;
      const then = after(before, now);
      expect(then.activities.spiral).toBe(offset >= 0 ? "closed" : spiral);
      expect(then.activities.tensors).toBe("open");
      expect(dueAt(then)).toBe(offset >= 0 ? null : started + 300_000);
      // opened again it stays open: the timer has done its part, and still says that it is over
      const again = must(then, instructor, "activity.set", { activity: "spiral", state: "open" });
      if (offset >= 0) expect(after(again, now + 1_000).activities.spiral).toBe("open");
      expect(again.timer?.endsAt).toBe(started + 300_000);
    }),
    { examples: [[0, "open"]] },
  );
  expect(dueChanges(withTimer(300), started + 900_000)).toEqual([]);
  expect(dueAt(withTimer(300))).toBeNull();
});

test("TM6 a race that is over takes its timer with it; one that closes another activity goes on", () => {
  const begun = (state: SessionState) =>
    must(state, instructor, "finale.set", { step: 1 }, contextAt(started));
  const told = (state: SessionState) => {
    const closed = must(state, instructor, "activity.set", { activity: "spiral", state: "closed" });
    return must(closed, instructor, "board.set", { mode: "revealed" }, contextAt(started));
  };
  const climbing = must(begun(openSession), instructor, "finale.set", { step: 2 }, contextAt(started));
  const late = must(climbing, instructor, "timer.set", { seconds: 60 }, contextAt(started));
  for (const over of [begun, told]) {
    expect(over(withTimer(300)).timer).toBeNull();
    expect(over(withTimer(300, "spiral")).timer).toBeNull();
    expect(over(withTimer(300, "tensors")).timer?.closes).toBe("tensors");
  }
  expect(must(late, instructor, "finale.set", { step: 3 }, contextAt(started)).timer).toBeNull();
});
