/** Which participants are listed, and in what order. */
import { languages } from "@/lib/content/language";
import { pseudonym } from "@/lib/content/pseudonyms";
import type { ParticipantRow } from "@/lib/contract/views";
import { doingOf, isStuck, type DoingKind } from "./doing";

export const filters = [
  "all",
  "present",
  "away",
  "training",
  "stuck",
  "hands",
  "numbers",
  "removed",
] as const;
export type Filter = (typeof filters)[number];

export const sorts = ["name", "joined", "rank", "doing", "answers"] as const;
export type Sort = (typeof sorts)[number];

export interface Listing {
  search: string;
  filter: Filter;
  sort: Sort;
}

const passes: Record<Filter, (row: ParticipantRow, now: number) => boolean> = {
  all: (row) => !row.removed,
  present: (row) => !row.removed && row.present,
  away: (row) => !row.removed && !row.present,
  training: (row, now) => doingOf(row, now).kind === "training",
  stuck: (row, now) => isStuck(doingOf(row, now)),
  hands: (row) => row.hand !== undefined && !row.removed,
  numbers: (row) => row.numberNote !== undefined,
  removed: (row) => row.removed,
};

const urgency: Record<DoingKind, number> = {
  diverged: 0,
  idle: 1,
  offline: 2,
  paused: 3,
  training: 4,
  writing: 5,
  finished: 6,
  removed: 7,
};

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
const byName = (a: ParticipantRow, b: ParticipantRow): number => collator.compare(a.name, b.name);
const rankOf = (row: ParticipantRow): number => row.best?.rank ?? Infinity;
/** Infinity − Infinity is NaN: equal ranks compare as such. */
const ascending = (a: number, b: number): number => (a === b ? 0 : a - b);

function comparison(sort: Sort, now: number): (a: ParticipantRow, b: ParticipantRow) => number {
  switch (sort) {
    case "name":
      return byName;
    case "joined":
      return (a, b) => (a.joinedAt < b.joinedAt ? 1 : -1);
    case "rank":
      return (a, b) => ascending(rankOf(a), rankOf(b)) || byName(a, b);
    case "doing":
      return (a, b) => urgency[doingOf(a, now).kind] - urgency[doingOf(b, now).kind] || byName(a, b);
    case "answers":
      return (a, b) => b.answered.length - a.answered.length || byName(a, b);
  }
}

/** What the class reads of somebody, in each language. */
const pseudonymsOf = (alias: number | undefined): string[] =>
  alias === undefined ? [] : languages.map((language) => pseudonym(alias, language));

/** The participants that a listing shows, in its order. */
export function listParticipants(
  rows: readonly ParticipantRow[],
  { search, filter, sort }: Listing,
  now: number,
): ParticipantRow[] {
  const wanted = search.trim().toLocaleLowerCase();
  const found = ({ name, studentNumber, alias }: ParticipantRow): boolean =>
    wanted === "" ||
    [name, studentNumber ?? "", ...pseudonymsOf(alias)].some((text) =>
      text.toLocaleLowerCase().includes(wanted),
    );
  return rows.filter((row) => passes[filter](row, now) && found(row)).sort(comparison(sort, now));
}
