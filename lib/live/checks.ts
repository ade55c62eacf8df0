/** Quick checks as the state has them: which one is before the class, and how its votes fall. */
import { memoized } from "@/lib/agreed/memoized";
import type { Round, Tally } from "@/lib/contract/check";
import { wireLimits } from "@/lib/contract/protocol";
import { isIn, type Check, type SessionState } from "./state";
import { workOf } from "./work";

/** The one before the class; null when there is none. */
export const currentCheck = ({ checks }: Pick<SessionState, "checks">): Check | null =>
  checks.find(({ endedAt }) => endedAt === null) ?? null;

const counted = (values: readonly number[]): Map<number, number> => {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

/** Every option, those that nobody chose too. */
function tallyOfOptions(values: readonly number[], options: readonly string[]): Tally {
  const counts = counted(values);
  return {
    voted: values.length,
    bars: options.map((_, value) => ({ value, count: counts.get(value) ?? 0 })),
  };
}

/** The most common numbers, in their own order; a class writes as many as it has people. */
function tallyOfNumbers(values: readonly number[]): Tally {
  const sorted = [...values].sort((a, b) => a - b);
  const bars = [...counted(sorted)]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, wireLimits.checkBars)
    .sort((a, b) => a.value - b.value);
  return { voted: values.length, bars, median: sorted[Math.floor((sorted.length - 1) / 2)] ?? null };
}

function tallyOf(state: SessionState, { id, options }: Check, round: Round): Tally {
  const values = [...state.participants.values()].flatMap((one) => {
    const vote =
      isIn(one) && workOf(state, one.id).votes.find((cast) => cast.checkId === id && cast.round === round);
    return vote ? [vote.value] : [];
  });
  return options ? tallyOfOptions(values, options) : tallyOfNumbers(values);
}

/** How the votes on the check before the class fall, round by round; null without one. */
export const talliesOf = memoized((state: SessionState): Tally[] | null => {
  const check = currentCheck(state);
  if (!check) return null;
  const rounds: Round[] = check.round === 1 ? [1] : [1, 2];
  return rounds.map((round) => tallyOf(state, check, round));
});
