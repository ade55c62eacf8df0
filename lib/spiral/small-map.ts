/**
 * A decision map in few bytes, as a teacher's wall shows it: of each cell the class that wins, and in steps how sure the
 * network is. Two bytes say how many cells a side has and how many classes there are; then come three cells in two bytes.
 */

/** Class probabilities on a square grid: rows from the top, Float32Array[size·size·classes]. */
interface Grid {
  size: number;
  classes: number;
  probabilities: Float32Array;
}

/** Cells along a side: on the wall, and of a map that is looked at closely. */
export const smallMapSides = { wall: 24, closely: 48 } as const;

const sides: readonly number[] = Object.values(smallMapSides);
const mostClasses = 5;
/** Steps from a guess to certainty. */
const steps = 7;
/** What a cell may say: no class, or one of five with a step. */
const values = 1 + mostClasses * steps;
const head = 2;
/** three cells make two bytes, for values³ is below 2¹⁶ */
const together = 3;

/** Bytes of a map of so many cells a side. */
const lengthOf = (side: number): number => head + (2 * side * side) / together;

/** Bytes of the largest of them. */
export const smallMapBytes = lengthOf(smallMapSides.closely);

/** Mean probabilities of the cells that lie, in part at least, in one cell of a coarser grid. */
function meanIn({ size, classes, probabilities }: Grid, side: number, row: number, column: number): number[] {
  const sums = new Array<number>(classes).fill(0);
  const range = (at: number) => [Math.floor((at * size) / side), Math.ceil(((at + 1) * size) / side)];
  const [top, bottom] = range(row);
  const [left, right] = range(column);
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++)
      for (let k = 0; k < classes; k++) sums[k] += probabilities[(y * size + x) * classes + k];
  return sums.map((sum) => sum / ((bottom - top) * (right - left)));
}

/** 0 for no class, which is what numbers that are none say. */
function valueOf(probabilities: readonly number[]): number {
  if (!probabilities.every(Number.isFinite)) return 0;
  const most = Math.max(...probabilities);
  const guess = 1 / probabilities.length;
  const sure = Math.max(0, Math.min(1, (most - guess) / (1 - guess)));
  return 1 + probabilities.indexOf(most) * steps + Math.min(steps - 1, Math.floor(sure * steps));
}

/**
 * A map with `side` cells a side, one of `smallMapSides`.
 * @param grid of 2 to 5 classes, at least as fine
 */
export function packMap(grid: Grid, side: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(lengthOf(side));
  bytes.set([side, grid.classes]);
  for (let cell = 0, at = head; cell < side * side; cell += together, at += 2) {
    let word = 0;
    for (let next = cell; next < cell + together; next++)
      word = word * values + valueOf(meanIn(grid, side, Math.floor(next / side), next % side));
    bytes[at] = word >> 8;
    bytes[at + 1] = word & 255;
  }
  return bytes;
}

/** What each cell says; null when these bytes are no map. */
function valuesIn(bytes: Uint8Array): Uint8Array | null {
  const [side, classes] = bytes;
  if (!sides.includes(side) || bytes.length !== lengthOf(side)) return null;
  if (classes < 2 || classes > mostClasses) return null;
  const cells = new Uint8Array(side * side);
  for (let cell = 0, at = head; cell < cells.length; cell += together, at += 2) {
    let word = bytes[at] * 256 + bytes[at + 1];
    for (let next = cell + together - 1; next >= cell; next--) {
      cells[next] = word % values;
      word = Math.floor(word / values);
    }
    // what is left over no three cells have said
    if (word > 0) return null;
  }
  return cells.every((value) => value <= classes * steps) ? cells : null;
}

/** Whether these bytes are a map. */
export const isSmallMap = (bytes: Uint8Array): boolean => valuesIn(bytes) !== null;

/** The map that these bytes say, each step as its middle and cells of no class as a guess; null when they are none. */
export function unpackMap(bytes: Uint8Array): Grid | null {
  const cells = valuesIn(bytes);
  if (!cells) return null;
  const [size, classes] = bytes;
  const guess = 1 / classes;
  const probabilities = new Float32Array(cells.length * classes).fill(guess);
  cells.forEach((value, cell) => {
    if (value === 0) return;
    const winner = Math.floor((value - 1) / steps);
    const most = guess + (1 - guess) * ((((value - 1) % steps) + 0.5) / steps);
    const own = probabilities.subarray(cell * classes, (cell + 1) * classes);
    own.fill((1 - most) / (classes - 1));
    own[winner] = most;
  });
  return { size, classes, probabilities };
}
