/** From where to where the axes go: what the program said, else what the data need. */
import type { Axes, Axis, Mark } from "@/lib/tensorlab/figure/figure";

/** From the left or bottom end to the other; turned axes go down. */
export type Range = readonly [low: number, high: number];

/** Beyond it the difference of two numbers may be none; what lies there is drawn as little as infinity is. */
const farthest = Number.MAX_VALUE / 8;

const drawable = (value: number): number => Math.max(-farthest, Math.min(farthest, value));

interface Reach {
  low: number;
  high: number;
  /** ends that get no room beside them */
  stuck: number[];
}

function reachOf(values: Iterable<number>, log: boolean): Reach | null {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (!(Math.abs(value) <= farthest) || (log && value <= 0)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? { low, high, stuck: [] } : null;
}

function* ends(mark: Mark, side: "x" | "y"): Generator<number> {
  if (mark.kind === "bars") yield* side === "x" ? mark.left : mark.bottom;
  if (mark.kind === "bars") yield* side === "x" ? mark.right : mark.top;
  if (mark.kind === "image") yield* side === "x" ? mark.extent.slice(0, 2) : mark.extent.slice(2);
  if (mark.kind === "across" && mark.side === side) yield* [mark.at, mark.until ?? mark.at];
  if (mark.kind === "line" || mark.kind === "points" || mark.kind === "polygon") yield* mark[side];
}

/** Bars stand on their axis, and an image fills its axes. */
function stuckOf(mark: Mark, side: "x" | "y"): number[] {
  if (mark.kind === "image") return side === "x" ? mark.extent.slice(0, 2) : mark.extent.slice(2);
  if (mark.kind !== "bars" || mark.rest === side) return [];
  return [...new Set(side === "x" ? mark.left : mark.bottom)];
}

function reach(marks: readonly Mark[], side: "x" | "y", log: boolean): Reach | null {
  const all = marks.flatMap((mark) => {
    const own = reachOf(ends(mark, side), log);
    return own ? [{ ...own, stuck: stuckOf(mark, side) }] : [];
  });
  if (all.length === 0) return null;
  return {
    low: Math.min(...all.map(({ low }) => low)),
    high: Math.max(...all.map(({ high }) => high)),
    stuck: all.flatMap(({ stuck }) => stuck),
  };
}

/** As matplotlib leaves it; what has no width is widened first. */
function withMargin({ low, high, stuck }: Reach, { log, margin }: Axis): Range {
  if (log) {
    const factor = (high / low) ** margin;
    return low === high ? [low / 2, high * 2] : [low / factor, high * factor];
  }
  const room = low === high ? Math.abs(low || 1) * 0.055 : (high - low) * margin;
  return [stuck.includes(low) ? low : low - room, stuck.includes(high) ? high : high + room];
}

function rangeOf(axis: Axis, marks: readonly Mark[], side: "x" | "y"): Range {
  const found = reach(marks, side, axis.log);
  const [low, high] = found ? withMargin(found, axis) : axis.log ? [1, 10] : [0, 1];
  const turned = marks.some(
    (mark) => mark.kind === "image" && side === "y" && mark.extent[2] > mark.extent[3],
  );
  const [first, last] = turned ? [high, low] : [low, high];
  const range: Range = [drawable(axis.low ?? first), drawable(axis.high ?? last)];
  if (axis.log && !range.every((end) => end > 0)) return [1, 10];
  return range[0] === range[1] ? [range[0] - 0.5, range[1] + 0.5] : range;
}

/** A box in pixels. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

const wider = ([low, high]: Range, factor: number): Range => {
  const [middle, half] = [(low + high) / 2, ((high - low) / 2) * factor];
  return [middle - half, middle + half];
};

/** The ranges of both axes, and the box that they fill of the room that there is. */
export function rangesOf(axes: Axes, room: Box): { x: Range; y: Range; box: Box } {
  let [x, y] = [rangeOf(axes.x, axes.marks, "x"), rangeOf(axes.y, axes.marks, "y")];
  if (axes.shape === "auto" || axes.x.log || axes.y.log) return { x, y, box: room };
  const span = ([low, high]: Range) => Math.abs(high - low);
  if (axes.shape === "square" && axes.x.low === null && axes.y.low === null) {
    const edge = Math.max(span(x), span(y));
    [x, y] = [
      [x[0], x[0] + edge],
      [y[0], y[0] + edge],
    ];
  }
  const pixels = Math.min(room.width / span(x), room.height / span(y));
  const fixed = axes.marks.some(({ kind }) => kind === "image") || axes.shape === "square";
  if (!fixed)
    return {
      x: wider(x, room.width / pixels / span(x)),
      y: wider(y, room.height / pixels / span(y)),
      box: room,
    };
  const [width, height] = [pixels * span(x), pixels * span(y)];
  const left = room.left + (room.width - width) / 2;
  return { x, y, box: { left, top: room.top + (room.height - height) / 2, width, height } };
}
