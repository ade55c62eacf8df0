// Sessions that nobody planned: commands in any order, of whoever may think of them, decided one after the other.
import fc from "fast-check";
import { questionIds } from "@/lib/content/questions";
import { checkStepSchema } from "@/lib/contract/check";
import { startOf } from "@/lib/content/lesson-setups";
import { openLesson } from "@/lib/contract/lesson";
import type { KeptTile } from "@/lib/contract/snapshot";
import type { Payload } from "@/lib/contract/requests";
import { attemptVerdictSchema } from "@/lib/contract/views";
import { apply, type Change } from "@/lib/live/changes";
import type { CommandName } from "@/lib/live/decide";
import type { Actor, SessionState } from "@/lib/live/state";
import { courseConfig, courseDataset } from "@/lib/spiral/config";
import { initialWeights } from "@/lib/spiral/network";
import {
  contextAt,
  decided,
  draftSession,
  idOf,
  instructor,
  must,
  student,
  verdict,
  visitor,
  type TestContext,
} from "./session-fixture";

export const people = ["Ann", "Bob", "Cat", "Dan"] as const;

/** A mark that everything of a person's own carries, so that it is found wherever it goes. */
export const mark = (what: string, owner: string): string => `${what}-«${owner}»`;

/** Points right in the private half: numbers that stand nowhere else. */
export const privatePoints = /\b777\d{4}\b/;
const points = 10_000_000;

export type Step = {
  [Name in CommandName]: { actor: Actor; name: Name; payload: Payload<Name> };
}[CommandName] & { findings: Partial<TestContext> };

const step = <Name extends CommandName>(
  actor: Actor,
  name: Name,
  payload: Payload<Name>,
  findings: Partial<TestContext> = {},
): Step =>
  // name and payload belong together by this signature
  ({ actor, name, payload, findings }) as Step;

const person = fc.constantFrom(...people);
const question = fc.constantFrom(...questionIds.slice(0, 3));
const exercise = fc.constantFrom("a-column", "int64-trap");
/** few, so that the same id comes again */
const number = fc.integer({ min: 0, max: 4 });
const flag = fc.boolean();

const sizes = [1, 20, 100] as const;
const layer = courseConfig(courseDataset(7)).network.hidden[0];
const configs = sizes.map((units) => {
  const config = courseConfig(courseDataset(7));
  return { ...config, network: { ...config.network, hidden: [{ ...layer, units }] } };
});
const weights = configs.map((config) => new Uint8Array(initialWeights(config).slice().buffer));

const someRun = fc
  .record({ who: person, id: number, size: fc.nat(2), other: flag, right: fc.nat(99), hidden: fc.nat(99) })
  .map(({ who, id, size, other, right, hidden }) => {
    const config = configs[size];
    const payload = {
      ...{ id: idOf(`run${who}${id}`), weights: weights[size], curve: [], epochs: 1, engine: "wasm" },
      config: other ? { ...config, dataset: { ...config.dataset, seed: 8 } } : config,
      claimedAccuracy: 1,
    };
    const score = {
      publicCorrect: 9_990_000 + 100 * right,
      privateCorrect: 7_770_000 + 100 * hidden,
      ...{ of: points, weightsHash: mark("hash", who) },
    };
    return step(student(who), "run.submit", payload, { score });
  });

const someDraft = fc
  .record({ who: person, id: number, questionId: question, text: fc.nat(3), baseVersion: number })
  .map(({ who, id, questionId, text, baseVersion }) =>
    step(student(who), "answer.draft", {
      ...{ id: idOf(`draft${who}${id}`), questionId, baseVersion },
      text: text === 0 ? "" : mark(`draft${text}`, who),
    }),
  );

const someAnswer = fc
  .record({ who: person, id: number, questionId: question, cites: flag })
  .map(({ who, id, questionId, cites }) =>
    step(student(who), "answer.submit", {
      ...{ id: idOf(`answer${who}${id}`), questionId, text: mark("answer", who) },
      evidence: cites ? [idOf(`evidence${who}0`)] : [],
    }),
  );

const someEvidence = fc
  .record({ who: person, id: number, questionId: question })
  .map(({ who, id, questionId }) =>
    step(student(who), "evidence.attach", {
      ...{ id: idOf(`evidence${who}${id}`), questionId, title: mark("evidence", who), prediction: null },
      runs: [{ label: "one", config: configs[0], curve: [], finalLoss: null, finalAccuracy: null }],
    }),
  );

const someAttempt = fc
  .record({
    who: person,
    id: number,
    exerciseId: exercise,
    stage: fc.constantFrom(...attemptVerdictSchema.shape.stage.options),
  })
  .map(({ who, id, exerciseId, stage }) => {
    const judged = {
      ...verdict(exerciseId, stage, mark("printed", who)),
      attemptId: idOf(`attempt${who}${id}`),
    };
    const payload = { id: judged.attemptId, exerciseId, source: mark("source", who) };
    return step(student(who), "attempt.submit", payload, { verdict: judged });
  });

