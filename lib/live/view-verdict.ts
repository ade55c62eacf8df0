/** What the owner of a run sees of it, in the reply to its submission and in every view. */
import type { Verdict } from "@/lib/contract/views";
import { entryStands } from "./contenders";
import { isoTime } from "@/lib/agreed/iso-time";
import { countsIn } from "./lateness";
import { halfInForce } from "./rank";
import type { Entry, SessionState } from "./state";

/**
 * What the owner is told of an entry. Of the private half only after the reveal, and of late work only once it is
 * admitted: nobody tries networks on what decides and hands in the best.
 */
export function verdictOf(state: SessionState, entry: Omit<Entry, "order">): Verdict {
  const told = halfInForce(state) === "private" && countsIn(entry);
  return {
    submissionId: entry.id,
    receivedAt: isoTime(entry.receivedAt),
    network: entry.network,
    parameters: entry.parameters,
    correct: entry.publicCorrect,
    of: entry.of,
    privateCorrect: told ? entry.privateCorrect : null,
    late: entry.late,
    admitted: entry.admittedAt !== null,
    ranked: entryStands(entry) && state.participants.get(entry.participantId)?.removedAt === null,
    ...(entry.coded && { coded: true }),
  };
}
