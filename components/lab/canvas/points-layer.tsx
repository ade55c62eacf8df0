"use client";
import { useEffect, useRef } from "react";
import type { Points } from "@/lib/spiral/points";
import { paintPoints } from "./paint-points";
import type { Palette } from "./palette";

interface Props {
  points: Points;
  extent: number;
  palette: Palette;
  /** device pixels */
  side: number;
  hollow?: boolean;
  most?: number;
}

/** The data over a map, drawn only when they change. */
export function PointsLayer({ points, extent, palette, side, hollow = false, most = 260 }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    context.clearRect(0, 0, side, side);
    paintPoints(context, points, extent, palette, side, { most, hollow });
  }, [points, extent, palette, side, hollow, most]);
  return (
    <canvas
      ref={canvas}
      width={side}
      height={side}
      aria-hidden
      className="pointer-events-none absolute inset-0 size-full"
    />
  );
}
