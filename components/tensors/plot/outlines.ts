/** What is plotted as outlines of SVG paths: one path for many points, so that thousands of them stay light. */
import type { Dash } from "@/lib/tensorlab/figure/figure";

const tenth = (value: number): string => String(Math.round(value * 10) / 10);

/** A line through the points; where one is no number it is interrupted. */
export function lineOutline(xs: readonly number[], ys: readonly number[]): string {
  let begun = false;
  return xs
    .map((x, at) => {
      const drawn = Number.isFinite(x) && Number.isFinite(ys[at]);
      const sign = begun ? "L" : "M";
      begun = drawn;
      return drawn ? `${sign}${tenth(x)} ${tenth(ys[at])}` : "";
    })
    .join("");
}

const polygon =
  (corners: readonly (readonly [number, number])[]) =>
  (x: number, y: number, r: number): string =>
    `${corners.map(([a, b], at) => `${at === 0 ? "M" : "L"}${tenth(x + a * r)} ${tenth(y + b * r)}`).join("")}Z`;

const star = Array.from({ length: 10 }, (_, at): [number, number] => {
  const [angle, radius] = [(at * Math.PI) / 5, at % 2 === 0 ? 1 : 0.38];
  return [radius * Math.sin(angle), -radius * Math.cos(angle)];
});

const circle = (x: number, y: number, r: number): string =>
  `M${tenth(x - r)} ${tenth(y)}a${tenth(r)} ${tenth(r)} 0 1 0 ${tenth(2 * r)} 0a${tenth(r)} ${tenth(r)} 0 1 0 ${tenth(-2 * r)} 0`;

const cross = (x: number, y: number, r: number): string =>
  `M${tenth(x - r)} ${tenth(y - r)}l${tenth(2 * r)} ${tenth(2 * r)}m0 ${tenth(-2 * r)}l${tenth(-2 * r)} ${tenth(2 * r)}`;

const plus = (x: number, y: number, r: number): string =>
  `M${tenth(x - r)} ${tenth(y)}h${tenth(2 * r)}M${tenth(x)} ${tenth(y - r)}v${tenth(2 * r)}`;

/** As many corners at one distance, the first one above unless it is turned. */
const regular = (corners: number, turn = 0) =>
  polygon(
    Array.from({ length: corners }, (_, at): [number, number] => {
      const angle = ((at + turn) * 2 * Math.PI) / corners;
      return [Math.sin(angle), -Math.cos(angle)];
    }),
  );

/** A cross as an area, upright. */
const thick = [
  [-0.33, -1],
  [0.33, -1],
  [0.33, -0.33],
  [1, -0.33],
  [1, 0.33],
  [0.33, 0.33],
  [0.33, 1],
  [-0.33, 1],
  [-0.33, 0.33],
  [-1, 0.33],
  [-1, -0.33],
  [-0.33, -0.33],
] as const;

/** By matplotlib's signs; a sign that is not here is a circle. */
const markers: Readonly<Record<string, (x: number, y: number, r: number) => string>> = {
  ".": (x, y, r) => circle(x, y, r / 2),
  ",": (x, y) => circle(x, y, 0.5),
  s: polygon([
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ]),
  D: polygon([
    [0, -1.4],
    [1.4, 0],
    [0, 1.4],
    [-1.4, 0],
  ]),
  d: polygon([
    [0, -1.4],
    [0.8, 0],
    [0, 1.4],
    [-0.8, 0],
  ]),
  "^": polygon([
    [0, -1],
    [1, 1],
    [-1, 1],
  ]),
  v: polygon([
    [0, 1],
    [1, -1],
    [-1, -1],
  ]),
  "<": polygon([
    [-1, 0],
    [1, -1],
    [1, 1],
  ]),
  ">": polygon([
    [1, 0],
    [-1, -1],
    [-1, 1],
  ]),
  p: regular(5),
  h: regular(6),
  H: regular(6, 0.5),
  8: regular(8, 0.5),
  P: polygon(thick),
  X: polygon(thick.map(([a, b]) => [0.71 * (a - b), 0.71 * (a + b)] as const)),
  _: (x, y, r) => `M${tenth(x - r)} ${tenth(y)}h${tenth(2 * r)}`,
  "|": (x, y, r) => `M${tenth(x)} ${tenth(y - r)}v${tenth(2 * r)}`,
  "*": polygon(star),
  x: cross,
  "+": plus,
};

/** Signs that are strokes and no areas. */
export const isStroke = (marker: string): boolean => marker !== "" && "x+_|".includes(marker);

/** One sign at each point. @param r half its width */
export const markerOutline = (
  marker: string,
  xs: readonly number[],
  ys: readonly number[],
  r: number,
): string =>
  xs
    .map((x, at) =>
      Number.isFinite(x) && Number.isFinite(ys[at]) ? (markers[marker] ?? circle)(x, ys[at], r) : "",
    )
    .join("");

/** A rectangle for each bar, whichever way it goes. */
export const barOutline = (x0: number, x1: number, y0: number, y1: number): string =>
  `M${tenth(Math.min(x0, x1))} ${tenth(Math.min(y0, y1))}h${tenth(Math.abs(x1 - x0))}v${tenth(Math.abs(y1 - y0))}h${tenth(-Math.abs(x1 - x0))}Z`;

/** matplotlib's dashes, in widths of the line */
const patterns: Readonly<Record<Dash, readonly number[]>> = {
  ...{ solid: [], none: [], dashed: [3.7, 1.6], dotted: [1, 1.65], dashdot: [6.4, 1.6, 1, 1.6] },
};

/** For stroke-dasharray; undefined for a line without gaps. */
export const dashArray = (dash: Dash, width: number): string | undefined =>
  patterns[dash].length > 0 ? patterns[dash].map((part) => tenth(part * width)).join(" ") : undefined;

/** Places by what they share, in the order in which each is first met. */
export function grouped<Key extends string>(keys: readonly Key[]): Map<Key, number[]> {
  const groups = new Map<Key, number[]>();
  keys.forEach((key, at) => {
    const known = groups.get(key);
    if (known) known.push(at);
    else groups.set(key, [at]);
  });
  return groups;
}
