/** What whoever runs the server does with accounts. Who is shown out by it notices within seconds, in every process. */
import { database, type Transaction } from "./client";
import { tidyEmail } from "./instructors";
import { endPasswordLinks } from "./password-links";
import { endPlaceLinks } from "./place-links";

export interface ListedAccount {
  id: string;
  email: string;
  name: string;
  createdAt: Date;
  disabledAt: Date | null;
  /** of the newest sign-in that is not revoked; null without one */
  seenAt: Date | null;
  /** owned */
  sessions: number;
  /** what one signs in by: "password", or a provider's name */
  ways: string[];
}

/** All accounts, the oldest first. */
export async function listAccounts(): Promise<ListedAccount[]> {
  const rows = await database().instructor.findMany({
    select: {
      ...{ id: true, email: true, name: true, createdAt: true, disabledAt: true, passwordHash: true },
      identities: { select: { provider: true } },
      signIns: {
        where: { revokedAt: null },
        select: { seenAt: true },
        orderBy: { seenAt: "desc" },
        take: 1,
      },
      _count: { select: { sessions: true } },
    },
    orderBy: { createdAt: "asc" },
  });
  return rows.map(({ identities, signIns, passwordHash, _count, ...row }) => ({
    ...row,
    seenAt: signIns[0]?.seenAt ?? null,
    sessions: _count.sessions,
    ways: [...(passwordHash ? ["password"] : []), ...identities.map(({ provider }) => provider)],
  }));
}

const id = { id: true } as const;

/** Whoever may do less keeps no way back: unused links to places in sessions that they lead end. */
async function endLinksIn(transaction: Transaction, sessionIds: readonly { id: string }[]): Promise<void> {
  for (const one of sessionIds) await endPlaceLinks(one.id, transaction);
}

/**
 * Lets an account in no more, and ends its sign-ins, links and invitations; its sessions stay, and their staff goes on.
 * @returns false when there is no such account
 */
export function disableAccount(email: string, now: Date = new Date()): Promise<boolean> {
  return database().$transaction(async (transaction) => {
    const account = await transaction.instructor.findUnique({
      where: { email: tidyEmail(email) },
      select: { id: true, disabledAt: true },
    });
    if (!account) return false;
    const instructorId = account.id;
    await transaction.instructor.update({
      where: { id: instructorId },
      data: { disabledAt: account.disabledAt ?? now },
    });
    const open = { where: { instructorId, revokedAt: null }, data: { revokedAt: now } };
    await transaction.signIn.updateMany(open);
    await transaction.invitation.updateMany({
      where: { inviterId: instructorId, usedAt: null, revokedAt: null },
      data: { revokedAt: now },
    });
    await endPasswordLinks(instructorId, transaction);
    const led = { OR: [{ instructorId }, { staff: { some: { instructorId } } }] };
    await endLinksIn(transaction, await transaction.classSession.findMany({ where: led, select: id }));
    // by one that they made they would come back with another account
    await transaction.staffInvitation.deleteMany({ where: { session: { instructorId } } });
    return true;
  });
}

/** Lets an account in again. @returns false when there is no such account */
export async function enableAccount(email: string): Promise<boolean> {
  const { count } = await database().instructor.updateMany({
    where: { email: tidyEmail(email) },
    data: { disabledAt: null },
  });
  return count > 0;
}

export interface Transferred {
  id: string;
  title: string;
  code: string;
}

/** Sessions of an account: all, or the one with this code or id. */
const ownedBy = (instructorId: string, session: string | null) => ({
  instructorId,
  ...(session === null ? {} : { OR: [{ id: session }, { code: session.toUpperCase() }] }),
});

/** @param session a code or id */
export async function isSession(session: string): Promise<boolean> {
  const named = { OR: [{ id: session }, { code: session.toUpperCase() }] };
  return (await database().classSession.count({ where: named })) > 0;
}

/** What would change hands. @param session a code or id; null for all */
export const ownedSessions = (instructorId: string, session: string | null): Promise<Transferred[]> =>
  database().classSession.findMany({
    where: ownedBy(instructorId, session),
    select: { id: true, title: true, code: true },
    orderBy: { createdAt: "asc" },
  });

/**
 * Gives sessions another owner, all or none. Whoever owned them is none of their staff since; open pages follow, as the
 * sessions' versions grow.
 * @param session a code or id; null for all
 */
export function transferSessions(from: string, to: string, session: string | null): Promise<Transferred[]> {
  return database().$transaction(async (transaction) => {
    const sessions = await transaction.classSession.findMany({
      where: ownedBy(from, session),
      select: { id: true, title: true, code: true },
      orderBy: { createdAt: "asc" },
    });
    const ids = sessions.map((one) => one.id);
    await transaction.classSession.updateMany({
      where: { id: { in: ids }, instructorId: from },
      data: { instructorId: to, version: { increment: 1 } },
    });
    await transaction.staff.deleteMany({ where: { sessionId: { in: ids }, instructorId: to } });
    await endLinksIn(transaction, sessions);
    await transaction.staffInvitation.deleteMany({ where: { sessionId: { in: ids } } });
    return sessions;
  });
}
