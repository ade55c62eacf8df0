/** Facts that a command leads to: the database stores them, `apply` folds them into the state. */
import type { Payload } from "@/lib/contract/requests";
import type { AttemptVerdict, BoardMode } from "@/lib/contract/views";
import type { Language } from "@/lib/content/language";
import type { Activity } from "@/lib/contract/ids";
import {
  evidenceOrder,
  type Answer,
  type Attempt,
  type Entry,
  type Participant,
  type SessionState,
} from "./state";

/** Changes of the session itself; each commit of these bumps the session's version. */
export type SessionChange =
  | { kind: "session-opened"; at: number }
  | { kind: "session-ended"; at: number }
  | { kind: "session-reopened" }
  | { kind: "session-released"; at: number | null }
  | { kind: "session-renamed"; title: string; language: Language }
  | { kind: "activity-set"; activity: Activity; state: "open" | "closed" }
  | { kind: "join-locked"; locked: boolean }
  | { kind: "board-set"; mode: BoardMode; frozenAt: number | null }
  | { kind: "participant-joined"; participant: Participant }
  | { kind: "participant-renamed"; participantId: string; name: string }
  | { kind: "participant-removed"; participantId: string; at: number }
  | { kind: "participant-restored"; participantId: string; name: string }
  | {
      kind: "admitted";
      item: "run" | "answer" | "attempt";
      participantId: string;
      id: string;
      at: number | null;
    };

/** Work of one participant; append-only, stored under (participant, id). */
export type WorkChange =
  | { kind: "run-stored"; entry: Entry; payload: Payload<"run.submit"> }
  | {
      kind: "draft-stored";
      participantId: string;
      questionId: string;
      text: string;
      version: number;
      saveId: string;
      at: number;
      /** the text that this save replaces although it was not edited from it; kept as a revision */
      overwritten: string | null;
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
  | { kind: "notebook-stored"; participantId: string; payload: Payload<"notebook.save">; at: number };

/** Anything that can happen to a session. */
export type Change = SessionChange | WorkChange;

const workKinds = [
  "run-stored",
  "draft-stored",
  "answer-stored",
  "evidence-stored",
  "attempt-stored",
  "notebook-stored",
];

/** Work is appended under the session's version; everything else bumps it. */
export const isWork = (change: Change): change is WorkChange => workKinds.includes(change.kind);

function withParticipant(
  state: SessionState,
  id: string,
  update: (participant: Participant) => Participant,
): SessionState {
  const participant = state.participants.get(id);
  if (!participant) return state;
  return { ...state, participants: new Map(state.participants).set(id, update(participant)) };
}

/** An answer before anything was written. */
export const emptyAnswer = (questionId: string): Answer => ({
  questionId,
  draft: "",
  draftVersion: 0,
  draftSaveId: null,
  submitted: [],
  evidence: [],
});

function withAnswer(
  state: SessionState,
  participantId: string,
  questionId: string,
  update: (answer: Answer) => Answer,
): SessionState {
  const own = new Map(state.answers.get(participantId));
  own.set(questionId, update(own.get(questionId) ?? emptyAnswer(questionId)));
  return { ...state, answers: new Map(state.answers).set(participantId, own) };
}

function withAttempts(
  state: SessionState,
  participantId: string,
  update: (own: readonly Attempt[]) => readonly Attempt[],
): SessionState {
  return {
    ...state,
    attempts: new Map(state.attempts).set(participantId, update(state.attempts.get(participantId) ?? [])),
  };
}

function applyAdmitted(state: SessionState, change: Extract<Change, { kind: "admitted" }>): SessionState {
  const { participantId, id, at } = change;
  if (change.item === "run") {
    const admit = (entry: Entry) =>
      entry.id === id && entry.participantId === participantId ? { ...entry, admittedAt: at } : entry;
    return { ...state, entries: state.entries.map(admit) };
  }
  if (change.item === "attempt")
    return withAttempts(state, participantId, (own) =>
      own.map((attempt) => (attempt.id === id ? { ...attempt, admittedAt: at } : attempt)),
    );
  const answer = [...(state.answers.get(participantId)?.values() ?? [])].find(({ submitted }) =>
    submitted.some((revision) => revision.id === id),
  );
  if (!answer) return state;
  return withAnswer(state, participantId, answer.questionId, (old) => ({
    ...old,
    submitted: old.submitted.map((revision) =>
      revision.id === id ? { ...revision, admittedAt: at } : revision,
    ),
  }));
}

type Fold = {
  [Kind in Change["kind"]]: (state: SessionState, change: Extract<Change, { kind: Kind }>) => SessionState;
};

const folds: Fold = {
  "session-opened": (state) => ({ ...state, status: "open" }),
  "session-ended": (state) => ({ ...state, status: "ended" }),
  "session-reopened": (state) => ({ ...state, status: "open" }),
  "session-released": (state, { at }) => ({ ...state, status: at === null ? "ended" : "released" }),
  "session-renamed": (state, { title, language }) => ({ ...state, title, language }),
  "activity-set": (state, { activity, state: next }) => ({
    ...state,
    activities: { ...state.activities, [activity]: next },
  }),
  "join-locked": (state, { locked }) => ({ ...state, joinLocked: locked }),
  "board-set": (state, { mode, frozenAt }) => ({ ...state, boardMode: mode, frozenAt }),
  "participant-joined": (state, { participant }) => ({
    ...state,
    participants: new Map(state.participants).set(participant.id, participant),
  }),
  "participant-renamed": (state, { participantId, name }) =>
    withParticipant(state, participantId, (old) => ({ ...old, name })),
  "participant-removed": (state, { participantId, at }) =>
    withParticipant(state, participantId, (old) => ({ ...old, removedAt: at })),
  "participant-restored": (state, { participantId, name }) =>
    withParticipant(state, participantId, (old) => ({ ...old, name, removedAt: null })),
  admitted: applyAdmitted,
  "run-stored": (state, { entry }) => ({ ...state, entries: [...state.entries, entry] }),
  "draft-stored": (state, { participantId, questionId, text, version, saveId }) =>
    withAnswer(state, participantId, questionId, (old) => ({
      ...old,
      draft: text,
      draftVersion: version,
      draftSaveId: saveId,
    })),
  "answer-stored": (state, { participantId, questionId, id, text, evidence, at, late }) =>
    withAnswer(state, participantId, questionId, (old) => ({
      ...old,
      submitted: [...old.submitted, { id, text, evidence, submittedAt: at, late, admittedAt: null }],
    })),
  "evidence-stored": (state, { participantId, payload: { id, questionId, title }, at }) =>
    withAnswer(state, participantId, questionId, (old) => ({
      ...old,
      evidence: [...old.evidence, { id, title, at }].sort(evidenceOrder),
    })),
  "attempt-stored": (state, { participantId, payload, verdict, at, late }) =>
    withAttempts(state, participantId, (own) => [
      ...own,
      { id: payload.id, exerciseId: payload.exerciseId, receivedAt: at, verdict, late, admittedAt: null },
    ]),
  "notebook-stored": (state) => state,
};

/** Folds one change into the state. The state given is not touched. */
export function apply<Kind extends Change["kind"]>(
  state: SessionState,
  change: Extract<Change, { kind: Kind }>,
): SessionState {
  const next = folds[change.kind as Kind](state, change);
  return isWork(change) ? next : { ...next, version: state.version + 1 };
}
