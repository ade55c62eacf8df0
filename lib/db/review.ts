/** A session after class, by item and in pages. Loaded for a decision of lib/review/visibility and within it. */
import type { Contender } from "@/lib/review/best-run";
import type { ReviewMark, StoredRun } from "@/lib/review/session-work";
import type { DraftTally, HandedIn, SessionTally, Written } from "@/lib/review/session-tally";
import type { Facts, Reader, Sight } from "@/lib/review/visibility";
import { halfInForce } from "@/lib/live/rank";
import { blanks } from "@/lib/text/blank";
import { database, json } from "./client";
import { Prisma } from "./generated/client";
import { staffDuty } from "./staff";
import * as rows from "./review-rows";
import { within, withinSql } from "./review-sight";

type MarkKey = Pick<ReviewMark, "participantId" | "itemId">;
type Given = Pick<ReviewMark, "rubric" | "points" | "comment">;
type StoredMark = Given & Pick<ReviewMark, "version">;

/** What it takes to decide what this reader may see of a session; null when there is no such session. */
export async function factsFor(sessionId: string, reader: Reader): Promise<Facts | null> {
  const id = "participantId" in reader ? reader.participantId : null;
  const row = await database().classSession.findUnique({ where: { id: sessionId }, omit: rows.sessionOmit });
  if (!row) return null;
  const asking =
    id &&
    (await database().participant.findFirst({ where: { id, sessionId }, select: rows.participantFields }));
  return {
    session: rows.sessionOfRow(row),
    duty: "instructorId" in reader ? await staffDuty(reader.instructorId, sessionId) : null,
    participant: asking ? rows.participantOfRow(asking) : null,
  };
}

/** Who in sight handed in something for which item. */
const handedInIn = (sight: Sight): Promise<HandedIn[]> => database().$queryRaw`
  SELECT DISTINCT r."participantId", r."questionId" AS "itemId" FROM "Revision" r
    JOIN "Participant" p ON p.id = r."participantId" WHERE ${withinSql(sight)} AND r.kind = 'submitted'
  UNION ALL SELECT p.id, 'spiral' FROM "Participant" p
    WHERE ${withinSql(sight)} AND EXISTS (SELECT 1 FROM "Submission" s WHERE s."participantId" = p.id)
  UNION ALL SELECT p.id, 'tensors' FROM "Participant" p
    WHERE ${withinSql(sight)} AND EXISTS (SELECT 1 FROM "Attempt" a WHERE a."participantId" = p.id)`;

/** A draft `d` is not blank, by the rule of lib/live/unsent: what is white to a database depends on its locale. */
const saysSomething = Prisma.sql`btrim(d.text, ${blanks}) <> ''`;

/** Of how many who are in some drafts were not handed in, by the rule of lib/live/unsent, or counted as handed in. */
async function draftsIn(sight: Sight): Promise<DraftTally> {
  const [found] = await database().$queryRaw<DraftTally[]>`
    WITH newest AS (
      SELECT DISTINCT ON (r."participantId", r."questionId") r."participantId", r."questionId", r.text, r."createdAt"
      FROM "Revision" r JOIN "Participant" p ON p.id = r."participantId"
      WHERE ${withinSql(sight)} AND r.kind = 'submitted'
      ORDER BY r."participantId", r."questionId", r.sequence DESC
    )
    SELECT
      (SELECT count(DISTINCT p.id)::int FROM "Draft" d JOIN "Participant" p ON p.id = d."participantId"
        LEFT JOIN newest n ON n."participantId" = d."participantId" AND n."questionId" = d."questionId"
        WHERE ${withinSql(sight)} AND p."removedAt" IS NULL AND ${saysSomething}
          AND (n.text IS NULL OR (d.text <> n.text AND d."updatedAt" >= n."createdAt"))) AS unsent,
      (SELECT count(DISTINCT p.id)::int FROM "Revision" r JOIN "Participant" p ON p.id = r."participantId"
        WHERE ${withinSql(sight)} AND r."countedBy" IS NOT NULL) AS counted`;
  return found;
}

/** The marks in sight. */
export async function marksIn(sight: Sight): Promise<ReviewMark[]> {
  const found = await database().mark.findMany({ where: { participant: within(sight) } });
  return found.map(rows.markOfRow);
}

/** Who is there, who handed in what and what is marked, without any work. */
export async function tallyIn(sight: Sight): Promise<SessionTally> {
  const [participants, handedIn, marks, drafts] = await Promise.all([
    database().participant.findMany({
      // of one batch all have the same time
      ...{ where: within(sight), orderBy: [{ joinedAt: "asc" }, { id: "asc" }] },
      select: rows.participantFields,
    }),
    handedInIn(sight),
    marksIn(sight),
    draftsIn(sight),
  ]);
  const { session } = sight;
  return { session, participants: participants.map(rows.participantOfRow), handedIn, marks, drafts };
}

/**
 * What a list says of the writing in sight, on one question or of one participant.
 * @param longestShort characters of the longest answer whose text is told
 */
