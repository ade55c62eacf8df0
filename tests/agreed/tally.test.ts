// How votes fall: nobody is counted twice or forgotten, and the one in the middle is in the middle.
import fc from "fast-check";
import { expect, test } from "vitest";
import { asSaid } from "@/components/live/check-number";
import { beyondBars, countsOf, fallen, percentsOf, toldOf } from "@/lib/agreed/tally";

const numbers = fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 40 });

test("LD7 of options each is told with its votes, those that nobody chose too", () => {
  expect(fallen(countsOf([0, 2, 2]), 4, 12)).toEqual({
    voted: 3,
    bars: [0, 1, 2, 3].map((value) => ({ value, count: [1, 0, 2, 0][value] })),
  });
});

test("LD7 of numbers the most common are told in order, and the middle one of all", () => {
  fc.assert(
    fc.property(numbers, fc.integer({ min: 1, max: 12 }), (values, most) => {
      const { voted, bars, median } = fallen(countsOf(values), "numbers", most);
      expect(voted).toBe(values.length);
      const sorted = [...values].sort((a, b) => a - b);
      expect(median).toBe(sorted.at((values.length - 1) >> 1) ?? null);
      for (const { value, count } of bars) expect(count).toBe(values.filter((one) => one === value).length);
      expect(bars.map(({ value }) => value)).toEqual(
        [...bars.map(({ value }) => value)].sort((a, b) => a - b),
      );
      const least = Math.min(...bars.map(({ count }) => count));
      const told = new Set(bars.map(({ value }) => value));
      for (const { value, count } of countsOf(values))
        if (!told.has(value)) expect(count).toBeLessThanOrEqual(least);
      expect(bars.length).toBe(Math.min(most, new Set(values).size));
    }),
  );
});

test("LD11 of predictions every ten percent are told, none of them left out, with the one that an outcome falls into", () => {
  const percent = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.double({ min: 0, max: 100, noNaN: true }));
  fc.assert(
    fc.property(fc.array(percent, { maxLength: 60 }), percent, (values, outcome) => {
      const { voted, bars } = fallen(countsOf(values), "percents", 12);
      expect(voted).toBe(values.length);
      expect(bars.map(({ value }) => value)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90]);
      expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
      const at = percentsOf(outcome);
      expect(bars.some(({ value }) => value === at)).toBe(true);
      expect(outcome >= at && (outcome < at + 10 || outcome === 100)).toBe(true);
    }),
  );
  expect(fallen(countsOf([95, 100, 7]), "percents", 12)).toMatchObject({ median: 95 });
});

test("LD7 of numbers that are not among the most common nothing is told, and how many votes those are", () => {
  const tally = fallen(countsOf([7, 7, 7, 1, 2, 3]), "numbers", 2);
  expect([toldOf(tally, 7), toldOf(tally, 1), toldOf(tally, 3)]).toEqual([3, 1, null]);
  expect(beyondBars(tally)).toBe(2);
  const all = fallen(countsOf([7, 1]), "numbers", 2);
  expect([toldOf(all, 3), beyondBars(all)]).toEqual([0, 0]);
});

test("LD7 a number is told with every digit that was typed", () => {
  const told = (value: number) => new Intl.NumberFormat("en", asSaid).format(value);
  expect([1_048_576, 1_048_577, 0.1, -2.5e-7].map(told)).toEqual([
    "1,048,576",
    "1,048,577",
    "0.1",
    "-0.00000025",
  ]);
});
