import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inOneText, inTwoCells, mergeCells, putBack } from "@/components/tensors/merge-cells";
import { changeIn, edited, mergeText } from "@/components/tensors/merge-text";
import { hasSeen, seenOfBoth, seenWith, type Seen } from "@/lib/client/seen";

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
        const merged = mergeCells({ base, mine, theirs }, inTwoCells);
        const before = new Set(sources(base));
        for (const source of [...sources(mine), ...sources(theirs)])
          if (!before.has(source)) expect(sources(merged)).toContain(source);
        expect(new Set(merged.map(({ id }) => id)).size).toBe(merged.length);
        expect(new Set(sources(merged)).size).toBe(merged.length);
        // the other tab makes the same of it, in the same order
        expect(mergeCells({ base, mine: theirs, theirs: mine }, inTwoCells)).toEqual(merged);
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
      inTwoCells,
    );
    expect(merged).toEqual([
      { id: "b", source: "changed" },
      { id: "e", source: "5" },
    ]);
  });

  test("KD3 what only one tab did is what comes out", () => {
    fc.assert(
      fc.property(cells("base"), cells("mine"), (base, mine) => {
        expect(mergeCells({ base, mine, theirs: base }, inTwoCells)).toEqual(mine);
        expect(mergeCells({ base, mine: base, theirs: mine }, inTwoCells)).toEqual(mine);
      }),
    );
  });

  test("KD3 a removal that is still on its way takes nothing of what was put back", () => {
    const [base, removed] = [[{ id: "a", source: "1" }], { id: "b", source: "2" }];
    const mine = putBack(base, removed, { index: 0, id: "c" });
    expect(mine).toEqual([{ id: "c", source: "2" }, base[0]]);
    // the other tab took the removal from the server before it heard of this
    expect(mergeCells({ base: [...base, removed], mine, theirs: base }, inTwoCells)).toEqual(mine);
    const there = [...base, removed];
    expect(putBack(there, removed, { index: 0, id: "c" })).toEqual(there);
    expect(sources(putBack([{ id: "b", source: "changed" }], removed, { index: 0, id: "c" }))).toEqual([
      "2",
      "changed",
    ]);
  });

  test("KD3 an exercise has both texts in its one cell, and what was given once", () => {
    const both = inOneText(() => "x = given\n");
    const [mine, theirs] = ["x = given\n# mine", "# theirs\nx = given\n"].map((source) => [
      { id: "a", source },
    ]);
    expect(mergeCells({ base: [], mine, theirs }, both)).toEqual([
      { id: "a", source: "# theirs\nx = given\n# mine" },
    ]);
  });
});

const text = fc
  .array(fc.constantFrom("a", "b", "\n", "👩", "😀"), { maxLength: 8 })
  .map((all) => all.join(""));

/** Whether the characters stand in the text in this order, with or without others between. */
function has(whole: string, part: string): boolean {
  let from = 0;
  return [...part].every((one) => {
    const at = whole.indexOf(one, from);
    from = at + 1;
    return at >= 0;
  });
}

describe("a text that two changed", () => {
  test("KD3 has all that either put in, and what only one did is what comes out", () => {
    fc.assert(
      fc.property(text, text, text, (before, mine, theirs) => {
        const merged = mergeText(before, mine, theirs);
        expect(merged.isWellFormed()).toBe(true);
        for (const own of [mine, theirs]) expect(has(merged, changeIn(before, own).insert)).toBe(true);
        expect(mergeText(before, mine, before)).toBe(mine);
        expect(mergeText(before, before, theirs)).toBe(theirs);
      }),
      { numRuns: 500 },
    );
  });

  test("KD3 keeps words whole at one place, and lines whole that both wrote anew", () => {
    expect(mergeText("1 ", "1 mine ", "1 theirs ")).toMatch(/^1 mine ?theirs ?$/);
    expect(mergeText("a\nold\nz", "a\nmy words\nz", "a\ntheir words\nz")).toBe("a\nmy words\ntheir words\nz");
  });

  test("KD3 a change is told by its place", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { from, to, insert } = changeIn(before, after);
        expect(before.slice(0, from) + insert + before.slice(to)).toBe(after);
      }),
      { numRuns: 300 },
    );
  });

  test("KD3 a key that is struck in an editor before it shows what came keeps both", () => {
    expect(edited({ source: "x # came" }, "1x", "x")).toEqual({ source: "1x # came" });
    expect(edited({ source: "x # came" }, "all anew")).toEqual({ source: "all anew" });
  });
});

describe("whose writings lie behind what a tab reads", () => {
  const seen = fc.dictionary(fc.constantFrom("a", "b", "c"), fc.integer({ min: 1, max: 5 }), {
    noNullPrototype: true,
  });

  test("KD3 a writing has seen what it was made from, and of two at once neither has seen the other", () => {
    fc.assert(
      fc.property(seen, seen, (one, other) => {
        const [mine, theirs] = [seenWith(one, "mine", 1), seenWith(one, "theirs", 1)];
        expect(hasSeen(one, mine)).toBe(true);
        expect(hasSeen(mine, theirs) || hasSeen(theirs, mine)).toBe(false);
        const both = seenOfBoth(one, other);
        expect(hasSeen(one, both) && hasSeen(other, both)).toBe(true);
      }),
    );
  });

  test("KD3 after hundreds of tabs it stays short, and who wrote long ago is no stranger", () => {
    let all: Seen = {};
    const first = (all = seenWith(all, "first", 7));
    for (let at = 0; at < 300; at++) all = seenWith(all, `tab ${at}`, 1);
    expect(JSON.stringify(all).length).toBeLessThan(1_500);
    expect(hasSeen(first, all)).toBe(true);
    expect(hasSeen(all, first)).toBe(false);
  });
});
