import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LatelyReplaced } from "@/components/tensors/lately-replaced";
import { isBehind, mergeCells } from "@/components/tensors/merge-cells";

/** Short ids, so that tabs meet in cells; texts name who wrote them. */
const cells = (by: string) =>
  fc.uniqueArray(
    fc.record({ id: fc.constantFrom("a", "b", "c", "d"), text: fc.nat(2) }).map(({ id, text }) => ({
      id,
      source: text === 0 ? `base ${id}` : `${by} ${text} ${id}`,
    })),
    { selector: ({ id }) => id },
  );

const sources = (list: readonly { source: string }[]) => list.map(({ source }) => source);

describe("a notebook in two tabs of a browser", () => {
  test("KD3 every text that a tab changed is there, and none is there twice", () => {
    fc.assert(
      fc.property(cells("base"), cells("mine"), cells("theirs"), (base, mine, theirs) => {
        let made = 0;
        const merged = mergeCells({ base, mine, theirs }, () => `new ${++made}`);
        const before = new Set(sources(base));
        for (const source of [...sources(mine), ...sources(theirs)])
          if (!before.has(source)) expect(sources(merged)).toContain(source);
        expect(new Set(merged.map(({ id }) => id)).size).toBe(merged.length);
        expect(new Set(sources(merged)).size).toBe(merged.length);
      }),
      { numRuns: 300 },
    );
  });

  test("KD3 a cell that one tab removed unchanged goes, one that the other changed stays", () => {
    const base = [
      { id: "a", source: "1" },
      { id: "b", source: "2" },
      { id: "c", source: "3" },
    ];
    const merged = mergeCells(
      { base, mine: [base[2], { id: "e", source: "5" }], theirs: [base[0], { id: "b", source: "changed" }] },
      () => "new",
    );
    expect(merged).toEqual([
      { id: "b", source: "changed" },
      { id: "e", source: "5" },
    ]);
  });

  test("KD3 what only one tab did is what comes out", () => {
    fc.assert(
      fc.property(cells("base"), cells("mine"), (base, mine) => {
        expect(mergeCells({ base, mine, theirs: base }, () => "new")).toEqual(mine);
        expect(new Set(mergeCells({ base, mine: base, theirs: mine }, () => "new"))).toEqual(new Set(mine));
      }),
    );
  });

  test("KD3 a key that is struck while the other tab writes stays, and is written again", () => {
    const page = (first: string, second: string) => [
      { id: "a", source: first },
      { id: "b", source: second },
    ];
    const lately = new LatelyReplaced();
    lately.note(page("x", ""), page("x", "1"), 0);
    lately.note(page("x", "1"), page("x", "12"), 30);
    const mine = page("x", "12");
    for (const unseen of ["", "1"]) {
      const theirs = page("x y", unseen);
      const replaced = lately.at(60);
      expect(mergeCells({ base: mine, mine, theirs, replaced }, () => "new")).toEqual(page("x y", "12"));
      expect(isBehind({ mine, theirs, replaced })).toBe(true);
    }
    // what another types into the same cell, or restores much later, is theirs
    for (const [theirs, now] of [[page("x", "123"), 60] as const, [page("x", "1"), 10_000] as const]) {
      const replaced = lately.at(now);
      expect(mergeCells({ base: mine, mine, theirs, replaced }, () => "new")).toEqual(theirs);
      expect(isBehind({ mine, theirs, replaced })).toBe(false);
    }
  });

  test("KD3 a cell that is added or removed while the other tab writes stays added or removed", () => {
    const [a, b] = ["a", "b"].map((id) => ({ id, source: id }));
    for (const [before, mine, theirs] of [
      [[a], [a, b], [a]],
      [[a, b], [a], [a, b]],
    ]) {
      const lately = new LatelyReplaced();
      lately.note(before, mine, 0);
      const replaced = lately.at(60);
      expect(mergeCells({ base: mine, mine, theirs, replaced }, () => "new")).toEqual(mine);
      expect(isBehind({ mine, theirs, replaced })).toBe(true);
    }
  });
});
