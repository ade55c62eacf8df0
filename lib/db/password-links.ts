/** One-time links by which an account gets a new password. Only hashes of their tokens are stored; a used one is gone. */
import { createHash, randomBytes } from "node:crypto";
import { database, type Transaction } from "./client";

const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

/** A link works for this long. */
export const passwordLinkMs = 24 * 3_600_000;

const usable = (token: string, now: Date) => ({
  ...{ tokenHash: hashOf(token), expiresAt: { gt: now } },
  instructor: { disabledAt: null },
});

/** Makes an account's link; one that was made before is over. @returns the token, shown once */
export async function createPasswordLink(instructorId: string, now: Date = new Date()): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now.getTime() + passwordLinkMs);
  await database().$transaction(async (transaction) => {
    await endPasswordLinks(instructorId, transaction);
    await transaction.passwordLink.create({
      data: { tokenHash: hashOf(token), instructorId, createdAt: now, expiresAt },
    });
  });
  return token;
}

/** Ends those of an account that were not used. */
export async function endPasswordLinks(
  instructorId: string,
  { passwordLink }: Pick<Transaction, "passwordLink">,
): Promise<void> {
  await passwordLink.deleteMany({ where: { instructorId } });
}

/** Whether a token can be used now. */
export async function passwordLinkWorks(token: string, now: Date = new Date()): Promise<boolean> {
  return (await database().passwordLink.count({ where: usable(token, now) })) > 0;
}

/**
 * Uses a link up: the account has this password, and all its sign-ins end. All of it or nothing.
 * @returns false when the link cannot be used
 */
export function usePasswordLink(
  token: string,
  passwordHash: string,
  now: Date = new Date(),
): Promise<boolean> {
  return database().$transaction(async (transaction) => {
    const link = await transaction.passwordLink.findFirst({
      where: usable(token, now),
      select: { instructorId: true },
    });
    // of two who have the link one finds it
    const used = await transaction.passwordLink.deleteMany({ where: usable(token, now) });
    if (!link || used.count === 0) return false;
    const { instructorId } = link;
    await endPasswordLinks(instructorId, transaction);
    await transaction.instructor.update({ where: { id: instructorId }, data: { passwordHash } });
    await transaction.signIn.updateMany({
      where: { instructorId, revokedAt: null },
      data: { revokedAt: now },
    });
    return true;
  });
}
