"use client";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import type uPlot from "uplot";
import { PartFailed } from "@/components/ui/part-boundary";
import { untilFetched } from "@/lib/client/until-fetched";
import { usePalette } from "../canvas/use-palette";
import { chartOptions } from "./chart-options";
import type { LineChartProps } from "./line";
import "uplot/dist/uPlot.min.css";
import "./line-chart.css";

const fetchPlot = () => untilFetched(() => import("uplot"));

/** Rows for uPlot; a logarithmic axis has no place for zero and below. */
function toData({ x, lines, log }: LineChartProps): uPlot.AlignedData {
  const clean = (value: number | null) =>
    value === null || !Number.isFinite(value) || (log && value <= 0) ? null : value;
  return [x as number[], ...lines.map((line) => line.values.map(clean))];
}

/** What decides that a chart must be built anew rather than fed. */
const structureOf = ({ lines, log, logX, range, xLabel, yLabel, height, dots }: LineChartProps): string =>
  JSON.stringify([
    lines.map(({ label, ink, dash, edge }) => [label, ink, dash, edge]),
    log,
    logX,
    range,
    xLabel,
    yLabel,
    height,
    dots,
  ]);

/** New values; without a pointer over the chart its legend shows the last ones. */
function feed(plot: uPlot, props: LineChartProps): void {
  plot.setData(toData(props));
  if ((plot.cursor.left ?? -1) < 0) plot.setLegend({ idx: props.x.length - 1 });
}

/** A line chart with values under the pointer, or under the arrow keys when it has the focus. */
export function LineChart(props: LineChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const latest = useRef(props);
  const palette = usePalette(frame);
  const [spoken, setSpoken] = useState("");
  const [failure, setFailure] = useState<{ error: unknown } | null>(null);
  const structure = structureOf(props);

  useEffect(() => {
    latest.current = props;
    const pending = requestAnimationFrame(() => chart.current && feed(chart.current, props));
    return () => cancelAnimationFrame(pending);
  });

  useEffect(() => {
    const node = frame.current;
    if (!node || !palette) return;
    let gone = false;
    let observer: ResizeObserver | undefined;
    const draw = ({ default: Plot }: Awaited<ReturnType<typeof fetchPlot>>) => {
      if (gone) return;
      const now = latest.current;
      chart.current = new Plot(chartOptions(now, palette, node.clientWidth), toData(now), node);
      feed(chart.current, now);
      observer = new ResizeObserver(() =>
        chart.current?.setSize({ width: node.clientWidth, height: now.height }),
      );
      observer.observe(node);
    };
    fetchPlot()
      .then(draw)
      .catch((error: unknown) => setFailure({ error }));
    return () => {
      gone = true;
      observer?.disconnect();
      chart.current?.destroy();
      chart.current = null;
    };
  }, [structure, palette]);

  const step = (event: KeyboardEvent) => {
    const move = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10, Home: -1e9, End: 1e9 }[event.key];
    const plot = chart.current;
    if (move === undefined || !plot) return;
    event.preventDefault();
    const { x, lines, format, formatX = String } = props;
    const index = Math.max(0, Math.min(x.length - 1, (plot.cursor.idx ?? x.length - 1) + move));
    plot.setCursor({ left: plot.valToPos(x[index], "x"), top: 10 });
    const values = lines.map(
      ({ label, values: row }) => `${label} ${row[index] == null ? "–" : format(row[index])}`,
    );
    setSpoken([`${props.xLabel} ${formatX(x[index])}`, ...values].join(", "));
  };

  if (failure)
    return (
      <div className="space-y-2">
        <PartFailed error={failure.error} />
        <p className="text-sm">{props.words}</p>
      </div>
    );
  return (
    <div
      role="group"
      tabIndex={0}
      aria-label={props.words}
      onKeyDown={step}
      onBlur={() => setSpoken("")}
      className="rounded-sm"
    >
      <div ref={frame} aria-hidden style={{ minHeight: props.height }} className="line-chart" />
      <p aria-live="polite" className="sr-only">
        {spoken}
      </p>
    </div>
  );
}
