/** When two datasets are the same data. */
import type { Dataset } from "./config";

const pointsOf = ({ points = [] }: Dataset): string =>
  JSON.stringify(points.map(({ x, y, label }) => [x, y, label]));

/**
 * Whether two datasets draw the same training points. Held-out points come from a stream of their own, so their number
 * matters for one's own points only, which they are taken from.
 */
export function sameData(a: Dataset, b: Dataset): boolean {
  const drawn =
    a.kind === b.kind &&
    a.classes === b.classes &&
    a.pointsPerClass === b.pointsPerClass &&
    a.noise === b.noise &&
    a.turns === b.turns &&
    a.seed === b.seed;
  if (!drawn || a.kind !== "own") return drawn;
  return a.heldOutPerClass === b.heldOutPerClass && pointsOf(a) === pointsOf(b);
}
