// What holds whatever is asked, of whom, in whatever state: over sessions that nobody planned and payloads that fit nothing.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkStepSchema } from "@/lib/contract/check";
import { errorCodes } from "@/lib/contract/errors";
import { requests, type Payload } from "@/lib/contract/requests";
import { startOf } from "@/lib/content/lesson-setups";
import { openLesson } from "@/lib/contract/lesson";
import { finaleStepSchema } from "@/lib/contract/finale";
import { activitySchema } from "@/lib/contract/ids";
import { boardModeSchema } from "@/lib/contract/views";
import { apply, isWork } from "@/lib/live/changes";
import { decide, type CommandName, type ContextOf } from "@/lib/live/decide";
import { courseDataset } from "@/lib/spiral/config";
import { nameKey } from "@/lib/live/names";
import type { Actor, SessionState } from "@/lib/live/state";
import {
  classroom,
  people,
  play,
  someSession,
  someStep,
  someWork,
  type Played,
  type Step,
} from "./random-session";
import { contextAt, entriesOf, idOf, instructor, run, student, visitor } from "./session-fixture";

const someSteps = fc.array(someStep, { minLength: 5, maxLength: 40 });

/** Each step with the state before it. */
const withBefore = (steps: readonly Step[]): (Played & { before: SessionState })[] =>
  play(steps).map((one, at, all) => ({ ...one, before: all[at - 1]?.state ?? classroom }));

function freeze<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || Object.isFrozen(value))
    return value;
  const inside = value instanceof Map ? [...value.values()] : Object.values(value);
  inside.forEach(freeze);
  // the engine has no business with a map of the state but reading it
  if (value instanceof Map)
    for (const way of ["set", "delete", "clear"]) Object.assign(value, { [way]: forbidden });
  return Object.freeze(value);
}

const forbidden = () => {
  throw new Error("the state is changed in place");
};

const anybody: fc.Arbitrary<Actor> = fc.oneof(
  fc.constantFrom<Actor>(
    visitor,
    instructor,
    { role: "screen" },
    { role: "instructor", instructorId: "another" },
  ),
  fc.constantFrom(...people, "nobody").map(student),
);

const anyId = fc.oneof(
  fc.constantFrom(...people).map(idOf),
  fc.stringMatching(/^[A-Za-z0-9_-]{21}$/),
  fc.constantFrom("runAnn0", "answerBob0", "attemptCat0", "evidenceDan0", "__proto__").map(idOf),
);
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom("", "Ann", "softmax", "__proto__"),
);
const anyQuestion = fc.constantFrom("softmax", "alexnet", "no-such", "constructor", "--proto--");
const anyWeights = fc.oneof(
  fc.uint8Array({ maxLength: 64 }),
  fc.constantFrom(run("r").weights, new Uint8Array(run("r").weights.length).fill(255)),
);
const anyRun = fc
  .record({ id: anyId, weights: anyWeights, classes: fc.integer({ min: 2, max: 5 }) })
  .map((some) => ({
    ...run("r"),
    ...{ id: some.id, weights: some.weights },
    config: { ...run("r").config, dataset: { ...run("r").config.dataset, classes: some.classes } },
  }));
const nothing = fc.constant({});
const anyPerson = fc.record({ participantId: anyId });
const anyPeople = fc.record({ participantIds: fc.array(anyId, { minLength: 1, maxLength: 4 }) });

