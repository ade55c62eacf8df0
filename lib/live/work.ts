/** One participant's part of the state. */
import { questionIds } from "@/lib/content/questions";
import { noUsage } from "./usage";
import type { Answer, Attempt, Entry, SessionState, Work } from "./state";

/** Drafts of one participant, which no quota counts: one to each question of the course. */
export const draftsAtMost = questionIds.length;

/** Of who has handed nothing in. */
export const noWork: Work = {
  runs: [],
  answers: new Map(),
  attempts: [],
  wrong: new Map(),
  notebooks: { notebook: 0, exercises: 0 },
  hand: null,
  votes: [],
  usage: noUsage,
};

/** What a participant has handed in. */
export const workOf = (state: SessionState, participantId: string): Work =>
  state.work.get(participantId) ?? noWork;

/** An answer before anything was written. */
export const emptyAnswer = (questionId: string): Answer => ({
  questionId,
  draft: "",
  draftVersion: 0,
  draftSaveId: null,
  draftReplaced: [],
  draftSaves: [],
  draftAt: 0,
  draftLate: false,
  submitted: [],
  newest: null,
  own: null,
  evidence: [],
});

/** A participant's answer to a question, empty before anything was written. */
export const answerOf = (state: SessionState, participantId: string, questionId: string): Answer =>
  workOf(state, participantId).answers.get(questionId) ?? emptyAnswer(questionId);

const placeOf = new Map<string, number>(questionIds.map((id, place) => [id, place]));

/** In the order of the course's questions: in what order they were begun, only memory knows. */
export const answersInOrder = ({ answers }: Pick<Work, "answers">): Answer[] =>
  [...answers.values()].sort(
    (a, b) => (placeOf.get(a.questionId) ?? Infinity) - (placeOf.get(b.questionId) ?? Infinity),
  );

/** The run of a participant under this id. */
export const runOf = (state: SessionState, participantId: string, id: string): Entry | undefined =>
  workOf(state, participantId).runs.find((run) => run.id === id);

/** The attempt of a participant under this id. */
export const attemptOf = (state: SessionState, participantId: string, id: string): Attempt | undefined =>
  workOf(state, participantId).attempts.find((attempt) => attempt.id === id);

/** The answer of a participant that holds something. */
export const holderOf = (state: SessionState, participantId: string, holds: (answer: Answer) => boolean) =>
  [...workOf(state, participantId).answers.values()].find(holds);

/**
 * The state with another work of whoever these changes are about, one change after another; everybody else's stays the
 * same value.
 */
export function withWorkOfMany<Change extends { participantId: string }>(
  state: SessionState,
  changes: readonly Change[],
  update: (work: Work, change: Change) => Work,
): SessionState {
  // copied once: a class's drafts are thousands
  const work = new Map(state.work);
  for (const change of changes)
    work.set(change.participantId, update(work.get(change.participantId) ?? noWork, change));
  return { ...state, work };
}

/** The state with another work of one participant; everybody else's stays the same value. */
export const withWork = (
  state: SessionState,
  participantId: string,
  update: (work: Work) => Work,
): SessionState => withWorkOfMany(state, [{ participantId }], update);
