"use client";
import { useLocale, useTranslations } from "next-intl";
import type { Experiment } from "@/lib/content/experiments";
import type { QuestionId } from "@/lib/content/questions";
import { gradientAttachment } from "@/lib/lab/attachment";
import { firstToLast, type GradientResult } from "@/lib/lab/compare/measure-gradients";
import { AttachButton } from "../submit/attach-button";

interface Props {
  results: readonly GradientResult[];
  guess: string | null;
  experiment: Experiment;
  questionId?: QuestionId;
}

/** Attaches what was measured; each line says a network's first-to-last ratio. */
export function GradientActions({ results, guess, experiment, questionId }: Props) {
  const t = useTranslations("compare.gradient");
  const names = useTranslations("lab.activation");
  const language = useLocale();
  const { title, prediction } = experiment;
  const chosen = prediction.choices.find(({ id }) => id === guess)?.text[language] ?? null;
  const make = () =>
    gradientAttachment(
      title[language],
      chosen,
      results.map((result) => ({
        config: result.config,
        label: t("finding", {
          activation: names(result.activation),
          depth: result.depth,
          share: firstToLast(result).toExponential(1),
        }),
      })),
    );
  return <AttachButton {...{ make, questionId }} />;
}
