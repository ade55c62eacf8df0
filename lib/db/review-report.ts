/** What the report of a class is made of: sums by person, so that it stays small whatever a class has sent. */
import type { ReportSource, SentRuns } from "@/lib/review/build-report";
import type { Sight } from "@/lib/review/visibility";
import { halfInForce } from "@/lib/live/rank";
import { database } from "./client";
import { Prisma } from "./generated/client";
import { contendersIn, tallyIn } from "./review";
import * as rows from "./review-rows";
import { within, withinSql } from "./review-sight";

/** Points right in the half that ranks now; the other half stays where it is. */
const correctIn = ({ session }: Sight): Prisma.Sql =>
  Prisma.raw(halfInForce(session) === "private" ? `s."privateCorrect"` : `s."publicCorrect"`);

const counting = Prisma.sql`s.eligible AND (NOT s.late OR s."admittedAt" IS NOT NULL)`;

const sentIn = (sight: Sight): Promise<SentRuns[]> => database().$queryRaw`
  SELECT s."participantId", COALESCE(s.config->'network'->'hidden'->0->>'activation', 'none') AS activation,
    CASE WHEN s.coded THEN NULL ELSE s.config->'optimizer'->>'kind' END AS optimizer,
    count(*)::int AS runs, max(${correctIn(sight)}::float / s."hiddenPoints") AS best
  FROM "Submission" s JOIN "Participant" p ON p.id = s."participantId"
  WHERE ${withinSql(sight)} AND ${counting} GROUP BY 1, 2, 3`;

async function countsIn(sight: Sight, goal: number): Promise<ReportSource["counts"]> {
  const found = await database().$queryRaw<{ participantId: string; runs: number; reachedAt: Date | null }[]>`
    SELECT s."participantId", count(*)::int AS runs,
      min(s."receivedAt") FILTER (WHERE ${counting} AND ${correctIn(sight)} >= ${goal}::float * s."hiddenPoints")
        AS "reachedAt"
    FROM "Submission" s JOIN "Participant" p ON p.id = s."participantId" WHERE ${withinSql(sight)} GROUP BY 1`;
  return found.map(({ reachedAt, ...one }) => ({ ...one, reachedAt: reachedAt && reachedAt.toISOString() }));
}

const triesIn = (sight: Sight): Promise<ReportSource["tries"]> => database().$queryRaw`
  WITH numbered AS (
    SELECT a."participantId", a."exerciseId", a.passed,
      row_number() OVER (PARTITION BY a."participantId", a."exerciseId" ORDER BY a.sequence) AS number
    FROM "Attempt" a JOIN "Participant" p ON p.id = a."participantId" WHERE ${withinSql(sight)})
  SELECT "participantId", "exerciseId", count(*)::int AS tries,
    (min(number) FILTER (WHERE passed))::int AS "toPass"
  FROM numbered GROUP BY 1, 2`;

const votesIn = (sight: Sight): Promise<ReportSource["votes"]> => database().$queryRaw`
  SELECT v."participantId", count(*)::int AS votes FROM "Vote" v JOIN "Participant" p ON p.id = v."participantId"
  WHERE ${withinSql(sight)} GROUP BY 1`;

/** What is in sight, for its report. @param goal share right that the class is timed to */
export async function reportIn(sight: Sight, goal: number): Promise<ReportSource> {
  const [tally, contenders, sent, counts, tries, hands, votes] = await Promise.all([
    tallyIn(sight),
    contendersIn(sight),
    sentIn(sight),
    countsIn(sight, goal),
    triesIn(sight),
    database().hand.findMany({ where: { participant: within(sight) } }),
    votesIn(sight),
  ]);
  const { session, participants, handedIn } = tally;
  return {
    ...{ session, participants, handedIn },
    ...{ contenders, sent, counts, tries, votes },
    hands: hands.map(rows.handOfRow),
  };
}
