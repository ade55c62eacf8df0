"use client";
import { useEffect, useMemo, useRef } from "react";
import { paintMap } from "@/components/lab/canvas/paint-map";
import type { Palette } from "@/components/lab/canvas/palette";
import { usualExtent } from "@/lib/spiral/plane";
import { unpackMap } from "@/lib/spiral/small-map";

interface Props {
  /** as it was sent */
  bytes: Uint8Array;
  palette: Palette;
  /** device pixels */
  side: number;
  /** spoken; without it the map is for the eye only */
  name?: string;
}

/** A student's decision map as it was sent: a few cells, drawn smoothly. */
export function TileMap({ bytes, palette, side, name }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const grid = useMemo(() => unpackMap(bytes), [bytes]);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (context && grid && side > 0) paintMap(context, { ...grid, extent: usualExtent }, palette, side);
  }, [grid, palette, side]);
  return (
    <canvas
      ref={canvas}
      width={side}
      height={side}
      data-map={grid ? grid.size : undefined}
      {...(name ? { role: "img", "aria-label": name } : { "aria-hidden": true })}
      className="absolute inset-0 size-full"
    />
  );
}
