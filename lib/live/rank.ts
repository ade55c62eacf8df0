/** The one rule for who is best: tiers made of people, so that the luck of the test points does not rank. */
import type { BoardMode } from "@/lib/contract/views";
import { counts } from "./lateness";

/** A hidden half of the test points. */
export type Half = "public" | "private";

/** What ranking needs of a verified run. */
export interface RankedRun {
  participantId: string;
  parameters: number;
  /** ms since the epoch */
  receivedAt: number;
  /** points got right, of `of` in each half */
  publicCorrect: number;
  privateCorrect: number;
  of: number;
}

/** A participant's place, with the run that they stand with. */
export interface Standing<Run extends RankedRun> {
  participantId: string;
  entry: Run;
  /** 1 for the first tier; without gaps */
  tier: number;
  /** 1 for the first participant; without gaps */
  rank: number;
}

/** The half that ranks in verdicts, reviews and exports: the public one until the reveal. On a board see `halfShown`. */
export const halfInForce = ({ boardMode }: { boardMode: BoardMode }): Half =>
  boardMode === "revealed" ? "private" : "public";

/** Whether a run may stand at all: on the session's data, in time or admitted, and its owner not removed. */
export const mayStand = (run: {
  eligible: boolean;
  late: boolean;
  admitted: boolean;
  ownerRemoved: boolean;
}): boolean => run.eligible && counts(run) && !run.ownerRemoved;

/** Points that a run got right in a half, of `run.of`. */
export const correctOf = (run: Pick<RankedRun, "publicCorrect" | "privateCorrect">, half: Half): number =>
  half === "public" ? run.publicCorrect : run.privateCorrect;

/**
 * The standard error of an accuracy, smoothed as Agresti and Coull do (1998): two correct and two wrong points are added,
 * so that a perfect score still has an error.
 * @returns a share of the points, 0…0.5
 */
export function standardError(correct: number, of: number): number {
  const share = (correct + 2) / (of + 4);
  // a count that cannot be has no error: ranking ends whatever it is given
  return Math.sqrt(Math.max(0, share * (1 - share)) / (of + 4));
}

/** The lowest count that is still in the tier which this run opens; rarely a whole number. */
export function tierFloor(opener: RankedRun, half: Half): number {
  const correct = correctOf(opener, half);
  return correct - 2 * standardError(correct, opener.of) * opener.of;
}

/** Somebody's runs that may stand, and the most accurate of them. */
export interface Contestant<Run extends RankedRun> {
  topRun: Run;
  own: readonly Run[];
}

/** The contestant with these runs of one participant; null without any. */
export function contestantWith<Run extends RankedRun>(
  own: readonly Run[],
  half: Half,
): Contestant<Run> | null {
  if (own.length === 0) return null;
  let [topRun] = own;
  for (const run of own) if (correctOf(run, half) > correctOf(topRun, half)) topRun = run;
  return { topRun, own };
}

/**
 * The place of everybody who has a run. A tier is opened by the most accurate run of anybody not yet placed and reaches
 * two standard errors down; it takes in everybody not yet placed who has a run at or above that floor, each with the
 * smallest, then earliest, of those. Other runs of people already placed play no part.
 * @param arrival a run's number in the order of arrival, which decides between equals of one millisecond
 * @returns in order of rank
 */
export function placesOf<Run extends RankedRun>(
  people: readonly Contestant<Run>[],
  half: Half,
  arrival: (run: Run) => number,
): Standing<Run>[] {
  const correct = (run: Run): number => correctOf(run, half);
  const waiting = [...people].sort((a, b) => correct(b.topRun) - correct(a.topRun));
  const placed: Standing<Run>[] = [];
  const order = (a: Run, b: Run): number =>
    a.parameters - b.parameters || a.receivedAt - b.receivedAt || arrival(a) - arrival(b);
  // a hall's every board asks this of every contender: no lists are made on the way
  const firstFrom = ({ topRun, own }: Contestant<Run>, floor: number): Run => {
    let first = topRun;
    for (const run of own) if (correct(run) >= floor && order(run, first) < 0) first = run;
    return first;
  };
  for (let tier = 1, from = 0; from < waiting.length; tier++) {
    const floor = tierFloor(waiting[from].topRun, half);
    const members: Run[] = [];
    for (; from < waiting.length && correct(waiting[from].topRun) >= floor; from++)
      members.push(firstFrom(waiting[from], floor));
    for (const entry of members.sort(order))
      placed.push({ participantId: entry.participantId, entry, tier, rank: placed.length + 1 });
  }
  return placed;
}

/** The places that runs of everybody lead to. @param runs those that may stand, in order of arrival */
export function standings<Run extends RankedRun>(runs: readonly Run[], half: Half): Standing<Run>[] {
  const arrivals = new Map(runs.map((run, at) => [run, at]));
  const people = new Map<string, Run[]>();
  for (const run of runs) {
    const own = people.get(run.participantId);
    if (own) own.push(run);
    else people.set(run.participantId, [run]);
  }
  return placesOf(
    [...people.values()].flatMap((own) => contestantWith(own, half) ?? []),
    half,
    (run) => arrivals.get(run) ?? 0,
  );
}
