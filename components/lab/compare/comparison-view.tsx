"use client";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { Announcer } from "@/components/ui/announcer";
import { later } from "@/components/ui/later";
import type { Comparison } from "@/lib/lab/compare/comparison";
import { viewVariants, type VariantView } from "@/lib/lab/compare/variant-view";
import { ViewLoading } from "../view-loading";
import { useBenchState } from "./bench-provider";
import { ComparisonProgress } from "./comparison-progress";
import { GuessLine } from "./guess-line";
import { ResultGrid } from "./result-grid";
import { ResultTable } from "./result-table";
import { useSummaryWords } from "./use-summary-words";
import { useVariantNames } from "./use-variant-names";

const RunOverlay = later(() => import("../runs/run-overlay").then((m) => m.RunOverlay), ViewLoading);
const RatesChart = later(() => import("./rates-chart").then((m) => m.RatesChart), ViewLoading);

/** Curves in one chart; more cannot be told apart. */
const mostCurves = 10;

/** A part that opens on demand and costs nothing before. */
function Fold({ title, children }: { title: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="group" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="flex min-h-11 items-center gap-1.5 text-sm font-medium">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
        {title}
      </summary>
      {open && children}
    </details>
  );
}

function Results({ comparison, views }: { comparison: Comparison; views: readonly VariantView[] }) {
  const t = useTranslations("compare");
  const subject = t(`subject.${comparison.plan.subject}`);
  const caption = t("table.caption", { subject });
  const { layout } = comparison.plan;
  if (layout.kind === "grid") return <ResultGrid {...{ layout, views, caption }} />;
  if (layout.kind === "list") return <ResultTable {...{ views, caption }} />;
  return (
    <>
      <RatesChart views={views} words={t("rates.words")} />
      <Fold title={t("table.all")}>
        <ResultTable {...{ views, caption }} />
      </Fold>
    </>
  );
}

interface Props {
  comparison: Comparison;
  /** what can be done with it */
  actions?: ReactNode;
}

/** A comparison as it stands: progress, pictures, figures, curves, and all of it in words. */
export function ComparisonView({ comparison, actions }: Props) {
  const t = useTranslations("compare");
  const { live, active } = useBenchState();
  const names = useVariantNames(comparison.plan);
  const words = useSummaryWords();
  const views = viewVariants(comparison, names, live);
  const running = active.includes(comparison.id);
  const summary = words(views);
  const curves = views.filter(({ curve }) => curve.length > 1).slice(0, mostCurves);
  return (
    <div className="min-w-0 space-y-4" data-comparison={running ? "running" : "rest"}>
      <ComparisonProgress comparison={comparison} />
      <GuessLine {...{ comparison, views, running }} />
      <Results {...{ comparison, views }} />
      {!running && comparison.trials.length > 0 && <p className="text-sm">{summary}</p>}
      {curves.length > 0 && (
        <Fold title={t("curves")}>
          <RunOverlay runs={curves} />
        </Fold>
      )}
      {!running && actions}
      <Announcer text={running ? t("progress.started") : comparison.trials.length > 0 ? summary : ""} />
    </div>
  );
}
