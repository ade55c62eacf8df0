/** Where everybody stands on the map of the class: accuracy against parameters or epochs. */
import type { ParticipantRow } from "@/lib/contract/views";
import { accuracyOf, type Placed } from "./arrange";

export const axes = ["parameters", "epochs"] as const;
export type Axis = (typeof axes)[number];

/** Where somebody is, or was; null along an axis that they have no place on. */
export interface Mark {
  accuracy: number;
  parameters: number | null;
  epochs: number | null;
}

interface Place {
  /** 0 at the left edge, 1 at the right; null for who has no place along the axis */
  x: number | null;
  /** 0 at the bottom, 1 at the top */
  y: number;
}

export interface Dot extends Placed, Place {
  accuracy: number;
  /** where they were lately, oldest first */
  trail: readonly Place[];
}

/** A line across the map, and what stands at it. */
export interface Tick {
  at: number;
  value: number;
}

export interface ClassMap {
  /** from left to right, those without a place along the axis first */
  dots: readonly Dot[];
  along: readonly Tick[];
  accuracies: readonly Tick[];
}

const quarters = [0, 0.25, 0.5, 0.75, 1];

/** 1, 2, 5, 10, 20 … up to beyond every network's parameters and every run's epochs. */
const round = Array.from({ length: 6 }, (_, power) => [1, 2, 5].map((digit) => digit * 10 ** power)).flat();

/** Round numbers from below the smallest to above the largest. */
export function ticksAround(values: readonly number[]): number[] {
  if (values.length === 0) return [10, 100, 1_000];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const from = round.findLastIndex((tick) => tick <= least);
  const to = round.findIndex((tick) => tick > most);
  return round.slice(Math.max(0, from), to < 0 ? round.length : to + 1);
}

/** Parameters are those of the best submission, epochs those of the run in front; null before either. */
export function markOf(row: ParticipantRow): Mark | null {
  const accuracy = accuracyOf(row);
  if (accuracy < 0) return null;
  const { progress, best } = row;
  const epochs = progress?.activity === "spiral" && progress.epoch > 0 ? progress.epoch : null;
  return { accuracy, parameters: best?.parameters ?? null, epochs };
}

/**
 * The map of these; who has neither trained nor submitted is not on it.
 * @param was where they were lately, oldest first
 */
export function classMapOf(
  all: readonly Placed[],
  axis: Axis = "parameters",
  was: (participantId: string) => readonly Mark[] = () => [],
): ClassMap {
  const known = all.flatMap((one) => {
    const mark = markOf(one.row);
    return mark ? [{ ...one, mark, past: was(one.row.participantId) }] : [];
  });
  const ticks = ticksAround(
    known.flatMap(({ mark, past }) => [...past, mark].flatMap((one) => one[axis] ?? [])),
  );
  const [from, to] = [Math.log(ticks[0]), Math.log(ticks[ticks.length - 1])];
  const across = (value: number) => (Math.log(value) - from) / (to - from);
  const placeOf = (mark: Mark): Place => {
    const along = mark[axis];
    return { x: along === null ? null : across(along), y: mark.accuracy };
  };
  const dots = known.map(({ row, standing, mark, past }): Dot => ({
    ...{ row, standing, accuracy: mark.accuracy },
    ...placeOf(mark),
    trail: past.map(placeOf),
  }));
  return {
    dots: dots.sort((a, b) => (a.x ?? -1) - (b.x ?? -1) || a.y - b.y),
    along: ticks.map((value) => ({ at: across(value), value })),
    accuracies: quarters.map((at) => ({ at, value: at })),
  };
}
