/** A session's work after class. Loaded for a decision of lib/review/visibility and within it. */
import type { Contender } from "@/lib/review/best-run";
import type { ReviewMark, SessionWork, StoredRun } from "@/lib/review/session-work";
import type { Facts, Reader, Sight } from "@/lib/review/visibility";
import { database, json } from "./client";
import * as rows from "./review-rows";

const inOrder = { orderBy: { sequence: "asc" } } as const;
const byTime = { orderBy: { createdAt: "asc" } } as const;

/** What it takes to decide what this reader may see of a session; null when there is no such session. */
export async function factsFor(sessionId: string, reader: Reader): Promise<Facts | null> {
  const id = "participantId" in reader ? reader.participantId : null;
  const row = await database().classSession.findUnique({ where: { id: sessionId } });
  if (!row) return null;
  const asking = id && (await database().participant.findFirst({ where: { id, sessionId } }));
  return {
    session: rows.sessionOfRow(row),
    ownerId: row.instructorId,
    participant: asking ? rows.participantOfRow(asking) : null,
  };
}

/** The participants whose work is in sight. */
const within = ({ session, participantId }: Sight): { sessionId: string; id?: string } =>
  participantId === null ? { sessionId: session.id } : { sessionId: session.id, id: participantId };

/** The work in sight, without weights and curves. */
export async function workIn(sight: Sight): Promise<SessionWork> {
  const where = within(sight);
  const own = { where: { participant: where } };
  const [participants, revisions, drafts, evidence, runs, attempts, marks] = await Promise.all([
    database().participant.findMany({ where, orderBy: { joinedAt: "asc" } }),
    database().revision.findMany({ ...own, ...inOrder }),
    database().draft.findMany(own),
    database().evidence.findMany({ ...own, ...byTime }),
    database().submission.findMany({ ...own, ...inOrder, omit: rows.runOmit }),
    database().attempt.findMany({ ...own, ...inOrder }),
    database().mark.findMany(own),
  ]);
  return {
    session: sight.session,
    participants: participants.map(rows.participantOfRow),
    revisions: revisions.map(rows.revisionOfRow),
    drafts: drafts.map(rows.draftOfRow),
    evidence: evidence.map(rows.evidenceOfRow),
    runs: runs.map((row) => sight.shown(rows.runOfRow(row))),
    attempts: attempts.map(rows.attemptOfRow),
    marks: marks.map(rows.markOfRow),
  };
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

/** runs in memory at once while a session is exported */
const runsAtOnce = 50;

/** All runs in sight with weights and curves, in order of arrival, a few at a time. */
export async function* storedRunsIn(sight: Sight): AsyncGenerator<StoredRun> {
  for (let after = 0; ;) {
    const page = await database().submission.findMany({
      where: { participant: within(sight), sequence: { gt: after } },
      ...inOrder,
      take: runsAtOnce,
    });
    for (const row of page) yield sight.shown(rows.storedRunOfRow(row));
    if (page.length < runsAtOnce) return;
    after = page[page.length - 1].sequence;
  }
}

/**
 * What the whole class's runs are ranked by, in order of arrival. For the board's rule only, which needs everybody's:
 * these figures are not the reader's to see.
 */
export async function contendersIn({ session }: Sight): Promise<Contender[]> {
  const sessionId = session.id;
  const [found, gone] = await Promise.all([
    database().submission.findMany({
      where: { participant: { sessionId } },
      select: rows.scoreFields,
      ...inOrder,
    }),
    database().participant.findMany({ where: { sessionId, removedAt: { not: null } }, select: { id: true } }),
  ]);
  const removed = new Set(gone.map(({ id }) => id));
  return found.map((row) => ({ ...rows.scoreOfRow(row), ownerRemoved: removed.has(row.participantId) }));
}

/** Writes the mark of one participant's item. @returns false when they are in no session of this instructor */
export async function saveMark(
  instructorId: string,
  sessionId: string,
  { participantId, itemId, rubric, points, comment }: Omit<ReviewMark, "at">,
): Promise<boolean> {
  const participant = await database().participant.findFirst({
    where: { id: participantId, sessionId, session: { instructorId } },
    select: { id: true },
  });
  if (!participant) return false;
  const mark = { rubric: json(rubric), points, comment, updatedAt: new Date() };
  await database().mark.upsert({
    where: { participantId_itemId: { participantId, itemId } },
    create: { participantId, itemId, ...mark },
    update: mark,
  });
  return true;
}
