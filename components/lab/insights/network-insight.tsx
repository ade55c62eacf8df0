"use client";
import { useMemo } from "react";
import { NetworkGraph } from "../graph/network-graph";
import { useLab, useLabState, useSlowLabState } from "../trainer/use-trainer";
import { initialWeights } from "@/lib/spiral/network";
import { usePictures } from "../views/use-pictures";

const want = { units: { size: 20, extent: 1.3 } } as const;

export function NetworkInsight() {
  const lab = useLab();
  const config = useLabState((state) => state.config);
  const seen = useSlowLabState((state) => state.weights, 300);
  const start = useMemo(() => initialWeights(config), [config]);
  const { units } = usePictures(want);
  // weights of an earlier config may be shown for a moment; their length tells
  const weights = seen?.length === start.length ? seen : start;
  return (
    <NetworkGraph
      {...{ config, weights, units }}
      onEdit={(index, value) => {
        const next = weights.slice();
        next[index] = value;
        void lab.editWeights(next);
      }}
    />
  );
}
