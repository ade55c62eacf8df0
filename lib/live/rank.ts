/** The one rule for who is best: tiers made of people, so that the luck of the test points does not rank. */
import type { BoardMode } from "@/lib/contract/views";

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

/** The half that ranks: the public one until the reveal. */
export const halfInForce = ({ boardMode }: { boardMode: BoardMode }): Half =>
  boardMode === "revealed" ? "private" : "public";

/** Whether a run may stand at all: on the session's data, in time or admitted, and its owner not removed. */
export const mayStand = (run: {
  eligible: boolean;
  late: boolean;
  admitted: boolean;
  ownerRemoved: boolean;
}): boolean => run.eligible && (!run.late || run.admitted) && !run.ownerRemoved;

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

/** The runs of each participant, the participant with the most accurate run first. */
function bestFirst<Run extends RankedRun>(runs: readonly Run[], half: Half) {
  const people = new Map<string, { best: Run; own: number[] }>();
  runs.forEach((run, at) => {
    const person = people.get(run.participantId);
    if (!person) people.set(run.participantId, { best: run, own: [at] });
    else {
      person.own.push(at);
      if (correctOf(run, half) > correctOf(person.best, half)) person.best = run;
    }
  });
  return [...people.values()].sort((a, b) => correctOf(b.best, half) - correctOf(a.best, half));
}

/**
 * The place of everybody who has a run. A tier is opened by the most accurate run of anybody not yet placed and reaches
 * two standard errors down; it takes in everybody not yet placed who has a run at or above that floor, each with the
 * smallest, then earliest, of those. Other runs of people already placed play no part.
 * @param runs those that may stand, in order of arrival, which decides between equals of one millisecond
 * @returns in order of rank
 */
export function standings<Run extends RankedRun>(runs: readonly Run[], half: Half): Standing<Run>[] {
  const waiting = bestFirst(runs, half);
  const placed: Standing<Run>[] = [];
  const order = (a: number, b: number): number =>
    runs[a].parameters - runs[b].parameters || runs[a].receivedAt - runs[b].receivedAt || a - b;
  for (let tier = 1, from = 0; from < waiting.length; tier++) {
    const floor = tierFloor(waiting[from].best, half);
    const inside = (at: number): boolean => correctOf(runs[at], half) >= floor;
    const members: number[] = [];
    for (; from < waiting.length && correctOf(waiting[from].best, half) >= floor; from++)
      members.push(waiting[from].own.filter(inside).reduce((a, b) => (order(a, b) <= 0 ? a : b)));
    for (const at of members.sort(order))
      placed.push({ participantId: runs[at].participantId, entry: runs[at], tier, rank: placed.length + 1 });
  }
  return placed;
}
