/** From numbers to pixels. */
import type { Axes } from "@/lib/tensorlab/figure/figure";
import { rangesOf, type Box, type Range } from "./ranges";

export interface Projection {
  box: Box;
  /** of both axes, in numbers */
  ranges: { x: Range; y: Range };
  x: (value: number) => number;
  y: (value: number) => number;
  /** pixels of a point of 1/72 inch */
  point: number;
}

function along([low, high]: Range, log: boolean, from: number, length: number): (value: number) => number {
  if (!log) return (value) => from + ((value - low) / (high - low)) * length;
  const [first, span] = [Math.log10(low), Math.log10(high) - Math.log10(low)];
  return (value) => (value > 0 ? from + ((Math.log10(value) - first) / span) * length : NaN);
}

/** @param room where the axes may lie @param point pixels of 1/72 inch */
export function projectionOf(axes: Axes, room: Box, point: number): Projection {
  const { x, y, box } = rangesOf(axes, room);
  return {
    ...{ box, point, ranges: { x, y } },
    x: along(x, axes.x.log, box.left, box.width),
    y: along(y, axes.y.log, box.top + box.height, -box.height),
  };
}
