"use client";
import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { later } from "@/components/ui/later";
import { experimentIds, type ExperimentId } from "@/lib/content/experiment";
import type { Dataset } from "@/lib/spiral/config";
import { ViewLoading } from "../view-loading";

const OwnComparisons = later(() => import("./own-comparisons").then((m) => m.OwnComparisons), ViewLoading);
const ExperimentPanel = later(
  () => import("../experiments/experiment-panel").then((m) => m.ExperimentPanel),
  ViewLoading,
);

/** A place at the workbench: an experiment of the course, or one's own comparisons. */
export type Bay = ExperimentId | "own";

export const bays: readonly Bay[] = ["own", ...experimentIds];

interface Props {
  /** null: nothing was opened yet */
  bay: Bay | null;
  onBay: (bay: Bay) => void;
  dataset: Dataset;
  /** counts openings from elsewhere; each brings the workbench into view */
  calls: number;
  /** names the time at which everybody was brought to the experiment */
  led?: string;
}

/** Below the lab: the course's six experiments and one's own comparisons. */
export function Workbench({ bay, onBay, dataset, calls, led }: Props) {
  const t = useTranslations("compare.bench");
  const place = useRef<HTMLElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (calls === 0) return;
    // the focus goes where the eye goes; whoever was brought here is led to the experiment itself
    if (led === undefined) title.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ behavior: "smooth", block: "start" });
  }, [calls, led]);
  return (
    <section
      ref={place}
      aria-label={t("title")}
      className={clsx(
        "mt-4 mb-44 min-w-0 scroll-mt-20 space-y-5 rounded-lg border bg-surface p-4 shadow-card sm:p-6 xl:mb-0",
        // room to be brought into view before its content has come
        bay && "min-h-[85dvh]",
      )}
    >
      <h2 ref={title} tabIndex={-1} className="text-xl">
        {t("title")}
      </h2>
      <ul className="flex flex-wrap gap-2">
        {bays.map((one) => (
          <li key={one}>
            <button
              type="button"
              aria-pressed={one === bay}
              onClick={() => onBay(one)}
              className="min-h-11 rounded-md border px-3 text-sm font-medium hover:bg-sunken aria-pressed:border-accent aria-pressed:bg-accent-soft"
            >
              {t(`bay.${one}`)}
            </button>
          </li>
        ))}
      </ul>
      {bay === "own" && <OwnComparisons />}
      {bay && bay !== "own" && <ExperimentPanel key={bay} id={bay} {...{ dataset, led }} />}
    </section>
  );
}
