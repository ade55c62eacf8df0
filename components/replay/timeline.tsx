"use client";
import { clsx } from "clsx";
import type { ReplayMark } from "@/lib/review/replay/replay";
import type { Outline, ToldClass } from "./told-class";

const [width, height] = [1_000, 100];

/** Where the line is drawn, left out where nothing had stood. */
function lineOf(heights: readonly (number | null)[]): string {
  return heights
    .flatMap((one, at) =>
      one === null ? [] : `${(width * at) / (heights.length - 1)},${height * (1 - 0.94 * one) - 3}`,
    )
    .join(" ");
}

interface Props {
  told: ToldClass;
  outline: Outline;
  marks: readonly ReplayMark[];
  /** from 0 to 1 */
  at: number;
}

/** The class as a whole, and where its telling is. */
export function Timeline({ told: { pace }, outline, marks, at }: Props) {
  const { bars, best, middle } = outline;
  const step = width / bars.length;
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className="block h-20 w-full"
    >
      {bars.map((bar, place) => (
        <rect
          key={place}
          x={place * step}
          y={height * (1 - bar)}
          width={0.8 * step}
          height={height * bar}
          className="fill-line"
        />
      ))}
      {marks.map((mark, place) => {
        const x = pace.length === 0 ? 0 : (width * pace.toldAt(mark.at)) / pace.length;
        return (
          <path
            key={place}
            d={`M${x} 0V${height}`}
            vectorEffect="non-scaling-stroke"
            strokeDasharray={mark.kind === "check" ? "2 3" : undefined}
            className="fill-none stroke-line-strong"
          />
        );
      })}
      {Object.entries({ best, middle }).map(([which, heights]) => (
        <polyline
          key={which}
          data-curve={which}
          points={lineOf(heights)}
          vectorEffect="non-scaling-stroke"
          strokeWidth={2}
          strokeDasharray={which === "middle" ? "5 4" : undefined}
          className={clsx("fill-none", which === "best" ? "stroke-accent" : "stroke-class-1")}
        />
      ))}
      {/* what is still to come is paler */}
      <rect x={width * at} y={0} width={width * (1 - at)} height={height} className="fill-surface/65" />
      <path
        d={`M${width * at} 0V${height}`}
        vectorEffect="non-scaling-stroke"
        strokeWidth={2}
        className="fill-none stroke-text"
      />
    </svg>
  );
}
