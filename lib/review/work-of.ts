/** Picks one participant's or one item's part out of a session's work. */
import type { ReviewAttempt, ReviewMark, ReviewRevision, SessionWork } from "./session-work";

/** A session's work with everybody else's part left out. */
export function workOf(work: SessionWork, participantId: string): SessionWork {
  const own = <Thing extends { participantId: string }>(things: Thing[]): Thing[] =>
    things.filter((thing) => thing.participantId === participantId);
  return {
    session: work.session,
    participants: work.participants.filter(({ id }) => id === participantId),
    revisions: own(work.revisions),
    drafts: own(work.drafts),
    evidence: own(work.evidence),
    runs: own(work.runs),
    attempts: own(work.attempts),
    marks: own(work.marks),
  };
}

/** Whether work counts: in time, or late and admitted. */
export const countsInTime = ({ late, admitted }: { late: boolean; admitted: boolean }): boolean =>
  !late || admitted;

/** The newest submitted revision of each participant's answer to a question, by participant. */
export function newestAnswers(
  revisions: readonly ReviewRevision[],
  questionId: string,
): Map<string, ReviewRevision> {
  const newest = new Map<string, ReviewRevision>();
  for (const revision of revisions)
    if (revision.questionId === questionId && revision.kind === "submitted")
      newest.set(revision.participantId, revision);
  return newest;
}

/** Exercises passed in time and tried, of one participant's attempts. */
export function exerciseCounts(attempts: readonly ReviewAttempt[]): { passed: number; tried: number } {
  const passed = attempts.filter((attempt) => attempt.passed && countsInTime(attempt));
  return {
    passed: new Set(passed.map(({ exerciseId }) => exerciseId)).size,
    tried: new Set(attempts.map(({ exerciseId }) => exerciseId)).size,
  };
}

/** Ids of participants who have handed in something for an item. */
export function participantsWith(work: SessionWork, itemId: string): Set<string> {
  if (itemId === "spiral") return new Set(work.runs.map(({ participantId }) => participantId));
  if (itemId === "tensors") return new Set(work.attempts.map(({ participantId }) => participantId));
  return new Set(newestAnswers(work.revisions, itemId).keys());
}

/** Marks by participant, then by item. */
export function marksByParticipant(marks: readonly ReviewMark[]): Map<string, Map<string, ReviewMark>> {
  const all = new Map<string, Map<string, ReviewMark>>();
  for (const mark of marks) {
    const own = all.get(mark.participantId) ?? new Map<string, ReviewMark>();
    all.set(mark.participantId, own.set(mark.itemId, mark));
  }
  return all;
}
