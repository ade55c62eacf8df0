"use client";
import { Play } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { Plan } from "@/lib/lab/compare/comparison";
import { useBench, useBenchState } from "../compare/bench-provider";
import { ComparisonActions } from "../compare/comparison-actions";
import { ComparisonView } from "../compare/comparison-view";
import type { ExperimentProps } from "./experiment-props";
import { useNewest } from "./use-newest";

interface Props extends Pick<ExperimentProps<never>, "dataset" | "guess" | "questionId"> {
  plan: Plan;
  label: string;
  /** beside the button */
  controls?: ReactNode;
}

/** A button that trains a whole plan, and what came out of it last. */
export function RunComparison({ plan, label, controls, dataset, guess, questionId }: Props) {
  const t = useTranslations("compare.progress");
  const bench = useBench();
  const { active } = useBenchState();
  const newest = useNewest(plan.subject, dataset);
  const running = newest !== null && active.includes(newest.id);
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-end gap-3">
        {controls}
        <Button
          rests
          variant={newest || guess === null ? "secondary" : "primary"}
          disabled={!bench}
          busy={running}
          onClick={() => bench?.begin(plan, guess)}
        >
          <Play aria-hidden className="size-4" />
          {running ? t("running") : newest ? t("again") : guess === null ? t("without") : label}
        </Button>
      </div>
      {newest && (
        <ComparisonView
          key={newest.id}
          comparison={newest}
          actions={<ComparisonActions {...{ comparison: newest, questionId }} />}
        />
      )}
    </div>
  );
}
