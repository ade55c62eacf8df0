/** Erasing somebody beside the servers that hold their session. */
import { storeActs } from "@/lib/db/acts";
import { commitInTurn } from "@/lib/db/commit-changes";
import type { FoundPerson } from "@/lib/db/people";
import { findSession, loadSessionIn } from "@/lib/db/session-state";
import { eraseParticipant } from "@/lib/live/decide-erasure";
import { momentAfter } from "./room/decide-batch";

/**
 * Erases somebody for good, as the staff of the session does: servers that hold it show them out within seconds.
 * @param now ms since the epoch
 * @returns false when they, or their session, are gone already
 */
export async function erasePerson({ id, session }: FoundPerson, now = Date.now()): Promise<boolean> {
  const found = await findSession({ id: session.id });
  if (!found) return false;
  let erased = false;
  await commitInTurn(session.id, found.sequence, async (_, transaction) => {
    const stored = await loadSessionIn(transaction, { id: session.id });
    if (!stored) return null;
    const { state, sequence, decidedAt } = stored;
    const at = momentAfter(decidedAt, now);
    const outcome = eraseParticipant(state, { participantId: id }, at);
    if (!outcome.ok) return null;
    erased = true;
    // whom, nobody is to know any more
    await storeActs(
      [{ sessionId: session.id, actorId: null, actorName: "", what: "erased", target: null, at }],
      transaction,
    );
    const { changes } = outcome;
    return { sessionId: session.id, version: state.version, sequence, at, changes, shared: true };
  });
  return erased;
}
