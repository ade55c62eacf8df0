// Two hands on one mark.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DeskMark } from "@/lib/review/desk";
import { mergeMark, sameMark } from "@/lib/review/merge-mark";

const someMark: fc.Arbitrary<DeskMark> = fc.record({
  rubric: fc.subarray(["a", "b", "c"]),
  points: fc.constantFrom(null, 1, 2, 3),
  comment: fc.constantFrom("", "one", "two"),
});
const base: DeskMark = { rubric: ["a"], points: null, comment: "" };

describe("mergeMark", () => {
  test("KV9 points of one and the comment of another are both there", () => {
    const met = mergeMark(base, { ...base, points: 3 }, { ...base, comment: "Well seen." });
    expect(met).toEqual({ mark: { rubric: ["a"], points: 3, comment: "Well seen." }, conflicts: [] });
  });

  test("KV9 boxes ticked by two hands are both ticked, one taken back is taken back", () => {
    const met = mergeMark(base, { ...base, rubric: ["a", "b"] }, { ...base, rubric: ["c"] });
    expect(met.conflicts).toEqual([]);
    expect([...met.mark.rubric].sort()).toEqual(["b", "c"]);
  });

  test("KV10 what both gave differently is told and stays as it is stored", () => {
    const theirs = { rubric: [], points: 1, comment: "theirs" };
    const met = mergeMark(base, { rubric: [], points: 3, comment: "mine" }, theirs);
    expect(met).toEqual({ mark: theirs, conflicts: ["points", "comment"] });
  });

  test("KV9 KV10 boxes of two hands are put together only under the points that both found", () => {
    const mine = { ...base, rubric: ["a", "b"], points: 3 };
    const met = mergeMark(base, mine, { ...base, rubric: ["c"], points: 3 });
    expect(met).toEqual({ mark: { rubric: ["c"], points: 3, comment: "" }, conflicts: ["points"] });
  });

  test("KV9 a part that one of them left alone is the other's, and nothing is told of what both say", () => {
    fc.assert(
      fc.property(someMark, someMark, someMark, (from, mine, theirs) => {
        expect(sameMark(mergeMark(from, mine, from).mark, mine)).toBe(true);
        expect(sameMark(mergeMark(from, from, theirs).mark, theirs)).toBe(true);
        expect(mergeMark(from, mine, mine)).toMatchObject({ conflicts: [] });
        const { mark, conflicts } = mergeMark(from, mine, theirs);
        if (!conflicts.includes("comment")) expect([mine.comment, theirs.comment]).toContain(mark.comment);
        if (conflicts.includes("points")) expect(mark).toMatchObject({ points: theirs.points });
        else if (mine.points !== from.points) expect(mark.points).toBe(mine.points);
      }),
    );
  });
});