const someNotebook = fc.record({ who: person, id: number }).map(({ who, id }) =>
  step(student(who), "notebook.save", {
    id: idOf(`notebook${who}${id}`),
    cells: [{ id: idOf("cell"), source: mark("cell", who) }],
  }),
);

const someHand = fc.record({ who: person, does: fc.nat(5) }).map(({ who, does }) => {
  if (does === 0) return step(student(who), "hand.lower", {});
  if (does === 5) return step(student(who), "snapshots.withdraw", {});
  if (does === 4) return step(student(who), "spotlight.decline", { declined: true });
  return step(student(who), "hand.raise", does === 1 ? {} : { line: mark(`hand${does}`, who) });
});

/** few, so that votes find one */
const checkIds = ["check0", "check1"].map(idOf);
const someCheck = fc.constantFrom(...checkIds);

const someVote = fc
  .record({ who: person, id: someCheck, round: fc.constantFrom(1, 2), value: fc.nat(3) })
  .map(({ who, ...payload }) => step(student(who), "check.vote", payload));

const checking: fc.Arbitrary<Step> = fc.oneof(
  fc
    .record({
      id: someCheck,
      asked: fc.constantFrom<Payload<"check.ask">["asked"]>(
        { question: "Which one?", options: ["ReLU", "Tanh", "None"] },
        { question: "Which one?" },
        { question: "Which one?", predicts: true },
      ),
    })
    .map((payload) => step(instructor, "check.ask", payload)),
  fc
    .record({ id: someCheck, outcome: fc.constantFrom(2, 93.5) })
    .map((payload) => step(instructor, "check.reveal", payload)),
  fc
    .record({ id: someCheck, step: fc.constantFrom(...checkStepSchema.options) })
    .map((payload) => step(instructor, "check.set", payload)),
);

const someJoin = fc
  .record({ name: fc.constantFrom("Ann", "ann ", "Eve", "Ｅｖｅ", "", "a\u202eb"), simulated: flag })
  .map(({ name, simulated }) => step(visitor, "participant.join", { name, simulated }));

const several = fc
  .array(person, { minLength: 1, maxLength: 4 })
  .map((names) => ({ participantIds: names.map(idOf) }));

const somebody = person.map((who) => ({ participantId: idOf(who) }));

const keptText: KeptTile = {
  ...{ of: "questions", questionId: "softmax", text: "It normalises.", words: 2 },
  ...{ evidence: 0, submitted: false },
};