/** What a schema of the contract lets through, or less: of the right shape and of no sense. */
const payloads: { [Name in CommandName]: fc.Arbitrary<Payload<Name>> } = {
  "participant.join": fc.record({ name: anyText, studentNumber: anyText, simulated: fc.boolean() }),
  "run.submit": anyRun,
  "answer.draft": fc.record({ id: anyId, questionId: anyQuestion, text: anyText, baseVersion: fc.nat() }),
  "answer.submit": fc.record({
    ...{ id: anyId, questionId: anyQuestion, text: anyText },
    evidence: fc.array(anyId, { maxLength: 8 }),
  }),
  "evidence.attach": fc.record({ id: anyId, questionId: anyQuestion, title: anyText }).map((some) => ({
    ...{ ...some, prediction: null },
    runs: [],
  })),
  "attempt.submit": fc.record({ id: anyId, exerciseId: anyQuestion, source: anyText }),
  "notebook.save": fc.record({ id: anyId, cells: fc.constant([]) }),
  "hand.raise": fc.record({ line: anyText }, { requiredKeys: [] }),
  "hand.lower": nothing,
  "check.vote": fc.record({
    ...{ id: anyId, round: fc.constantFrom(1, 2) },
    value: fc.oneof(fc.integer({ min: -1, max: 8 }), fc.double({ noNaN: true, min: -1e12, max: 1e12 })),
  }),
  "staff.leave": nothing,
  "staff.set": fc.record({
    instructorId: fc.oneof(anyId, fc.constantFrom("teacher-of-this-class", "assistant-of-this-one")),
    duty: fc.constantFrom("teacher", "assistant", null),
  }),
  "session.open": nothing,
  "session.end": fc.record({ countDrafts: fc.boolean() }),
  "session.reopen": nothing,
  "session.release": fc.record({ released: fc.boolean() }),
  "session.rename": fc.record({ title: anyText, language: fc.constantFrom("zh", "en") }),
  "session.edit": fc.record({
    ...{ title: anyText, language: fc.constantFrom("zh", "en"), numberRequired: fc.boolean() },
    offered: fc.subarray(activitySchema.options, { minLength: 1 }),
    boardMode: fc.constantFrom("hidden", "live"),
    dataset: fc.integer({ min: 0, max: 9 }).map(courseDataset),
    lesson: fc.constant(openLesson),
  }),
  "activity.set": fc.record({
    activity: fc.constantFrom(...activitySchema.options),
    state: fc.constantFrom("closed", "open"),
  }),
  "join.lock": fc.record({ locked: fc.boolean() }),
  "board.set": fc.record({ mode: fc.constantFrom(...boardModeSchema.options) }),
  "timer.set": fc.record({
    seconds: fc.option(fc.integer({ min: 5, max: 10_800 })),
    closes: fc.option(fc.constantFrom(...activitySchema.options), { nil: undefined }),
  }),
  "timer.extend": fc.record({ seconds: fc.integer({ min: 5, max: 10_800 }) }),
  "aside.set": fc.record({
    aside: fc.option(
      fc.record({ text: anyText, participantIds: fc.array(anyId, { minLength: 1, maxLength: 4 }) }),
    ),
  }),
  "pause.set": fc.record({ paused: fc.boolean() }),
  "focus.set": fc.record({
    focus: fc.option(
      fc.oneof(
        fc.record(
          { activity: fc.constantFrom("tensors", "questions", "spiral"), item: anyQuestion },
          { requiredKeys: ["activity"] },
        ),
        fc.record({ activity: fc.constant("spiral" as const), setup: fc.constant(startOf(openLesson)) }),
      ),
    ),
  }),
  "pseudonyms.set": fc.record({ on: fc.boolean() }),
  "spotlight.decline": fc.record({ declined: fc.boolean() }),
  "spotlight.set": fc.record({
    spotlight: fc.option(
      fc.record(
        {
          participantId: anyId,
          activity: fc.constantFrom(...activitySchema.options),
          item: anyQuestion,
        },
        { requiredKeys: ["participantId", "activity"] },
      ),
    ),
  }),
  "snapshot.take": fc.record(
    {
      id: anyId,
      participantId: anyId,
      activity: fc.constantFrom(...activitySchema.options),
      item: anyQuestion,
    },
    { requiredKeys: ["id", "participantId", "activity"] },
  ),
  "snapshot.note": fc.record({ id: anyId, note: fc.option(anyText) }),
  "snapshots.order": fc.record({ ids: fc.array(anyId, { maxLength: 4 }) }),
  "snapshot.remove": fc.record({ id: anyId }),
  "snapshots.withdraw": nothing,
  "check.ask": fc.record({
    id: anyId,
    asked: fc.record(
      { question: anyText, options: fc.array(anyText, { minLength: 2, maxLength: 8 }) },
      { requiredKeys: ["question"] },
    ),
  }),
  "check.set": fc.record({ id: anyId, step: fc.constantFrom(...checkStepSchema.options) }),
  "check.reveal": fc.record({ id: anyId, outcome: fc.integer({ min: 0, max: 100 }) }),
  "hands.seen": anyPeople,
  "hand.end": fc.record({ participantId: anyId, reply: anyText }, { requiredKeys: ["participantId"] }),
  "announcement.set": fc.record({ text: fc.option(anyText) }),
  "finale.set": fc.record({ step: fc.constantFrom(...finaleStepSchema.values) }),
  "participant.rename": fc.record({ participantId: anyId, name: anyText }),
  "participant.renumber": fc.record({ participantId: anyId, studentNumber: anyText }),
  "participant.number": fc.record({ studentNumber: anyText }),
  "participant.remove": anyPerson,
  "participant.erase": anyPerson,
  "participant.restore": fc.record(
    { participantId: anyId, name: anyText },
    { requiredKeys: ["participantId"] },
  ),
  "participants.remove": anyPeople,
  "participants.restore": anyPeople,
  "drafts.ask": fc.record({ asked: fc.boolean() }),
  "drafts.count": fc.record({ counted: fc.boolean() }),
  "late.admit": fc.record({
    kind: fc.constantFrom("run", "answer", "attempt"),
    ...{ participantId: anyId, id: anyId, admitted: fc.boolean() },
  }),
};
// the table's own keys
const commandNames = Object.keys(payloads) as CommandName[];

