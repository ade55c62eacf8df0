// What is written at the ticks of a chart's axis.
import fc from "fast-check";
import { expect, test } from "vitest";
import { roomBeside } from "@/components/lab/charts/chart-options";
import { tickFigures } from "@/components/lab/charts/tick-figures";

const written = (value: number, step: number): string =>
  new Intl.NumberFormat("en", { maximumSignificantDigits: tickFigures(value, step) }).format(value);

test.each([
  [[1.0985, 1.099, 1.0995], 0.0005, ["1.0985", "1.099", "1.0995"]],
  [[1, 1.025, 1.05], 0.025, ["1", "1.025", "1.05"]],
  [[0, 0.5, 1], 0.5, ["0", "0.5", "1"]],
  [[0.001, 0.0015], 0.0005, ["0.001", "0.0015"]],
  [[120, 121], 1, ["120", "121"]],
])("LB14 the ticks %j are told apart", (ticks, step, texts) => {
  expect(ticks.map((tick) => written(tick, step))).toEqual(texts);
});

test("LB14 no two ticks are written alike, however close they are", () => {
  const steps = fc.tuple(fc.constantFrom(1, 2, 2.5, 5), fc.integer({ min: -8, max: 2 }));
  fc.assert(
    fc.property(steps, fc.integer({ min: -5_000, max: 5_000 }), ([round, power], first) => {
      const step = Number(`${round}e${power}`);
      const ticks = Array.from({ length: 6 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
      expect(new Set(ticks.map((tick) => written(tick, step))).size).toBe(6);
    }),
  );
});

test("LB14 a number alone has three figures", () => {
  expect(tickFigures(1.23456, 0)).toBe(3);
  expect(tickFigures(0, 0.5)).toBe(3);
});

test("LB14 the longest of an axis's words is whole, and usual ones stand where they stood", () => {
  // the widest figures of a browser's fonts at 12 pixels, a tick of 4 and a gap
  expect(roomBeside(["1.09575", "1.1"])).toBeGreaterThanOrEqual(7 * 7.4 + 9);
  expect(roomBeside(["0.5", "1"])).toBe(52);
  expect(roomBeside(null)).toBe(52);
});
