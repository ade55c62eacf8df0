"use client";
import { clsx } from "clsx";
import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { experimentIds, experiments, type ExperimentId } from "@/lib/content/experiments";
import type { Dataset } from "@/lib/spiral/config";
import { ViewLoading } from "../insights/view-loading";
import { useBenchState } from "./bench-provider";
import { ComparisonActions } from "./comparison-actions";
import { ComparisonView } from "./comparison-view";
import { KeptComparisons } from "./kept-comparisons";

const ExperimentPanel = dynamic(
  () => import("../experiments/experiment-panel").then((m) => m.ExperimentPanel),
  { ssr: false, loading: ViewLoading },
);

/** A place at the workbench: an experiment of the course, or one's own comparisons. */
export type Bay = ExperimentId | "own";

export const bays: readonly Bay[] = ["own", ...experimentIds];

/** The bay's name in the workbench's row. */
function useBayName(): (bay: Bay) => string {
  const t = useTranslations("compare.bench");
  const language = useLocale();
  return (bay) => (bay === "own" ? t("own") : experiments[bay].title[language]);
}

function Own() {
  const t = useTranslations("compare.bench");
  const { comparisons, active } = useBenchState();
  const [chosen, setChosen] = useState<string | null>(null);
  const [newest, setNewest] = useState<string | null>(null);
  // a comparison that has just begun is what one wants to see
  if (comparisons[0] && comparisons[0].id !== newest) {
    setNewest(comparisons[0].id);
    if (active.includes(comparisons[0].id)) setChosen(comparisons[0].id);
  }
  const shown = comparisons.find(({ id }) => id === chosen) ?? comparisons[0] ?? null;
  return (
    <div className="space-y-4">
      <p className="text-sm text-muted">{t("ownAbout")}</p>
      <div className="grid gap-5 lg:grid-cols-[16rem_minmax(0,1fr)]">
        <KeptComparisons shown={shown?.id ?? null} onShow={setChosen} />
        {shown && (
          <ComparisonView
            key={shown.id}
            comparison={shown}
            actions={<ComparisonActions comparison={shown} />}
          />
        )}
      </div>
    </div>
  );
}

interface Props {
  /** null: nothing was opened yet */
  bay: Bay | null;
  onBay: (bay: Bay) => void;
  dataset: Dataset;
  /** counts openings from elsewhere; each brings the workbench into view */
  calls: number;
}

/** Below the lab: the course's six experiments and one's own comparisons. */
export function Workbench({ bay, onBay, dataset, calls }: Props) {
  const t = useTranslations("compare.bench");
  const nameOf = useBayName();
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (calls > 0) place.current?.scrollIntoView({ behavior: "smooth", block: "start" });
  }, [calls]);
  return (
    <section
      ref={place}
      aria-label={t("title")}
      className={clsx(
        "mt-4 mb-24 min-w-0 scroll-mt-20 space-y-5 rounded-lg border bg-surface p-4 shadow-card sm:p-6 lg:mb-0",
        // room to be brought into view before its content has come
        bay && "min-h-[85dvh]",
      )}
    >
      <h2 className="text-xl">{t("title")}</h2>
      <ul className="flex flex-wrap gap-2">
        {bays.map((one) => (
          <li key={one}>
            <button
              type="button"
              aria-pressed={one === bay}
              onClick={() => onBay(one)}
              className="min-h-11 rounded-md border px-3 text-sm font-medium hover:bg-sunken aria-pressed:border-accent aria-pressed:bg-accent-soft"
            >
              {nameOf(one)}
            </button>
          </li>
        ))}
      </ul>
      {bay === "own" && <Own />}
      {bay && bay !== "own" && <ExperimentPanel key={bay} id={bay} dataset={dataset} />}
    </section>
  );
}
