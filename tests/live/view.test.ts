import { describe, expect, test } from "vitest";
import { wireLimits } from "@/lib/contract/protocol";
import { instructorViewSchema, roomViewSchema, studentViewSchema } from "@/lib/contract/views";
import type { Presence } from "@/lib/live/state";
import { viewFor } from "@/lib/live/view";
import {
  contextAt,
  draftSession,
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

const named = must(
  openSession,
  visitor,
  "participant.join",
  { name: "Ada", studentNumber: "secret-number-17" },
  contextAt(1, { newId: idOf("Ada") }),
);
const withBen = joined(named, "Ben");
const answered = must(withBen, student("Ada"), "answer.submit", {
  id: idOf("a"),
  questionId: "softmax",
  text: "private-answer-of-ada",
  evidence: [],
});
const raced = must(
  answered,
  student("Ada"),
  "run.submit",
  run("r"),
  contextAt(5, { score: score(1450, 1234, "hash-of-weights") }),
);
const full = must(
  raced,
  student("Ben"),
  "run.submit",
  run("r2"),
  contextAt(6, { score: score(1440, 1233, "hash-of-weights") }),
);
const presence = new Map<string, Presence>([
  [idOf("Ada"), { connections: 2, awaySince: null, progress: null }],
]);
const context = { now: 10_000, presence, personalCode: () => "CODEOFBEN2" };

describe("who sees what", () => {
  test("V1 a student sees nothing that is a classmate's own: no answer, number, weights, private score, key or secret", () => {
    const sent = JSON.stringify(viewFor(full, student("Ben"), context));
    for (const hidden of [
      "secret-number-17",
      "private-answer-of-ada",
      "hash-of-weights",
      "1234",
      "1233",
      full.screenKey,
      full.instructorId,
      "rubric",
    ])
      expect(sent).not.toContain(hidden);
    expect(sent).toContain("CODEOFBEN2");
  });

  test("V2 visitors, removed students and other instructors see the room and no one's own part", () => {
    const removed = must(full, instructor, "participant.remove", { participantId: idOf("Ben") });
    expect(viewFor(removed, student("Ben"), context)).toMatchObject({
      event: "student.view",
      view: { self: null },
    });
    expect(viewFor(full, visitor, context)).toMatchObject({
      event: "student.view",
      view: { self: null, removed: false },
    });
    // whoever has the code reads no names; who is in does
    expect(JSON.stringify(viewFor(full, visitor, context))).not.toContain("Ada");
    expect(JSON.stringify(viewFor(removed, student("Ben"), context))).not.toContain("Ada");
    expect(JSON.stringify(viewFor(full, student("Ben"), context))).toContain("Ada");
    const stranger = viewFor(full, { role: "instructor", instructorId: "another" }, context);
    expect(stranger).toMatchObject({ event: "student.view", view: { self: null } });
    expect(JSON.stringify(viewFor(full, { role: "screen" }, context))).not.toContain("secret-number-17");
  });

  test("V3 every view is what the contract says", () => {
    const views = [student("Ben"), visitor].map((viewer) => viewFor(full, viewer, context).view);
    for (const view of views) expect(studentViewSchema.parse(view)).toEqual(view);
    const room = viewFor(full, { role: "screen" }, context).view;
    expect(roomViewSchema.parse(room)).toEqual(room);
    const whole = viewFor(full, instructor, context).view;
    expect(instructorViewSchema.parse(whole)).toEqual(whole);
  });

  test("V9 the instructor's list has an end, however many were removed; those who are in are all there", () => {
    const ben = full.participants.get(idOf("Ben"));
    if (!ben) throw new Error("Ben is not there");
    const removed = Array.from({ length: 3_000 }, (_, at) => {
      const id = `removed-${String(at).padStart(13, "0")}`;
      return [id, { ...ben, id, name: `R${at}`, removedAt: 1_000 + at }] as const;
    });
    const state = { ...full, participants: new Map([...removed, ...full.participants]) };
    const view = instructorViewSchema.parse(viewFor(state, instructor, context).view);
    expect(view.participants.filter((one) => !one.removed)).toHaveLength(full.participants.size);
    expect(view.participants).toHaveLength(full.participants.size + wireLimits.removedShown);
    expect(view.participants.map(({ name }) => name)).toContain("R2999");
    expect(view.participants.map(({ name }) => name)).not.toContain("R1999");
  });

  test("HY4 how many were removed is told as soon as not all of them are listed", () => {
    const ben = full.participants.get(idOf("Ben"));
    if (!ben) throw new Error("Ben is not there");
    const toldOf = (count: number) => {
      const removed = Array.from({ length: count }, (_, at) => {
        const id = idOf(`removed${at}`);
        return [id, { ...ben, id, name: `R${at}`, removedAt: 1_000 + at }] as const;
      });
      const state = { ...full, participants: new Map([...removed, ...full.participants]) };
      return instructorViewSchema.parse(viewFor(state, instructor, context).view).removedTotal;
    };
    expect([0, wireLimits.removedShown, wireLimits.removedShown + 1].map(toldOf)).toEqual([
      ...[undefined, undefined, wireLimits.removedShown + 1],
    ]);
  });

  test("HQ5 of many groups of identical weights the first are listed, and how many there are is told", () => {
    const shared = Array.from({ length: 2 * wireLimits.identicalShown }, (_, at): [string, string[]] => [
      `hash ${at}`,
      [idOf("Ada"), idOf("Ben")],
    ]);
    const state = { ...full, weights: { ...full.weights, shared: new Map(shared) } };
    const { identical, identicalTotal } = instructorViewSchema.parse(
      viewFor(state, instructor, context).view,
    );
    expect([identical.length, identicalTotal]).toEqual([wireLimits.identicalShown, shared.length]);
  });

  test("V4 the instructor sees presence, progress and byte-identical weights", () => {
    const { view } = viewFor(full, instructor, context) as Extract<
      ReturnType<typeof viewFor>,
      { event: "instructor.view" }
    >;
    expect(
      view.participants.map(({ name, present, submissions, answered: done }) => [
        name,
        present,
        submissions,
        done,
      ]),
    ).toEqual([
      ["Ada", true, 1, ["softmax"]],
      ["Ben", false, 1, []],
    ]);
    expect(view.identical).toEqual([
      { submissionIds: [idOf("r"), idOf("r2")], participantIds: [idOf("Ada"), idOf("Ben")] },
    ]);
    expect(view.room.session).toMatchObject({ present: 1, joined: 2 });
  });

  test("V5 the private half shows to nobody before the reveal", () => {
    expect(JSON.stringify(viewFor(full, instructor, context))).not.toMatch(/1234|1233/);
    const closed = must(full, instructor, "session.end", {});
    const revealed = must(closed, instructor, "board.set", { mode: "revealed" });
    expect(viewFor(revealed, student("Ben"), context)).toMatchObject({
      view: { self: { verdicts: [{ privateCorrect: 1233 }] } },
    });
  });

  test("V6 late work waits in the instructor's view until it is admitted", () => {
    const closed = must(full, instructor, "session.end", {});
    const late = must(closed, student("Ben"), "answer.submit", {
      id: idOf("late"),
      questionId: "alexnet",
      text: "x",
      evidence: [],
    });
    const seen = viewFor(late, instructor, context);
    expect(seen).toMatchObject({ view: { late: [{ kind: "answer", id: idOf("late"), item: "alexnet" }] } });
    const admitted = must(late, instructor, "late.admit", {
      kind: "answer",
      participantId: idOf("Ben"),
      id: idOf("late"),
      admitted: true,
    });
    expect(viewFor(admitted, instructor, context)).toMatchObject({ view: { late: [] } });
  });
});

describe("who came in", () => {
  const view = (state: typeof full, viewer: Parameters<typeof viewFor>[1]) =>
    JSON.stringify(viewFor(state, viewer, context));
  const arrivedOn = (state: typeof full) =>
    roomViewSchema.parse(viewFor(state, { role: "screen" }, context).view).arrived?.map(({ name }) => name);
  const waiting = ["Ada", "Ben", "Cleo"].reduce(
    (state, name, at) =>
      must(state, visitor, "participant.join", { name }, contextAt(1_000 + at, { newId: idOf(name) })),
    draftSession,
  );

  test("LO2 the screen is told the newest first, from the draft on until nobody comes in any more", () => {
    expect(arrivedOn(waiting)).toEqual(["Cleo", "Ben", "Ada"]);
    const opened = must(waiting, instructor, "session.open", {});
    const removed = must(opened, instructor, "participant.remove", { participantId: idOf("Ben") });
    expect(arrivedOn(removed)).toEqual(["Cleo", "Ada"]);
    expect(arrivedOn(must(opened, instructor, "join.lock", { locked: true }))).toBeUndefined();
    expect(arrivedOn(must(opened, instructor, "session.end", {}))).toBeUndefined();
  });

  test("LO2 the list has an end, and who stands outside reads no name", () => {
    const crowd = Array.from({ length: 100 }, (_, at) => `Number${at}`);
    expect(arrivedOn(joined(waiting, ...crowd))).toHaveLength(wireLimits.arrivedShown);
    expect(view(waiting, visitor)).not.toContain("Cleo");
  });
});
