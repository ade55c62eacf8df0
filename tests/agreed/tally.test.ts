// How votes fall: nobody is counted twice or forgotten, and the one in the middle is in the middle.
import fc from "fast-check";
import { expect, test } from "vitest";
import { countsOf, fallen } from "@/lib/agreed/tally";

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
      const { voted, bars, median } = fallen(countsOf(values), null, most);
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