export function writtenIn(
  sight: Sight,
  of: { questionId: string } | { participantId: string },
  longestShort: number,
): Promise<Written[]> {
  const chosen = (table: "r" | "d") =>
    "questionId" in of
      ? Prisma.sql`${Prisma.raw(table)}."questionId" = ${of.questionId}`
      : Prisma.sql`p.id = ${of.participantId}`;
  return database().$queryRaw`
    WITH revision AS (
      SELECT r.* FROM "Revision" r JOIN "Participant" p ON p.id = r."participantId"
      WHERE ${withinSql(sight)} AND ${chosen("r")}
    ), answer AS (
      SELECT DISTINCT ON ("participantId", "questionId") * FROM revision WHERE kind = 'submitted'
      ORDER BY "participantId", "questionId", sequence DESC
    ), draft AS (
      SELECT d."participantId", d."questionId" FROM "Draft" d JOIN "Participant" p ON p.id = d."participantId"
      WHERE ${withinSql(sight)} AND ${chosen("d")} AND ${saysSomething}
      UNION SELECT "participantId", "questionId" FROM revision WHERE kind = 'overwritten'
    )
    SELECT COALESCE(a."participantId", d."participantId") AS "participantId",
      COALESCE(a."questionId", d."questionId") AS "questionId",
      CASE WHEN length(a.text) <= ${longestShort} THEN a.text END AS short,
      d."participantId" IS NOT NULL AS draft
    FROM answer a FULL JOIN draft d ON d."participantId" = a."participantId" AND d."questionId" = a."questionId"`;
}

/** One run in sight with weights and curve; null when there is none. */
export async function storedRunIn(
  sight: Sight,
  participantId: string,
  id: string,
): Promise<StoredRun | null> {
  const row = await database().submission.findFirst({
    // two conditions on the participant: the one that is asked for, and those in sight
    where: { participantId, id, participant: within(sight) },
  });
  return row && sight.shown(rows.storedRunOfRow(row));
}

/**
 * What the class is ranked by after class, in order of arrival: of each participant's runs those that may decide. A run
 * is left out when an earlier one of equal size, or any smaller one, of theirs got as much right under the same terms:
 * the board's rule prefers that one in every tier. For that rule only, which needs everybody's.
 */
export async function contendersIn(sight: Sight): Promise<Contender[]> {
  const { session } = sight;
  const correct = Prisma.raw(halfInForce(session) === "private" ? `"privateCorrect"` : `"publicCorrect"`);
  const found = await database().$queryRaw<(rows.ScoreRow & { ownerRemoved: boolean })[]>`
    WITH scored AS (
      SELECT s.id, s."participantId", s.parameters, s."publicCorrect", s."privateCorrect", s."hiddenPoints",
        s.eligible, s.late, s."admittedAt", s."receivedAt", s.sequence, s.${correct} AS correct,
        p."removedAt" IS NOT NULL AS "ownerRemoved", NOT s.late OR s."admittedAt" IS NOT NULL AS counts
      FROM "Submission" s JOIN "Participant" p ON p.id = s."participantId" WHERE p."sessionId" = ${session.id}
    ), compared AS (
      SELECT *,
        max(correct) OVER (
          PARTITION BY "participantId", eligible, counts, parameters ORDER BY "receivedAt", sequence
          ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS "bestBefore",
        min(parameters) OVER (
          PARTITION BY "participantId", eligible, counts ORDER BY correct DESC, parameters
          RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS smallest
      FROM scored
    )
    SELECT * FROM compared
    WHERE (correct > "bestBefore" OR "bestBefore" IS NULL) AND parameters <= smallest ORDER BY sequence`;
  return found.map((row) => sight.shown({ ...rows.scoreOfRow(row), ownerRemoved: row.ownerRemoved }));
}

/** Other markers may be first this often before a change is given up. */
const triesAtMost = 8;

/** Writes a mark unless another version stands there. @returns whether it was written */
async function putMark(key: MarkKey, { version, ...given }: StoredMark): Promise<boolean> {
  const mark = { ...given, rubric: json(given.rubric), updatedAt: new Date() };
  const { count } =
    version === 1
      ? await database().mark.createMany({ data: [{ ...key, ...mark, version }], skipDuplicates: true })
      : await database().mark.updateMany({
          ...{ where: { ...key, version: version - 1 }, data: { ...mark, version } },
        });
  return count === 1;
}

/**
 * Changes the mark of one participant's item.
 * @param change makes the mark of the one that is stored; it is asked again when somebody else was first
 * @returns the mark as it is stored now; null when the participant is not in sight, or whose sight it is may not mark
 */
export async function saveMark(
  sight: Sight,
  { participantId, itemId }: MarkKey,
  change: (stored: StoredMark) => Given,
): Promise<StoredMark | null> {
  if (!sight.mayMark) return null;
  const where = { id: participantId, AND: within(sight) };
  if (!(await database().participant.findFirst({ where, select: { id: true } }))) return null;
  const key = { participantId, itemId };
  for (let tries = 0; tries < triesAtMost; tries++) {
    const row = await database().mark.findUnique({ where: { participantId_itemId: key } });
    const stored = row ? rows.markOfRow(row) : { rubric: [], points: null, comment: "", version: 0 };
    const { rubric, points, comment } = change(stored);
    const mark = { rubric, points, comment, version: stored.version + 1 };
    if (await putMark(key, mark)) return mark;
  }
  throw new Error(`the mark of ${participantId} on ${itemId} changes too fast`);
}
