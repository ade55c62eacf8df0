/** Rows of work as the review knows them. */
import { z } from "zod";
import { idSchema, languageSchema } from "@/lib/contract/ids";
import { evidenceRunSchema } from "@/lib/contract/requests";
import { datasetSchema, runConfigSchema } from "@/lib/contract/run-config";
import { activityStatesSchema, attemptVerdictSchema } from "@/lib/contract/views";
import type {
  EvidenceRun,
  ReviewAttempt,
  ReviewCheck,
  ReviewDraft,
  ReviewEvidence,
  ReviewHand,
  ReviewMark,
  ReviewParticipant,
  ReviewRevision,
  ReviewRun,
  ReviewSession,
  ReviewTry,
  ReviewVote,
  RunScore,
  StoredRun,
} from "@/lib/review/session-work";
import type { Prisma } from "./generated/client";
import { storedCurveSchema, storedJson } from "./stored-json";

/** A submission without what is large; its config may hold thousands of its owner's own points. */
export const runOmit = { weights: true, curve: true, source: true, config: true } as const;

/** An attempt without what was tried. */
export const tryOmit = { source: true, verdict: true } as const;

/** Evidence without its runs. */
export const evidenceOmit = { runs: true } as const;

export const participantFields = {
  id: true,
  name: true,
  studentNumber: true,
  simulated: true,
  removedAt: true,
  joinedAt: true,
} satisfies Prisma.ParticipantSelect;

/** The columns that a run is ranked by. */
export type ScoreRow = Pick<
  Prisma.SubmissionGetPayload<object>,
  | "id"
  | "participantId"
  | "parameters"
  | "publicCorrect"
  | "privateCorrect"
  | "hiddenPoints"
  | "eligible"
  | "late"
  | "admittedAt"
  | "receivedAt"
>;
type RunRow = Prisma.SubmissionGetPayload<{ omit: typeof runOmit }> & { config: unknown };

const iso = (date: Date): string => date.toISOString();
const isoOrNull = (date: Date | null): string | null => date && date.toISOString();

const idsSchema = z.array(idSchema);
const checkOptionsSchema = z.array(z.string()).nullable();
const rubricSchema = z.array(z.string());
const evidenceRunsSchema = z.array(evidenceRunSchema.extend({ curve: storedCurveSchema }));

/** Of a session everything but what only the verification may know. */
export const sessionOmit = { secretSeed: true } as const;

/** @param row read without the seed: with it, it does not compile */
export function sessionOfRow(
  row: Prisma.ClassSessionGetPayload<{ omit: typeof sessionOmit }> & { secretSeed?: never },
): ReviewSession {
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

export const participantOfRow = (
  row: Prisma.ParticipantGetPayload<{ select: typeof participantFields }>,
): ReviewParticipant => ({
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
  countedBy: row.countedBy,
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

export const evidenceOfRow = (
  row: Prisma.EvidenceGetPayload<{ omit: typeof evidenceOmit }>,
): ReviewEvidence => ({
  id: row.id,
  participantId: row.participantId,
  questionId: row.questionId,
  title: row.title,
  prediction: row.prediction,
  at: iso(row.createdAt),
});

export const evidenceRunsOfRow = ({ id, runs }: { id: string; runs: unknown }): EvidenceRun[] =>
  storedJson(evidenceRunsSchema, runs, `evidence ${id}`);

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
  const { epochs, engine, network, claimedAccuracy, weightsHash, coded } = row;
  return {
    ...scoreOfRow(row),
    ...{ epochs, engine, network, claimedAccuracy, weightsHash, coded },
    config: storedJson(runConfigSchema, row.config, `run ${row.id}`),
  };
}

export const handOfRow = (row: Prisma.HandGetPayload<object>): ReviewHand => ({
  participantId: row.participantId,
  line: row.line,
  at: iso(row.raisedAt),
  reply: row.reply,
  endedAt: isoOrNull(row.endedAt),
});

export const checkOfRow = (row: Prisma.QuickCheckGetPayload<object>): ReviewCheck => ({
  id: row.id,
  question: row.question,
  options: storedJson(checkOptionsSchema, row.options, `check ${row.id}`),
  ...{ predicts: row.predicts, outcome: row.outcome },
  rounds: row.round,
  at: iso(row.askedAt),
});

export const voteOfRow = ({ at, ...row }: Prisma.VoteGetPayload<object>): ReviewVote => ({
  ...row,
  at: iso(at),
});

export const storedRunOfRow = (row: Prisma.SubmissionGetPayload<object>): StoredRun => ({
  ...runOfRow(row),
  curve: storedJson(storedCurveSchema, row.curve, `run ${row.id}`),
  weights: row.weights,
  source: row.source,
});

export const tryOfRow = (row: Prisma.AttemptGetPayload<{ omit: typeof tryOmit }>): ReviewTry => ({
  id: row.id,
  participantId: row.participantId,
  exerciseId: row.exerciseId,
  passed: row.passed,
  late: row.late,
  admitted: row.admittedAt !== null,
  at: iso(row.createdAt),
});

export const attemptOfRow = (row: Prisma.AttemptGetPayload<object>): ReviewAttempt => ({
  ...tryOfRow(row),
  source: row.source,
  verdict: storedJson(attemptVerdictSchema, row.verdict, `attempt ${row.id}`),
});

export const markOfRow = (row: Prisma.MarkGetPayload<object>): ReviewMark => ({
  participantId: row.participantId,
  itemId: row.itemId,
  rubric: storedJson(rubricSchema, row.rubric, `mark on ${row.itemId}`),
  points: row.points,
  comment: row.comment,
  version: row.version,
  at: iso(row.updatedAt),
});
