/** The staff of sessions, and invitations to it. An invitation that was taken is gone; of links only hashes are stored. */
import { createHash, randomBytes } from "node:crypto";
import { nanoid } from "nanoid";
import {
  givenDutySchema,
  invitationsAtMost,
  staffAtMost,
  staffInvitationMs,
  type Duty,
  type GivenDuty,
  type WaitingInvitation,
} from "@/lib/contract/staff";
import { reaches } from "@/lib/agreed/duties";
import { database, type Transaction } from "./client";
import { tidyEmail } from "./instructors";
import type { Prisma } from "./generated/client";

const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

const openNow = (now: Date) => ({ expiresAt: { gt: now } });

/** A session and whose it is: what only its owner does is not done when it is another's since. */
export interface OwnedSession {
  id: string;
  instructorId: string;
}

/** The session's row is held until the end, so that counts hold. @returns whose it is; null when there is no such session */
async function hold(transaction: Transaction, sessionId: string): Promise<string | null> {
  const [row] = await transaction.$queryRaw<{ instructorId: string }[]>`
    SELECT "instructorId" FROM "ClassSession" WHERE id = ${sessionId} FOR NO KEY UPDATE`;
  return row?.instructorId ?? null;
}

type InvitationRow = Prisma.StaffInvitationGetPayload<object>;

const waitingOf = ({ id, duty, address, expiresAt }: InvitationRow): WaitingInvitation => ({
  ...{ id, address, expiresAt: expiresAt.toISOString() },
  duty: givenDutySchema.parse(duty),
});

/**
 * Invites to the staff of a session: with a link, which works once, or the account of an address. One to the same
 * address takes the place of the one before.
 * @returns the link's token, told this once, or null for an address; "full" when too many wait, "another's" when the
 * session is not the inviter's any more
 */
export async function inviteStaff(
  { id: sessionId, instructorId }: OwnedSession,
  { duty, address }: { duty: GivenDuty; address?: string },
  now: Date,
): Promise<{ token: string | null; invitation: WaitingInvitation } | "full" | "another's"> {
  const token = address === undefined ? randomBytes(32).toString("base64url") : null;
  const to = address === undefined ? null : tidyEmail(address);
  return database().$transaction(async (transaction) => {
    if ((await hold(transaction, sessionId)) !== instructorId) return "another's";
    const { staffInvitation } = transaction;
    const over = [{ expiresAt: { lte: now } }, ...(to === null ? [] : [{ address: to }])];
    await staffInvitation.deleteMany({ where: { sessionId, OR: over } });
    if ((await staffInvitation.count({ where: { sessionId } })) >= invitationsAtMost) return "full";
    const times = { createdAt: now, expiresAt: new Date(now.getTime() + staffInvitationMs) };
    const invitation = await staffInvitation.create({
      data: { id: nanoid(), sessionId, duty, address: to, tokenHash: token && hashOf(token), ...times },
    });
    return { token, invitation: waitingOf(invitation) };
  });
}

/** Those of a session that wait, the newest first. */
export async function staffInvitations(session: OwnedSession, now: Date): Promise<WaitingInvitation[]> {
  const rows = await database().staffInvitation.findMany({
    where: { session, ...openNow(now) },
    orderBy: { createdAt: "desc" },
    take: invitationsAtMost,
  });
  return rows.map(waitingOf);
}

/** Takes an invitation of this session back; another's stays. */
export async function uninviteStaff(session: OwnedSession, id: string): Promise<void> {
  await database().staffInvitation.deleteMany({ where: { session, id } });
}

/** An invitation as it is read by whoever is invited. */
export interface ReadInvitation {
  id: string;
  duty: GivenDuty;
  title: string;
  owner: string;
  /** their own session */
  own: boolean;
  /** they have this duty there already, or a greater one */
  already: boolean;
}

/** By what an invitation is taken: its link, or one of those to the account's own address. */
export type InvitationKey = { token: string } | { id: string; address: string };

const whereOf = (key: InvitationKey): Prisma.StaffInvitationWhereInput =>
  "token" in key
    ? { tokenHash: hashOf(key.token) }
    : { id: key.id, tokenHash: null, address: tidyEmail(key.address) };

const readFor = (instructorId: string) =>
  ({
    include: {
      session: {
        include: {
          instructor: { select: { name: true } },
          staff: { where: { instructorId }, select: { duty: true } },
        },
      },
    },
  }) as const;

