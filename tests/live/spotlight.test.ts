// The spotlight: what may stand in it, when it goes out, and who is told of what.
import { expect, test } from "vitest";
import { requests } from "@/lib/contract/requests";
import { subscriptionOf, partsIn } from "@/lib/live/parts";
import type { SessionState } from "@/lib/live/state";
import { tileOf } from "@/lib/live/tile";
import { touchedBy } from "@/lib/live/touched";
import { participantRows } from "@/lib/live/view-instructor";
import { doorView, roomView } from "@/lib/live/view-room";
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

const hall = joined(openSession, "Ada", "Ben");
const spotOf = (name: string, activity: "spiral" | "tensors" | "questions" = "spiral", item?: string) => ({
  spotlight: { participantId: idOf(name), activity, ...(item !== undefined && { item }) },
});
const lit = (state: SessionState, name: string, now = 1_000) =>
  must(state, instructor, "spotlight.set", spotOf(name), contextAt(now));
const seen = (state: SessionState) => roomView(state, new Map(), 2_000).spotlight;
const own = (state: SessionState, name: string) => {
  const { onScreen, unshown } = selfView(state, idOf(name), "");
  return { onScreen, unshown };
};
const unshownRows = (state: SessionState) =>
  participantRows(state, { presence: new Map() }).flatMap(({ name, unshown }) => (unshown ? [name] : []));

test("SH1 one work stands in the spotlight, in the place of another, and its owner alone is told that it is theirs", () => {
  const first = lit(hall, "Ada");
  expect(seen(first)).toEqual({
    ...spotOf("Ada").spotlight,
    ...{ name: "Ada", at: new Date(1_000).toISOString() },
  });
  expect([own(first, "Ada").onScreen, own(first, "Ben").onScreen]).toEqual([true, undefined]);
  const outcome = decided(first, instructor, "spotlight.set", spotOf("Ben", "questions", "softmax"));
  if (!outcome.ok) throw new Error(outcome.code);
  expect([...touchedBy(outcome.changes).selves].sort()).toEqual([idOf("Ada"), idOf("Ben")]);
  const second = must(first, instructor, "spotlight.set", spotOf("Ben", "questions", "softmax"));
  expect(seen(second)).toMatchObject({ name: "Ben", activity: "questions", item: "softmax" });
  expect(own(second, "Ada").onScreen).toBeUndefined();
  const dark = must(second, instructor, "spotlight.set", { spotlight: null });
  expect(roomView(dark, new Map(), 2_000)).not.toHaveProperty("spotlight");
  expect(decided(dark, instructor, "spotlight.set", { spotlight: null })).toMatchObject({ changes: [] });
  // whoever stands outside reads of none of it
  expect(doorView(second, new Map(), 2_000)).not.toHaveProperty("spotlight");
});

test("SH1 students' pages are not subscribed to it: the screen and the desk are", () => {
  const subscribed = [student("Ada"), { role: "screen" } as const, instructor].map((viewer) => {
    const subscription = subscriptionOf(hall, viewer, ["board"]);
    return subscription !== null && partsIn(subscription).includes("spotlight");
  });
  expect(subscribed).toEqual([false, true, true]);
});

