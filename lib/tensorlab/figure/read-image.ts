/** A matrix of numbers or colours as an image of bounded size. */
import { colorsOf } from "./color-scale";
import { noFigure, type Fields } from "./fields";
import { figureLimits, type ColorScale, type ImageMark } from "./figure";

/** Cells of areas between levels, at least: their borders are lines and no stairs. */
const smoothCells = 180;

interface Matrix {
  values: Float64Array;
  rows: number;
  columns: number;
  /** 1, or 3 and more for colours */
  depth: number;
}

/** The value at a place between cells; whole places are the cells themselves. */
function between({ values, columns, rows }: Matrix, row: number, column: number): number {
  const [top, left] = [Math.min(rows - 1, Math.floor(row)), Math.min(columns - 1, Math.floor(column))];
  const [bottom, right] = [Math.min(rows - 1, top + 1), Math.min(columns - 1, left + 1)];
  const [down, along] = [row - top, column - left];
  const upper = values[top * columns + left] * (1 - along) + values[top * columns + right] * along;
  const lower = values[bottom * columns + left] * (1 - along) + values[bottom * columns + right] * along;
  return upper * (1 - down) + lower * down;
}

/** The middle of the part between two levels that a value lies in; NaN outside of all. */
function middleOf(levels: readonly number[], value: number): number {
  const above = levels.findIndex((level) => level > value);
  if (above > 0) return (levels[above - 1] + levels[above]) / 2;
  const last = levels.length - 1;
  return value === levels[last] ? (levels[last - 1] + levels[last]) / 2 : NaN;
}

function matrixOf(mark: Fields): Matrix {
  const [rows = 0, columns = 0, depth = 1] = mark.numbers("shape");
  const values = mark.array("values");
  return rows > 0 && columns > 0 && values.length === rows * columns * depth
    ? { values, rows, columns, depth }
    : noFigure();
}

/** As many cells as are drawn along a side. */
const cellsFor = (side: number, smooth: boolean): number =>
  Math.min(figureLimits.cells, smooth ? Math.max(side, smoothCells) : side);

/** Writes a cell's three bytes into the image; a cell without a colour is left as the paper is. */
type Painter = (rgb: Uint8Array, to: number, row: number, column: number) => void;

/** Of a matrix of colours: the cells as they are. */
const inOwnColors =
  ({ values, columns, depth }: Matrix): Painter =>
  (rgb, to, row, column) => {
    const cell = (row * columns + column) * depth;
    for (let k = 0; k < 3; k++) rgb[to + k] = Math.min(255, Math.max(0, 255 * values[cell + k]));
  };

/** Of a matrix of numbers: each by the scale, between levels where there are any. */
function byScale(
  matrix: Matrix,
  scale: ColorScale,
  levels: readonly number[] | null,
  smooth: boolean,
): Painter {
  const colorOf = colorsOf(scale);
  return (rgb, to, row, column) => {
    const value = smooth ? between(matrix, row, column) : matrix.values[row * matrix.columns + column];
    const color = colorOf(levels ? middleOf(levels, value) : value);
    if (color) rgb.set(color, to);
  };
}

/** The row or column of a matrix's side that is drawn at one of so many: between two where it is smooth. */
function place(at: number, of: number, side: number, smooth: boolean): number {
  if (!smooth) return Math.floor(((at + 0.5) * side) / of);
  return of > 1 ? (at * (side - 1)) / (of - 1) : 0;
}

/** @param paper the figure's ground, for cells without a colour */
export function readImage(
  mark: Fields,
  scale: ColorScale | null,
  paper: number,
): Pick<ImageMark, "rgb" | "rows" | "columns"> {
  const matrix = matrixOf(mark);
  const [smooth, flip] = [mark.flag("smooth"), mark.flag("flip")];
  const levels = mark.has("levels") ? mark.numbers("levels") : null;
  const [rows, columns] = [cellsFor(matrix.rows, smooth), cellsFor(matrix.columns, smooth)];
  const rgb = new Uint8Array(rows * columns * 3).fill(paper);
  const paint = scale ? byScale(matrix, scale, levels, smooth) : inOwnColors(matrix);
  for (let row = 0; row < rows; row++) {
    const from = place(flip ? rows - 1 - row : row, rows, matrix.rows, smooth);
    for (let column = 0; column < columns; column++)
      paint(rgb, (row * columns + column) * 3, from, place(column, columns, matrix.columns, smooth));
  }
  return { rgb, rows, columns };
}
