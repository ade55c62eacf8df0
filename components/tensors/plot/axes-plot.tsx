"use client";
import { useId } from "react";
import type { Axes, Axis, Mark } from "@/lib/tensorlab/figure/figure";
import { ColorBar } from "./color-bar";
import { Legend } from "./legend";
import { PlottedMark } from "./marks";
import { projectionOf, type Projection } from "./projection";
import type { Box, Range } from "./ranges";
import { linearTicks, logTicks, powerText, tickTexts } from "./ticks";

/** matplotlib's order of what lies over what */
const layers: Readonly<Record<Mark["kind"], number>> = {
  ...{ image: 0, polygon: 1, points: 1, bars: 1, line: 2, across: 2, text: 3 },
};

/** pixels of a tick's text, as matplotlib counts how many fit: three across and two down */
const textSize = 12;
const mostParts = 9;

interface Tick {
  at: number;
  text: string;
}

function ticksOf(
  axis: Axis,
  [low, high]: Range,
  pixels: number,
  each: number,
): { ticks: Tick[]; power: number } {
  const inside = (at: number) => at >= Math.min(low, high) - 1e-12 && at <= Math.max(low, high) + 1e-12;
  if (axis.ticks && axis.labels)
    return {
      ticks: axis.ticks.map((at, i) => ({ at, text: axis.labels?.[i] ?? "" })).filter(({ at }) => inside(at)),
      power: 0,
    };
  const parts = Math.max(1, Math.min(mostParts, Math.floor(pixels / (textSize * each))));
  const [first, last] = [Math.min(low, high), Math.max(low, high)];
  const places = (axis.ticks ?? (axis.log ? logTicks : linearTicks)(first, last, parts)).filter(inside);
  if (places.length === 0) return { ticks: [], power: 0 };
  if (axis.log) return { ticks: places.map((at) => ({ at, text: powerText(at) })), power: 0 };
  const { texts, power } = tickTexts(places);
  return { ticks: places.map((at, i) => ({ at, text: texts[i] })), power };
}

/** Room beside the box for what stands there. */
function roomIn(cell: Box, axes: Axes): Box {
  const bare = axes.frame ? 1 : 0;
  const left = 6 + bare * (40 + (axes.ylabel ? 18 : 0));
  const bottom = 4 + bare * (20 + (axes.xlabel ? 18 : 0));
  const top = axes.title ? 26 : 10;
  const right = 10 + (axes.bar ? 62 : 0);
  return {
    left: cell.left + left,
    top: cell.top + top,
    width: Math.max(20, cell.width - left - right),
    height: Math.max(20, cell.height - top - bottom),
  };
}

function Frame({ axes, at }: { axes: Axes; at: Projection }) {
  const { left, top, width, height } = at.box;
  const across = ticksOf(axes.x, at.ranges.x, width, 3);
  const down = ticksOf(axes.y, at.ranges.y, height, 2);
  const bottom = top + height;
  return (
    <g>
      {axes.grid && (
        <path
          d={[
            ...across.ticks.map((tick) => `M${at.x(tick.at)} ${top}v${height}`),
            ...down.ticks.map((tick) => `M${left} ${at.y(tick.at)}h${width}`),
          ].join("")}
          stroke="#b0b0b0"
          strokeWidth={0.8}
        />
      )}
      <path
        d={[
          `M${left} ${top}h${width}v${height}h${-width}Z`,
          ...across.ticks.map((tick) => `M${at.x(tick.at)} ${bottom}v4`),
          ...down.ticks.map((tick) => `M${left} ${at.y(tick.at)}h-4`),
        ].join("")}
        fill="none"
        stroke="currentColor"
      />
      {across.ticks.map((tick, i) => (
        <text key={i} x={at.x(tick.at)} y={bottom + 16} textAnchor="middle">
          {tick.text}
        </text>
      ))}
      {down.ticks.map((tick, i) => (
        <text key={i} x={left - 7} y={at.y(tick.at)} textAnchor="end" dominantBaseline="central">
          {tick.text}
        </text>
      ))}
      {across.power !== 0 && (
        <text x={left + width} y={bottom + 30} textAnchor="end">{`1e${across.power}`}</text>
      )}
      {down.power !== 0 && <text x={left} y={top - 3}>{`1e${down.power}`}</text>}
      <text x={left + width / 2} y={bottom + 34} textAnchor="middle">
        {axes.xlabel}
      </text>
      <text
        transform={`translate(${left - 52} ${top + height / 2}) rotate(-90)`}
        textAnchor="middle"
        dominantBaseline="central"
      >
        {axes.ylabel}
      </text>
    </g>
  );
}

interface Props {
  axes: Axes;
  /** where they lie in the figure, with all that stands beside them */
  cell: Box;
  point: number;
  paper: string;
}

/** One pair of axes with what was plotted on them. */
export function AxesPlot({ axes, cell, point, paper }: Props) {
  const clip = useId();
  const at = projectionOf(axes, roomIn(cell, axes), point);
  const { left, top, width, height } = at.box;
  const marks = axes.marks.toSorted((a, b) => layers[a.kind] - layers[b.kind]);
  return (
    <g>
      <clipPath id={clip}>
        <rect x={left} y={top} width={width} height={height} />
      </clipPath>
      {axes.frame && <Frame axes={axes} at={at} />}
      <g clipPath={`url(#${clip})`}>
        {marks.map((mark, index) => (
          <PlottedMark key={index} mark={mark} at={at} />
        ))}
      </g>
      <text x={left + width / 2} y={top - 9} textAnchor="middle" fontSize={14}>
        {axes.title}
      </text>
      {axes.bar && <ColorBar scale={axes.bar} box={at.box} />}
      {axes.legend !== null && <Legend marks={axes.marks} place={axes.legend} at={at} paper={paper} />}
    </g>
  );
}
