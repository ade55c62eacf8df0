"use client";
import { useMemo, useState } from "react";
import { initialWeights } from "@/lib/spiral/network";
import { extentOf } from "@/lib/spiral/plane";
import { trainingPoints } from "@/lib/spiral/points";
import { NetworkGraph } from "../graph/network-graph";
import { useLab, useLabState, useSlowLabState } from "../use-trainer";
import { usePictures } from "./use-pictures";

/** Cells along a unit's map. */
const size = 20;

/** The network in front, at the moment. */
export function NetworkInsight({ wide = false }: { wide?: boolean }) {
  const lab = useLab();
  const config = useLabState((state) => state.config);
  const seen = useSlowLabState((state) => state.weights, 300);
  const start = useMemo(() => initialWeights(config), [config]);
  const extent = useMemo(() => extentOf(trainingPoints(config.dataset).xy), [config.dataset]);
  const [firsts, setFirsts] = useState<readonly number[]>([]);
  const quiet = useLabState((state) => state.phase === "training");
  const { units } = usePictures(useMemo(() => ({ units: { size, extent, firsts } }), [extent, firsts]));
  // weights of an earlier config may be shown for a moment; their length tells
  const weights = seen?.length === start.length ? seen : start;
  return (
    <NetworkGraph
      {...{ config, weights, units, firsts, quiet, wide }}
      onFirsts={setFirsts}
      onEdit={(index, value) => {
        const next = weights.slice();
        next[index] = value;
        void lab.editWeights(next);
      }}
    />
  );
}
