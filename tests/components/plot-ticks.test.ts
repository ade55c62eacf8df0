// Ticks and ranges of plots, against what matplotlib 3.6 chooses.
import fc from "fast-check";
import { expect, test } from "vitest";
import { rangesOf } from "@/components/tensors/plot/ranges";
import { linearTicks, logTicks, powerText, tickTexts } from "@/components/tensors/plot/ticks";
import type { Axes } from "@/lib/tensorlab/figure/figure";

const rounded = (values: readonly number[]) => values.map((value) => Number(value.toPrecision(12)));

test.each([
  [0, 1, 9, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [-1.1, 1.1, 9, [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1]],
  [0, 1_000, 6, [0, 200, 400, 600, 800, 1_000]],
  [-2.25, 47.25, 9, [0, 10, 20, 30, 40]],
  [0.9, 4.1, 9, [1, 1.5, 2, 2.5, 3, 3.5, 4]],
  [0.0012, 0.0098, 5, [0.002, 0.004, 0.006, 0.008]],
])("TP6 from %d to %d in at most %d parts", (low, high, parts, ticks) => {
  expect(rounded(linearTicks(low, high, parts))).toEqual(ticks);
});

test("TP6 they lie inside, are evenly spaced, and are as many as fit", () => {
  const end = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(
      end,
      fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
      fc.integer({ min: 1, max: 9 }),
      (low, span, parts) => {
        const ticks = linearTicks(low, low + span, parts);
        const room = span * 1e-6;
        expect(ticks.every((tick) => tick >= low - room && tick <= low + span + room)).toBe(true);
        expect(ticks.length).toBeLessThanOrEqual(parts + 1);
        const gaps = ticks.slice(1).map((tick, at) => tick - ticks[at]);
        expect(gaps.every((gap) => Math.abs(gap - gaps[0]) < span * 1e-6)).toBe(true);
      },
    ),
  );
});

test.each([
  [[0, 0.25, 0.5], ["0.00", "0.25", "0.50"], 0],
  [[-1, 0, 1], ["−1", "0", "1"], 0],
  [[0, 2e6, 4e6], ["0", "2", "4"], 6],
  [[0, 2e-5], ["0", "2"], -5],
])("TP6 %j is written as it is told apart", (ticks, texts, power) => {
  expect(tickTexts(ticks)).toEqual({ texts, power });
});

test("TP6 a logarithmic axis has powers of ten, and round places where those are too few", () => {
  expect(logTicks(0.5, 2_000, 9).map(powerText)).toEqual(["10⁰", "10¹", "10²", "10³"]);
  expect(logTicks(0.001, 0.1, 9).map(powerText)).toEqual(["10⁻³", "10⁻²", "10⁻¹"]);
  expect(logTicks(2, 8, 9).length).toBeGreaterThan(1);
});

const axis = { low: null, high: null, log: false, margin: 0.05, ticks: null, labels: null };
const axes = (marks: Axes["marks"], rest: Partial<Axes> = {}): Axes => ({
  ...{ spot: [0, 0, 1, 1], title: "", xlabel: "", ylabel: "", x: axis, y: axis, grid: false, frame: true },
  ...{ shape: "auto", legend: null, bar: null, marks },
  ...rest,
});
const room = { left: 0, top: 0, width: 400, height: 200 };
const bars: Axes["marks"][number] = {
  ...{ kind: "bars", label: "", alpha: 1, colors: ["#000000"], rest: "x" },
  ...{ left: Float64Array.of(0, 1), right: Float64Array.of(1, 2) },
  ...{ bottom: Float64Array.of(0, 0), top: Float64Array.of(3, 10) },
};
const line = (x: number[], y: number[]): Axes["marks"][number] => ({
  ...{ kind: "line", label: "", alpha: 1, color: "#000000", dash: "solid", width: 1, marker: "", size: 1 },
  ...{ x: Float64Array.from(x), y: Float64Array.from(y) },
});

test("TP6 data have a twentieth of room beside them, bars stand on their axis", () => {
  expect(rangesOf(axes([line([0, 10], [1, 3])]), room)).toMatchObject({ x: [-0.5, 10.5], y: [0.9, 3.1] });
  expect(rangesOf(axes([bars]), room).y).toEqual([0, 10.5]);
  expect(rangesOf(axes([line([NaN, 1, Infinity, 2], [1, 1, 1, 1])]), room).x).toEqual([0.95, 2.05]);
  expect(rangesOf(axes([]), room)).toMatchObject({ x: [0, 1], y: [0, 1] });
  // the difference of these two is none any more
  expect(rangesOf(axes([line([-1.7e308, 1, 1.7e308, 2], [1, 1, 1, 1])]), room).x).toEqual([0.95, 2.05]);
  const { x, y } = rangesOf(axes([line([-1e307, 1e307], [1e308, -1e308])]), room);
  for (const [low, high] of [x, y]) expect(linearTicks(low, high, 5).every(Number.isFinite)).toBe(true);
  const span: Axes["marks"][number] = {
    ...{ kind: "across", label: "", alpha: 1, color: "#000000", dash: "none", width: 0, side: "x" },
    ...{ at: 0, until: 10 },
  };
  expect(rangesOf(axes([span], { x: { ...axis, margin: 0 } }), room).x).toEqual([0, 10]);
});

test("TP6 what has no width is widened as matplotlib widens it", () => {
  const around = (at: number) => rangesOf(axes([line([at], [at])]), room).x;
  expect(around(0)).toEqual([-0.055, 0.055]);
  expect(around(-3).map((end) => end.toFixed(3))).toEqual(["-3.165", "-2.835"]);
  expect(around(0.001).map((end) => end.toFixed(6))).toEqual(["0.000945", "0.001055"]);
});

test("TP6 equal axes have the same pixels for each unit", () => {
  const { x, y } = rangesOf(axes([line([0, 1], [0, 1])], { shape: "equal" }), room);
  expect((x[1] - x[0]) / room.width).toBeCloseTo((y[1] - y[0]) / room.height);
  const square = rangesOf(axes([line([0, 1], [0, 4])], { shape: "square" }), room);
  expect(square.box.width).toBeCloseTo(square.box.height);
  const image: Axes["marks"][number] = {
    ...{ kind: "image", label: "", alpha: 1, rows: 1, columns: 2, rgb: new Uint8Array(6) },
    extent: [-0.5, 1.5, 0.5, -0.5],
  };
  const drawn = rangesOf(axes([image], { shape: "equal" }), room);
  expect(drawn.y).toEqual([0.5, -0.5]);
  expect(drawn.box.width).toBeCloseTo(2 * drawn.box.height);
});
