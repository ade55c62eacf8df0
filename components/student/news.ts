/** What has come from the instructor while somebody works, and what of it they have not had before their eyes. */
import type { PublicSession, SelfView } from "@/lib/contract/views";

export type NewsKind =
  "announcement" | "aside" | "focus" | "check" | "spotlight" | "hand" | "timer" | "timeUp" | "released";

export interface News {
  kind: NewsKind;
  /** tells it from what came before it of the same kind */
  key: string;
}

/** A piece of news and where it is: `unknown` until the page has been looked at. */
export interface Followed extends News {
  sight: "unknown" | "away" | "seen";
}

/**
 * All that stands now, in no order of time.
 * @param left seconds on the class's timer, 0 when it is over; null without one
 */
export function newsOf(
  { lead, timer, status }: PublicSession,
  { aside, hand, onScreen }: SelfView,
  left: number | null,
): News[] {
  const { announcement, focus, check } = lead ?? {};
  const all: [NewsKind, string | undefined][] = [
    ["announcement", announcement?.at],
    ["aside", aside?.at],
    ["focus", focus?.at],
    ["check", check?.open ? `${check.id} ${check.round}` : undefined],
    ["spotlight", onScreen ? "" : undefined],
    ["hand", hand?.reply],
    [left === 0 ? "timeUp" : "timer", left === null ? undefined : timer?.endsAt],
    ["released", status === "released" ? "" : undefined],
  ];
  return all.flatMap(([kind, key]) => (key === undefined ? [] : [{ kind, key }]));
}

const same = (one: News, other: News): boolean => one.kind === other.kind && one.key === other.key;

/** What was followed, without what no longer stands, and with what has come behind it; itself when nothing changed. */
export function follow(old: readonly Followed[], now: readonly News[]): readonly Followed[] {
  const stays = old.filter((one) => now.some((other) => same(one, other)));
  const came = now.filter((one) => !old.some((other) => same(one, other)));
  if (came.length === 0 && stays.length === old.length) return old;
  return [...stays, ...came.map((one): Followed => ({ ...one, sight: "unknown" }))];
}

/** Those of a kind were found in sight, or out of it; what was seen once stays seen. */
export function sighted(
  old: readonly Followed[],
  kind: NewsKind,
  sight: "away" | "seen",
): readonly Followed[] {
  const changes = (one: Followed) => one.kind === kind && one.sight !== "seen" && one.sight !== sight;
  return old.some(changes) ? old.map((one) => (changes(one) ? { ...one, sight } : one)) : old;
}

/** The latest that is known to be out of sight; undefined without one. */
export const latestAway = (all: readonly Followed[]): Followed | undefined =>
  all.findLast(({ sight }) => sight === "away");
