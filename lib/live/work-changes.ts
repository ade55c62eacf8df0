/** What participants' work leads to: facts that the database stores, and how they are folded into the state. */
import type { NotebookKind } from "@/lib/contract/notebook";
import type { Payload } from "@/lib/contract/requests";
import type { AttemptVerdict } from "@/lib/contract/views";
import { givenSeeds, withHash } from "./identical-weights";
import type { StoredNotebook } from "./notebook";
import { evidenceOrder, voteOrder } from "./state";
import type { Answer, DraftSave, Entry, Hand, SessionState, SubmittedText, Vote, Work } from "./state";
import { withMore } from "./usage";
import { emptyAnswer, holderOf, withWork } from "./work";

/** Work of one participant; append-only, stored under (participant, id). `bytes` is what it counts in its quota. */
export type WorkChange = { bytes: number } & (
  | { kind: "run-stored"; entry: Omit<Entry, "order">; payload: Payload<"run.submit"> }
  | {
      kind: "draft-stored";
      participantId: string;
      questionId: string;
      text: string;
      version: number;
      saveId: string;
      at: number;
      late: boolean;
      /** the text that this save replaces although it was not edited from it; kept as a revision */
      overwritten: string | null;
      /** the text that its writer is still to be told of: this or an earlier save replaced it */
      replaced: string | null;
      /** those before it of which nobody was told either, the latest first; nodes of the version before name none */
      replacedBefore?: readonly string[];
      /** the last saves of other devices; of nodes of the version before none */
      savesBefore?: readonly DraftSave[];
    }
  | {
      kind: "answer-stored";
      participantId: string;
      questionId: string;
      id: string;
      text: string;
      evidence: string[];
      at: number;
      late: boolean;
    }
  | { kind: "evidence-stored"; participantId: string; payload: Payload<"evidence.attach">; at: number }
  | {
      kind: "attempt-stored";
      participantId: string;
      payload: Payload<"attempt.submit">;
      verdict: AttemptVerdict;
      at: number;
      late: boolean;
    }
  | {
      kind: "notebook-stored";
      participantId: string;
      of: NotebookKind;
      notebook: StoredNotebook;
      at: number;
    }
  | { kind: "hand-stored"; participantId: string; hand: Hand }
  | { kind: "vote-stored"; participantId: string; vote: Vote }
);

/** Work as it is folded: of what was sent only what the state holds. Every WorkChange is one. */
export type LoggedWork = { bytes: number } & (
  | { kind: "run-stored"; entry: Omit<Entry, "order">; payload: { config: { seed: number } } }
  | {
      kind: "evidence-stored";
      participantId: string;
      payload: Pick<Payload<"evidence.attach">, "id" | "questionId" | "title">;
      at: number;
    }
  | {
      kind: "attempt-stored";
      participantId: string;
      payload: Pick<Payload<"attempt.submit">, "id" | "exerciseId">;
      verdict: Pick<AttemptVerdict, "passed" | "stage" | "printed">;
      at: number;
      late: boolean;
    }
  | {
      kind: "notebook-stored";
      participantId: string;
      of: NotebookKind;
      notebook: Pick<StoredNotebook, "version">;
      at: number;
    }
  | Extract<WorkChange, { kind: "draft-stored" | "answer-stored" | "hand-stored" | "vote-stored" }>
);

/** The instructor's word that late work counts, or no longer. */
export interface Admission {
  item: "run" | "answer" | "attempt";
  participantId: string;
  id: string;
  /** null takes it back */
  at: number | null;
}

/** The kinds of work. */
export const workKinds = [
  "run-stored",
  "draft-stored",
  "answer-stored",
  "evidence-stored",
  "attempt-stored",
  "notebook-stored",
  "hand-stored",
  "vote-stored",
] as const satisfies WorkChange["kind"][];

type Of<Kind extends LoggedWork["kind"]> = Extract<LoggedWork, { kind: Kind }>;

/** The work with another answer to one question. */
export const withAnswer = (work: Work, questionId: string, update: (answer: Answer) => Answer): Work => ({
  ...work,
  answers: new Map(work.answers).set(
    questionId,
    update(work.answers.get(questionId) ?? emptyAnswer(questionId)),
  ),
});

/** The items with one of them admitted, or no longer. */
const admitting = <Item extends { id: string; admittedAt: number | null }>(
  items: readonly Item[],
  id: string,
  at: number | null,
): Item[] => items.map((item) => (item.id === id ? { ...item, admittedAt: at } : item));

/** Folds the instructor's word on late work. */
export function foldAdmitted(state: SessionState, { item, participantId, id, at }: Admission): SessionState {
  if (item === "run")
    return withWork(state, participantId, (work) => ({ ...work, runs: admitting(work.runs, id, at) }));
  if (item === "attempt")
    return withWork(state, participantId, (work) => ({
      ...work,
      attempts: admitting(work.attempts, id, at),
    }));
  const answer = holderOf(state, participantId, ({ submitted }) => submitted.some((one) => one.id === id));
  if (!answer) return state;
  return withWork(state, participantId, (work) =>
    withAnswer(work, answer.questionId, (old) => ({ ...old, submitted: admitting(old.submitted, id, at) })),
  );
}

