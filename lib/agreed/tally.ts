/** How votes fall: counted alike while the class votes and after it. */

/** So many gave this: an option's place, or a number. */
export interface Bar {
  value: number;
  count: number;
}

/** What a vote is told by. */
export interface Fallen {
  /** those who voted */
  voted: number;
  /** every option, those that nobody chose too; or the most common numbers, in their own order; or every ten percent, by where they begin */
  bars: Bar[];
  /** of numbers and percents the one in the middle, the lower of two; null without any */
  median?: number | null;
}

/** What is voted on: one of so many options, a number, or percents. */
export type VotedOn = number | "numbers" | "percents";

/** The same of a check as it is kept. @param predicts it is to be told in percent how a run will come out */
export const votedOn = ({
  options,
  predicts,
}: {
  options: readonly unknown[] | null | undefined;
  predicts: boolean;
}): VotedOn => options?.length ?? (predicts ? "percents" : "numbers");

/** Percents that are told together. */
export const percentsWide = 10;

/** Where the percents begin that this one is told with; a hundred is told with those below it. */
export const percentsOf = (value: number): number =>
  Math.min(100 - percentsWide, percentsWide * Math.floor(value / percentsWide));

const votedIn = (counts: readonly Bar[]): number => counts.reduce((sum, { count }) => sum + count, 0);

/** The value of whoever stands in the middle. @param sorted by value */
function medianOf(sorted: readonly Bar[], voted: number): number | null {
  let passed = 0;
  for (const { value, count } of sorted) {
    passed += count;
    if (2 * passed >= voted) return value;
  }
  return null;
}

/**
 * How the votes of one round fall.
 * @param counts each value once
 * @param most numbers of which it is told how many gave them
 */
export function fallen(counts: readonly Bar[], on: VotedOn, most: number): Fallen {
  const voted = votedIn(counts);
  if (typeof on === "number") {
    const of = new Map(counts.map(({ value, count }) => [value, count]));
    return {
      voted,
      bars: Array.from({ length: on }, (_, value) => ({ value, count: of.get(value) ?? 0 })),
    };
  }
  const sorted = [...counts].sort((a, b) => a.value - b.value);
  if (on === "percents") {
    const bars = Array.from({ length: 100 / percentsWide }, (_, at) => {
      const value = percentsWide * at;
      return { value, count: votedIn(counts.filter((one) => percentsOf(one.value) === value)) };
    });
    return { voted, bars, median: medianOf(sorted, voted) };
  }
  const common = [...sorted].sort((a, b) => b.count - a.count).slice(0, most);
  return { voted, bars: common.sort((a, b) => a.value - b.value), median: medianOf(sorted, voted) };
}

/** Votes that no bar tells of: those for numbers that are not among the most common. */
export const beyondBars = ({ voted, bars }: Pick<Fallen, "voted" | "bars">): number => voted - votedIn(bars);

/** How many gave this value; null where that is not told. */
export function toldOf(tally: Pick<Fallen, "voted" | "bars">, value: number): number | null {
  const bar = tally.bars.find((one) => one.value === value);
  if (bar) return bar.count;
  return beyondBars(tally) > 0 ? null : 0;
}

/** Each value with how often it comes. */
export function countsOf(values: readonly number[]): Bar[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count }));
}
