/** One-time links that create an instructor's account. Only hashes of their tokens are stored. */
import { createHash, randomBytes } from "node:crypto";
import { nanoid } from "nanoid";
import { database, type Transaction } from "./client";
import { failureOf } from "./failure";
import { inTurn } from "./in-turn";
import { tidyEmail, type Instructor, type NewInstructor } from "./instructors";

const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

/** open: it can be used now; unknown: there is none, or no more. */
export type InvitationState = "open" | "used" | "expired" | "revoked" | "unknown";

/** What an inviter sees of one. */
export interface ListedInvitation {
  id: string;
  label: string;
  createdAt: Date;
  expiresAt: Date;
  state: Exclude<InvitationState, "unknown">;
}

/** Of one inviter: those that can be used, and all that are kept. The oldest that are over go first. */
const openAtMost = 20;
const keptAtMost = 50;

interface Times {
  usedAt: Date | null;
  revokedAt: Date | null;
  expiresAt: Date;
}

function stateOf({ usedAt, revokedAt, expiresAt }: Times, now: Date): ListedInvitation["state"] {
  if (usedAt) return "used";
  if (revokedAt) return "revoked";
  return expiresAt > now ? "open" : "expired";
}

const usable = (now: Date) => ({ usedAt: null, revokedAt: null, expiresAt: { gt: now } });

async function store(transaction: Transaction, inviterId: string | null, expiresAt: Date, label: string) {
  const token = randomBytes(32).toString("base64url");
  await transaction.invitation.create({
    data: { id: nanoid(), tokenHash: hashOf(token), inviterId, expiresAt, label },
  });
  return token;
}

/** Makes the invitation of a server that has no instructor. @returns the token for the link, shown once */
export const createFirstInvitation = (expiresAt: Date): Promise<string> =>
  store(database(), null, expiresAt, "");

/**
 * Makes an invitation of whoever runs the server.
 * @param label a note of whom it is for
 * @returns the token for the link, shown once
 */
export const createServersInvitation = (expiresAt: Date, label: string): Promise<string> =>
  store(database(), null, expiresAt, label);

/**
 * Makes an instructor's invitation.
 * @param label a note for the inviter
 * @returns the token for the link, shown once; null when too many are open
 */
export function createInvitation(
  inviterId: string,
  expiresAt: Date,
  label = "",
  now: Date = new Date(),
): Promise<string | null> {
  // one at a time, so that the count holds
  return inTurn(inviterId, async (transaction) => {
    const open = await transaction.invitation.count({ where: { inviterId, ...usable(now) } });
    if (open >= openAtMost) return null;
    const over = await transaction.invitation.findMany({
      where: { inviterId, NOT: usable(now) },
      select: { id: true },
      orderBy: { createdAt: "desc" },
      skip: keptAtMost - open - 1,
    });
    await transaction.invitation.deleteMany({ where: { id: { in: over.map(({ id }) => id) } } });
    return store(transaction, inviterId, expiresAt, label);
  });
}

/** What has become of an invitation; nothing of whose it is. */
export async function invitationState(token: string, now: Date = new Date()): Promise<InvitationState> {
  const row = await database().invitation.findUnique({
    where: { tokenHash: hashOf(token) },
    select: { usedAt: true, revokedAt: true, expiresAt: true },
  });
  return row ? stateOf(row, now) : "unknown";
}

/** An inviter's invitations, the newest first. */
export async function listInvitations(
  inviterId: string,
  now: Date = new Date(),
): Promise<ListedInvitation[]> {
  const rows = await database().invitation.findMany({
    where: { inviterId },
    orderBy: { createdAt: "desc" },
    take: keptAtMost,
  });
  return rows.map((row) => ({
    ...{ id: row.id, label: row.label, createdAt: row.createdAt, expiresAt: row.expiresAt },
    state: stateOf(row, now),
  }));
}

/** Ends an open invitation of this inviter. @returns false when it is none of them, or over already */
export async function revokeInvitation(
  inviterId: string,
  id: string,
  now: Date = new Date(),
): Promise<boolean> {
  const { count } = await database().invitation.updateMany({
    where: { id, inviterId, ...usable(now) },
    data: { revokedAt: now },
  });
  return count > 0;
}

/** Ends the unused first invitations, so that a new one replaces them. */
export async function withdrawFirstInvitations(): Promise<void> {
  await database().invitation.deleteMany({ where: { inviterId: null, usedAt: null } });
}

/**
 * Uses an invitation up and creates its account, both or neither.
 * @returns the instructor, "invalid" when the link cannot be used, or "email-taken"
 */
export async function useInvitation(
  token: string,
  fresh: NewInstructor,
  now: Date = new Date(),
): Promise<Instructor | "invalid" | "email-taken"> {
  try {
    return await database().$transaction(async (transaction) => {
      const used = await transaction.invitation.updateMany({
        where: { tokenHash: hashOf(token), ...usable(now) },
        data: { usedAt: now },
      });
      if (used.count === 0) return "invalid";
      return transaction.instructor.create({
        data: { ...fresh, id: nanoid(), email: tidyEmail(fresh.email) },
        select: { id: true, email: true, name: true, passwordHash: true, disabledAt: true },
      });
    });
  } catch (error) {
    if (failureOf(error) === "conflict") return "email-taken";
    throw error;
  }
}
