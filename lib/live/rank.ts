/** Ranking in tiers, so that the luck of the test points does not rank. */
import type { Entry, SessionState } from "./state";

export type Half = "public" | "private";

export interface RankedEntry {
  entry: Entry;
  /** 1 for the first tier */
  tier: number;
}

export interface Standing extends RankedEntry {
  participantId: string;
  /** 1 for the first participant */
  rank: number;
}

/**
 * The standard error of an accuracy, smoothed as Agresti and Coull do (1998): two correct and two wrong points are added,
 * so that a perfect score still has an error.
 * @returns a share of the points, 0…0.5
 */
export function standardError(correct: number, of: number): number {
  const share = (correct + 2) / (of + 4);
  return Math.sqrt((share * (1 - share)) / (of + 4));
}

export const correctOf = (entry: Entry, half: Half): number =>
  half === "public" ? entry.publicCorrect : entry.privateCorrect;

const earlier = (a: Entry, b: Entry): number => a.receivedAt - b.receivedAt || a.sequence - b.sequence;

/** The lowest count that still stands in the tier whose best entry this is. */
export function tierFloor(best: Entry, half: Half): number {
  const correct = correctOf(best, half);
  return correct - 2 * standardError(correct, best.of) * best.of;
}

/**
 * All entries in order: a tier reaches from its best entry down to two standard errors below it; inside a tier fewer
 * parameters win, then the earlier.
 */
export function rankEntries(entries: readonly Entry[], half: Half): RankedEntry[] {
  const rest = [...entries].sort((a, b) => correctOf(b, half) - correctOf(a, half));
  const ranked: RankedEntry[] = [];
  for (let tier = 1, from = 0; from < rest.length; tier++) {
    const floor = tierFloor(rest[from], half);
    let to = from;
    while (to < rest.length && correctOf(rest[to], half) >= floor) to++;
    const members = rest.slice(from, to).sort((a, b) => a.parameters - b.parameters || earlier(a, b));
    for (const entry of members) ranked.push({ entry, tier });
    from = to;
  }
  return ranked;
}

/** Each participant with the first of their entries. */
export function standings(entries: readonly Entry[], half: Half): Standing[] {
  const seen = new Set<string>();
  const shown: Standing[] = [];
  for (const { entry, tier } of rankEntries(entries, half)) {
    if (seen.has(entry.participantId)) continue;
    seen.add(entry.participantId);
    shown.push({ participantId: entry.participantId, rank: shown.length + 1, entry, tier });
  }
  return shown;
}

/** Whether an entry counts: on the session's data, in time or admitted, and its participant not removed. */
export function counts(state: SessionState, entry: Entry): boolean {
  const participant = state.participants.get(entry.participantId);
  return entry.eligible && (!entry.late || entry.admittedAt !== null) && participant?.removedAt === null;
}

/** The entries that count, received up to a moment when one is given. */
export function rankedEntries(state: SessionState, until: number | null = null): Entry[] {
  return state.entries.filter(
    (entry) => counts(state, entry) && (until === null || entry.receivedAt <= until),
  );
}
