/** Where the plots of a report have their numbers. */

/** most labels that stand beside one another without touching */
const labelsAtMost = 7;

const steps = [1, 2, 5];

/** Whole numbers from 0 to a count, few enough to be read. */
export function wholeTicks(most: number): number[] {
  const wanted = Math.max(1, most / (labelsAtMost - 1));
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = steps.map((one) => one * power).find((one) => one >= wanted) ?? 10 * power;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, at) => at * step);
}

/** Two numbers that are nearer to each other than this factor have no room for a label each. */
const labelsApart = 1.3;

/** The part of a logarithmic axis that a number of five digits takes, with a gap. */
const labelPart = 0.14;

/**
 * 1, 2 and 5 times the powers of ten from one number to another, or the powers alone where those are too many; where
 * fewer than two of them lie there, the ends themselves.
 */
export function decadeTicks(low: number, high: number): number[] {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const powers = Array.from({ length: last - first + 1 }, (_, at) => 10 ** (first + at));
  const inside = (ticks: number[]) => ticks.filter((tick) => tick >= low && tick <= high);
  const fine = inside(powers.flatMap((power) => steps.map((step) => step * power)));
  if (fine.length < 2) return high / low < labelsApart ? [high] : [low, high];
  const touching = Math.log10(2) / Math.log10(high / low) < labelPart;
  return touching || fine.length > labelsAtMost ? inside(powers) : fine;
}
