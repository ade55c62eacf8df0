"use client";
import { useTranslations } from "next-intl";
import { useEffect, useMemo } from "react";
import type { RacePlan } from "@/lib/content/experiments";
import { racePlan, raceSweepPlan } from "@/lib/lab/compare/plans";
import { readingOf } from "@/lib/lab/compare/readings";
import type { ExperimentProps } from "./experiment-props";
import { RunComparison } from "./run-comparison";
import { useNewest } from "./use-newest";

/** The race from the same initial weights, then the sweep over learning rates. */
export function RaceExperiment({ plan: course, dataset, onReading, ...rest }: ExperimentProps<RacePlan>) {
  const t = useTranslations("compare.race");
  const race = useMemo(() => racePlan(course, dataset), [course, dataset]);
  const sweep = useMemo(() => raceSweepPlan(course, dataset), [course, dataset]);
  const newest = useNewest(race.subject, dataset);
  const reading = newest && readingOf(newest);
  useEffect(() => onReading(reading), [reading, onReading]);
  return (
    <div className="space-y-6">
      <section className="space-y-3">
        <h4 className="font-semibold">{t("race")}</h4>
        <RunComparison plan={race} label={t("runRace")} dataset={dataset} {...rest} />
      </section>
      <section className="space-y-3 border-t pt-4">
        <h4 className="font-semibold">{t("sweep")}</h4>
        <p className="text-sm text-muted">{t("sweepAbout")}</p>
        <RunComparison
          plan={sweep}
          label={t("runSweep", { runs: sweep.variants.length * sweep.seeds.length })}
          dataset={dataset}
          {...rest}
        />
      </section>
    </div>
  );
}
