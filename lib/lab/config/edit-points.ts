import { limits, type Config, type OwnPoint } from "@/lib/spiral/config";

const tidy = (value: number): number => Math.round(value * 1000) / 1000;

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
    : [...points, { x: tidy(point.x), y: tidy(point.y), label: point.label }];

/** The points without those within `radius` of a place. */
export const erase = (
  points: readonly OwnPoint[],
  { x, y }: { x: number; y: number },
  radius: number,
): OwnPoint[] => points.filter((point) => Math.hypot(point.x - x, point.y - y) > radius);
