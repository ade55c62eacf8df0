"use client";
import { WeightHistograms } from "../charts/weight-histograms";
import { ViewLoading } from "../view-loading";
import { usePictures } from "./use-pictures";

const want = { histograms: true } as const;

export function WeightsInsight() {
  const { histograms } = usePictures(want);
  return histograms ? <WeightHistograms histograms={histograms} /> : <ViewLoading />;
}
