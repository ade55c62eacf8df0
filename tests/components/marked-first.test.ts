// What a student finds first when looking back.
import { describe, expect, test } from "vitest";
import { markedFirst, sumOf } from "@/components/student/marked-first";

const item = (id: string, points: number | null, comment = "") => ({ id, points, max: 10, comment });
const items = [
  item("tensors", null),
  item("spiral", 7.25),
  item("alexnet", null, "Why?"),
  item("softmax", 2.5),
];

describe("looking back", () => {
  test("G10 what was marked or commented on comes first, the rest after it, each in its order", () => {
    expect(markedFirst(items).map(({ id }) => id)).toEqual(["spiral", "alexnet", "softmax", "tensors"]);
  });

  test("G10 the sum is of what has points, and of what that is worth; without any there is none", () => {
    expect(sumOf(items)).toEqual({ points: 9.75, of: 20, items: 2 });
    expect(sumOf([item("one", 0.1), item("two", 0.2)])?.points).toBe(0.3);
    expect(sumOf([item("none", null, "Later.")])).toBeNull();
  });
});
