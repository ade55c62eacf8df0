/** Which participants are listed, and in what order. */
import { kindsOf, needsTeacher, standingKinds, standingOf } from "@/lib/agreed/standing";
import { languages } from "@/lib/content/language";
import { pseudonym } from "@/lib/content/pseudonyms";
import type { ParticipantRow } from "@/lib/contract/views";

export const filters = ["all", "present", "away", "training", "need", "hands", "numbers", "removed"] as const;
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
  training: (row, now) => !row.removed && kindsOf(standingOf(row, now)).includes("training"),
  need: (row, now) => !row.removed && needsTeacher(standingOf(row, now)),
  hands: (row) => row.hand !== undefined && !row.removed,
  numbers: (row) => row.numberNote !== undefined,
  removed: (row) => row.removed,
};

/** Who needs a teacher most comes first, who is removed last. */
const urgencyOf = (row: ParticipantRow, now: number): number =>
  row.removed ? standingKinds.length : standingKinds.indexOf(standingOf(row, now).kind);

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
      return (a, b) => urgencyOf(a, now) - urgencyOf(b, now) || byName(a, b);
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