const teaching: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom("session.open", "session.end", "session.reopen").map((name) => step(instructor, name, {})),
  flag.map((countDrafts) => step(instructor, "session.end", { countDrafts })),
  flag.map((asked) => step(instructor, "drafts.ask", { asked })),
  flag.map((counted) => step(instructor, "drafts.count", { counted })),
  flag.map((released) => step(instructor, "session.release", { released })),
  fc
    .constantFrom("zh", "en")
    .map((language) => step(instructor, "session.rename", { title: "Named anew", language })),
  flag.map((numberRequired) =>
    step(instructor, "session.edit", {
      ...{ title: "Chosen anew", language: "en", offered: ["spiral"], boardMode: "hidden", numberRequired },
      ...{ dataset: courseDataset(3), lesson: openLesson },
    }),
  ),
  fc
    .record({
      activity: fc.constantFrom("tensors", "spiral", "questions"),
      state: fc.constantFrom("closed", "open"),
    })
    .map((payload) => step(instructor, "activity.set", payload)),
  flag.map((locked) => step(instructor, "join.lock", { locked })),
  fc
    .constantFrom("hidden", "live", "frozen", "revealed")
    .map((mode) => step(instructor, "board.set", { mode })),
  fc.constantFrom(0, 1, 2, 3).map((next) => step(instructor, "finale.set", { step: next })),
  fc
    .record({ seconds: fc.constantFrom(null, 5, 30), closes: fc.constantFrom("spiral", "questions") })
    .map((timer) => step(instructor, "timer.set", timer)),
  fc.constant(step(instructor, "timer.extend", { seconds: 5 })),
  flag.map((paused) => step(instructor, "pause.set", { paused })),
  fc
    .constantFrom(
      null,
      { activity: "spiral" as const },
      { activity: "spiral" as const, item: "two-by-two" },
      { activity: "spiral" as const, setup: startOf(openLesson) },
      { activity: "questions" as const, item: "softmax" },
      { activity: "tensors" as const, item: "no-such" },
    )
    .map((focus) => step(instructor, "focus.set", { focus })),
  several.map((who) => step(instructor, "hands.seen", who)),
  several.map((who) => step(instructor, "aside.set", { aside: { ...who, text: "To some of you." } })),
  flag.map((on) => step(instructor, "pseudonyms.set", { on })),
  fc
    .record({ who: person, at: number, writes: flag })
    .map(({ who, at, writes }) =>
      step(
        instructor,
        "snapshot.take",
        { id: idOf(`shot${at}`), participantId: idOf(who), activity: writes ? "questions" : "spiral" },
        { tile: writes ? keptText : null },
      ),
    ),
  fc.array(number, { minLength: 1, maxLength: 4 }).chain((some) => {
    const ids = [...new Set(some)].map((at) => idOf(`shot${at}`));
    return fc.constantFrom<Step>(
      step(instructor, "snapshots.order", { ids }),
      step(instructor, "spotlight.set", {
        spotlight: {
          questionId: "softmax",
          chosen: people.map((who) => ({ participantId: idOf(who), text: mark("answer", who) })),
        },
      }),
      step(instructor, "spotlight.set", { spotlight: { snapshots: ids } }),
      step(instructor, "snapshot.note", { id: ids[0], note: `note ${ids.length}` }),
      step(instructor, "snapshot.remove", { id: ids[0] }),
    );
  }),
  fc
    .record({ who: person, activity: fc.constantFrom("spiral", "questions"), dark: flag })
    .map(({ who, activity, dark }) =>
      step(instructor, "spotlight.set", {
        spotlight: dark ? null : { participantId: idOf(who), activity },
      }),
    ),
  fc.record({ who: person, answers: flag }).map(({ who, answers }) =>
    step(instructor, "hand.end", {
      participantId: idOf(who),
      ...(answers && { reply: mark("reply", who) }),
    }),
  ),
  fc
    .constantFrom(null, "Look at the screen.", "Five minutes more.")
    .map((text) => step(instructor, "announcement.set", { text })),
  fc
    .tuple(somebody, fc.constantFrom("Ann", "Zoë", "Z".repeat(30)))
    .map(([who, name]) => step(instructor, "participant.rename", { ...who, name })),
  somebody.map((who) => step(instructor, "participant.remove", who)),
  somebody.map((who) => step(instructor, "participant.restore", who)),
  several.map((who) => step(instructor, "participants.remove", who)),
  several.map((who) => step(instructor, "participants.restore", who)),
  fc
    .record({ kind: fc.constantFrom("run", "answer", "attempt"), who: person, id: number, admitted: flag })
    .map(({ kind, who, id, admitted }) =>
      step(instructor, "late.admit", {
        ...{ kind, admitted, participantId: idOf(who) },
        id: idOf(`${kind}${who}${id}`),
      }),
    ),
);

/** Work of students that shows on no board and in no count. */
export const quietWork: fc.Arbitrary<Step> = fc.oneof(someDraft, someAnswer, someEvidence, someNotebook);

export const someWork: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: someRun },
  { weight: 2, arbitrary: someAttempt },
  { weight: 3, arbitrary: quietWork },
);

/** Apart from the rest: after it there is less than before. */
const erasing = somebody.map((who) => step(instructor, "participant.erase", who));

/** Any command of anybody who could mean it. */
export const someStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: someWork },
  { weight: 2, arbitrary: teaching },
  { weight: 1, arbitrary: someHand },
  { weight: 1, arbitrary: checking },
  { weight: 1, arbitrary: someVote },
  { weight: 1, arbitrary: someJoin },
);

/** The same, and now and then somebody is erased. */
export const someStepOrErasure: fc.Arbitrary<Step> = fc.oneof(
  { weight: 24, arbitrary: someStep },
  { weight: 1, arbitrary: erasing },
);

/** The four, in an open session. */
export const classroom: SessionState = people.reduce(
  (state, name) =>
    must(
      state,
      visitor,
      "participant.join",
      { name, studentNumber: mark("number", name) },
      contextAt(1_000, { newId: idOf(name) }),
    ),
  must(draftSession, instructor, "session.open", {}),
);

export interface Played {
  step: Step;
  /** what was decided; null when it was refused */
  changes: Change[] | null;
  /** after it */
  state: SessionState;
}

/** Decides and folds one step after the other, a second apart. */
export function play(steps: readonly Step[], from: SessionState = classroom, since = 2_000): Played[] {
  let state = from;
  return steps.map((one, at) => {
    const { actor, name, payload, findings } = one;
    const context = contextAt(since + 1_000 * at, { newId: idOf(`new${at}`), ...findings });
    const outcome = decided(state, actor, name, payload, context);
    if (outcome.ok) state = outcome.changes.reduce((old, change) => apply(old, change), state);
    return { step: one, changes: outcome.ok ? outcome.changes : null, state };
  });
}

/** How a session stands after some steps. */
export const someSession: fc.Arbitrary<SessionState> = fc
  .array(someStep, { minLength: 5, maxLength: 40 })
  .map((steps) => play(steps).at(-1)?.state ?? classroom);
