/** A session's work for the instructor who reviews it, and a student's own for looking back. */
import type { ReviewMark, ReviewRun, ReviewSession, SessionWork, StoredRun } from "@/lib/review/session-work";
import { database, json } from "./client";
import * as rows from "./review-rows";

const inOrder = { orderBy: { sequence: "asc" } } as const;
const byTime = { orderBy: { createdAt: "asc" } } as const;

/** The work of some of a session's participants, the session itself aside. */
async function workWhere(where: { sessionId: string; id?: string }): Promise<Omit<SessionWork, "session">> {
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
    participants: participants.map(rows.participantOfRow),
    revisions: revisions.map(rows.revisionOfRow),
    drafts: drafts.map(rows.draftOfRow),
    evidence: evidence.map(rows.evidenceOfRow),
    runs: runs.map(rows.runOfRow),
    attempts: attempts.map(rows.attemptOfRow),
    marks: marks.map(rows.markOfRow),
  };
}

async function ownSession(instructorId: string, sessionId: string): Promise<ReviewSession | null> {
  const row = await database().classSession.findFirst({ where: { id: sessionId, instructorId } });
  return row && rows.sessionOfRow(row);
}

/** Everything in a session but weights and curves; null when it is another instructor's or none. */
export async function sessionWork(instructorId: string, sessionId: string): Promise<SessionWork | null> {
  const session = await ownSession(instructorId, sessionId);
  return session && { session, ...(await workWhere({ sessionId })) };
}

/** The runs of one participant with weights and curves, in order of arrival; none in another's session. */
export async function storedRuns(
  instructorId: string,
  sessionId: string,
  participantId: string,
): Promise<StoredRun[]> {
  const found = await database().submission.findMany({
    where: { participant: { id: participantId, sessionId, session: { instructorId } } },
    ...inOrder,
  });
  return found.map(rows.storedRunOfRow);
}

/** One run with weights and curve; null when there is none in this instructor's session. */
export async function storedRun(
  instructorId: string,
  sessionId: string,
  participantId: string,
  id: string,
): Promise<StoredRun | null> {
  const row = await database().submission.findFirst({
    where: { participantId, id, participant: { sessionId, session: { instructorId } } },
  });
  return row && rows.storedRunOfRow(row);
}

/** runs in memory at once while a session is exported */
const runsAtOnce = 50;

/** All runs of a session with weights and curves, in order of arrival, a few at a time. */
export async function* allStoredRuns(instructorId: string, sessionId: string): AsyncGenerator<StoredRun> {
  for (let after = 0; ;) {
    const page = await database().submission.findMany({
      where: { participant: { sessionId, session: { instructorId } }, sequence: { gt: after } },
      ...inOrder,
      take: runsAtOnce,
    });
    for (const row of page) yield rows.storedRunOfRow(row);
    if (page.length < runsAtOnce) return;
    after = page[page.length - 1].sequence;
  }
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

/** The private half stays hidden until the board was revealed. */
export type OwnRun = Omit<ReviewRun, "privateCorrect"> & { privateCorrect: number | null };

export interface OwnWork extends Omit<SessionWork, "runs"> {
  runs: OwnRun[];
}

/** One participant's own work with marks and comments; null before the release, and for who was removed. */
export async function lookBack(sessionId: string, participantId: string): Promise<OwnWork | null> {
  const row = await database().classSession.findFirst({
    where: {
      id: sessionId,
      status: "released",
      participants: { some: { id: participantId, removedAt: null } },
    },
  });
  if (!row) return null;
  const session = rows.sessionOfRow(row);
  const { runs, ...work } = await workWhere({ sessionId, id: participantId });
  const revealed = session.boardMode === "revealed";
  const own = runs.map((run) => ({ ...run, privateCorrect: revealed ? run.privateCorrect : null }));
  return { session, ...work, runs: own };
}

/** One of a participant's own runs, to be redrawn; null before the release. */
export async function lookBackRun(
  sessionId: string,
  participantId: string,
  id: string,
): Promise<Pick<StoredRun, "config" | "curve" | "weights"> | null> {
  const row = await database().submission.findFirst({
    where: { participantId, id, participant: { sessionId, session: { status: "released" } } },
  });
  if (!row) return null;
  const { config, curve, weights } = rows.storedRunOfRow(row);
  return { config, curve, weights };
}