test("SH2 what is not, nobody's, or of a class that is not on cannot be put there", () => {
  const refused = (state: SessionState, payload: ReturnType<typeof spotOf>) =>
    refusal(state, instructor, "spotlight.set", payload);
  const removed = must(hall, instructor, "participant.remove", { participantId: idOf("Ben") });
  const off = { ...hall, activities: { ...hall.activities, tensors: "off" as const } };
  expect([
    refused(joined(draftSession, "Ada"), spotOf("Ada")),
    refused(hall, spotOf("Nobody")),
    refused(removed, spotOf("Ben")),
    refused(off, spotOf("Ada", "tensors")),
    refused(hall, spotOf("Ada", "questions", "no-such")),
    refused(hall, spotOf("Ada", "tensors", "softmax")),
    refused(hall, spotOf("Ada", "spiral", "softmax")),
    refused(hall, spotOf("Ada", "questions")),
    refused(hall, spotOf("Ada", "tensors")),
    refusal(hall, student("Ada"), "spotlight.set", spotOf("Ada")),
    refusal(hall, instructor, "spotlight.decline", { declined: true }),
  ]).toEqual([
    ...["wrong-phase", "participant-not-found", "participant-not-found", "activity-not-offered"],
    ...["question-not-found", "exercise-not-found", "exercise-not-found"],
    ...["nothing-to-show", "nothing-to-show", "forbidden", "forbidden"],
  ]);
  const { payload } = requests["spotlight.set"];
  const forged = { ...spotOf("Ada").spotlight, map: "AAAA" };
  expect([payload.safeParse({ spotlight: forged }).success, payload.safeParse({}).success]).toEqual([
    false,
    false,
  ]);
});

test("SH3 who asks not to be shown is off the screen at once, is told to the instructor, and stays off until they allow it", () => {
  const first = lit(hall, "Ada");
  const declined = must(first, student("Ada"), "spotlight.decline", { declined: true });
  expect(seen(declined)).toBeUndefined();
  expect(own(declined, "Ada")).toEqual({ onScreen: undefined, unshown: true });
  expect(unshownRows(declined)).toEqual(["Ada"]);
  expect(refusal(declined, instructor, "spotlight.set", spotOf("Ada"))).toBe("not-to-be-shown");
  expect(decided(declined, student("Ada"), "spotlight.decline", { declined: true })).toMatchObject({
    changes: [],
  });
  const allowed = must(declined, student("Ada"), "spotlight.decline", { declined: false });
  // what went off does not come back by itself
  expect([seen(allowed), unshownRows(allowed)]).toEqual([undefined, []]);
  expect(seen(lit(allowed, "Ada"))).toMatchObject({ name: "Ada" });
  // another's stays where it is
  expect(seen(must(first, student("Ben"), "spotlight.decline", { declined: true }))).toMatchObject({
    name: "Ada",
  });
});

test("SH4 it goes out with its owner, with the class, and for what is put before everybody after it", () => {
  const first = lit(hall, "Ada");
  const asked = { id: idOf("check"), asked: { question: "Which?", options: ["One", "Two"] } };
  const after = [
    must(first, instructor, "participants.remove", { participantIds: [idOf("Ben"), idOf("Ada")] }),
    must(first, instructor, "session.end", {}),
    must(first, instructor, "check.ask", asked),
    must(first, instructor, "finale.set", { step: 1 }),
  ];
  expect(after.map(({ spotlight }) => spotlight)).toEqual([null, null, null, null]);
  const other = must(first, instructor, "participant.remove", { participantId: idOf("Ben") });
  expect(seen(other)).toMatchObject({ name: "Ada" });
});

test("SH5 what was put there is shown, whatever its owner opens since", () => {
  const wrote = must(hall, student("Ada"), "answer.draft", {
    ...{ id: idOf("d"), questionId: "softmax", text: "It normalises.", baseVersion: 0 },
  });
  const presence = {
    ...{ connections: 1, awaySince: null },
    progress: { activity: "tensors" as const, state: "writing" as const, epoch: 0, accuracy: null, at: 1 },
  };
  const sources = { presence, told: null, code: null, closely: true };
  expect(tileOf(wrote, idOf("Ada"), sources)).toMatchObject({ of: "tensors" });
  const spot = { activity: "questions" as const, item: "softmax" };
  expect(tileOf(wrote, idOf("Ada"), { ...sources, spot })).toMatchObject({ text: "It normalises." });
  expect(tileOf(wrote, idOf("Ada"), { ...sources, presence: undefined, spot })).toMatchObject({
    questionId: "softmax",
  });
  // of no question there is no answer, whatever was written last
  const nowhere = { activity: "questions" as const };
  expect(tileOf(wrote, idOf("Ada"), { ...sources, spot: nowhere })).toMatchObject({ text: "" });
});
