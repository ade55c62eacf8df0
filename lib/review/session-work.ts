/** What a session's participants have done, as the database returns it for review. Times are ISO 8601 in UTC. */
import type { Language } from "@/lib/content/language";
import type { evidenceRunSchema } from "@/lib/contract/requests";
import type { curvePointSchema, datasetSchema, runConfigSchema } from "@/lib/contract/run-config";
import type { ActivityStates, AttemptVerdict, BoardMode, SessionStatus } from "@/lib/contract/views";
import type * as z from "@/lib/contract/zod";

/** The session under review. */
export interface ReviewSession {
  id: string;
  code: string;
  title: string;
  language: Language;
  status: SessionStatus;
  boardMode: BoardMode;
  activities: ActivityStates;
  dataset: z.output<typeof datasetSchema>;
  createdAt: string;
  openedAt: string | null;
  endedAt: string | null;
  releasedAt: string | null;
}

/** Who joined the session, the removed included. */
export interface ReviewParticipant {
  id: string;
  name: string;
  studentNumber: string | null;
  simulated: boolean;
  removed: boolean;
  joinedAt: string;
}

/** A submitted answer, or a draft that another device overwrote. */
export interface ReviewRevision {
  id: string;
  participantId: string;
  questionId: string;
  text: string;
  kind: "submitted" | "overwritten";
  /** the instructor who counted the draft as handed in; null for what its writer did with it */
  countedBy: string | null;
  /** ids of the evidence that the text refers to */
  evidence: string[];
  late: boolean;
  admitted: boolean;
  at: string;
}

/** The newest draft of an answer, submitted or not. */
export interface ReviewDraft {
  participantId: string;
  questionId: string;
  text: string;
  at: string;
}

/** A run of a piece of evidence. */
export type EvidenceRun = z.output<typeof evidenceRunSchema>;

/** Runs or a comparison that a student attached to an answer, without the runs. */
export interface ReviewEvidence {
  id: string;
  participantId: string;
  questionId: string;
  title: string;
  prediction: string | null;
  at: string;
}

/** What a verified submission is ranked by. */
export interface RunScore {
  id: string;
  participantId: string;
  parameters: number;
  publicCorrect: number;
  /** null where the private half is not to be shown yet */
  privateCorrect: number | null;
  /** points in each hidden half */
  of: number;
  /** trained on the session's data */
  eligible: boolean;
  late: boolean;
  admitted: boolean;
  at: string;
}

/** A verified submission, without its weights and curve. */
export interface ReviewRun extends RunScore {
  /** in a list of runs without its owner's own points */
  config: z.output<typeof runConfigSchema>;
  epochs: number;
  engine: string;
  /** "2→100→3" */
  network: string;
  /** a share of the points; the browser's word, never ranked */
  claimedAccuracy: number | null;
  /** sha256 of the weights' bytes, hex */
  weightsHash: string;
  /** trained by a program of its owner's; of its config the optimizer, batches, epochs and seed say nothing then */
  coded: boolean;
}

/** What it takes to redraw a run. */
export interface StoredRun extends ReviewRun {
  curve: z.infer<typeof curvePointSchema>[];
  /** little-endian float32 in the layout of lib/spiral/network.ts */
  weights: Uint8Array;
  /** the program that trained it; null where the lab did */
  source: string | null;
}

/** A try at a tensor exercise, without what was tried. */
export interface ReviewTry {
  id: string;
  participantId: string;
  exerciseId: string;
  passed: boolean;
  late: boolean;
  admitted: boolean;
  at: string;
}

/** A try at a tensor exercise with the server's verdict. */
export interface ReviewAttempt extends ReviewTry {
  source: string;
  verdict: AttemptVerdict;
}

/** The last hand that somebody raised for help. */
export interface ReviewHand {
  participantId: string;
  /** may be empty */
  line: string;
  at: string;
  /** the instructor's answer; null where there was none */
  reply: string | null;
  /** when it was answered or taken down; null while it is up */
  endedAt: string | null;
}

/** A quick check: one question to all. */
export interface ReviewCheck {
  id: string;
  question: string;
  /** null where a number was asked for */
  options: string[] | null;
  /** a prediction of how a run would come out, in percent */
  predicts: boolean;
  /** what it came to, in percent; null where nothing was predicted, or that was not told */
  outcome: number | null;
  /** votes that there were, one or two */
  rounds: number;
  at: string;
}

/** What somebody said last in one vote on a quick check. */
export interface ReviewVote {
  participantId: string;
  checkId: string;
  /** 1, or 2 after talking it over */
  round: number;
  /** an option's place from 0, or a number */
  value: number;
  at: string;
}

/** The instructor's mark and comment on one item: a question's id, "spiral" or "tensors". */
export interface ReviewMark {
  participantId: string;
  itemId: string;
  /** ids of the rubric items that were given */
  rubric: string[];
  /** overrides the rubric's sum when set */
  points: number | null;
  comment: string;
  /** grows with each change */
  version: number;
  at: string;
}

/** A participant's work, or a page of it; lists are in order of arrival. */
export interface SessionWork {
  session: ReviewSession;
  revisions: ReviewRevision[];
  drafts: ReviewDraft[];
  evidence: ReviewEvidence[];
  runs: ReviewRun[];
  attempts: ReviewTry[];
}
