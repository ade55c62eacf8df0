"use client";
import { useRef } from "react";
import { withLatest } from "@/lib/lab/run/history";
import { CurveChart } from "../charts/curve-chart";
import { useSlowLabState } from "../use-trainer";
import { useHeight } from "./use-height";

/** Pixels that are not chart: two headings, and two legends of two lines. */
const words = 164;
const least = 64;
const most = 280;

/** The curves of the run in front, in the height that is left for them. */
export function LiveCurves({ fill = false }: { fill?: boolean }) {
  const curve = useSlowLabState(({ curve, latest }) => withLatest(curve, latest), 200);
  const frame = useRef<HTMLDivElement>(null);
  const height = useHeight(frame);
  const each = fill ? Math.round(Math.max(least, Math.min(most, (height - words) / 2))) : undefined;
  return (
    <div ref={frame} className={fill ? "line-chart-low h-full" : undefined}>
      {(!fill || height > 0) && <CurveChart curve={curve} height={each} />}
    </div>
  );
}
