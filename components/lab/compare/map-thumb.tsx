"use client";
import { useEffect, useRef } from "react";
import type { GridMap } from "@/lib/lab/picture/grid-map";
import { paintMap } from "../map/paint-map";
import { useMapWords } from "../map/use-map-words";
import { usePalette } from "../map/use-palette";
import { useSquare } from "../map/use-square";

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
