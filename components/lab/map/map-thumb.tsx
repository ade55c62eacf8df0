"use client";
import { useEffect, useRef } from "react";
import type { GridMap } from "@/lib/lab/picture/grid-map";
import { paintMap } from "../canvas/paint-map";
import { usePalette } from "../canvas/use-palette";
import { useSquare } from "../canvas/use-square";
import { useMapWords } from "./use-map-words";

/** A small decision map; an empty square until there is one. */
export function MapThumb({ map, name }: { map: GridMap | null; name: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette(frame);
  const side = useSquare(frame, 480);
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
        aria-label={map ? `${name}. ${words(map)}` : undefined}
        aria-hidden={!map}
        className="absolute inset-0 size-full"
      />
    </div>
  );
}
