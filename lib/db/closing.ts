/** Closing an instructor's account: what goes with it, and that it goes at once. */
import { database } from "./client";
import { renewLedBy } from "./led-sessions";

/** Everything that an account's end deletes. */
export interface AccountContents {
  /** the newest first; live: open now */
  sessions: { id: string; title: string; live: boolean }[];
  participants: number;
  /** runs, answers and attempts that were handed in */
  work: number;
  marks: number;
  /** nobody else has an account on this server */
  last: boolean;
}

/** What would go with the account now. */
export async function accountContents(instructorId: string): Promise<AccountContents> {
  const { classSession, participant, submission, revision, attempt, mark, instructor } = database();
  const own = { session: { instructorId } };
  const theirs = { where: { participant: own } };
  const [rows, participants, runs, answers, attempts, marks, others] = await Promise.all([
    classSession.findMany({
      where: { instructorId },
      select: { id: true, title: true, status: true },
      orderBy: { createdAt: "desc" },
    }),
    participant.count({ where: own }),
    ...[submission.count(theirs), revision.count(theirs), attempt.count(theirs), mark.count(theirs)],
    instructor.count({ where: { id: { not: instructorId } } }),
  ]);
  const sessions = rows.map(({ id, title, status }) => ({ id, title, live: status === "open" }));
  return { sessions, participants, work: runs + answers + attempts, marks, last: others === 0 };
}

/**
 * Deletes the account with its sign-ins, invitations and sessions and everything in those, as the keys cascade: all or
 * nothing. Of others' sessions it is none of the staff since, on open pages too.
 * @returns false when there was none
 */
export async function closeAccount(instructorId: string): Promise<boolean> {
  const { instructor } = database();
  const [, { count }] = await database().$transaction([
    renewLedBy(instructorId),
    instructor.deleteMany({ where: { id: instructorId } }),
  ]);
  return count > 0;
}