describe.each(commandNames)("%s", (name) => {
  test("A3 is answered in every state, whoever asks for whatever, and changes nothing in place", () => {
    const anything = fc.tuple(someSession, anybody, payloads[name] as fc.Arbitrary<Payload<CommandName>>);
    fc.assert(
      fc.property(anything, ([state, actor, payload]) => {
        freeze(state);
        const context = contextAt(90_000, { newId: idOf("newcomer") }) as ContextOf<CommandName>;
        const outcome = decide(state, actor, name, payload, context);
        if (!outcome.ok) {
          expect(errorCodes).toContain(outcome.code);
          return;
        }
        const after = outcome.changes.reduce((old, change) => apply(old, change), state);
        expect(after.version - state.version).toBe(
          outcome.changes.filter((change) => !isWork(change)).length,
        );
        expect(requests[name].reply.safeParse(outcome.data).success).toBe(true);
        const { role } = requests[name];
        if (role === "instructor") expect(actor).toBe(instructor);
        else expect(actor.role).toBe(name === "participant.join" ? "visitor" : "student");
      }),
      { numRuns: 30 },
    );
  });
});

describe("a session's life", () => {
  const ways = ["draft open", "open ended", "ended open", "ended released", "released ended"];

  test("P5 a session goes from phase to phase as it may, and a reveal is for good", () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        for (const { before, state, step } of withBefore(steps)) {
          if (before.status !== state.status) {
            expect(ways).toContain(`${before.status} ${state.status}`);
            expect(step.actor).toBe(instructor);
          }
          if (before.boardMode !== "revealed") continue;
          expect(state.boardMode).toBe("revealed");
          expect([before.activities.spiral, state.activities.spiral]).not.toEqual(["closed", "open"]);
          if (before.status !== "open") expect(state.status).not.toBe("open");
        }
      }),
      { numRuns: 50 },
    );
  });

  test("P4 the version counts what changed of the session itself, and a refusal leaves everything", () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        for (const { before, state, changes } of withBefore(steps)) {
          if (!changes || changes.length === 0) expect(state).toBe(before);
          expect(state.version).toBe(
            before.version + (changes ?? []).filter((change) => !isWork(change)).length,
          );
        }
      }),
      { numRuns: 50 },
    );
  });

  test("J2 J4 no two who are in bear one name, and who is removed does nothing", () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        for (const { before, state, step, changes } of withBefore(steps)) {
          const names = [...state.participants.values()].filter(({ removedAt }) => removedAt === null);
          expect(new Set(names.map(({ name }) => nameKey(name))).size).toBe(names.length);
          expect(state.participants.size).toBeGreaterThanOrEqual(before.participants.size);
          if (step.actor.role !== "student") continue;
          if (before.participants.get(step.actor.participantId)?.removedAt !== null)
            expect(changes).toBeNull();
        }
      }),
      { numRuns: 50 },
    );
  });

  test("J1 who joins finds the session open and the door unlocked", () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        for (const { before, step, changes } of withBefore(steps))
          if (step.name === "participant.join" && changes)
            expect([before.status, before.joinLocked]).toEqual(["open", false]);
      }),
    );
  });
});

