// Drafts that the instructor counts as handed in.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pieceLimits } from "@/lib/contract/quotas";
import type { AnswerState } from "@/lib/contract/views";
import type { SessionState } from "@/lib/live/state";
import { unsentDrafts } from "@/lib/live/unsent";
import { selfView } from "@/lib/live/view-student";
import { answerOf, workOf } from "@/lib/live/work";
import { people, someSession } from "./random-session";
import {
  contextAt,
  decided,
  idOf,
  instructor,
  joined,
  must,
  openSession,
  run,
  student,
  teacher,
} from "./session-fixture";

const room = joined(openSession, "Ada", "Ben");
const count = (state: SessionState, counted = true, now = 9_000) =>
  must(state, instructor, "drafts.count", { counted }, contextAt(now));
const drafted = (state: SessionState, who: string, text: string, now = 2_000, questionId = "softmax") =>
  must(
    ...([state, student(who), "answer.draft"] as const),
    { id: idOf(`${who}${text}`), questionId, text, baseVersion: 0 },
    contextAt(now),
  );
const handedIn = (state: SessionState, who: string, text: string, now = 3_000) =>
  must(
    ...([state, student(who), "answer.submit"] as const),
    { id: idOf(`in ${who}${text}`), questionId: "softmax", text, evidence: [] },
    contextAt(now),
  );
const shownTo = (state: SessionState, who: string): AnswerState | undefined =>
  selfView(state, idOf(who), "PERSNCDE23").answers.at(0);

describe("KE1 the newest draft that says something else counts as handed in", () => {
  test("once, marked as counted, for everybody who has one and is in", () => {
    let state = handedIn(drafted(drafted(room, "Ada", "a draft"), "Ben", "first"), "Ben", "first");
    state = drafted(
      must(state, instructor, "participant.remove", { participantId: idOf("Ben") }),
      "Ada",
      "a text",
    );
    const outcome = decided(state, instructor, "drafts.count", { counted: true }, contextAt(9_000));
    expect(outcome).toMatchObject({ ok: true, data: { drafts: { participants: 1, full: 0 } } });
    const counted = count(state);
    expect(shownTo(counted, "Ada")).toMatchObject({
      submitted: "a text",
      revisions: 1,
      counted: true,
      late: false,
    });
    expect(shownTo(counted, "Ada")?.unsent).toBeUndefined();
    for (const [name, payload] of [
      ["drafts.count", { counted: true }],
      ["session.end", { countDrafts: true }],
    ] as const)
      expect(decided(state, teacher, name, payload, contextAt(9_000))).toMatchObject({
        changes: expect.arrayContaining([
          expect.objectContaining({ kind: "drafts-counted", by: teacher.instructorId }),
        ]),
      });
    const again = decided(counted, instructor, "drafts.count", { counted: true }, contextAt(10_000));
    expect(again).toMatchObject({ ok: true, changes: [], data: { drafts: { participants: 0 } } });
  });

  test("with the end of the session in one step, in time; a repeated end counts nothing more", () => {
    const ended = must(drafted(room, "Ada", "a text"), instructor, "session.end", { countDrafts: true });
    expect(ended.status).toBe("ended");
    expect(shownTo(ended, "Ada")).toMatchObject({ submitted: "a text", late: false, counted: true });
    const later = drafted(ended, "Ben", "too late");
    expect(decided(later, instructor, "session.end", { countDrafts: true })).toMatchObject({ changes: [] });
  });

  test("late only when it was written late, whenever it is counted", () => {
    const ended = must(drafted(room, "Ada", "in time"), instructor, "session.end", {});
    const resent = must(...([ended, student("Ada"), "answer.draft"] as const), {
      id: idOf("once more"),
      questionId: "softmax",
      text: "in time",
      baseVersion: 1,
    });
    const state = count(drafted(resent, "Ben", "after the end"));
    expect([shownTo(state, "Ada")?.late, shownTo(state, "Ben")?.late]).toEqual([false, true]);
  });

  test("not when what was handed in is newer", () => {
    const state = handedIn(drafted(room, "Ada", "an old draft"), "Ada", "the better text");
    expect(shownTo(count(state), "Ada")).toMatchObject({ submitted: "the better text", revisions: 1 });
  });

  test("with what was attached since the last submission", () => {
    const attach = (state: SessionState, id: string, now: number) =>
      must(
        ...([state, student("Ada"), "evidence.attach"] as const),
        {
          ...{ id: idOf(id), questionId: "softmax", title: id, prediction: null },
          runs: [{ label: "", config: run("one").config, curve: [], finalLoss: null, finalAccuracy: null }],
        },
        contextAt(now),
      );
    const state = drafted(
      attach(handedIn(attach(room, "before", 1_000), "Ada", "first"), "since", 4_000),
      "Ada",
      "x",
      5_000,
    );
    expect(shownTo(count(state), "Ada")?.cited).toEqual([idOf("since")]);
  });

  test("one of two that a device saved under one id: the other is told as left", () => {
    const two = drafted(drafted(room, "Ada", "a text", 4_000, "softmax"), "Ada", "a text", 5_000, "alexnet");
    const outcome = decided(two, instructor, "drafts.count", { counted: true }, contextAt(9_000));
    expect(outcome).toMatchObject({ ok: true, data: { drafts: { participants: 1, full: 1 } } });
  });

  test("not beyond a quota, which is told", () => {
    let state = room;
    for (let at = 0; at < pieceLimits.revisionsPerQuestion; at++)
      state = handedIn(state, "Ada", `text ${at}`);
    const full = drafted(state, "Ada", "one more", 4_000);
    const outcome = decided(full, instructor, "drafts.count", { counted: true }, contextAt(9_000));
    expect(outcome).toMatchObject({ ok: true, changes: [], data: { drafts: { participants: 0, full: 1 } } });
  });
});

