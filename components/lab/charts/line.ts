import { cssOf, type Palette } from "../canvas/palette";

/** One line of a chart. */
export interface Line {
  label: string;
  /** a class's colour by its number, or a token's role */
  ink: number | "accent" | "text" | "muted";
  dash?: readonly number[];
  /** thin and without its points: an edge of what the line beside it may be */
  edge?: true;
  /** as long as the chart's x; null where there is no value */
  values: readonly (number | null)[];
}

export interface LineChartProps {
  x: readonly number[];
  lines: readonly Line[];
  xLabel: string;
  yLabel: string;
  log?: boolean;
  logX?: boolean;
  /** fixed ends of the vertical axis */
  range?: readonly [number, number];
  /** pixels; the width is what the parent gives */
  height: number;
  /** at the vertical axis with the step between its ticks, 0 on a logarithmic one */
  format: (value: number, step?: number) => string;
  /** the same at the vertical axis, where it is shorter there */
  formatTick?: (value: number, step?: number) => string;
  formatX?: (value: number) => string;
  /** what the chart shows, for those who do not see it */
  words: string;
  /** draws every point, for charts of few */
  dots?: boolean;
}

/** CSS colour of a line. */
export const inkOf = (ink: Line["ink"], palette: Palette): string =>
  typeof ink === "number" ? cssOf(palette.classes[ink % palette.classes.length]) : palette[ink];
