"use client";
import { useEffect, useRef, useState } from "react";
import { computeMap } from "@/lib/lab/picture/compute-map";
import type { GridMap } from "@/lib/lab/picture/grid-map";
import type { Network } from "@/lib/spiral/config";
import { extentOf, usualExtent } from "@/lib/spiral/plane";
import type { Points } from "@/lib/spiral/points";
import { paintMap } from "../canvas/paint-map";
import { PointsLayer } from "../canvas/points-layer";
import { usePalette } from "../canvas/use-palette";
import { useSquare } from "../canvas/use-square";
import { useMapWords } from "./use-map-words";

interface Props {
  network: Network;
  classes: number;
  /** in the layout of lib/spiral/network.ts */
  weights: Float32Array;
  points?: Points;
  /** cells along a side; 100 unless told */
  size?: number;
  /** half the side of the square shown; what the points need unless told */
  extent?: number;
}

/** The decision map of stored weights. It fills the width that it is given; needs the "lab" messages. */
export function DecisionMap({ network, classes, weights, points, size = 100, extent: wanted }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette(frame);
  const side = useSquare(frame);
  const words = useMapWords();
  const [map, setMap] = useState<GridMap | null>(null);
  const extent = wanted ?? (points ? extentOf(points.xy) : usualExtent);

  useEffect(() => {
    const stop = new AbortController();
    void computeMap(network, classes, weights, { size, extent }, stop.signal).then(
      (next) => next && setMap(next),
    );
    return () => stop.abort();
  }, [network, classes, weights, size, extent]);

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
        aria-label={map ? words(map) : undefined}
        aria-hidden={!map}
        className="absolute inset-0 size-full"
      />
      {points && palette && side > 0 && (
        <PointsLayer points={points} extent={extent} palette={palette} side={side} />
      )}
    </div>
  );
}
