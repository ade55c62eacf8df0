"use client";
import { Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { later } from "@/components/ui/later";
import type { GradientPlan } from "@/lib/content/experiments";
import { firstToLast, measureGradients, type GradientResult } from "@/lib/lab/compare/measure-gradients";
import { readGradient } from "@/lib/lab/compare/readings";
import type { Initialisation } from "@/lib/spiral/config";
import { ViewLoading } from "../view-loading";
import type { ExperimentProps } from "./experiment-props";
import { GradientActions } from "./gradient-actions";

const GradientCharts = later(() => import("./gradient-charts").then((m) => m.GradientCharts), ViewLoading);

interface Measured {
  initialisation: Initialisation;
  results: readonly GradientResult[];
  whole: boolean;
}

/** Measures on demand; another start ends the one before. */
function useMeasured({ plan, dataset }: Pick<ExperimentProps<GradientPlan>, "plan" | "dataset">) {
  const [measured, setMeasured] = useState<Measured | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const measure = async (initialisation: Initialisation) => {
    stop.current?.abort();
    const mine = new AbortController();
    stop.current = mine;
    const results: GradientResult[] = [];
    setMeasured({ initialisation, results, whole: false });
    await measureGradients(plan, dataset, initialisation, {
      signal: mine.signal,
      tell: (result) => {
        results.push(result);
        setMeasured({ initialisation, results: [...results], whole: false });
      },
    });
    if (!mine.signal.aborted) setMeasured({ initialisation, results, whole: true });
  };
  return { measured, measure };
}

/** How far gradients reach down: norms layer by layer, sigmoid against ReLU, at growing depth. */
export function GradientExperiment(props: ExperimentProps<GradientPlan>) {
  const { plan, dataset, onReading, guess, experiment, questionId } = props;
  const t = useTranslations("compare.gradient");
  const rules = useTranslations("lab.initialisation");
  const [initialisation, setInitialisation] = useState(plan.initialisations[0]);
  const { measured, measure } = useMeasured({ plan, dataset });
  const results = measured?.results ?? [];
  const running = measured !== null && !measured.whole;
  const total = plan.depths.length * plan.activations.length;
  const deepest = Math.max(...plan.depths);
  const asked = results.find(({ activation, depth }) => activation === "sigmoid" && depth === deepest);
  const reading =
    asked && measured?.initialisation === plan.initialisations[0] ? readGradient(firstToLast(asked)) : null;
  useEffect(() => onReading(reading), [reading, onReading]);
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-end gap-3">
        <SelectField
          label={t("initialisation")}
          value={initialisation}
          onChange={({ target }) =>
            setInitialisation(plan.initialisations.find((rule) => rule === target.value) ?? "pytorch")
          }
        >
          {plan.initialisations.map((rule) => (
            <option key={rule} value={rule}>
              {rules(rule)}
            </option>
          ))}
        </SelectField>
        <Button
          rests
          variant={measured ? "secondary" : "primary"}
          busy={running}
          onClick={() => void measure(initialisation)}
        >
          <Play aria-hidden className="size-4" />
          {running ? t("running", { done: results.length, total }) : t(measured ? "again" : "run")}
        </Button>
      </div>
      {results.length > 0 && (
        <>
          <GradientCharts results={results} depths={plan.depths} activations={plan.activations} />
          {measured?.whole && <GradientActions {...{ results, guess, experiment, questionId }} />}
        </>
      )}
    </div>
  );
}
