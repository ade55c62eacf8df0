/** What is said of a participant's runs beside their own figures. */

/** What the runs of a session have to do with one another. */
export interface RunRemarks {
  /** participant → id of the run that they stand with on the board */
  best: ReadonlyMap<string, string>;
  /** hash of weights → participants who submitted them, in order of arrival */
  sameWeights: ReadonlyMap<string, readonly string[]>;
}

/** Where nobody else's runs are to be known of, or there are none. */
export const noRemarks: RunRemarks = { best: new Map(), sameWeights: new Map() };

/** Who submitted which weights. @param runs in order of arrival */
export function sameWeights(
  runs: Iterable<{ weightsHash: string; participantId: string }>,
): RunRemarks["sameWeights"] {
  const owners = new Map<string, string[]>();
  for (const { weightsHash, participantId } of runs) {
    const known = owners.get(weightsHash) ?? [];
    if (!known.includes(participantId)) owners.set(weightsHash, [...known, participantId]);
  }
  return owners;
}
