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
  /** every option, those that nobody chose too; or the most common numbers, in their own order */
  bars: Bar[];
  /** of numbers the one in the middle, the lower of two; null without any */
  median?: number | null;
}

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
 * @param options how many there are to choose from; null where a number is asked for
 * @param most numbers of which it is told how many gave them
 */
export function fallen(counts: readonly Bar[], options: number | null, most: number): Fallen {
  const voted = votedIn(counts);
  if (options !== null) {
    const of = new Map(counts.map(({ value, count }) => [value, count]));
    return {
      voted,
      bars: Array.from({ length: options }, (_, value) => ({ value, count: of.get(value) ?? 0 })),
    };
  }
  const sorted = [...counts].sort((a, b) => a.value - b.value);
  const common = [...sorted].sort((a, b) => b.count - a.count).slice(0, most);
  return { voted, bars: common.sort((a, b) => a.value - b.value), median: medianOf(sorted, voted) };
}

/** Each value with how often it comes. */
export function countsOf(values: readonly number[]): Bar[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count }));
}
