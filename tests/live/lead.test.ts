// How the instructor leads the class: what may be put before everybody, who is told of it, and how long it holds.
import { expect, test } from "vitest";
import { requests } from "@/lib/contract/requests";
import type { SessionState } from "@/lib/live/state";
import { viewFor } from "@/lib/live/view";
import { sessionView } from "@/lib/live/view-room";
import {
  contextAt,
  decided,
  draftSession,
  instructor,
  joined,
  must,
  openSession,
  refusal,
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
  expect(taken(`  Five${"\n"}minutes `).data).toEqual({ text: "Five minutes" });
  expect(taken("a".repeat(200)).success).toBe(true);
  expect(taken("a".repeat(201)).error?.issues[0].path).toEqual(["text"]);
  expect(taken("a".repeat(5_000)).error?.issues[0].path).toEqual(["text"]);
  for (const hidden of ["", "  ", "a\u202eb", "a\u0000b"]) expect(taken(hidden).success).toBe(false);
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
