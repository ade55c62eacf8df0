"use client";
import type { Comparison, Subject } from "@/lib/lab/compare/comparison";
import type { Dataset } from "@/lib/spiral/config";
import { sameData } from "@/lib/spiral/same-data";
import { useBenchState } from "../compare/bench-provider";

/** The newest comparison of a subject on these data. */
export function useNewest(subject: Subject, dataset: Dataset): Comparison | null {
  const { comparisons } = useBenchState();
  return (
    comparisons.find(
      ({ plan }) =>
        plan.subject === subject && plan.variants.some(({ config }) => sameData(config.dataset, dataset)),
    ) ?? null
  );
}
