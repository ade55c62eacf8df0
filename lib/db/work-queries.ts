/** The queries that the work of some participants is rebuilt by: what is short, and of each participant many rows at once. */
import type { Transaction } from "./client";

/** Of one participant, each row as short as JSON can be: a hall's runs are read in a fraction of the time. */
interface Together<Row> {
  participantId: string;
  rows: Row[];
}

/** ms since the epoch */
type Moment = number;

/** sequence, id, received, network, parameters; right in each half, of; hash, eligible, late, admitted, coded, seed */
export type RunRow = [
  ...[number, string, Moment, string, number],
  ...[number, number, number],
  ...[string, boolean, boolean, Moment | null, boolean, number],
];

/** id, question, submitted, late, admitted; bytes of a draft that the instructor counted */
export type RevisionRow = [string, string, Moment, boolean, Moment | null, number | null];

/** id, exercise, received, passed, late, admitted */
export type AttemptRow = [string, string, Moment, boolean, boolean, Moment | null];

export interface NewestRow {
  participantId: string;
  questionId: string;
  text: string;
  evidence: unknown;
  /** its writer handed it in; otherwise the instructor counted it */
  own: boolean;
}

export interface WrongRow {
  participantId: string;
  exerciseId: string;
  stage: unknown;
  printed: unknown;
}

export interface UsageRow {
  participantId: string;
  kind: string;
  number: number;
  bytes: number;
}

/** Runs in order of arrival. */
export const runRows = (transaction: Transaction, participantIds: readonly string[]) => transaction.$queryRaw<
  Together<RunRow>[]
>`
  SELECT "participantId", json_agg(json_build_array(
    sequence, id, (extract(epoch FROM "receivedAt") * 1000)::bigint, network, parameters,
    "publicCorrect", "privateCorrect", "hiddenPoints",
    "weightsHash", eligible, late, (extract(epoch FROM "admittedAt") * 1000)::bigint, coded, (config->>'seed')::bigint)
    ORDER BY sequence) AS rows
  FROM "Submission"
  WHERE "participantId" = ANY(${participantIds}::text[])
  GROUP BY "participantId"`;

/** That texts were submitted, in their order. */
export const revisionRows = (transaction: Transaction, participantIds: readonly string[]) =>
  transaction.$queryRaw<Together<RevisionRow>[]>`
  SELECT "participantId", json_agg(json_build_array(
    id, "questionId", (extract(epoch FROM "createdAt") * 1000)::bigint,
    late, (extract(epoch FROM "admittedAt") * 1000)::bigint,
    CASE WHEN "countedBy" IS NOT NULL THEN bytes END) ORDER BY sequence) AS rows
  FROM "Revision"
  WHERE kind = 'submitted' AND "participantId" = ANY(${participantIds}::text[])
  GROUP BY "participantId"`;

/** Attempts in order of arrival. */
export const attemptRows = (transaction: Transaction, participantIds: readonly string[]) =>
  transaction.$queryRaw<Together<AttemptRow>[]>`
  SELECT "participantId", json_agg(json_build_array(
    id, "exerciseId", (extract(epoch FROM "createdAt") * 1000)::bigint,
    passed, late, (extract(epoch FROM "admittedAt") * 1000)::bigint) ORDER BY sequence) AS rows
  FROM "Attempt"
  WHERE "participantId" = ANY(${participantIds}::text[])
  GROUP BY "participantId"`;

/** The newest text that was handed in to each question and the newest draft that was counted, in order of arrival. */
export const newestTexts = (
  transaction: Transaction,
  participantIds: readonly string[],
) => transaction.$queryRaw<NewestRow[]>`
  SELECT "participantId", "questionId", text, evidence, own FROM (
    SELECT DISTINCT ON ("participantId", "questionId", own) *, "countedBy" IS NULL AS own
    FROM "Revision"
    WHERE kind = 'submitted' AND "participantId" = ANY(${participantIds}::text[])
    ORDER BY "participantId", "questionId", own, sequence DESC) AS newest
  ORDER BY sequence`;

/** What came of the latest attempt at each exercise that did not pass. */
export const wrongOutputs = (
  transaction: Transaction,
  participantIds: readonly string[],
) => transaction.$queryRaw<WrongRow[]>`
  SELECT DISTINCT ON ("participantId", "exerciseId") "participantId", "exerciseId",
    verdict ->> 'stage' AS stage, verdict ->> 'printed' AS printed
  FROM "Attempt"
  WHERE NOT passed AND "participantId" = ANY(${participantIds}::text[])
  ORDER BY "participantId", "exerciseId", sequence DESC`;

/** What each participant of a session has stored, as the quotas count it. */
export const usages = (transaction: Transaction, sessionId: string) => transaction.$queryRaw<UsageRow[]>`
  WITH members AS (SELECT id FROM "Participant" WHERE "sessionId" = ${sessionId}), stored AS (
    SELECT "participantId", 'runs' AS kind, bytes FROM "Submission"
      WHERE "participantId" IN (SELECT id FROM members)
    UNION ALL
    SELECT "participantId", CASE kind WHEN 'submitted' THEN 'revisions' ELSE 'overwritten' END, bytes
      FROM "Revision" WHERE "participantId" IN (SELECT id FROM members)
    UNION ALL
    SELECT "participantId", 'evidence', bytes FROM "Evidence"
      WHERE "participantId" IN (SELECT id FROM members)
    UNION ALL
    SELECT "participantId", 'attempts', bytes FROM "Attempt"
      WHERE "participantId" IN (SELECT id FROM members)
    UNION ALL
    SELECT "participantId", kind, bytes FROM "Notebook"
      WHERE "participantId" IN (SELECT id FROM members))
  SELECT "participantId", kind, count(*)::int AS number, sum(bytes)::int AS bytes
  FROM stored GROUP BY "participantId", kind`;
