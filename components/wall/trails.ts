/** Where everybody on the map of the class was in the last minutes. */
import type { Placed } from "./arrange";
import { markOf, type Mark } from "./dots";

/** Milliseconds that a trail goes back. */
export const trailMs = 3 * 60_000;

const same = (a: Mark, b: Mark): boolean =>
  a.accuracy === b.accuracy && a.parameters === b.parameters && a.epochs === b.epochs;

/** What a page that is open remembers; a page that opens anew begins without. */
export class Trails {
  readonly #marks = new Map<string, { at: number; mark: Mark }[]>();

  /** Notes where everybody is. @param now ms, by any one clock */
  note(all: readonly Placed[], now: number): void {
    for (const { row } of all) {
      const trail = (this.#marks.get(row.participantId) ?? []).filter(({ at }) => now - at < trailMs);
      const mark = markOf(row);
      const last = trail.at(-1)?.mark;
      if (mark && !(last && same(last, mark))) trail.push({ at: now, mark });
      this.#marks.set(row.participantId, trail);
    }
  }

  /** Where somebody was, oldest first. */
  of = (participantId: string): Mark[] => (this.#marks.get(participantId) ?? []).map(({ mark }) => mark);
}
