/** The square of the plane that a decision map shows, and the grid of points in it. */

/** Half the side of the map for data of the course's size: the spiral's arms end at radius 1. */
export const usualExtent = 1.3;

/** Half the side of a square around the origin that holds the points with a margin; at least the usual one. */
export function extentOf(xy: Float32Array): number {
  let reach = 0;
  for (const value of xy) reach = Math.max(reach, Math.abs(value));
  return Math.max(usualExtent, Math.min(12, Math.ceil(reach * 11) / 10));
}

/**
 * Centres of an n×n grid over the square, row by row from the upper left (y falls from row to row).
 * @returns Float32Array[n·n·2]
 */
export function gridPoints(size: number, extent: number): Float32Array {
  const xy = new Float32Array(size * size * 2);
  const at = (index: number) => ((2 * (index + 0.5)) / size - 1) * extent;
  for (let row = 0, i = 0; row < size; row++)
    for (let column = 0; column < size; column++, i++) {
      xy[2 * i] = at(column);
      xy[2 * i + 1] = -at(row);
    }
  return xy;
}