function foldRun(state: SessionState, { entry: arrived, payload, bytes }: Of<"run-stored">): SessionState {
  const entry: Entry = { ...arrived, order: state.arrivals };
  const next = withWork(state, entry.participantId, (work) => ({
    ...work,
    runs: [...work.runs, entry],
    usage: withMore(work.usage, "runs", bytes),
  }));
  const given = givenSeeds(state.lesson).has(payload.config.seed);
  const weights = given ? state.weights : withHash(state.weights, entry);
  return { ...next, arrivals: state.arrivals + 1, weights };
}

function foldDraft(state: SessionState, change: Of<"draft-stored">): SessionState {
  const { participantId, questionId, at: draftAt, late: draftLate, replaced, replacedBefore = [] } = change;
  const { savesBefore: draftSaves = [] } = change;
  const { text: draft, version: draftVersion, saveId: draftSaveId } = change;
  const draftReplaced = replaced === null ? [] : [replaced, ...replacedBefore];
  const saved = { draft, draftVersion, draftSaveId, draftSaves, draftReplaced, draftAt, draftLate };
  return withWork(state, participantId, (work) => ({
    ...withAnswer(work, questionId, (old) => ({ ...old, ...saved })),
    usage: change.overwritten === null ? work.usage : withMore(work.usage, "overwritten", change.bytes),
  }));
}

function foldAnswer(state: SessionState, change: Of<"answer-stored">): SessionState {
  const { participantId, questionId, id, text, evidence, at: submittedAt, late, bytes } = change;
  return withWork(state, participantId, (work) => ({
    ...withAnswer(work, questionId, (old) => {
      const newest = newestText(old.draft, text, evidence);
      const submitted = [...old.submitted, { id, submittedAt, late, admittedAt: null, counted: null }];
      return { ...old, submitted, newest, own: newest };
    }),
    usage: withMore(work.usage, "revisions", bytes),
  }));
}

/** A text that was submitted as it stood in the draft is held once. */
export const newestText = (draft: string, text: string, evidence: readonly string[]): SubmittedText => ({
  text: text === draft ? draft : text,
  evidence,
});

function foldEvidence(state: SessionState, { participantId, payload, at, bytes }: Of<"evidence-stored">) {
  const { id, questionId, title } = payload;
  return withWork(state, participantId, (work) => ({
    ...withAnswer(work, questionId, (old) => ({
      ...old,
      evidence: [...old.evidence, { id, title, at }].sort(evidenceOrder),
    })),
    usage: withMore(work.usage, "evidence", bytes),
  }));
}

function foldAttempt(state: SessionState, change: Of<"attempt-stored">): SessionState {
  const { participantId, payload, verdict, at: receivedAt, late, bytes } = change;
  const { id, exerciseId } = payload;
  const { passed, stage, printed } = verdict;
  return withWork(state, participantId, (work) => ({
    ...work,
    attempts: [...work.attempts, { id, exerciseId, receivedAt, passed, late, admittedAt: null }],
    wrong: passed ? work.wrong : new Map(work.wrong).set(exerciseId, { stage, printed }),
    usage: withMore(work.usage, "attempts", bytes),
  }));
}

/** The last one of each vote counts. */
const withVote = (votes: readonly Vote[], vote: Vote): Vote[] =>
  [...votes.filter((one) => one.checkId !== vote.checkId || one.round !== vote.round), vote].sort(voteOrder);

type Fold<Kind extends LoggedWork["kind"]> = (state: SessionState, change: Of<Kind>) => SessionState;

const folds: { [Kind in LoggedWork["kind"]]: Fold<Kind> } = {
  "run-stored": foldRun,
  "draft-stored": foldDraft,
  "answer-stored": foldAnswer,
  "evidence-stored": foldEvidence,
  "attempt-stored": foldAttempt,
  "notebook-stored": (state, { participantId, of, notebook: { version }, bytes }) =>
    withWork(state, participantId, (work) => ({
      ...work,
      notebooks: { ...work.notebooks, [of]: version },
      usage: withMore(work.usage, of, bytes),
    })),
  "hand-stored": (state, { participantId, hand }) =>
    withWork(state, participantId, (work) => ({ ...work, hand })),
  "vote-stored": (state, { participantId, vote }) =>
    withWork(state, participantId, (work) => ({ ...work, votes: withVote(work.votes, vote) })),
};

/** Folds one piece of work. The state given is not touched; only its owner's part of it is copied. */
export function foldWork<Kind extends LoggedWork["kind"]>(
  state: SessionState,
  change: Of<Kind>,
): SessionState {
  return folds[change.kind as Kind](state, change);
}
