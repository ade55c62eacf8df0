/** Which tiles a wall shows, and in what order. */
import { needsTeacher, standingKinds, standingOf, type Standing } from "@/lib/agreed/standing";
import type { ParticipantRow } from "@/lib/contract/views";

/** One participant with what they are at. */
export interface Placed {
  row: ParticipantRow;
  standing: Standing;
}

export const groups = ["all", "need", "training", "writing", "finished", "away"] as const;
export type Group = (typeof groups)[number];

export const orders = ["need", "progress", "name", "place"] as const;
export type Order = (typeof orders)[number];

export interface Arrangement {
  group: Group;
  order: Order;
  search: string;
}

const inGroup: Record<Group, (standing: Standing) => boolean> = {
  all: () => true,
  need: needsTeacher,
  training: ({ kind }) => kind === "training" || kind === "paused" || kind === "begun",
  writing: ({ kind }) => kind === "writing",
  finished: ({ kind }) => kind === "finished",
  away: ({ kind }) => kind === "away" || kind === "offline",
};

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
const byName = (a: Placed, b: Placed): number => collator.compare(a.row.name, b.row.name);
/** Infinity − Infinity is NaN: equal ones compare as such. */
const ascending = (a: number, b: number): number => (a === b ? 0 : a - b);

const needOf = ({ standing: { kind } }: Placed): number => standingKinds.indexOf(kind);
const rankOf = ({ row }: Placed): number => row.best?.rank ?? Infinity;

/** The accuracy of the run in front, or of the best that was sent; −1 before any. */
export function accuracyOf({ progress, best }: ParticipantRow): number {
  const running = progress?.activity === "spiral" ? progress.accuracy : null;
  return running ?? (best ? best.correct / best.of : -1);
}

const comparisons: Record<Order, (a: Placed, b: Placed) => number> = {
  need: (a, b) => needOf(a) - needOf(b) || b.standing.minutes - a.standing.minutes || byName(a, b),
  progress: (a, b) => accuracyOf(a.row) - accuracyOf(b.row) || byName(a, b),
  name: byName,
  place: (a, b) => ascending(rankOf(a), rankOf(b)) || byName(a, b),
};

/** Everybody who is in, with what they are at. @param now ms since the epoch by the server's clock */
export const placed = (rows: readonly ParticipantRow[], now: number): Placed[] =>
  rows.filter(({ removed }) => !removed).map((row) => ({ row, standing: standingOf(row, now) }));

/** How many each group has. */
export const counted = (all: readonly Placed[]): Record<Group, number> =>
  // every group has a number
  Object.fromEntries(
    groups.map((group) => [group, all.filter(({ standing }) => inGroup[group](standing)).length]),
  ) as Record<Group, number>;

/** Those that are shown, in order. */
export function arranged(all: readonly Placed[], { group, order, search }: Arrangement): Placed[] {
  const wanted = search.trim().toLocaleLowerCase();
  const found = ({ row: { name, studentNumber } }: Placed) =>
    wanted === "" || `${name}\n${studentNumber ?? ""}`.toLocaleLowerCase().includes(wanted);
  return all.filter((one) => inGroup[group](one.standing) && found(one)).sort(comparisons[order]);
}
