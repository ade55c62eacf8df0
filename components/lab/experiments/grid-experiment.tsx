"use client";
import { useTranslations } from "next-intl";
import { useEffect, useMemo } from "react";
import type { GridPlan } from "@/lib/content/experiments";
import { shownTrial } from "@/lib/lab/compare/comparison";
import { gridPlan } from "@/lib/lab/compare/plans";
import { readingOf } from "@/lib/lab/compare/readings";
import { isLinear } from "@/lib/spiral/linear-product";
import type { ExperimentProps } from "./experiment-props";
import { MatrixProduct } from "./matrix-product";
import { RunComparison } from "./run-comparison";
import { useNewest } from "./use-newest";

/** Activation × optimizer in one click, and the product of the linear net's matrices beside it. */
export function GridExperiment({ plan: course, dataset, onReading, ...rest }: ExperimentProps<GridPlan>) {
  const t = useTranslations("compare.grid");
  const plan = useMemo(() => gridPlan(course, dataset), [course, dataset]);
  const newest = useNewest(plan.subject, dataset);
  const reading = newest && readingOf(newest);
  useEffect(() => onReading(reading), [reading, onReading]);
  const linear = newest?.plan.variants.find(
    (variant) => isLinear(variant.config.network) && shownTrial(newest, variant.id)?.weights.length,
  );
  const trial = newest && linear ? shownTrial(newest, linear.id) : null;
  return (
    <div className={linear ? "grid gap-6 2xl:grid-cols-2" : undefined}>
      <RunComparison {...{ plan, dataset, ...rest }} label={t("run")} />
      {linear && trial && <MatrixProduct config={linear.config} weights={trial.weights} />}
    </div>
  );
}
