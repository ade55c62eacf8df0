"use client";
import { Play, X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useResting } from "@/components/ui/rest";
import { trialKey, type Comparison } from "@/lib/lab/compare/comparison";
import { useBench, useBenchState } from "./bench-provider";

/** Trials ended, and the share of all work done. */
function useDone(comparison: Comparison): { done: number; total: number; share: number } {
  const { live } = useBenchState();
  const { plan, trials, id } = comparison;
  const total = plan.variants.length * plan.seeds.length;
  const partly = plan.variants
    .flatMap((variant) => plan.seeds.map((seed) => live.get(trialKey(id, variant.id, seed))))
    .reduce((sum, trial) => sum + (trial ? trial.epoch / trial.epochs : 0), 0);
  return { done: trials.length, total, share: (trials.length + partly) / total };
}

/** "about 40 seconds" */
function useTimeLeft(): string | null {
  const t = useTranslations("compare.progress");
  const format = useFormatter();
  const { leftMs } = useBenchState();
  if (leftMs === null) return null;
  const seconds = Math.max(1, Math.round(leftMs / 1000));
  return seconds < 90
    ? t("seconds", { count: format.number(seconds < 10 ? seconds : Math.ceil(seconds / 5) * 5) })
    : t("minutes", { count: format.number(Math.round(seconds / 60)) });
}

/** How far a comparison is, with the way to end it, or to go on with one that was cut off. */
export function ComparisonProgress({ comparison }: { comparison: Comparison }) {
  const t = useTranslations("compare.progress");
  const bench = useBench();
  const { active } = useBenchState();
  const { done, total, share } = useDone(comparison);
  const resting = useResting();
  const timeLeft = useTimeLeft();
  const left = resting ? t("resting") : timeLeft;
  const running = active.includes(comparison.id);
  if (!bench || (!running && done === total)) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="min-w-40 grow space-y-1">
        <progress
          value={share}
          max={1}
          aria-label={t("label")}
          className="h-2 w-full overflow-hidden rounded-full accent-(--accent)"
        />
        <p className="tabular text-sm text-muted">
          {t(running ? "done" : "cutOff", { done, total })}
          {running && left && ` · ${left}`}
        </p>
      </div>
      {running ? (
        <Button variant="secondary" size="sm" onClick={() => bench.cancel(comparison.id)}>
          <X aria-hidden className="size-4" />
          {t("cancel")}
        </Button>
      ) : (
        <Button rests variant="secondary" size="sm" onClick={() => bench.resume(comparison.id)}>
          <Play aria-hidden className="size-4" />
          {t("resume")}
        </Button>
      )}
    </div>
  );
}
