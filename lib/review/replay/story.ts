/** What happened in a class, one after the other, and how long telling it takes. */
import { halfAt } from "./board-at";
import type { Deeds, Replay, ReplayMark } from "./replay";

/** Times are ms after the class's first moment; `who` is a place in `people`. */
export type Happening =
  | { kind: "joined"; at: number; who: number }
  | { kind: "stood"; at: number; who: number; network: string; accuracy: number }
  | { kind: "passed" | "answered"; at: number; who: number; item: string }
  | ReplayMark;

const deedsOf = (kind: "passed" | "answered", { items, who, item, at }: Deeds): Happening[] =>
  who.map((one, place) => ({ kind, who: one, item: items[item[place]], at: at[place] }));

/** Everything that happened, by time. Who submits what never stands is counted and not told. */
export function happeningsOf(replay: Replay): Happening[] {
  const { people, runs, networks, passes, answers, marks } = replay;
  const stood = runs.who.map((who, place): Happening => {
    const at = runs.from[place];
    const correct = halfAt(replay, at) === "public" ? runs.publicCorrect : runs.privateCorrect;
    const accuracy = correct[place] / runs.of[place];
    return { kind: "stood", at, who, network: networks[runs.network[place]], accuracy };
  });
  return [
    ...people.map(({ joinedAt }, who): Happening => ({ kind: "joined", at: joinedAt, who })),
    ...[...stood, ...deedsOf("passed", passes), ...deedsOf("answered", answers), ...marks],
  ].sort((a, b) => a.at - b.at);
}

/** How many of these times, which are in order, have come. */
export function come(times: readonly number[], at: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Between what the class did and its telling: long times without anything are told in a short one. */
export interface Pace {
  /** ms that the telling takes at the pace of the class */
  length: number;
  /** a moment of the class's as one of the telling */
  toldAt: (at: number) => number;
  /** and back, to the ms */
  momentOf: (told: number) => number;
}

const longestSilence = 5 * 60_000;
const toldSilence = 30_000;

/** @param times when something happened, in order */
export function paceOf(times: readonly number[], ends: number): Pace {
  /** where the telling leaves the class's own pace or takes it up again */
  const corners: [at: number, told: number][] = [[0, 0]];
  let last = 0;
  const silence = (until: number) => {
    const told = corners[corners.length - 1][1] + last - corners[corners.length - 1][0];
    corners.push([last, told], [until, told + toldSilence]);
  };
  for (const at of [...times, ends]) {
    if (at - last > longestSilence) silence(at);
    last = at;
  }
  const [from, to] = corners[corners.length - 1];
  corners.push([ends, to + ends - from]);
  const along = (x: 0 | 1, value: number): number => {
    const next = Math.max(
      1,
      corners.findIndex((corner) => corner[x] >= value),
    );
    const [a, b] = [corners[next - 1], corners[next]];
    const y = x === 0 ? 1 : 0;
    return b[x] === a[x] ? b[y] : a[y] + ((value - a[x]) * (b[y] - a[y])) / (b[x] - a[x]);
  };
  const length = corners[corners.length - 1][1];
  return {
    length,
    toldAt: (at) => along(0, Math.min(ends, Math.max(0, at))),
    momentOf: (told) => (told >= length ? ends : Math.round(along(1, Math.max(0, told)))),
  };
}

/** The class's accuracy at a moment, by the public half: of everybody's best submission the best and the middle one. */
export interface CurvePoint {
  best: number;
  middle: number;
}

/** @param moments in order @returns of each; null before anything has stood */
export function curvesOf({ runs, people }: Replay, moments: readonly number[]): (CurvePoint | null)[] {
  const order = runs.from.map((_, place) => place).sort((a, b) => runs.from[a] - runs.from[b]);
  const best: (number | undefined)[] = people.map(() => undefined);
  let next = 0;
  return moments.map((at) => {
    for (; next < order.length && runs.from[order[next]] <= at; next++) {
      const [place] = [order[next]];
      const accuracy = runs.publicCorrect[place] / runs.of[place];
      best[runs.who[place]] = Math.max(accuracy, best[runs.who[place]] ?? 0);
    }
    const known = best.flatMap((one) => one ?? []).sort((a, b) => a - b);
    const top = known.at(-1);
    return top === undefined ? null : { best: top, middle: known[Math.floor((known.length - 1) / 2)] };
  });
}
