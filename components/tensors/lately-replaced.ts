/** What a tab replaced in the last moments, which another tab may write again before it hears of it. */
import type { StoredCell } from "./saved-work";
import type { Replaced } from "./merge-cells";

/** ms in which a writing reaches the other tabs of a browser, also beside a load */
const lately = 2_000;

interface Replacement {
  id: string;
  source: string | undefined;
  at: number;
}

export class LatelyReplaced {
  #all: Replacement[] = [];

  /** One writing took the place of another. @param now ms of any clock that goes forward */
  note(before: readonly StoredCell[], after: readonly StoredCell[], now: number): void {
    const [old, fresh] = [before, after].map((cells) => new Map(cells.map(({ id, source }) => [id, source])));
    const changed = [...new Set([...old.keys(), ...fresh.keys()])].filter(
      (id) => old.get(id) !== fresh.get(id),
    );
    this.#all = [
      ...this.#all.filter(({ at }) => now - at < lately),
      ...changed.map((id) => ({ id, source: old.get(id), at: now })),
    ];
  }

  at(now: number): Replaced {
    const replaced = new Map<string, Set<string | undefined>>();
    for (const { id, source, at } of this.#all)
      if (now - at < lately) replaced.set(id, (replaced.get(id) ?? new Set()).add(source));
    return replaced;
  }
}
