/** Sessions show the names of those who lead them. */
import { database } from "./client";

/**
 * What sessions show of an account is otherwise: every process that holds one that it owns, or is of the staff of, reads
 * it anew. Runs in a transaction with what changes the account.
 */
export const renewLedBy = (instructorId: string) =>
  database().classSession.updateMany({
    where: { OR: [{ instructorId }, { staff: { some: { instructorId } } }] },
    data: { version: { increment: 1 } },
  });
