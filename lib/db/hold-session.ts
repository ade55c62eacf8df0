/** A commit takes its session's row: the number that it was decided after, and the number that it is. */
import { moment } from "./moment";

/** Where a commit stands among those of its session. */
export interface Held {
  sessionId: string;
  /** the number of the commit that it was decided after */
  sequence: number;
  /** by how much the version grows */
  grows: number;
  /** when it was decided, ms since the epoch */
  at: number;
  /** what goes into the log; null for nothing */
  log: string | null;
}

/** Of a statement the values that `holdStatement` takes; its own follow from $6 on. */
export const holdValues = ({ sessionId, sequence, grows, at, log }: Held): unknown[] => [
  ...[sessionId, sequence, grows, moment(at), log],
];

/**
 * The beginning of a statement: `held` is the session's row, numbered on and logged, or no row when others were first.
 * It is locked until the transaction ends, so that commits of one session are in the order of their numbers.
 */
export const holdStatement = `
  WITH held AS MATERIALIZED (
    UPDATE "ClassSession" SET sequence = sequence + 1, version = version + $3::int, "decidedAt" = $4::timestamp
    WHERE id = $1 AND sequence = $2::int RETURNING id AS session, sequence AS number, version
  ), logged AS (
    INSERT INTO "SessionDelta" ("sessionId", sequence, content)
    SELECT session, number, $5::text FROM held WHERE $5::text IS NOT NULL
  )`;
