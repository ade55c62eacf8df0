/** What is said of a run beside its own figures, found once for a whole session. */
import { contendersOf, standingRuns } from "./best-run";
import type { SessionWork } from "./session-work";

/** What the runs of a session have to do with one another. */
export interface RunRemarks {
  /** participant → id of the run that they stand with on the board */
  best: ReadonlyMap<string, string>;
  /** hash of weights → participants who submitted them, in order of arrival */
  sameWeights: ReadonlyMap<string, readonly string[]>;
}

/** Who submitted which weights. */
export function sameWeights({ runs }: Pick<SessionWork, "runs">): RunRemarks["sameWeights"] {
  const owners = new Map<string, string[]>();
  for (const { weightsHash, participantId } of runs) {
    const known = owners.get(weightsHash) ?? [];
    if (!known.includes(participantId)) owners.set(weightsHash, [...known, participantId]);
  }
  return owners;
}

/** The remarks on the runs of a whole session's work. */
export const remarksOn = (work: SessionWork): RunRemarks => ({
  best: standingRuns(work.session, contendersOf(work)),
  sameWeights: sameWeights(work),
});
