/** Erases participants for good: of each is left that there was one, and by which hash their browsers are told so. */
import type { Transaction } from "./client";
import { deviceLifetimeMs } from "./devices";

/**
 * Deletes their rows, and with them by the keys everything that is theirs. What of the session's own names them (the
 * spotlight, a sentence to some) is other changes' matter.
 * @param at ms since the epoch
 */
export async function storeErasure(
  transaction: Transaction,
  sessionId: string,
  participantIds: readonly string[],
  at: number,
): Promise<void> {
  const ids = [...participantIds];
  const erasedAt = new Date(at);
  await transaction.erasedParticipant.createMany({
    data: ids.map((participantId) => ({ participantId, sessionId, erasedAt })),
  });
  await transaction.$executeRaw`
    INSERT INTO "ErasedDevice" ("tokenHash", "participantId", "expiresAt")
    SELECT "tokenHash", "participantId", ${new Date(at + deviceLifetimeMs)} FROM "ParticipantToken"
    WHERE "participantId" = ANY(${ids}) AND "releasedAt" IS NULL
    ON CONFLICT ("tokenHash") DO UPDATE SET
      "participantId" = excluded."participantId", "expiresAt" = excluded."expiresAt"`;
  await transaction.participant.deleteMany({ where: { id: { in: ids }, sessionId } });
  // when they are gone: what is written about them until then is known now
  await transaction.act.updateMany({ where: { sessionId, target: { in: ids } }, data: { target: null } });
  // what the log says of them, with what stands beside it in this commit: other processes read the session anew
  await transaction.$executeRaw`
    DELETE FROM "SessionDelta" d USING "ClassSession" s
    WHERE s.id = ${sessionId} AND d."sessionId" = s.id AND d.sequence <= s.sequence`;
}