describe("work", () => {
  /** Whose word put the answers there: their writer's, or the instructor's who counted drafts and may take that back. */
  type Word = "own" | "counted";
  const words: readonly Word[] = ["own", "counted"];

  /** Everything that was handed in, by owner and id. */
  const handedIn = (state: SessionState, by = words): string[] => [
    ...entriesOf(state).map(
      ({ participantId, id, publicCorrect }) => `${participantId} ${id} ${publicCorrect}`,
    ),
    ...[...state.work].flatMap(([who, { attempts, answers }]) => [
      ...attempts.map(({ id, passed }) => `${who} ${id} ${passed}`),
      ...[...answers.values()].flatMap(({ submitted, evidence }) => [
        ...submitted
          .filter(({ counted }) => by.includes(counted === null ? "own" : "counted"))
          .map(({ id, submittedAt }) => `${who} ${id} ${submittedAt}`),
        ...evidence.map(({ id, title }) => `${who} ${id} ${title}`),
      ]),
    ]),
  ];

  test("W3 S1 what was handed in is there ever after, once and as it was", () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        for (const { before, state, step } of withBefore(steps)) {
          const now = handedIn(state);
          const takenBack = step.name === "drafts.count" && !step.payload.counted;
          expect(new Set(now).size).toBe(now.length);
          expect(now).toEqual(expect.arrayContaining(handedIn(before, takenBack ? ["own"] : words)));
          if (takenBack) expect(now).toEqual(handedIn(state, ["own"]));
        }
      }),
      { numRuns: 30 },
    );
  });

  test("S1 W1 the same again changes nothing and is answered alike, whatever happened in between", () => {
    fc.assert(
      fc.property(someSession, someWork, fc.array(someStep, { maxLength: 10 }), (session, work, others) => {
        const [once] = play([work], session, 60_000);
        if (!once.changes || work.name === "notebook.save") return;
        const later = play(others, once.state, 70_000).at(-1)?.state ?? once.state;
        const [again] = play([work], later, 80_000);
        // a draft is the newest or it is not; who was removed meanwhile is refused
        if (work.name === "answer.draft" && later !== once.state) return;
        expect(again.state).toBe(later);
      }),
      { numRuns: 100 },
    );
  });

  test("W1 W2 each save of a draft is one version more, and what it replaces unseen is kept", () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        for (const { before, state, changes, step } of withBefore(steps)) {
          if (step.name !== "answer.draft" || step.actor.role !== "student" || !changes?.length) continue;
          const { participantId } = step.actor;
          const { questionId, baseVersion, text } = step.payload;
          const old = before.work.get(participantId)?.answers.get(questionId);
          const lost = old && old.draftVersion !== baseVersion && old.draft !== text && old.draft !== "";
          expect(changes).toMatchObject([{ overwritten: lost ? old.draft : null }]);
          expect(state.work.get(participantId)?.answers.get(questionId)).toMatchObject({
            draft: text,
            draftVersion: (old?.draftVersion ?? 0) + 1,
          });
        }
      }),
      { numRuns: 50 },
    );
  });

  test("S3 work is late when its activity or the session was closed, and only the instructor's word changes that", () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        for (const { before, state, changes, step } of withBefore(steps)) {
          for (const change of changes ?? []) {
            const closed = (activity: "spiral" | "tensors" | "questions") =>
              before.status !== "open" || before.activities[activity] !== "open";
            if (change.kind === "run-stored") expect(change.entry.late).toBe(closed("spiral"));
            if (change.kind === "attempt-stored") expect(change.late).toBe(closed("tensors"));
            if (change.kind === "answer-stored") expect(change.late).toBe(closed("questions"));
          }
          const admitted = (session: SessionState) =>
            entriesOf(session).filter((entry) => entry.admittedAt !== null).length;
          if (step.name !== "late.admit") expect(admitted(state)).toBe(admitted(before));
          for (const { late, admittedAt } of entriesOf(state)) if (!late) expect(admittedAt).toBeNull();
        }
      }),
      { numRuns: 50 },
    );
  });
});
