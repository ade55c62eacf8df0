/** Where everybody stands on the map of the class: accuracy against parameters. */
import { accuracyOf, type Placed } from "./arrange";

export interface Dot extends Placed {
  /** 0 at the left edge, 1 at the right; null for who has submitted nothing */
  x: number | null;
  /** 0 at the bottom, 1 at the top */
  y: number;
  accuracy: number;
}

/** A line across the map, and what stands at it. */
export interface Tick {
  at: number;
  value: number;
}

export interface ClassMap {
  /** from left to right, those without a submission first */
  dots: readonly Dot[];
  parameters: readonly Tick[];
  accuracies: readonly Tick[];
}

const quarters = [0, 0.25, 0.5, 0.75, 1];

/** 1, 2, 5, 10, 20 … up to beyond every network's parameters. */
const round = Array.from({ length: 6 }, (_, power) => [1, 2, 5].map((digit) => digit * 10 ** power)).flat();

/** Round numbers from below the smallest to above the largest. */
function ticksAround(values: readonly number[]): number[] {
  if (values.length === 0) return [10, 100, 1_000];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const from = round.findLastIndex((tick) => tick <= least);
  const to = round.findIndex((tick) => tick > most);
  return round.slice(Math.max(0, from), to + 1);
}

/** The map of these; who has neither trained nor submitted is not on it. Parameters are those of the best submission. */
export function classMapOf(all: readonly Placed[]): ClassMap {
  const known = all.filter(({ row }) => accuracyOf(row) >= 0);
  const ticks = ticksAround(known.flatMap(({ row }) => row.best?.parameters ?? []));
  const [from, to] = [Math.log(ticks[0]), Math.log(ticks[ticks.length - 1])];
  const across = (parameters: number) => (Math.log(parameters) - from) / (to - from);
  const dots = known.map((one): Dot => {
    const accuracy = accuracyOf(one.row);
    return { ...one, accuracy, x: one.row.best ? across(one.row.best.parameters) : null, y: accuracy };
  });
  return {
    dots: dots.sort((a, b) => (a.x ?? -1) - (b.x ?? -1) || a.y - b.y),
    parameters: ticks.map((value) => ({ at: across(value), value })),
    accuracies: quarters.map((at) => ({ at, value: at })),
  };
}
