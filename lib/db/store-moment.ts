/** A moment of the class beside the change that it comes of. */
import type { SessionChange } from "@/lib/live/changes";
import { momentOf } from "@/lib/live/moments";
import type { Transaction } from "./client";
import { moment } from "./moment";

/** Stores what a change was for the class, unless the newest of its kind says the same: a sentence to all leaves the rest as it is. */
export async function storeMoment(
  transaction: Transaction,
  change: SessionChange,
  { sessionId, at }: { sessionId: string; at: number },
): Promise<void> {
  const what = momentOf(change);
  if (!what) return;
  await transaction.$executeRaw`
    INSERT INTO "Moment" ("sessionId", what, at)
    SELECT ${sessionId}, ${JSON.stringify(what)}::jsonb, ${moment(at)}::timestamp
    WHERE ${JSON.stringify(what)}::jsonb IS DISTINCT FROM (
      SELECT m.what FROM "Moment" m WHERE m."sessionId" = ${sessionId} AND m.what->>'kind' = ${what.kind}
        AND m.what->>'activity' IS NOT DISTINCT FROM ${"activity" in what ? what.activity : null}
      ORDER BY m.sequence DESC LIMIT 1)`;
}
