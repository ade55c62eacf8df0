/** A figure as a program described it, ready to be drawn: numbers in arrays, colours as "#rrggbb". */

/** An axis; null where the data decide. */
export interface Axis {
  low: number | null;
  high: number | null;
  log: boolean;
  /** room beside the data, in parts of what they span */
  margin: number;
  ticks: number[] | null;
  /** beside the ticks; null for the numbers themselves */
  labels: string[] | null;
}

export const dashes = ["solid", "dashed", "dotted", "dashdot", "none"] as const;
export type Dash = (typeof dashes)[number];

interface Plotted {
  /** in the legend; empty for none */
  label: string;
  /** opacity, 0 to 1 */
  alpha: number;
}

export interface LineMark extends Plotted {
  kind: "line";
  x: Float64Array;
  y: Float64Array;
  color: string;
  dash: Dash;
  /** points of 1/72 inch, as everything that has a size */
  width: number;
  /** matplotlib's sign; empty for none */
  marker: string;
  size: number;
}

export interface PointsMark extends Plotted {
  kind: "points";
  x: Float64Array;
  y: Float64Array;
  /** area of each, or of all */
  sizes: Float64Array;
  /** of each, or of all */
  colors: string[];
  marker: string;
}

export interface BarsMark extends Plotted {
  kind: "bars";
  left: Float64Array;
  right: Float64Array;
  bottom: Float64Array;
  top: Float64Array;
  /** of each, or of all */
  colors: string[];
  /** the axis that they stand on */
  rest: "x" | "y";
}

export interface PolygonMark extends Plotted {
  kind: "polygon";
  x: Float64Array;
  y: Float64Array;
  color: string;
}

/** A line, or the area from `at` to `until`, over the whole width ("y") or height ("x"). */
export interface AcrossMark extends Plotted {
  kind: "across";
  side: "x" | "y";
  at: number;
  until: number | null;
  dash: Dash;
  width: number;
  color: string;
}

export const acrossText = ["left", "center", "right"] as const;
export const downText = ["baseline", "bottom", "center", "top"] as const;

export interface TextMark extends Plotted {
  kind: "text";
  x: number;
  y: number;
  text: string;
  /** where the place is, of the text */
  across: (typeof acrossText)[number];
  down: (typeof downText)[number];
  /** null for the figure's own */
  color: string | null;
}

export interface ImageMark extends Plotted {
  kind: "image";
  rows: number;
  columns: number;
  /** rows from the top of the drawing: rows·columns·3 */
  rgb: Uint8Array;
  /** where it lies: left, right, bottom, top; bottom above top turns the axis */
  extent: [number, number, number, number];
}

export type Mark = LineMark | PointsMark | BarsMark | PolygonMark | AcrossMark | TextMark | ImageMark;

/** What colours mean. */
export interface ColorScale {
  colors: string[];
  /** each colour for a part of the range, without between */
  stepped: boolean;
  low: number;
  high: number;
}

export interface Axes {
  /** row and column in a grid of so many */
  spot: [row: number, column: number, rows: number, columns: number];
  title: string;
  xlabel: string;
  ylabel: string;
  x: Axis;
  y: Axis;
  grid: boolean;
  /** ticks and lines around */
  frame: boolean;
  shape: "auto" | "equal" | "square";
  /** matplotlib's place, "best" or "upper left"…; null without one */
  legend: string | null;
  bar: (ColorScale & { label: string }) | null;
  marks: Mark[];
}

export interface Figure {
  /** inches: width, height */
  size: [number, number];
  dark: boolean;
  title: string;
  axes: Axes[];
  /** what is drawn of what was plotted, where that is too much */
  thinned: { shown: number; of: number } | null;
}

/** What one figure may hold. */
export const figureLimits = {
  axes: 16,
  marks: 300,
  /** of one mark; of more every so manieth is drawn */
  points: 4_000,
  /** rows and columns of an image */
  cells: 256,
  inches: 30,
  characters: 400,
} as const;

/** Figures that one cell shows at most. */
export const figuresAtMost = 40;
