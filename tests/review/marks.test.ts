import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fullMarks } from "@/lib/content/answers/answer-key";
import { questionIds } from "@/lib/content/questions";
import { keyOf, markItem, markItems, type MarkItem } from "@/lib/review/mark-items";
import { markPoints, rubricSum, suggestedPoints, tidyPoints, totalOf, withRubric } from "@/lib/review/points";

const softmax = markItem("softmax") as MarkItem;
const spiral = markItem("spiral") as MarkItem;
const allOf = (item: MarkItem): string[] => item.rubric.map(({ id }) => id);

describe("what is marked", () => {
  test("G1 a session's items are those of the activities that it offers", () => {
    const all = markItems({ tensors: "open", spiral: "closed", questions: "open" });
    expect(all.map(({ id }) => id)).toEqual(["tensors", "spiral", ...questionIds]);
    expect(markItems({ tensors: "off", spiral: "open", questions: "off" }).map(({ id }) => id)).toEqual([
      "spiral",
    ]);
    expect(markItems({ tensors: "off", spiral: "off", questions: "off" })).toEqual([]);
  });

  test("G1 an id from nowhere is no item and has no key", () => {
    expect(markItem("no-such-question")).toBeNull();
    expect(markItem("toString")).toBeNull();
    expect(keyOf("constructor")).toBeNull();
    expect(keyOf("spiral")).toBeNull();
    expect(keyOf("softmax")?.questionId).toBe("softmax");
  });

  test("G1 a question's rubric sums to its full marks", () => {
    for (const id of questionIds) {
      const item = markItem(id) as MarkItem;
      expect(rubricSum(item, allOf(item))).toBe(item.max);
      expect(item.max).toBe(fullMarks);
    }
  });
});

describe("rubric arithmetic", () => {
  test("G2 points are the sum of the items given", () => {
    expect(rubricSum(softmax, ["formula", "confidence-why", "evidence"])).toBe(3);
    expect(rubricSum(softmax, [])).toBe(0);
    expect(markPoints(softmax, { rubric: ["differentiable"], points: null })).toBe(1);
  });

  test("G2 an item given twice or gone from the rubric counts nothing more", () => {
    expect(rubricSum(softmax, ["differentiable", "differentiable"])).toBe(1);
    expect(rubricSum(softmax, ["differentiable", "of-last-year"])).toBe(1);
  });

  test("G2 points set by hand override the rubric, 0 included", () => {
    expect(markPoints(softmax, { rubric: allOf(softmax), points: 4.5 })).toBe(4.5);
    expect(markPoints(softmax, { rubric: allOf(softmax), points: 0 })).toBe(0);
    expect(markPoints(spiral, { rubric: [], points: 7 })).toBe(7);
  });

  test("G2 a comment alone is not a mark", () => {
    expect(markPoints(softmax, undefined)).toBeNull();
    expect(markPoints(softmax, { rubric: [], points: null })).toBeNull();
    expect(markPoints(spiral, { rubric: [], points: null })).toBeNull();
  });

  test("G2 points stay between 0 and full marks, in hundredths, whatever was typed", () => {
    expect(tidyPoints(12, 10)).toBe(10);
    expect(tidyPoints(-1, 10)).toBe(0);
    expect(tidyPoints(3.14159, 10)).toBe(3.14);
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.subarray(allOf(softmax)), (points, rubric) => {
        const given = markPoints(softmax, { rubric, points });
        expect(given).toBeGreaterThanOrEqual(0);
        expect(given).toBeLessThanOrEqual(softmax.max);
      }),
    );
  });

  test("G2 giving a rubric item twice takes it back, and the order is the rubric's", () => {
    const toggle = (given: string[], id: string) =>
      withRubric(softmax, { rubric: given, points: null }, id).rubric;
    const once = toggle(["evidence"], "formula");
    expect(once).toEqual(["formula", "evidence"]);
    expect(toggle(once, "formula")).toEqual(["evidence"]);
    expect(toggle(["of-last-year"], "evidence")).toEqual(["evidence"]);
    fc.assert(
      fc.property(fc.subarray(allOf(softmax)), fc.constantFrom(...allOf(softmax)), (given, id) => {
        expect(toggle(toggle(given, id), id)).toEqual(given);
      }),
    );
  });

  test("G2 a rubric item given or taken back lifts an override and keeps the comment", () => {
    const mark = { rubric: ["evidence"], points: 9, comment: "see me" };
    expect(withRubric(softmax, mark, "formula")).toEqual({
      rubric: ["formula", "evidence"],
      points: null,
      comment: "see me",
    });
  });

  test("CT4 who was given an item before it was parted has all of its parts, and keeps their points", () => {
    expect(rubricSum(softmax, ["distribution", "evidence"])).toBe(4);
    expect(rubricSum(softmax, ["distribution", "formula"])).toBe(3);
    const { rubric } = withRubric(softmax, { rubric: ["distribution"], points: null }, "property");
    expect(rubric).toEqual(["formula", "positive-sum"]);
  });

  test("G2 a total counts marked items and the full marks of all", () => {
    const marks = new Map([
      ["softmax", { rubric: ["formula", "property", "evidence"], points: null }],
      ["spiral", { rubric: [], points: 0.1 }],
      ["tensors", { rubric: [], points: null }],
    ]);
    const items = markItems({ tensors: "open", spiral: "open", questions: "open" });
    expect(totalOf(items, marks)).toEqual({ points: 3.1, max: 80, marked: 2, items: 8 });
    const nothing = new Map([["softmax", { rubric: [], points: 0 }]]);
    expect(totalOf(items, nothing)).toEqual({ points: 0, max: 80, marked: 1, items: 8 });
    expect(totalOf([], new Map())).toEqual({ points: 0, max: 0, marked: 0, items: 0 });
  });

  test("G2 sums of decimals carry no dust", () => {
    const marks = new Map(
      ["spiral", "tensors"].map((id) => [id, { rubric: [], points: id === "spiral" ? 0.1 : 0.2 }]),
    );
    const items = [spiral, markItem("tensors") as MarkItem];
    expect(totalOf(items, marks).points).toBe(0.3);
  });

  test("G2 exercises suggest their share of full marks in halves", () => {
    expect(suggestedPoints(44, 44, 10)).toBe(10);
    expect(suggestedPoints(0, 44, 10)).toBe(0);
    expect(suggestedPoints(22, 44, 10)).toBe(5);
    expect(suggestedPoints(1, 3, 10)).toBe(3.5);
    expect(suggestedPoints(0, 0, 10)).toBe(0);
  });
});
