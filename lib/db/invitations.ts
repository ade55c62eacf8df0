/** One-time links that create an instructor's account. Only hashes of their tokens are stored. */
import { createHash, randomBytes } from "node:crypto";
import { nanoid } from "nanoid";
import { database } from "./client";
import { failureOf } from "./failure";
import { tidyEmail, type Instructor, type NewInstructor } from "./instructors";

const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

/** Makes an invitation; the first one of a server has no inviter. @returns the token for the link, shown once */
export async function createInvitation(inviterId: string | null, expiresAt: Date): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await database().invitation.create({
    data: { id: nanoid(), tokenHash: hashOf(token), inviterId, expiresAt },
  });
  return token;
}

/** Whether the token could be used now. */
export async function invitationOpen(token: string, now: Date = new Date()): Promise<boolean> {
  const row = await database().invitation.findFirst({
    where: { tokenHash: hashOf(token), usedAt: null, expiresAt: { gt: now } },
    select: { id: true },
  });
  return row !== null;
}

/** Ends unused invitations of this inviter, so that a new one replaces them. */
export async function withdrawInvitations(inviterId: string | null): Promise<void> {
  await database().invitation.deleteMany({ where: { inviterId, usedAt: null } });
}

/**
 * Uses an invitation up and creates its account, both or neither.
 * @returns the instructor, "invalid" when the link is used, expired or unknown, or "email-taken"
 */
export async function useInvitation(
  token: string,
  fresh: NewInstructor,
  now: Date = new Date(),
): Promise<Instructor | "invalid" | "email-taken"> {
  try {
    return await database().$transaction(async (transaction) => {
      const used = await transaction.invitation.updateMany({
        where: { tokenHash: hashOf(token), usedAt: null, expiresAt: { gt: now } },
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