/** Whether one of the staff has a duty, or a greater one. */
const has = (member: { duty: string } | null | undefined, duty: GivenDuty): boolean =>
  !!member && reaches(givenDutySchema.parse(member.duty), duty);

const readOf = (
  row: Prisma.StaffInvitationGetPayload<ReturnType<typeof readFor>>,
  instructorId: string,
): ReadInvitation => {
  const duty = givenDutySchema.parse(row.duty);
  const { title, instructor, staff } = row.session;
  return {
    ...{ id: row.id, duty, title, owner: instructor.name },
    own: row.session.instructorId === instructorId,
    already: has(staff.at(0), duty),
  };
};

/** What a link invites to; null when it is none, or none any more. */
export async function staffInvitationOf(
  token: string,
  instructorId: string,
  now: Date,
): Promise<ReadInvitation | null> {
  const row = await database().staffInvitation.findFirst({
    where: { ...whereOf({ token }), ...openNow(now) },
    ...readFor(instructorId),
  });
  return row && readOf(row, instructorId);
}

/** What an account's address is invited to, the newest first. */
export async function invitationsTo(
  { id, email }: { id: string; email: string },
  now: Date,
): Promise<ReadInvitation[]> {
  const rows = await database().staffInvitation.findMany({
    where: { address: tidyEmail(email), ...openNow(now), session: { instructorId: { not: id } } },
    ...{ ...readFor(id), orderBy: { createdAt: "desc" }, take: invitationsAtMost },
  });
  return rows.map((row) => readOf(row, id));
}

/** Ends what waits in a session for the address of an account. */
export async function endInvitationsTo(
  instructorId: string,
  sessionId: string,
  transaction: Transaction,
): Promise<void> {
  const account = await transaction.instructor.findUnique({
    where: { id: instructorId },
    select: { email: true },
  });
  // with the account what waited for it is nobody's
  if (!account) return;
  await transaction.staffInvitation.deleteMany({ where: { sessionId, address: tidyEmail(account.email) } });
}

/**
 * Takes an invitation: the account is of the session's staff, with the duty that it says, or the greater one that it had;
 * others to its address are over. It is a commit of the session that stands in no log, so that every process that holds the session reads it anew.
 * @returns the session; "over" when the invitation is not there any more, "own" for the session's owner, who needs none
 */
export async function takeStaffInvitation(
  key: InvitationKey,
  instructorId: string,
  now: Date,
): Promise<{ sessionId: string } | "over" | "own" | "full"> {
  const found = await database().staffInvitation.findFirst({
    where: { ...whereOf(key), ...openNow(now) },
    select: { id: true, sessionId: true, duty: true, session: { select: { instructorId: true } } },
  });
  if (!found) return "over";
  const { id, sessionId, duty } = found;
  if (found.session.instructorId === instructorId) return "own";
  return database().$transaction(async (transaction) => {
    if ((await hold(transaction, sessionId)) === null) return "over";
    const others = { sessionId, instructorId: { not: instructorId } };
    if ((await transaction.staff.count({ where: others })) >= staffAtMost) return "full";
    // of two who have the link one finds it
    const taken = await transaction.staffInvitation.deleteMany({ where: { id, ...openNow(now) } });
    if (taken.count === 0) return "over";
    await endInvitationsTo(instructorId, sessionId, transaction);
    const where = { sessionId_instructorId: { sessionId, instructorId } };
    const member = await transaction.staff.findUnique({ where });
    const lesser = has(member, givenDutySchema.parse(duty));
    await transaction.staff.upsert({
      where,
      create: { sessionId, instructorId, duty, since: now },
      update: lesser ? {} : { duty },
    });
    await transaction.classSession.update({
      where: { id: sessionId },
      data: { version: { increment: 1 } },
    });
    return { sessionId };
  });
}

/** Refuses an invitation to the account's own address. @returns whether there was one */
export async function declineStaffInvitation(id: string, address: string): Promise<boolean> {
  const { count } = await database().staffInvitation.deleteMany({ where: whereOf({ id, address }) });
  return count > 0;
}

/** What an account is in a session; null for nobody of its staff, and where there is no session. */
export async function staffDuty(instructorId: string, sessionId: string): Promise<Duty | null> {
  const row = await database().classSession.findUnique({
    where: { id: sessionId },
    select: { instructorId: true, staff: { where: { instructorId }, select: { duty: true } } },
  });
  if (row?.instructorId === instructorId) return "owner";
  const [member] = row?.staff ?? [];
  return member ? givenDutySchema.parse(member.duty) : null;
}
