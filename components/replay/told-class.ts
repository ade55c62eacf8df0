/** What a replay's page asks of a class at every moment, made once. */
import { ticksAround } from "@/components/wall/dots";
import { boardsOf, halfAt, type BoardAt } from "@/lib/review/replay/board-at";
import type { Deeds, Replay } from "@/lib/review/replay/replay";
import { come, curvesOf, happeningsOf, paceOf, type Happening, type Pace } from "@/lib/review/replay/story";

export type MapAxis = "parameters" | "epochs";

/** A value, and where it lies from 0 to 1. */
interface Tick {
  at: number;
  value: number;
}

export interface DotMap {
  along: Tick[];
  up: Tick[];
  /** the dots of the moment: all that have come, and those of the last minute once more, each as a path in 1,000 × 1,000 */
  dotsAt: (at: number) => { all: string; newest: string; count: number; least: number; most: number };
}

interface Counts {
  people: number;
  submissions: number;
  passes: number;
  answers: number;
}

/** How often each thing was done by a moment; those that are ever done, the first first. */
export type Shares = { item: string; done: number }[];

export interface ToldClass {
  pace: Pace;
  happenings: readonly Happening[];
  boardAt: (at: number, most: number) => BoardAt;
  countsAt: (at: number) => Counts;
  sharesAt: (of: "passes" | "answers", at: number) => Shares;
  /** what had happened by then, the newest first */
  lately: (at: number, most: number) => Happening[];
  mapOf: (axis: MapAxis) => DotMap;
}

const minuteMs = 60_000;
const side = 1_000;

/** Where the accuracies of a map begin: a fifth at or below the least of them, so that its quarters are whole per cents. */
const floorOf = (accuracies: readonly number[]): number =>
  Math.min(4, Math.floor(5 * accuracies.reduce((least, one) => Math.min(least, one), 1))) / 5;

function mapOf(replay: Replay, axis: MapAxis): DotMap {
  const { runs } = replay;
  const values = runs[axis];
  const ticks = ticksAround(values);
  const [from, to] = [Math.log(ticks[0]), Math.log(ticks[ticks.length - 1])];
  const across = (value: number) =>
    Math.min(1, Math.max(0, (Math.log(Math.max(1e-9, value)) - from) / (to - from)));
  const order = runs.from.map((_, place) => place).sort((a, b) => runs.from[a] - runs.from[b]);
  const times = order.map((place) => runs.from[place]);
  const accuraciesIn = (correct: readonly number[]) => order.map((place) => correct[place] / runs.of[place]);
  const byHalf = { public: accuraciesIn(runs.publicCorrect), private: accuraciesIn(runs.privateCorrect) };
  const shown = replay.revealedAt === null ? byHalf.public : [...byHalf.public, ...byHalf.private];
  const floor = floorOf(shown);
  const height = (accuracy: number) => (accuracy - floor) / (1 - floor);
  const placed = (part: number): number => Math.round(10 * side * part) / 10;
  /** a line of no length, whose round ends are the dot */
  const dot = (accuracy: number, place: number): string =>
    `M${placed(across(values[place]))} ${placed(1 - height(accuracy))}h.01`;
  const pathsOf = (accuracies: readonly number[]) => accuracies.map((one, at) => dot(one, order[at]));
  const paths = {
    public: pathsOf(byHalf.public),
    private: replay.revealedAt === null ? [] : pathsOf(byHalf.private),
  };
  return {
    along: ticks.map((value) => ({ at: across(value), value })),
    up: [0, 1, 2, 3, 4].map((part) => ({ at: part / 4, value: floor + ((1 - floor) * part) / 4 })),
    dotsAt: (at) => {
      const half = halfAt(replay, at);
      const count = come(times, at);
      const accuracies = byHalf[half].slice(0, count);
      return {
        all: paths[half].slice(0, count).join(""),
        newest: paths[half].slice(come(times, at - minuteMs), count).join(""),
        count,
        least: accuracies.reduce((least, one) => Math.min(least, one), 1),
        most: accuracies.reduce((most, one) => Math.max(most, one), 0),
      };
    },
  };
}

function sharesOf({ items, item, at }: Deeds): (moment: number) => Shares {
  const times = items.map((_, wanted) => at.filter((__, place) => item[place] === wanted));
  return (moment) => items.map((one, place) => ({ item: one, done: come(times[place], moment) }));
}

/** Everything that a page asks of a class, ready to be asked. */
export function toldClass(replay: Replay): ToldClass {
  const happenings = happeningsOf(replay);
  const times = happenings.map(({ at }) => at);
  const joins = replay.people.map(({ joinedAt }) => joinedAt).sort((a, b) => a - b);
  const shares = { passes: sharesOf(replay.passes), answers: sharesOf(replay.answers) };
  const maps = new Map<MapAxis, DotMap>();
  return {
    pace: paceOf(
      [...times, ...replay.sent].sort((a, b) => a - b),
      replay.ends,
    ),
    happenings,
    boardAt: boardsOf(replay),
    countsAt: (at) => ({
      people: come(joins, at),
      submissions: come(replay.sent, at),
      passes: come(replay.passes.at, at),
      answers: come(replay.answers.at, at),
    }),
    sharesAt: (of, at) => shares[of](at),
    lately: (at, most) => {
      const count = come(times, at);
      return happenings.slice(Math.max(0, count - most), count).reverse();
    },
    mapOf: (axis) => {
      const map = maps.get(axis) ?? mapOf(replay, axis);
      maps.set(axis, map);
      return map;
    },
  };
}

/** Heights from 0 to 1 along the telling, from its first moment to its last. */
export interface Outline {
  /** submissions in each of equal parts, the most of them 1 */
  bars: number[];
  /** between equal parts; null before anything has stood */
  best: (number | null)[];
  middle: (number | null)[];
}

const parts = 80;

/** What a class looks like as a whole. */
export function outlineOf(replay: Replay, { pace }: Pick<ToldClass, "pace">): Outline {
  const moments = Array.from({ length: parts + 1 }, (_, at) => pace.momentOf((pace.length * at) / parts));
  const counts = moments.map((at) => come(replay.sent, at));
  const sent = counts.slice(1).map((count, at) => count - (at === 0 ? 0 : counts[at]));
  const most = Math.max(1, ...sent);
  const curves = curvesOf(replay, moments);
  const floor = floorOf(curves.flatMap((one) => one?.middle ?? []));
  const height = (accuracy: number) => Math.max(0, (accuracy - floor) / (1 - floor));
  return {
    bars: sent.map((count) => count / most),
    best: curves.map((one) => one && height(one.best)),
    middle: curves.map((one) => one && height(one.middle)),
  };
}
