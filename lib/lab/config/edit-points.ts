/** Edits of own points: placing, erasing, replacing them all. */
import { limits, type Config, type OwnPoint } from "@/lib/spiral/config";

/** A coordinate in thousandths of the plane's unit: exact in a link, finer than a pixel. */
export const toThousandths = (value: number): number => Math.round(value * 1000) / 1000;

/** The config with other own points, and classes enough for their labels. */
export function withPoints(config: Config, points: OwnPoint[]): Config {
  const needed = points.reduce<number>((most, { label }) => Math.max(most, label + 1), limits.classes.min);
  const classes = Math.max(needed, Math.min(config.dataset.classes, limits.classes.max));
  return { ...config, dataset: { ...config.dataset, classes, points } };
}

/** The points with one more; unchanged when there are too many. */
export const place = (points: readonly OwnPoint[], point: OwnPoint): OwnPoint[] =>
  points.length >= limits.ownPoints
    ? [...points]
    : [...points, { x: toThousandths(point.x), y: toThousandths(point.y), label: point.label }];

/** The points without those within `radius` of a place, in units of the plane. */
export const erase = (
  points: readonly OwnPoint[],
  { x, y }: { x: number; y: number },
  radius: number,
): OwnPoint[] => points.filter((point) => Math.hypot(point.x - x, point.y - y) > radius);
