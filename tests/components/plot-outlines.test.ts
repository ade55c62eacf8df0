// Signs at points: each of matplotlib's that has one of its own is drawn as that.
import { expect, test } from "vitest";
import { isStroke, markerOutline } from "@/components/tensors/plot/outlines";

const drawn = (sign: string): string => markerOutline(sign, [10], [20], 5);

test("TP6 a sign of matplotlib's is drawn as itself, a circle only where it is one", () => {
  const round = drawn("o");
  expect([..."<>^vsDdpPhH8*xX+_|"].filter((sign) => drawn(sign) === round)).toEqual([]);
  expect(drawn("_")).toBe("M5 20h10");
  expect(drawn("|")).toBe("M10 15v10");
  expect([..."x+_|os"].filter(isStroke)).toEqual([..."x+_|"]);
  expect(isStroke("")).toBe(false);
});
