"use client";
import { Crosshair } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import { Markdown } from "@/components/ui/markdown";
import { useLed } from "@/components/ui/use-led";
import { experiments, type ExperimentId } from "@/lib/content/experiments";
import type { QuestionId } from "@/lib/content/questions";
import { rememberedChoice } from "@/lib/lab/compare/guess";
import type { Dataset } from "@/lib/spiral/config";
import { useBench } from "../compare/bench-provider";
import type { ExperimentProps } from "./experiment-props";
import { GradientExperiment } from "./gradient-experiment";
import { GridExperiment } from "./grid-experiment";
import { LayersExperiment } from "./layers-experiment";
import { PredictionCard } from "./prediction-card";
import { RaceExperiment } from "./race-experiment";
import { SizesExperiment } from "./sizes-experiment";
import { TriangleExperiment } from "./triangle-experiment";
import { useGuess } from "./use-guess";

interface Props {
  id: ExperimentId;
  dataset: Dataset;
  questionId?: QuestionId;
  /** names the way by which one was led here; the title takes the focus then */
  led?: string;
}

/** The view that a plan asks for. */
function Body({ plan, ...rest }: ExperimentProps<ExperimentProps<never>["experiment"]["plan"]>) {
  switch (plan.kind) {
    case "layers":
      return <LayersExperiment {...rest} plan={plan} />;
    case "grid":
      return <GridExperiment {...rest} plan={plan} />;
    case "gradient":
      return <GradientExperiment {...rest} plan={plan} />;
    case "comparison":
      return <SizesExperiment {...rest} plan={plan} />;
    case "triangle":
      return <TriangleExperiment {...rest} plan={plan} />;
    case "race":
      return <RaceExperiment {...rest} plan={plan} />;
  }
}

/** One experiment of the course: guess, run, compare, explain. */
export function ExperimentPanel({ id, dataset, questionId, led }: Props) {
  const t = useTranslations("compare");
  const language = useLocale();
  const owner = useBench()?.owner ?? "";
  const experiment = experiments[id];
  const title = useRef<HTMLHeadingElement>(null);
  const whole = useRef<HTMLElement>(null);
  useLed(title, led, whole);
  const [guess, commit] = useGuess(owner, id);
  const pending = useMemo(() => rememberedChoice(owner, id), [owner, id]);
  const [reading, setReading] = useState<string | null>(null);
  return (
    <article ref={whole} className="min-w-0 scroll-mt-20 space-y-5">
      {led !== undefined && (
        <p data-led className="flex items-center gap-3 rounded-md bg-accent-soft px-3 py-2 text-sm">
          <Crosshair aria-hidden className="size-5 shrink-0 text-accent-strong" />
          {t("led")}
        </p>
      )}
      <div className="space-y-1">
        <h3 ref={title} tabIndex={-1} className="text-lg font-semibold">
          {experiment.title[language]}
        </h3>
        <Markdown>{experiment.about[language]}</Markdown>
      </div>
      <PredictionCard prediction={experiment.prediction} onCommit={commit} {...{ pending, guess, reading }} />
      <Body {...{ experiment, dataset, guess, questionId }} plan={experiment.plan} onReading={setReading} />
      <section className="rounded-lg border-l-4 border-accent bg-accent-soft px-4 py-3 text-sm">
        <h4 className="font-semibold text-accent-strong">{t("lookFor")}</h4>
        <Markdown>{experiment.lookFor[language]}</Markdown>
      </section>
    </article>
  );
}
