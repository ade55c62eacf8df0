"use client";
import { useEffect, useRef } from "react";
import type { GridMap } from "@/lib/lab/picture/grid-map";
import type { Points } from "@/lib/spiral/points";
import { paintMap } from "../canvas/paint-map";
import { PointsLayer } from "../canvas/points-layer";
import { usePalette } from "../canvas/use-palette";
import { useSquare } from "../canvas/use-square";
import { useMapWords } from "./use-map-words";

interface Props {
  map: GridMap | null;
  /** said before what the map shows */
  name?: string;
  /** drawn over it, on a square of half side `extent` */
  points?: { of: Points; extent: number };
  /** for tables: drawn with fewer pixels */
  small?: boolean;
}

/** Device pixels along a side of a small map, at most. */
const smallSide = 480;

/** A decision map that fills the width it is given; an empty square until there is one. */
export function MapSquare({ map, name, points, small = false }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette(frame);
  const side = useSquare(frame, small ? smallSide : undefined);
  const words = useMapWords();
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (context && map && palette && side) paintMap(context, map, palette, side);
  }, [map, palette, side]);
  return (
    <div ref={frame} className="relative aspect-square w-full overflow-hidden rounded-md border bg-sunken">
      <canvas
        ref={canvas}
        width={side}
        height={side}
        role="img"
        aria-label={map ? (name ? `${name}. ${words(map)}` : words(map)) : undefined}
        aria-hidden={!map}
        className="absolute inset-0 size-full"
      />
      {points && palette && side > 0 && (
        <PointsLayer points={points.of} extent={points.extent} {...{ palette, side }} />
      )}
    </div>
  );
}
