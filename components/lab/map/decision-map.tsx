"use client";
import { useEffect, useState } from "react";
import { computeMap } from "@/lib/lab/picture/compute-map";
import type { GridMap } from "@/lib/lab/picture/grid-map";
import type { Network } from "@/lib/spiral/config";
import { extentOf, usualExtent } from "@/lib/spiral/plane";
import type { Points } from "@/lib/spiral/points";
import { MapSquare } from "./map-square";

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
  const [map, setMap] = useState<GridMap | null>(null);
  const extent = wanted ?? (points ? extentOf(points.xy) : usualExtent);
  useEffect(() => {
    const stop = new AbortController();
    void computeMap(network, classes, weights, { size, extent }, stop.signal).then(
      (next) => next && setMap(next),
    );
    return () => stop.abort();
  }, [network, classes, weights, size, extent]);
  return <MapSquare map={map} points={points && { of: points, extent }} />;
}
