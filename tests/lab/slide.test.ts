import fc from "fast-check";
import { expect, test } from "vitest";
import { lastPosition, positionOf, valueAt, type SlideRange } from "@/lib/lab/config/slide";

const ranges: SlideRange[] = [
  { from: 1e-5, to: 10, log: true },
  { from: 1e-6, to: 1, log: true, zero: true },
  { from: 0, to: 1 },
];

test.each(ranges)("SM9 every position of a slider has a value of its own, and leads back: %o", (range) => {
  let before = -Infinity;
  for (let position = 0; position <= lastPosition(range); position++) {
    const value = valueAt(position, range);
    expect(value).toBeGreaterThan(before);
    expect(positionOf(value, range)).toBe(position);
    before = value;
  }
  expect([valueAt(0, range), before]).toEqual([range.zero ? 0 : range.from, range.to]);
});

test.each(ranges)(
  "SM9 any value stands at the nearest position, and beyond the range at an end: %o",
  (range) =>
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (value) => {
        const position = positionOf(value, range);
        expect(Number.isInteger(position)).toBe(true);
        expect(position).toBeGreaterThanOrEqual(0);
        expect(position).toBeLessThanOrEqual(lastPosition(range));
        if (value > range.to) expect(position).toBe(lastPosition(range));
      }),
    ),
);
