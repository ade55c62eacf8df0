/** Which tiles a wall shows, and in what order. */
import {
  kindsOf,
  needKinds,
  standingKinds,
  standingOf,
  type Standing,
  type StandingKind,
} from "@/lib/agreed/standing";
import type { ParticipantRow, Trying } from "@/lib/contract/views";

/** One participant with what they are at. */
export interface Placed {
  row: ParticipantRow;
  standing: Standing;
}

/** Who is shown together, by what they are at; null shows everybody. */
const kindsIn = {
  all: null,
  need: needKinds,
  begun: ["begun"],
  training: ["training", "paused"],
  writing: ["writing"],
  finished: ["finished"],
  away: ["away", "offline"],
} as const satisfies Record<string, readonly StandingKind[] | null>;
export type Group = keyof typeof kindsIn;
// in the order above
export const groups = Object.keys(kindsIn) as Group[];

export const orders = ["need", "progress", "name", "place"] as const;
export type Order = (typeof orders)[number];

/** What a class's runs may be told apart by. */
export const tryingKeys = ["activation", "optimizer", "layers"] as const satisfies (keyof Trying)[];
export type TryingKey = (typeof tryingKeys)[number];

/** Those who try the same stand together; with a value they stand alone. */
export interface Together {
  by: TryingKey;
  only: string | null;
}

export interface Arrangement {
  group: Group;
  /** of the group those who are at this alone; null for all of it */
  only: StandingKind | null;
  order: Order;
  search: string;
  together: Together | null;
}

/** What is tried by how many, and how accurate the middle one of them is; null before any accuracy is known. */
export interface Tried {
  value: string;
  count: number;
  accuracy: number | null;
}

/** A raised hand hides nothing of what it is raised over. */
const isAt = (standing: Standing, kinds: readonly StandingKind[]): boolean =>
  kindsOf(standing).some((kind) => kinds.includes(kind));

const inGroup = (standing: Standing, group: Group): boolean => {
  const kinds = kindsIn[group];
  return kinds === null || isAt(standing, kinds);
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

/** What somebody's run in front has; null for who has none. */
const triedBy = ({ progress }: ParticipantRow, by: TryingKey): string | null =>
  progress?.trying ? `${progress.trying[by]}` : null;

/** The median; null of none. */
function middle(numbers: readonly number[]): number | null {
  const known = numbers.filter((one) => one >= 0).sort((a, b) => a - b);
  if (known.length === 0) return null;
  return (known[Math.floor((known.length - 1) / 2)] + known[Math.floor(known.length / 2)]) / 2;
}

/** What is tried, most often first. */
export function triedIn(all: readonly Placed[], by: TryingKey): Tried[] {
  const values = new Map<string, number[]>();
  for (const { row } of all) {
    const value = triedBy(row, by);
    if (value === null) continue;
    const accuracies = values.get(value) ?? [];
    accuracies.push(accuracyOf(row));
    values.set(value, accuracies);
  }
  return [...values]
    .map(([value, accuracies]) => ({ value, count: accuracies.length, accuracy: middle(accuracies) }))
    .sort((a, b) => b.count - a.count || collator.compare(a.value, b.value));
}

/** Those of one kind of trying behind each other, the most frequent first, those who try nothing last. */
function byTrying(all: readonly Placed[], together: Together | null): (one: Placed) => number {
  if (!together) return () => 0;
  const places = new Map(triedIn(all, together.by).map(({ value }, at) => [value, at]));
  return ({ row }) => places.get(triedBy(row, together.by) ?? "") ?? Infinity;
}

/** Everybody who is in, with what they are at. @param now ms since the epoch by the server's clock */
export const placed = (rows: readonly ParticipantRow[], now: number): Placed[] =>
  rows.filter(({ removed }) => !removed).map((row) => ({ row, standing: standingOf(row, now) }));

/** How many each group has. */
export const counted = (all: readonly Placed[]): Record<Group, number> =>
  // every group has a number
  Object.fromEntries(
    groups.map((group) => [group, all.filter(({ standing }) => inGroup(standing, group)).length]),
  ) as Record<Group, number>;

/** What those of a group are at, each with how many; nothing of a group that is of one kind. */
export function countedWithin(all: readonly Placed[], group: Group): { kind: StandingKind; count: number }[] {
  const kinds: readonly StandingKind[] = kindsIn[group] ?? [];
  if (kinds.length < 2) return [];
  return kinds.map((kind) => ({
    kind,
    count: all.filter(({ standing }) => isAt(standing, [kind])).length,
  }));
}

/** Those that are shown, in order. */
export function arranged(all: readonly Placed[], wish: Arrangement): Placed[] {
  const { group, only, order, search, together } = wish;
  const wanted = search.trim().toLocaleLowerCase();
  const found = ({ row: { name, studentNumber } }: Placed) =>
    wanted === "" || `${name}\n${studentNumber ?? ""}`.toLocaleLowerCase().includes(wanted);
  const alike = ({ row }: Placed) => !together?.only || triedBy(row, together.by) === together.only;
  const chosen = ({ standing }: Placed) =>
    inGroup(standing, group) && (only === null || isAt(standing, [only]));
  const shown = all.filter((one) => chosen(one) && found(one) && alike(one));
  const place = byTrying(shown, together);
  return shown.sort((a, b) => ascending(place(a), place(b)) || comparisons[order](a, b));
}