test("KE2 what was counted can be taken back, and nothing else: work and quotas are as before", () => {
  fc.assert(
    fc.property(someSession, (random) => {
      const state = count(random.status === "draft" ? room : random, false);
      const later =
        Math.max(
          ...[...state.work.values()].flatMap(({ answers }) =>
            [...answers.values()].map(({ draftAt }) => draftAt),
          ),
          0,
        ) + 1;
      const counted = count(state, true, later);
      for (const who of people.map(idOf)) {
        const [before, after] = [workOf(state, who), workOf(counted, who)];
        const removed = state.participants.get(who)?.removedAt !== null;
        // one person's ids may stand twice in a random session
        if (!removed && after !== before)
          expect(unsentDrafts(after).length).toBeLessThan(unsentDrafts(before).length);
        if (removed) expect(after).toBe(before);
      }
      expect(count(counted, true, later).work).toEqual(counted.work);
      expect(count(counted, false, later).work).toEqual(state.work);
    }),
    { numRuns: 200 },
  );
});

test("KE2 after it is taken back, what its writer handed in last stands again", () => {
  const counted = count(drafted(handedIn(room, "Ada", "own"), "Ada", "draft", 4_000));
  expect(shownTo(counted, "Ada")).toMatchObject({ submitted: "draft", revisions: 2 });
  const back = count(counted, false);
  expect(shownTo(back, "Ada")).toMatchObject({ submitted: "own", revisions: 1, unsent: true });
  expect(shownTo(back, "Ada")?.counted).toBeUndefined();
  const own = handedIn(counted, "Ada", "own again", 10_000);
  expect(shownTo(count(own, false), "Ada")).toMatchObject({ submitted: "own again", revisions: 2 });
  expect(shownTo(count(count(counted, false)), "Ada")).toMatchObject({ submitted: "draft", revisions: 2 });
});

test("KE3 the class is asked for its drafts while it is in class, until the end", () => {
  const asked = must(room, instructor, "drafts.ask", { asked: true });
  expect(asked.draftsAsked).toBe(true);
  expect(decided(asked, instructor, "drafts.ask", { asked: true })).toMatchObject({ ok: true, changes: [] });
  expect(must(asked, instructor, "drafts.ask", { asked: false }).draftsAsked).toBe(false);
  const ended = must(asked, instructor, "session.end", {});
  expect(ended.draftsAsked).toBe(false);
  expect(decided(ended, instructor, "drafts.ask", { asked: true })).toMatchObject({
    ok: false,
    code: "wrong-phase",
  });
  expect(must(ended, instructor, "session.reopen", {}).draftsAsked).toBe(false);
});

test("KE4 a save whose answer was lost is answered the same when it comes again, the replaced text with it", () => {
  const state = drafted(room, "Ada", "from the phone");
  const save = { id: idOf("laptop"), questionId: "softmax", text: "from the laptop", baseVersion: 0 };
  const first = decided(state, student("Ada"), "answer.draft", save);
  const saved = must(state, student("Ada"), "answer.draft", save);
  expect(first).toMatchObject({ ok: true, data: { overwritten: "from the phone", conflict: true } });
  const again = decided(saved, student("Ada"), "answer.draft", save);
  expect(again).toEqual({ ...first, changes: [] });
  expect(answerOf(saved, idOf("Ada"), "softmax").draft).toBe("from the laptop");
});
