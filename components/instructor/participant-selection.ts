/** Which participants are picked out, to act on all of them at once. */
import type { ParticipantRow } from "@/lib/contract/views";

export interface Selection {
  ids: ReadonlySet<string>;
  /** the one that was ticked last: a range begins there */
  anchor: string | null;
}

/** Where a selection begins. */
export const nobody: Selection = { ids: new Set(), anchor: null };

/** The listed ones from one to another, whichever comes first; the second alone when the first is not listed. */
function between(listed: readonly string[], from: string | null, to: string): readonly string[] {
  const ends = [from === null ? -1 : listed.indexOf(from), listed.indexOf(to)];
  const [first, last] = ends.sort((a, b) => a - b);
  return first < 0 ? [to] : listed.slice(first, last + 1);
}

/** Ticks one or unticks it; with `range` everybody listed between it and the one before. */
export function tick(
  { ids, anchor }: Selection,
  listed: readonly string[],
  { id, ticked, range }: { id: string; ticked: boolean; range: boolean },
): Selection {
  const next = new Set(ids);
  for (const one of range ? between(listed, anchor, id) : [id])
    if (ticked) next.add(one);
    else next.delete(one);
  return { ids: next, anchor: id };
}

/** Picks these and nobody else. */
export const pickAll = (rows: readonly ParticipantRow[]): Selection => ({
  ids: new Set(rows.map(({ participantId }) => participantId)),
  anchor: null,
});

/** Who of these joined in the last minutes. @param now ms since the epoch, by the server's clock */
export const joinedWithin = (
  rows: readonly ParticipantRow[],
  minutes: number,
  now: number,
): readonly ParticipantRow[] => rows.filter(({ joinedAt }) => now - Date.parse(joinedAt) <= minutes * 60_000);

/** Whether something of theirs would be missed. */
export const hasWork = ({ submissions, answered, drafting, exercises }: ParticipantRow): boolean =>
  submissions + answered.length + drafting.length + exercises.length > 0;
