import { useId } from "react";
import type { Axes } from "@/lib/tensorlab/figure/figure";
import type { Box } from "./ranges";
import { linearTicks, tickTexts } from "./ticks";

const width = 14;
const gap = 10;

/** What the colours mean, beside the axes. */
export function ColorBar({ scale, box }: { scale: NonNullable<Axes["bar"]>; box: Box }) {
  const id = useId();
  const { colors, stepped, low, high, label } = scale;
  const left = box.left + box.width + gap;
  const ticks = linearTicks(low, high, Math.min(9, Math.floor(box.height / 24))).filter(
    (tick) => tick >= low - 1e-12 && tick <= high + 1e-12,
  );
  const { texts } = tickTexts(ticks);
  const place = (value: number) => box.top + box.height * (1 - (value - low) / (high - low || 1));
  const stops = stepped
    ? colors.flatMap((color, at) => [
        [at / colors.length, color] as const,
        [(at + 1) / colors.length, color] as const,
      ])
    : colors.map((color, at) => [at / (colors.length - 1), color] as const);
  return (
    <g>
      <linearGradient id={id} x1={0} y1={1} x2={0} y2={0}>
        {stops.map(([offset, color], at) => (
          <stop key={at} offset={offset} stopColor={color} />
        ))}
      </linearGradient>
      <rect
        x={left}
        y={box.top}
        width={width}
        height={box.height}
        fill={`url(#${id})`}
        stroke="currentColor"
      />
      {ticks.map((tick, at) => (
        <text key={at} x={left + width + 4} y={place(tick)} dominantBaseline="central">
          {texts[at]}
        </text>
      ))}
      <text x={left + width} y={box.top - 4} textAnchor="end">
        {label}
      </text>
    </g>
  );
}
