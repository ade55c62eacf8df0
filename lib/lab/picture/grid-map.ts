/** Class probabilities on a square grid, and what is read off it without drawing. */
export interface GridMap {
  /** cells along a side */
  size: number;
  /** half the side of the square, plane units */
  extent: number;
  classes: number;
  /** Float32Array[size·size·classes], rows from the top */
  probabilities: Float32Array;
}

/** The map alone, of something that also says when it was drawn. */
export const gridOf = ({ size, extent, classes, probabilities }: GridMap): GridMap => ({
  ...{ size, extent, classes, probabilities },
});

/** Index of the most probable class of each cell; NaN rows belong to no class: -1. */
export function winners({ size, classes, probabilities }: GridMap): Int8Array {
  const out = new Int8Array(size * size);
  for (let cell = 0; cell < out.length; cell++) {
    let best = 0;
    for (let k = 1; k < classes; k++)
      if (probabilities[cell * classes + k] > probabilities[cell * classes + best]) best = k;
    out[cell] = Number.isNaN(probabilities[cell * classes]) ? -1 : best;
  }
  return out;
}

/** Class probabilities of the cell that holds a place; places outside belong to the nearest cell. */
export function probabilitiesAt(
  { size, extent, classes, probabilities }: GridMap,
  x: number,
  y: number,
): number[] {
  const cellOf = (value: number) =>
    Math.max(0, Math.min(size - 1, Math.floor(((value / extent + 1) / 2) * size)));
  const cell = cellOf(-y) * size + cellOf(x);
  return [...probabilities.subarray(cell * classes, (cell + 1) * classes)];
}

/** Fraction of the square that each class covers. */
export function shares(map: GridMap): number[] {
  const counts = new Array<number>(map.classes).fill(0);
  const winning = winners(map);
  for (const label of winning) if (label >= 0) counts[label]++;
  return counts.map((count) => count / winning.length);
}

/** City-block distance of each cell to the nearest cell of another class or the border. */
function depths(winning: Int8Array, size: number): Uint16Array {
  const depth = new Uint16Array(size * size);
  const same = (a: number, b: number) => winning[a] === winning[b];
  const relax = (cell: number, across: number, along: number) => {
    const left = same(cell, across) ? depth[across] : 0;
    const up = same(cell, along) ? depth[along] : 0;
    return Math.min(left, up) + 1;
  };
  for (let row = 1; row < size - 1; row++)
    for (let column = 1; column < size - 1; column++) {
      const cell = row * size + column;
      depth[cell] = relax(cell, cell - 1, cell - size);
    }
  for (let row = size - 2; row > 0; row--)
    for (let column = size - 2; column > 0; column--) {
      const cell = row * size + column;
      depth[cell] = Math.min(depth[cell], relax(cell, cell + 1, cell + size));
    }
  return depth;
}

/** For each class the cell deepest inside its region, where its letter stands; null where there is hardly any room. */
export function letterPlaces(map: GridMap): ({ row: number; column: number } | null)[] {
  const { size, classes } = map;
  const winning = winners(map);
  const depth = depths(winning, size);
  const deepest = new Array<number>(classes).fill(-1);
  for (let cell = 0; cell < depth.length; cell++) {
    const label = winning[cell];
    if (label < 0) continue;
    if (deepest[label] < 0 || depth[cell] > depth[deepest[label]]) deepest[label] = cell;
  }
  return deepest.map((cell) =>
    cell < 0 || depth[cell] < size / 25 ? null : { row: Math.floor(cell / size), column: cell % size },
  );
}
