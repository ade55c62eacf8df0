/** Where tiles stand on a wall, so that of a thousand only those in sight are drawn. */

export const sizes = ["small", "medium", "large"] as const;
export type Size = (typeof sizes)[number];

/** Pixels: the least width of a tile, and the height of what stands under its picture. */
const measures: Record<Size, { least: number; below: number }> = {
  small: { least: 104, below: 48 },
  medium: { least: 156, below: 74 },
  large: { least: 236, below: 78 },
};

const gap = 12;

export interface Shape {
  columns: number;
  rows: number;
  /** pixels of a tile */
  width: number;
  height: number;
}

/** The grid of so many tiles in a width of pixels. */
export function shapeOf(count: number, width: number, size: Size): Shape {
  const { least, below } = measures[size];
  const columns = Math.max(1, Math.floor((width + gap) / (least + gap)));
  const tile = Math.floor((width - gap * (columns - 1)) / columns);
  return { columns, rows: Math.ceil(count / columns), width: tile, height: tile + below };
}

/** A list of rows so high, the gap between two included. */
export const rowsOf = (count: number, width: number, pixels: number): Shape => ({
  ...{ columns: 1, rows: count, width },
  height: pixels - gap,
});

/** Pixels from the grid's corner to a tile's. */
export const placeOf = ({ columns, width, height }: Shape, at: number): { left: number; top: number } => ({
  left: (at % columns) * (width + gap),
  top: Math.floor(at / columns) * (height + gap),
});

/** How a tile is placed in the grid's frame: across in shares of it, so that none reaches beyond a frame that was just made narrower. */
export const styleOf = (
  shape: Shape,
  at: number,
): { left: string; top: number; width: string; height: number } => ({
  left: `calc((100% + ${gap}px) * ${at % shape.columns} / ${shape.columns})`,
  top: placeOf(shape, at).top,
  width: `calc((100% - ${gap * (shape.columns - 1)}px) / ${shape.columns})`,
  height: shape.height,
});

/** Pixels of the whole grid from top to bottom. */
export const heightOf = ({ rows, height }: Shape): number => Math.max(0, rows * (height + gap) - gap);

/** Places in the list, from one up to before the other. */
export interface Slice {
  from: number;
  to: number;
}

/**
 * The tiles of the rows that are in sight, in part at least.
 * @param top pixels of the grid above the window's upper edge; negative where it begins below
 * @param window the window's height in pixels
 */
export function inSight({ columns, rows, height }: Shape, count: number, top: number, window: number): Slice {
  const rowAt = (pixels: number) => Math.max(0, Math.min(rows, Math.floor(pixels / (height + gap))));
  return { from: rowAt(top) * columns, to: Math.min(count, rowAt(top + window + height + gap) * columns) };
}

const steps = (columns: number, page: number): Record<string, number> => ({
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -columns,
  ArrowDown: columns,
  PageUp: -page,
  PageDown: page,
  Home: -Infinity,
  End: Infinity,
});

/** Where a key leads to from a tile; null for a key that leads nowhere. @param page tiles that are in sight at once */
export function afterKey(
  key: string,
  at: number,
  count: number,
  { columns }: Shape,
  page: number,
): number | null {
  const table = steps(columns, page);
  if (!Object.hasOwn(table, key)) return null;
  const to = at + table[key];
  // up and down stay in their column where there is no such row
  if ((key === "ArrowUp" || key === "ArrowDown") && (to < 0 || to >= count)) return at;
  return Math.max(0, Math.min(count - 1, to));
}
