"use client";
import { ConfidenceCard } from "../softmax/confidence-card";
import { useLabState } from "../use-trainer";

export function ConfidenceInsight() {
  const config = useLabState((state) => state.config);
  const weights = useLabState((state) => state.weights);
  const at = useLabState((state) => state.pointer);
  return <ConfidenceCard network={config.network} classes={config.dataset.classes} {...{ weights, at }} />;
}
