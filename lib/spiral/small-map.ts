/**
 * A decision map in few bytes, as a teacher's wall shows it: of each cell the class that wins, and in steps how sure the
 * network is. Two bytes say how many cells a side has and how many classes there are; then come the cells.
 */

/** Class probabilities on a square grid: rows from the top, Float32Array[size·size·classes]. */
interface Grid {
  size: number;
  classes: number;
  probabilities: Float32Array;
}

/** Cells along a side: on the wall, and of a map that is looked at closely. */
export const smallMapSides = { wall: 24, closely: 48 } as const;

interface Format {
  /** from a guess to certainty */
  steps: number;
  /** so many cells in so many bytes */
  cells: number;
  bytes: number;
}

const mostClasses = 5;
/** What a cell may say: no class, or one of five with a step. */
const valuesOf = ({ steps }: Format): number => 1 + mostClasses * steps;
/** By cells along a side: 36 values, of which three fit into two bytes, for 36³ is below 2¹⁶; and 256. */
const formats: ReadonlyMap<number, Format> = new Map([
  [smallMapSides.wall, { steps: 7, cells: 3, bytes: 2 }],
  [smallMapSides.closely, { steps: 51, cells: 1, bytes: 1 }],
]);
const head = 2;

/** Bytes of a map of so many cells a side. */
const lengthOf = (side: number, { cells, bytes }: Format): number => head + (bytes * side * side) / cells;

/** Bytes of the largest of them. */
export const smallMapBytes = Math.max(...[...formats].map(([side, format]) => lengthOf(side, format)));

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
function valueOf(probabilities: readonly number[], steps: number): number {
  if (!probabilities.every(Number.isFinite)) return 0;
  const most = Math.max(...probabilities);
  const guess = 1 / probabilities.length;
  const sure = Math.max(0, Math.min(1, (most - guess) / (1 - guess)));
  return 1 + probabilities.indexOf(most) * steps + Math.min(steps - 1, Math.floor(sure * steps));
}

/**
 * A map with `side` cells a side.
 * @param grid of 2 to 5 classes, at least as fine
 * @throws RangeError for a side that is none of `smallMapSides`
 */
export function packMap(grid: Grid, side: number): Uint8Array<ArrayBuffer> {
  const format = formats.get(side);
  if (!format) throw new RangeError(`no map has ${side} cells a side`);
  const bytes = new Uint8Array(lengthOf(side, format));
  bytes.set([side, grid.classes]);
  for (let cell = 0, at = head; cell < side * side; cell += format.cells, at += format.bytes) {
    let word = 0;
    for (let next = cell; next < cell + format.cells; next++)
      word =
        word * valuesOf(format) +
        valueOf(meanIn(grid, side, Math.floor(next / side), next % side), format.steps);
    for (let byte = format.bytes - 1; byte >= 0; byte--, word >>= 8) bytes[at + byte] = word & 255;
  }
  return bytes;
}

/** What each cell says, and in how many steps; null when these bytes are no map. */
function cellsIn(bytes: Uint8Array): { cells: Uint8Array; steps: number } | null {
  const [side, classes] = bytes;
  const format = formats.get(side);
  if (!format || bytes.length !== lengthOf(side, format) || classes < 2 || classes > mostClasses) return null;
  const values = valuesOf(format);
  const cells = new Uint8Array(side * side);
  for (let cell = 0, at = head; cell < cells.length; cell += format.cells, at += format.bytes) {
    let word = bytes.subarray(at, at + format.bytes).reduce((sum, byte) => sum * 256 + byte, 0);
    for (let next = cell + format.cells - 1; next >= cell; next--) {
      cells[next] = word % values;
      word = Math.floor(word / values);
    }
    // what is left over no cells have said
    if (word > 0) return null;
  }
  return cells.every((value) => value <= classes * format.steps) ? { cells, steps: format.steps } : null;
}

/** Whether these bytes are a map. */
export const isSmallMap = (bytes: Uint8Array): boolean => cellsIn(bytes) !== null;

/** The map that these bytes say, each step as its middle and cells of no class as a guess; null when they are none. */
export function unpackMap(bytes: Uint8Array): Grid | null {
  const found = cellsIn(bytes);
  if (!found) return null;
  const { cells, steps } = found;
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
