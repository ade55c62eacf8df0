/** A student's own part: nothing of it is anybody else's. */
import type { AnswerState, SelfView } from "@/lib/contract/views";
import { isoTime } from "./iso-time";
import type { Answer, SessionState } from "./state";
import { verdictOf } from "./submission";
import { placeOf } from "./view-board";

function answerState(answer: Answer): AnswerState {
  const newest = answer.submitted.at(-1);
  return {
    questionId: answer.questionId,
    draft: answer.draft,
    draftVersion: answer.draftVersion,
    submitted: newest?.text ?? null,
    submittedAt: newest ? isoTime(newest.submittedAt) : null,
    revisions: answer.submitted.length,
    late: newest?.late ?? false,
    evidence: answer.evidence.map((note) => ({ ...note, at: isoTime(note.at) })),
    cited: [...(newest?.evidence ?? [])],
  };
}

/** Tries and success per exercise. */
export function attemptSummary(state: SessionState, participantId: string): SelfView["attempts"] {
  const summary = new Map<string, { exerciseId: string; tries: number; passed: boolean }>();
  for (const { exerciseId, verdict } of state.attempts.get(participantId) ?? []) {
    const old = summary.get(exerciseId) ?? { exerciseId, tries: 0, passed: false };
    summary.set(exerciseId, { exerciseId, tries: old.tries + 1, passed: old.passed || verdict.passed });
  }
  return [...summary.values()];
}

/**
 * What one participant sees of themselves.
 * @throws when the participant is not in the session
 */
export function selfView(state: SessionState, participantId: string, personalCode: string): SelfView {
  const participant = state.participants.get(participantId);
  if (!participant) throw new Error(`no participant ${participantId} in session ${state.id}`);
  const { name, studentNumber } = participant;
  return {
    participantId,
    name,
    studentNumber,
    personalCode,
    place: placeOf(state, participantId),
    verdicts: state.entries
      .filter((entry) => entry.participantId === participantId)
      .map((entry) => verdictOf(state, entry)),
    answers: [...(state.answers.get(participantId)?.values() ?? [])].map(answerState),
    attempts: attemptSummary(state, participantId),
  };
}
