// Where a report's plots have their numbers.
import fc from "fast-check";
import { expect, test } from "vitest";
import { decadeTicks, wholeTicks } from "@/components/report/ticks";

test("RP9 people are counted in whole numbers, few enough to be read", () => {
  expect(wholeTicks(1)).toEqual([0, 1]);
  expect(wholeTicks(4)).toEqual([0, 1, 2, 3, 4]);
  expect(wholeTicks(42)).toEqual([0, 10, 20, 30, 40]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3_000 }), (most) => {
      const ticks = wholeTicks(most);
      expect(ticks.every((tick) => Number.isInteger(tick) && tick <= most)).toBe(true);
      expect(ticks.length).toBeGreaterThan(1);
      expect(ticks.length).toBeLessThanOrEqual(8);
    }),
  );
});

test("RP9 a logarithmic axis has plain numbers inside its ends", () => {
  expect(decadeTicks(70, 1_700)).toEqual([100, 200, 500, 1_000]);
  expect(decadeTicks(9, 200_000)).toEqual([10, 100, 1_000, 10_000, 100_000]);
  // seven of one to five digits would touch one another
  expect(decadeTicks(51, 10_703)).toEqual([100, 1_000, 10_000]);
  expect(decadeTicks(430, 840)).toEqual([430, 840]);
  // a whole class with the preset's network
  expect(decadeTicks(603, 603)).toEqual([603]);
  expect(decadeTicks(300, 310)).toEqual([310]);
});
