/** Rows of work as the review knows them. What was checked on its way in is read back as its type. */
import type {
  ReviewAttempt,
  ReviewDraft,
  ReviewEvidence,
  ReviewMark,
  ReviewParticipant,
  ReviewRevision,
  ReviewRun,
  ReviewSession,
  StoredRun,
} from "@/lib/review/session-work";
import { languageSchema } from "@/lib/contract/ids";
import { datasetSchema } from "@/lib/contract/run-config";
import { activityStatesSchema } from "@/lib/contract/views";
import type { Prisma } from "./generated/client";

/** A submission without what is large. */
export const runOmit = { weights: true, curve: true } as const;

type RunRow = Prisma.SubmissionGetPayload<{ omit: typeof runOmit }>;

const iso = (date: Date): string => date.toISOString();
const isoOrNull = (date: Date | null): string | null => date && date.toISOString();

export function sessionOfRow(row: Prisma.ClassSessionGetPayload<object>): ReviewSession {
  const { id, code, title, status, boardMode, createdAt, openedAt, endedAt, releasedAt } = row;
  return {
    ...{ id, code, title, status, boardMode },
    language: languageSchema.parse(row.language),
    activities: activityStatesSchema.parse(row.activities),
    dataset: datasetSchema.parse(row.dataset),
    createdAt: iso(createdAt),
    openedAt: isoOrNull(openedAt),
    endedAt: isoOrNull(endedAt),
    releasedAt: isoOrNull(releasedAt),
  };
}

export const participantOfRow = (row: Prisma.ParticipantGetPayload<object>): ReviewParticipant => ({
  id: row.id,
  name: row.name,
  studentNumber: row.studentNumber,
  simulated: row.simulated,
  removed: row.removedAt !== null,
  joinedAt: iso(row.joinedAt),
});

export const revisionOfRow = (row: Prisma.RevisionGetPayload<object>): ReviewRevision => ({
  id: row.id,
  participantId: row.participantId,
  questionId: row.questionId,
  text: row.text,
  kind: row.kind === "overwritten" ? "overwritten" : "submitted",
  evidence: row.evidence as ReviewRevision["evidence"],
  late: row.late,
  admitted: row.admittedAt !== null,
  at: iso(row.createdAt),
});

export const draftOfRow = (row: Prisma.DraftGetPayload<object>): ReviewDraft => ({
  participantId: row.participantId,
  questionId: row.questionId,
  text: row.text,
  at: iso(row.updatedAt),
});

export const evidenceOfRow = (row: Prisma.EvidenceGetPayload<object>): ReviewEvidence => ({
  id: row.id,
  participantId: row.participantId,
  questionId: row.questionId,
  title: row.title,
  prediction: row.prediction,
  runs: row.runs as unknown as ReviewEvidence["runs"],
  at: iso(row.createdAt),
});

export function runOfRow(row: RunRow): ReviewRun {
  const { id, participantId, epochs, engine, network, parameters, claimedAccuracy, weightsHash } = row;
  const { publicCorrect, privateCorrect, hiddenPoints, eligible, late, admittedAt, receivedAt } = row;
  return {
    ...{ id, participantId, epochs, engine, network, parameters, claimedAccuracy, weightsHash },
    ...{ publicCorrect, privateCorrect, eligible, late },
    config: row.config as unknown as ReviewRun["config"],
    of: hiddenPoints,
    admitted: admittedAt !== null,
    at: iso(receivedAt),
  };
}

export const storedRunOfRow = (row: Prisma.SubmissionGetPayload<object>): StoredRun => ({
  ...runOfRow(row),
  curve: row.curve as unknown as StoredRun["curve"],
  weights: row.weights,
});

export const attemptOfRow = (row: Prisma.AttemptGetPayload<object>): ReviewAttempt => ({
  id: row.id,
  participantId: row.participantId,
  exerciseId: row.exerciseId,
  source: row.source,
  verdict: row.verdict as unknown as ReviewAttempt["verdict"],
  passed: row.passed,
  late: row.late,
  admitted: row.admittedAt !== null,
  at: iso(row.createdAt),
});

export const markOfRow = (row: Prisma.MarkGetPayload<object>): ReviewMark => ({
  participantId: row.participantId,
  itemId: row.itemId,
  rubric: row.rubric as ReviewMark["rubric"],
  points: row.points,
  comment: row.comment,
  at: iso(row.updatedAt),
});
