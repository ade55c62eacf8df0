/** Where the exports take a session's work from: a piece at a time, so that a class at its quotas need not fit into memory. */
import type { Contender } from "./best-run";
import type {
  EvidenceRun,
  ReviewAttempt,
  ReviewDraft,
  ReviewCheck,
  ReviewEvidence,
  ReviewHand,
  ReviewMark,
  ReviewParticipant,
  ReviewRevision,
  ReviewSession,
  ReviewVote,
  StoredRun,
} from "./session-work";

/** A piece of evidence with its runs. */
export interface StoredEvidence extends ReviewEvidence {
  runs: EvidenceRun[];
}

/** All lists are in order of arrival; with a participant's id, of that participant alone. */
export interface ExportSource {
  session: ReviewSession;
  participants: () => Promise<ReviewParticipant[]>;
  contenders: () => Promise<Contender[]>;
  marks: (participantId?: string) => AsyncIterable<ReviewMark>;
  revisions: (participantId?: string) => AsyncIterable<ReviewRevision>;
  drafts: (participantId?: string) => AsyncIterable<ReviewDraft>;
  attempts: (participantId?: string) => AsyncIterable<ReviewAttempt>;
  hands: () => AsyncIterable<ReviewHand>;
  checks: () => Promise<ReviewCheck[]>;
  votes: () => AsyncIterable<ReviewVote>;
  evidence: () => AsyncIterable<StoredEvidence>;
  runs: () => AsyncIterable<StoredRun>;
}

/** Pieces of a file's text, in order. */
export type Pieces = AsyncGenerator<string, void, undefined>;
