"use client";
import { WeightHistograms } from "../pictures/weight-histograms";
import { usePictures } from "../views/use-pictures";
import { ViewLoading } from "./view-loading";

const want = { histograms: true } as const;

export function WeightsInsight() {
  const { histograms } = usePictures(want);
  return histograms ? <WeightHistograms histograms={histograms} /> : <ViewLoading />;
}
