/** Which point of the data is meant by a place of the map. */
import type { Place } from "./place";

/**
 * Index of the nearest point; null when none is near enough.
 * @param xy Float32Array[n·2]
 * @param within in units of the plane; any distance unless told
 */
export function nearestPoint(xy: Float32Array, { x, y }: Place, within = Infinity): number | null {
  let best: number | null = null;
  let least = within;
  for (let i = 0; 2 * i < xy.length; i++) {
    const distance = Math.hypot(xy[2 * i] - x, xy[2 * i + 1] - y);
    if (distance > least || (best !== null && distance === least)) continue;
    best = i;
    least = distance;
  }
  return best;
}
