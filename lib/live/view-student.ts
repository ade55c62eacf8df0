/** A student's own part: nothing of it is anybody else's. */
import { wireLimits } from "@/lib/contract/protocol";
import { quotas } from "@/lib/contract/quotas";
import type { AnswerState, SelfView, Verdict } from "@/lib/contract/views";
import { isoTime } from "@/lib/agreed/iso-time";
import { memoized } from "@/lib/agreed/memoized";
import type { Answer, Attempt, SessionState, Vote } from "./state";
import { placesInQueue } from "./hands";
import { inSpotlight, snapshotsOf } from "./snapshots";
import { isUnsent } from "./unsent";
import { nearQuotas } from "./usage";
import { placeOf } from "./view-board";
import { verdictOf } from "./view-verdict";
import { answersInOrder, workOf } from "./work";

/** The latest by itself, as pages of before read it. */
const replacedIn = ({ draftReplaced: [latest, ...before] }: Answer) => ({
  ...(latest !== undefined && { draftReplaced: latest }),
  ...(before.length > 0 && { draftsReplaced: before }),
});

function answerState(answer: Answer): AnswerState {
  const newest = answer.submitted.at(-1);
  return {
    questionId: answer.questionId,
    draft: answer.draft,
    draftVersion: answer.draftVersion,
    draftId: answer.draftSaveId,
    ...replacedIn(answer),
    submitted: answer.newest?.text ?? null,
    submittedAt: newest ? isoTime(newest.submittedAt) : null,
    revisions: answer.submitted.length,
    late: newest?.late ?? false,
    ...(isUnsent(answer) ? { unsent: true } : {}),
    ...(newest && newest.counted !== null ? { counted: true } : {}),
    // a session from before there were quotas may have more
    evidence: answer.evidence
      .slice(-quotas.evidence.number)
      .map((note) => ({ ...note, at: isoTime(note.at) })),
    cited: [...(answer.newest?.evidence ?? [])],
  };
}

/** Tries and success per exercise. */
export const attemptSummary = memoized((attempts: readonly Attempt[]): SelfView["attempts"] => {
  const summary = new Map<string, { exerciseId: string; tries: number; passed: boolean }>();
  for (const { exerciseId, passed } of attempts) {
    const old = summary.get(exerciseId) ?? { exerciseId, tries: 0, passed: false };
    summary.set(exerciseId, { exerciseId, tries: old.tries + 1, passed: old.passed || passed });
  }
  return [...summary.values()];
});

/**
 * A page of a participant's runs, oldest first: the newest, or those just before one of them.
 * @param before id of the first run of the page behind; null for the newest page
 */
export function ownRuns(state: SessionState, participantId: string, before: string | null): Verdict[] {
  const { runs } = workOf(state, participantId);
  const end =
    before === null
      ? runs.length
      : Math.max(
          0,
          runs.findIndex(({ id }) => id === before),
        );
  return runs.slice(Math.max(0, end - wireLimits.verdictsShown), end).map((run) => verdictOf(state, run));
}

function voteView(votes: readonly Vote[]): Pick<SelfView, "vote"> {
  const last = votes.at(-1);
  return last ? { vote: { check: last.checkId, round: last.round, value: last.value } } : {};
}

/** What the instructor says to some, for one of them. */
function asideView({ lead }: SessionState, participantId: string): Pick<SelfView, "aside"> {
  const { aside } = lead;
  return aside?.to.includes(participantId) ? { aside: { text: aside.text, at: isoTime(aside.at) } } : {};
}

/** One's own hand: up with its place, or with what came of it, until its owner takes it off the page. */
function handView(state: SessionState, participantId: string): Pick<SelfView, "hand"> {
  const { hand } = workOf(state, participantId);
  if (!hand?.shown) return {};
  const place = placesInQueue(state).get(participantId);
  const ended = hand.endedAt !== null && { reply: hand.reply ?? "" };
  return {
    hand: { line: hand.line, seen: hand.seenAt !== null, ...(place !== undefined && { place }), ...ended },
  };
}

/**
 * What one participant sees of themselves.
 * @throws when the participant is not in the session
 */
export function selfView(state: SessionState, participantId: string, personalCode: string): SelfView {
  const participant = state.participants.get(participantId);
  if (!participant) throw new Error(`no participant ${participantId} in session ${state.id}`);
  const { name, studentNumber, alias } = participant;
  const work = workOf(state, participantId);
  const { runs, attempts, notebooks, votes, usage } = work;
  const kept = snapshotsOf(state, [participantId]).length;
  return {
    participantId,
    ...{ name, alias, studentNumber, personalCode },
    place: placeOf(state, participantId),
    verdicts: ownRuns(state, participantId, null),
    submissions: runs.length,
    answers: answersInOrder(work).map(answerState),
    attempts: attemptSummary(attempts),
    quotas: [...nearQuotas(usage)],
    ...voteView(votes),
    ...handView(state, participantId),
    ...asideView(state, participantId),
    ...(inSpotlight(state, state.spotlight).includes(participantId) && { onScreen: true }),
    ...(kept > 0 && { snapshots: kept }),
    ...(participant.unshown && { unshown: true }),
    notebooks: { ...notebooks },
  };
}
