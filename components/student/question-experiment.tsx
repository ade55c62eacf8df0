"use client";
import { ChevronRight, FlaskConical } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { later } from "@/components/ui/later";
import { experiments } from "@/lib/content/experiments";
import { questionById, type QuestionId } from "@/lib/content/questions";
import type { Dataset } from "@/lib/spiral/config";
import { TabLoading } from "./tab-loading";

const ExperimentPanel = later(
  () => import("@/components/lab/experiments/experiment-panel").then((m) => m.ExperimentPanel),
  TabLoading,
);

/** The experiment that belongs to a question; nothing of it is loaded before it is opened. */
export function QuestionExperiment({ questionId, dataset }: { questionId: QuestionId; dataset: Dataset }) {
  const t = useTranslations("compare.question");
  const language = useLocale();
  const [open, setOpen] = useState(false);
  const { experimentId } = questionById(questionId);
  return (
    <details
      className="group rounded-lg border border-line-strong"
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className="flex min-h-12 items-center gap-2.5 px-4 py-2 font-medium">
        <FlaskConical aria-hidden className="size-5 shrink-0 text-accent" />
        <span className="min-w-0">
          <span className="block text-xs font-normal text-muted">{t("title")}</span>
          {experiments[experimentId].title[language]}
        </span>
        <ChevronRight
          aria-hidden
          className="ml-auto size-5 shrink-0 transition-transform group-open:rotate-90"
        />
      </summary>
      {open && (
        <div className="border-t p-4">
          <ExperimentPanel id={experimentId} {...{ dataset, questionId }} />
        </div>
      )}
    </details>
  );
}
