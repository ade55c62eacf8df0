/** What is said of a run beside its own figures, found once for a whole session. */
import type { SessionWork } from "./session-work";
import { bestRun, workOf } from "./work-of";

/** What the runs of a session have to do with one another. */
export interface RunRemarks {
  /** participant → id of the run that they stand with */
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

/** The remarks on a session's runs. */
export function remarksOn(work: SessionWork): RunRemarks {
  const best = new Map<string, string>();
  for (const { id } of work.participants) {
    const run = bestRun(workOf(work, id).runs);
    if (run) best.set(id, run.id);
  }
  return { best, sameWeights: sameWeights(work) };
}
