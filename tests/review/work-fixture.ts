// A small session's work, as the database would return it.
import type { Contender } from "@/lib/review/best-run";
import type {
  ReviewAttempt,
  ReviewDraft,
  ReviewEvidence,
  ReviewCheck,
  ReviewHand,
  ReviewMark,
  ReviewParticipant,
  ReviewRevision,
  ReviewRun,
  ReviewSession,
  ReviewVote,
  StoredRun,
} from "@/lib/review/session-work";
import { courseConfig, courseDataset } from "@/lib/spiral/config";
import { idOf } from "@/tests/live/session-fixture";

export { idOf };

let minute = 0;

/** A later moment with every call. */
export const nextMoment = (): string => new Date(Date.UTC(2026, 2, 1, 9, minute++)).toISOString();

export const person = (name: string, rest: Partial<ReviewParticipant> = {}): ReviewParticipant => ({
  id: idOf(name),
  name,
  studentNumber: null,
  simulated: false,
  removed: false,
  joinedAt: nextMoment(),
  ...rest,
});

export const revision = (
  name: string,
  questionId: string,
  text: string,
  rest: Partial<ReviewRevision> = {},
): ReviewRevision => ({
  id: idOf(`revision${minute}`),
  participantId: idOf(name),
  questionId,
  text,
  kind: "submitted",
  countedBy: null,
  evidence: [],
  late: false,
  admitted: false,
  at: nextMoment(),
  ...rest,
});

export const reviewRun = (name: string, publicCorrect: number, rest: Partial<ReviewRun> = {}): ReviewRun => ({
  id: idOf(`run${minute}`),
  participantId: idOf(name),
  config: courseConfig(courseDataset(7)),
  epochs: 1000,
  engine: "wasm",
  network: "2→100→3",
  parameters: 603,
  claimedAccuracy: 0.95,
  publicCorrect,
  privateCorrect: publicCorrect - 10,
  of: 1500,
  eligible: true,
  late: false,
  admitted: false,
  weightsHash: "hash",
  coded: false,
  at: nextMoment(),
  ...rest,
});

export const storedRun = (name: string, publicCorrect: number, weights: Uint8Array): StoredRun => ({
  ...reviewRun(name, publicCorrect),
  curve: [{ epoch: 1, loss: 1.1, trainAccuracy: 0.3, heldOutLoss: null, heldOutAccuracy: null }],
  weights,
  source: null,
});

export const attempt = (
  name: string,
  exerciseId: string,
  passed: boolean,
  rest: Partial<ReviewAttempt> = {},
): ReviewAttempt => {
  const id = idOf(`attempt${minute}`);
  return {
    id,
    participantId: idOf(name),
    exerciseId,
    source: "m[:, 1]",
    verdict: {
      attemptId: id,
      exerciseId,
      passed,
      stage: passed ? "none" : "value",
      message: { zh: "", en: "" },
      printed: "",
      late: false,
    },
    passed,
    late: false,
    admitted: false,
    at: nextMoment(),
    ...rest,
  };
};

export const mark = (name: string, itemId: string, rest: Partial<ReviewMark> = {}): ReviewMark => ({
  participantId: idOf(name),
  itemId,
  rubric: [],
  points: null,
  comment: "",
  version: 1,
  at: nextMoment(),
  ...rest,
});

/** All of a session but weights and curves; lists are in order of arrival. */
export interface WholeSession {
  session: ReviewSession;
  participants: ReviewParticipant[];
  revisions: ReviewRevision[];
  drafts: ReviewDraft[];
  evidence: ReviewEvidence[];
  runs: ReviewRun[];
  attempts: ReviewAttempt[];
  marks: ReviewMark[];
  hands: ReviewHand[];
  checks: ReviewCheck[];
  votes: ReviewVote[];
}

/** A run as the board's rule looks at it. */
export const contenderOf = (run: ReviewRun, ownerRemoved: boolean): Contender => ({ ...run, ownerRemoved });

export const sessionWork = (rest: Partial<WholeSession> = {}): WholeSession => ({
  session: {
    id: idOf("session"),
    code: "ABC234",
    title: "Week one",
    language: "en",
    status: "ended",
    boardMode: "revealed",
    activities: { tensors: "open", spiral: "open", questions: "open" },
    dataset: courseDataset(7),
    createdAt: nextMoment(),
    openedAt: nextMoment(),
    endedAt: nextMoment(),
    releasedAt: null,
  },
  participants: [],
  revisions: [],
  drafts: [],
  evidence: [],
  runs: [],
  attempts: [],
  marks: [],
  hands: [],
  checks: [],
  votes: [],
  ...rest,
});
