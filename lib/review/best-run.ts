/** Which run is somebody's best after class: the one that they stand with on the board, by the board's own rule. */
import { halfInForce, mayStand, standings, type Half } from "@/lib/live/rank";
import type { ReviewSession, RunScore } from "./session-work";

/** A run as the board's rule looks at it. */
export interface Contender extends RunScore {
  ownerRemoved: boolean;
}

/** Places by the board's rule. A private half that is veiled does not rank yet: 0 stands for it and is not looked at. */
const placesOf = <Run extends RunScore>(runs: readonly Run[], half: Half) =>
  standings(
    runs.map((run) => ({
      ...run,
      privateCorrect: run.privateCorrect ?? 0,
      receivedAt: Date.parse(run.at),
    })),
    half,
  );

/**
 * The run that each participant stands with, by the half in force and with nothing frozen.
 * @param runs the whole session's, in order of arrival: where one stands depends on the others
 * @returns participant → run's id; who has no run that counts is missing
 */
export function standingRuns(
  session: Pick<ReviewSession, "boardMode">,
  runs: readonly Contender[],
): Map<string, string> {
  const placed = placesOf(runs.filter(mayStand), halfInForce(session));
  return new Map(placed.map(({ participantId, entry }) => [participantId, entry.id]));
}

/** The run to name for a participant. */
export interface BestRun {
  run: RunScore;
  /** false when it has no place on the board: it came late and was not admitted, or its owner was removed */
  stands: boolean;
}

/**
 * Everybody's best run, also of those who stand nowhere: then the one that they would stand with if they were alone.
 * @returns by participant; runs on other data are nobody's best
 */
export function bestRuns(
  session: Pick<ReviewSession, "boardMode">,
  runs: readonly Contender[],
): Map<string, BestRun> {
  const standing = standingRuns(session, runs);
  const best = new Map<string, BestRun>();
  const alone = new Map<string, Contender[]>();
  for (const run of runs) {
    const { participantId } = run;
    if (standing.get(participantId) === run.id) best.set(participantId, { run, stands: true });
    if (!standing.has(participantId) && run.eligible)
      alone.set(participantId, [...(alone.get(participantId) ?? []), run]);
  }
  for (const [participantId, own] of alone) {
    const [first] = placesOf(own, halfInForce(session));
    const run = own.find(({ id }) => id === first.entry.id);
    if (run) best.set(participantId, { run, stands: false });
  }
  return best;
}
