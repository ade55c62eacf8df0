/** What the exports are made of, a page at a time: as much of a session is in memory as a page holds, and no more. */
import type { ExportSource, StoredEvidence } from "@/lib/review/export-source";
import type { Sight } from "@/lib/review/visibility";
import { database } from "./client";
import { contendersIn } from "./review";
import * as rows from "./review-rows";
import { within, withinSql } from "./review-sight";

/** Rows in memory at once, by how large one may be: a text 40 KB, a run or a piece of evidence 300 KB and more. */
const pageSizes = { texts: 50, runs: 25, evidence: 4, marks: 200 } as const;

/** All rows by pages; `next` takes what the last row of the page before told. */
async function* paged<Row, Thing>(
  size: number,
  next: (last: Row | null) => Promise<Row[]>,
  as: (row: Row) => Thing,
): AsyncGenerator<Thing> {
  for (let last: Row | null = null; ;) {
    const page: Row[] = await next(last);
    for (const row of page) yield as(row);
    last = page.at(-1) ?? null;
    if (page.length < size) return;
  }
}

/** Everything in sight, or of one participant in sight, after the row with this number. */
const after = (sight: Sight, last: { sequence: number } | null, participantId?: string) => ({
  where: { participantId, participant: within(sight), sequence: { gt: last?.sequence ?? 0 } },
  orderBy: { sequence: "asc" as const },
});

/**
 * The next pieces of evidence. Which they are is found first: with statistics of before they came PostgreSQL would sort
 * them all, texts included, for each page.
 */
const evidenceAfter = (sight: Sight, last: EvidenceRow | null): Promise<EvidenceRow[]> =>
  database().$queryRaw`
    WITH page AS MATERIALIZED (
      SELECT e."participantId", e.id FROM "Evidence" e JOIN "Participant" p ON p.id = e."participantId"
      WHERE ${withinSql(sight)} AND (e."participantId", e.id) > (${last?.participantId ?? ""}, ${last?.id ?? ""})
      ORDER BY e."participantId", e.id LIMIT ${pageSizes.evidence})
    SELECT e.id, e."participantId", e."questionId", e.title, e.prediction, e."createdAt", e.runs
    FROM page JOIN "Evidence" e ON e."participantId" = page."participantId" AND e.id = page.id
    ORDER BY e."participantId", e.id`;

type RunRow = Parameters<typeof rows.storedRunOfRow>[0];
type MarkRow = Parameters<typeof rows.markOfRow>[0];
type DraftRow = Parameters<typeof rows.draftOfRow>[0];
type EvidenceRow = Parameters<typeof rows.evidenceOfRow>[0] & { runs: unknown };

const evidenceOfRow = (row: EvidenceRow): StoredEvidence => ({
  ...rows.evidenceOfRow(row),
  runs: rows.evidenceRunsOfRow(row),
});

const keyOfMark = ({ participantId, itemId }: { participantId: string; itemId: string }) => ({
  participantId,
  itemId,
});

const keyOfDraft = ({ participantId, questionId }: { participantId: string; questionId: string }) => ({
  participantId,
  questionId,
});

const keyOfVote = ({ participantId, checkId, round }: Parameters<typeof rows.voteOfRow>[0]) => ({
  ...{ participantId, checkId, round },
});

/** What is large, of one participant where they are named: marks, texts and code by pages. */
function papersIn(sight: Sight): Pick<ExportSource, "marks" | "revisions" | "drafts" | "attempts"> {
  const { texts, marks } = pageSizes;
  const of = (participantId?: string) => ({ participantId, participant: within(sight) });
  const marksAfter = (last: MarkRow | null, participantId?: string) =>
    database().mark.findMany({
      ...{ where: of(participantId), take: marks },
      orderBy: [{ participantId: "asc" }, { itemId: "asc" }],
      ...(last && { skip: 1, cursor: { participantId_itemId: keyOfMark(last) } }),
    });
  const draftsAfter = (last: DraftRow | null, participantId?: string) =>
    database().draft.findMany({
      ...{ where: of(participantId), take: texts },
      orderBy: [{ participantId: "asc" }, { updatedAt: "asc" }, { questionId: "asc" }],
      ...(last && { skip: 1, cursor: { participantId_questionId: keyOfDraft(last) } }),
    });
  return {
    marks: (whose) => paged(marks, (last) => marksAfter(last, whose), rows.markOfRow),
    drafts: (whose) => paged(texts, (last) => draftsAfter(last, whose), rows.draftOfRow),
    revisions: (whose) =>
      paged(
        texts,
        (last) => database().revision.findMany({ ...after(sight, last, whose), take: texts }),
        rows.revisionOfRow,
      ),
    attempts: (whose) =>
      paged(
        texts,
        (last) => database().attempt.findMany({ ...after(sight, last, whose), take: texts }),
        rows.attemptOfRow,
      ),
  };
}

/** What was asked of the class and by it, in class. */
function askedIn(sight: Sight): Pick<ExportSource, "hands" | "checks" | "votes"> {
  const { marks: take } = pageSizes;
  const where = { participant: within(sight) };
  type HandRow = Parameters<typeof rows.handOfRow>[0];
  type VoteRow = Parameters<typeof rows.voteOfRow>[0];
  const handsAfter = (last: HandRow | null) =>
    database().hand.findMany({
      ...{ where, take, orderBy: { participantId: "asc" as const } },
      ...(last && { skip: 1, cursor: { participantId: last.participantId } }),
    });
  const votesAfter = (last: VoteRow | null) =>
    database().vote.findMany({
      ...{ where, take },
      orderBy: [{ participantId: "asc" }, { checkId: "asc" }, { round: "asc" }],
      ...(last && { skip: 1, cursor: { participantId_checkId_round: keyOfVote(last) } }),
    });
  return {
    hands: () => paged(take, handsAfter, rows.handOfRow),
    votes: () => paged(take, votesAfter, rows.voteOfRow),
    checks: async () => {
      const found = await database().quickCheck.findMany({
        ...{ where: { sessionId: sight.session.id }, orderBy: [{ askedAt: "asc" }, { id: "asc" }] },
      });
      return found.map(rows.checkOfRow);
    },
  };
}

/** The source of the exports of what is in sight. */
export function exportSourceFor(sight: Sight): ExportSource {
  const { runs, evidence } = pageSizes;
  return {
    session: sight.session,
    participants: async () => {
      const found = await database().participant.findMany({
        ...{ where: within(sight), orderBy: { joinedAt: "asc" }, select: rows.participantFields },
      });
      return found.map(rows.participantOfRow);
    },
    contenders: () => contendersIn(sight),
    ...papersIn(sight),
    ...askedIn(sight),
    evidence: () => paged(evidence, (last) => evidenceAfter(sight, last), evidenceOfRow),
    runs: () =>
      paged(
        runs,
        (last: RunRow | null) => database().submission.findMany({ ...after(sight, last), take: runs }),
        (row) => sight.shown(rows.storedRunOfRow(row)),
      ),
  };
}
