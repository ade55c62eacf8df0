/** Rows of work as the review knows them. */
import { z } from "zod";
import { idSchema, languageSchema } from "@/lib/contract/ids";
import { evidenceRunSchema } from "@/lib/contract/requests";
import { datasetSchema, runConfigSchema } from "@/lib/contract/run-config";
import { activityStatesSchema, attemptVerdictSchema } from "@/lib/contract/views";
import type {
  ReviewAttempt,
  ReviewDraft,
  ReviewEvidence,
  ReviewMark,
  ReviewParticipant,
  ReviewRevision,
  ReviewRun,
  ReviewSession,
  RunScore,
  StoredRun,
} from "@/lib/review/session-work";
import type { Prisma } from "./generated/client";
import { storedCurveSchema, storedJson } from "./stored-json";

/** A submission without what is large. */
export const runOmit = { weights: true, curve: true } as const;

/** The columns that a run is ranked by. */
export const scoreFields = {
  id: true,
  participantId: true,
  parameters: true,
  publicCorrect: true,
  privateCorrect: true,
  hiddenPoints: true,
  eligible: true,
  late: true,
  admittedAt: true,
  receivedAt: true,
} satisfies Prisma.SubmissionSelect;

type ScoreRow = Prisma.SubmissionGetPayload<{ select: typeof scoreFields }>;
type RunRow = Prisma.SubmissionGetPayload<{ omit: typeof runOmit }>;

const iso = (date: Date): string => date.toISOString();
const isoOrNull = (date: Date | null): string | null => date && date.toISOString();

const idsSchema = z.array(idSchema);
const rubricSchema = z.array(z.string());
const evidenceRunsSchema = z.array(evidenceRunSchema.extend({ curve: storedCurveSchema }));

export function sessionOfRow(row: Prisma.ClassSessionGetPayload<object>): ReviewSession {
  const { id, code, title, status, boardMode, createdAt, openedAt, endedAt, releasedAt } = row;
  return {
    ...{ id, code, title, status, boardMode },
    language: languageSchema.parse(row.language),
    activities: storedJson(activityStatesSchema, row.activities, `session ${id}`),
    dataset: storedJson(datasetSchema, row.dataset, `session ${id}`),
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
  evidence: storedJson(idsSchema, row.evidence, `revision ${row.id}`),
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
  runs: storedJson(evidenceRunsSchema, row.runs, `evidence ${row.id}`),
  at: iso(row.createdAt),
});

export function scoreOfRow(row: ScoreRow): RunScore {
  const { id, participantId, parameters, publicCorrect, privateCorrect, eligible, late } = row;
  return {
    ...{ id, participantId, parameters, publicCorrect, privateCorrect, eligible, late },
    of: row.hiddenPoints,
    admitted: row.admittedAt !== null,
    at: iso(row.receivedAt),
  };
}

export function runOfRow(row: RunRow): ReviewRun {
  const { epochs, engine, network, claimedAccuracy, weightsHash } = row;
  return {
    ...scoreOfRow(row),
    ...{ epochs, engine, network, claimedAccuracy, weightsHash },
    config: storedJson(runConfigSchema, row.config, `run ${row.id}`),
  };
}

export const storedRunOfRow = (row: Prisma.SubmissionGetPayload<object>): StoredRun => ({
  ...runOfRow(row),
  curve: storedJson(storedCurveSchema, row.curve, `run ${row.id}`),
  weights: row.weights,
});

export const attemptOfRow = (row: Prisma.AttemptGetPayload<object>): ReviewAttempt => ({
  id: row.id,
  participantId: row.participantId,
  exerciseId: row.exerciseId,
  source: row.source,
  verdict: storedJson(attemptVerdictSchema, row.verdict, `attempt ${row.id}`),
  passed: row.passed,
  late: row.late,
  admitted: row.admittedAt !== null,
  at: iso(row.createdAt),
});

export const markOfRow = (row: Prisma.MarkGetPayload<object>): ReviewMark => ({
  participantId: row.participantId,
  itemId: row.itemId,
  rubric: storedJson(rubricSchema, row.rubric, `mark on ${row.itemId}`),
  points: row.points,
  comment: row.comment,
  at: iso(row.updatedAt),
});
