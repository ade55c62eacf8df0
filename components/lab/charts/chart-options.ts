import type uPlot from "uplot";
import type { Palette } from "../canvas/palette";
import { inkOf, type LineChartProps } from "./line";

const axisFont = "12px ui-sans-serif, system-ui, sans-serif";

function axis(palette: Palette, extra: Partial<uPlot.Axis>): uPlot.Axis {
  return {
    stroke: palette.muted,
    font: axisFont,
    grid: { stroke: palette.line, width: 1 },
    ticks: { stroke: palette.line, width: 1, size: 4 },
    ...extra,
  };
}

/** Pixels that the widest of an axis's words takes with its tick, by the widest figure of the font; most fit into the least. */
export const roomBeside = (words: readonly string[] | null): number =>
  Math.max(52, 16 + 7.5 * Math.max(0, ...(words ?? []).map((word) => word.length)));

function seriesOf(props: LineChartProps, palette: Palette): uPlot.Series[] {
  const { format, formatX = String, lines, xLabel, dots = false } = props;
  return [
    { label: xLabel, value: (_, value) => (value == null ? "–" : formatX(value)) },
    ...lines.map((line) => ({
      label: line.label,
      stroke: inkOf(line.ink, palette),
      width: line.edge ? 1 : 2,
      alpha: line.edge ? 0.6 : 1,
      dash: line.dash ? [...line.dash] : undefined,
      spanGaps: true,
      points: { show: dots && !line.edge, size: 6 },
      value: (_: uPlot, value: number | null) => (value == null ? "–" : format(value)),
    })),
  ];
}

/** uPlot's options for a chart in the page's theme. */
export function chartOptions(props: LineChartProps, palette: Palette, width: number): uPlot.Options {
  const { format, formatTick = format, formatX = String, height, log, logX, range } = props;
  return {
    width,
    height,
    // without data there is no axis below whose room the lowest label would share
    padding: [8, 18, (_, __, [, , below]) => (below ? 0 : 8), 0],
    series: seriesOf(props, palette),
    scales: {
      x: { time: false, distr: logX ? 3 : 1 },
      y: { distr: log ? 3 : 1, range: range && !log ? [range[0], range[1]] : undefined },
    },
    axes: [
      axis(palette, {
        size: 26,
        values: (_, ticks) => ticks.map((tick) => (tick == null ? "" : formatX(tick))),
      }),
      axis(palette, {
        size: (_, words) => roomBeside(words),
        values: (_, ticks, __, ___, step) =>
          ticks.map((tick) => (tick == null ? "" : formatTick(tick, log ? 0 : step))),
      }),
    ],
    legend: { live: true },
    cursor: { drag: { x: false, y: false }, points: { size: 7 } },
  };
}
