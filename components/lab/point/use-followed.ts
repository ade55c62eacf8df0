"use client";
import { useMemo } from "react";
import type { OwnPoint } from "@/lib/spiral/config";
import { initialWeights, parameterCount } from "@/lib/spiral/network";
import { tracePoint, type PointTrace } from "@/lib/spiral/point-trace";
import { trainingPoints } from "@/lib/spiral/points";
import { useLabState, useSlowLabState } from "../use-trainer";

/** The point that one follows, and its numbers in the network of some moments ago. */
export interface Followed {
  /** among the training points */
  index: number;
  count: number;
  point: OwnPoint;
  weights: Float32Array;
  trace: PointTrace;
}

/** Null while no point is followed. */
export function useFollowed(): Followed | null {
  const config = useLabState((state) => state.config);
  const index = useLabState((state) => state.followed);
  const seen = useSlowLabState((state) => state.weights, 300);
  const { xy, labels } = useMemo(() => trainingPoints(config.dataset), [config.dataset]);
  return useMemo(() => {
    if (index === null || index >= labels.length) return null;
    const { network, dataset } = config;
    // weights of an earlier config may be shown for a moment; their length tells
    const fits = seen?.length === parameterCount(network, dataset.classes);
    const weights = fits && seen ? seen : initialWeights(config);
    const point = { x: xy[2 * index], y: xy[2 * index + 1], label: labels[index] };
    const trace = tracePoint(network, dataset.classes, weights, point);
    return { index, count: labels.length, point, weights, trace };
  }, [config, index, seen, xy, labels]);
}
