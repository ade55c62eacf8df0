/** What the replay of a class is made of: its moments as they are stored, without any of the work itself. */
import type { FirstDeed, ReplaySource, ToldRun } from "@/lib/review/build-replay";
import type { Sight } from "@/lib/review/visibility";
import { momentSchema } from "@/lib/contract/moment";
import { database } from "./client";
import * as rows from "./review-rows";
import { within, withinSql } from "./review-sight";
import { storedJson } from "./stored-json";

type ToldRow = rows.ScoreRow & Pick<ToldRun, "network" | "epochs" | "coded">;
type DeedRow = Omit<FirstDeed, "at"> & { at: Date };

async function runsIn(sight: Sight): Promise<ToldRun[]> {
  const found = await database().$queryRaw<ToldRow[]>`
    SELECT s.id, s."participantId", s.parameters, s."publicCorrect", s."privateCorrect", s."hiddenPoints",
      s.eligible, s.late, s."admittedAt", s."receivedAt", s.network, s.epochs, s.coded
    FROM "Submission" s JOIN "Participant" p ON p.id = s."participantId"
    WHERE ${withinSql(sight)} ORDER BY s.sequence`;
  return found.map(({ network, epochs, coded, ...row }) =>
    sight.shown({
      ...rows.scoreOfRow(row),
      ...{ network, epochs, coded, admittedAt: row.admittedAt && row.admittedAt.toISOString() },
    }),
  );
}

const deedOfRow = ({ at, ...deed }: DeedRow): FirstDeed => ({ ...deed, at: at.toISOString() });

/** What came late counts from its admission. */
async function passesIn(sight: Sight): Promise<FirstDeed[]> {
  const found = await database().$queryRaw<DeedRow[]>`
    SELECT a."participantId", a."exerciseId" AS "itemId",
      min(CASE WHEN a.late THEN greatest(a."createdAt", a."admittedAt") ELSE a."createdAt" END) AS at
    FROM "Attempt" a JOIN "Participant" p ON p.id = a."participantId"
    WHERE ${withinSql(sight)} AND a.passed AND (NOT a.late OR a."admittedAt" IS NOT NULL) GROUP BY 1, 2`;
  return found.map(deedOfRow);
}

async function answersIn(sight: Sight): Promise<FirstDeed[]> {
  const found = await database().$queryRaw<DeedRow[]>`
    SELECT r."participantId", r."questionId" AS "itemId", min(r."createdAt") AS at
    FROM "Revision" r JOIN "Participant" p ON p.id = r."participantId"
    WHERE ${withinSql(sight)} AND r.kind = 'submitted' GROUP BY 1, 2`;
  return found.map(deedOfRow);
}

async function momentsIn({ session }: Sight): Promise<ReplaySource["moments"]> {
  const where = { sessionId: session.id };
  const found = await database().moment.findMany({ where, orderBy: { sequence: "asc" } });
  return found.map(({ what, at, sequence }) => ({
    what: storedJson(momentSchema, what, `moment ${sequence}`),
    at: at.toISOString(),
  }));
}

/** What is in sight, for its replay. */
export async function replayIn(sight: Sight): Promise<ReplaySource> {
  const [participants, runs, passes, answers, checks, moments] = await Promise.all([
    database().participant.findMany({
      ...{ where: within(sight), orderBy: [{ joinedAt: "asc" }, { id: "asc" }] },
      select: rows.participantFields,
    }),
    runsIn(sight),
    passesIn(sight),
    answersIn(sight),
    database().quickCheck.findMany({ where: { sessionId: sight.session.id } }),
    momentsIn(sight),
  ]);
  return {
    ...{ session: sight.session, runs, passes, answers, moments },
    participants: participants.map(rows.participantOfRow),
    checks: checks.map(rows.checkOfRow),
  };
}
