"use client";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { SelectField } from "@/components/ui/field";
import type { ComparisonPlan } from "@/lib/content/experiments";
import { sizesPlan } from "@/lib/lab/compare/plans";
import { readingOf } from "@/lib/lab/compare/readings";
import type { OptimizerKind } from "@/lib/spiral/config";
import type { ExperimentProps } from "./experiment-props";
import { RunComparison } from "./run-comparison";
import { useNewest } from "./use-newest";

const optimizers: readonly OptimizerKind[] = ["adam", "sgd", "momentum"];
const rates = [1e-3, 1e-2, 1e-1, 1];

/** Equal parameters, more and more layers, several seeds; the optimizer and its rate may be changed. */
export function SizesExperiment({
  plan: course,
  dataset,
  onReading,
  ...rest
}: ExperimentProps<ComparisonPlan>) {
  const t = useTranslations("compare.sizes");
  const names = useTranslations("lab");
  const [first] = course.setups;
  const [optimizer, setOptimizer] = useState(first.optimizer);
  const [rate, setRate] = useState(first.learningRate);
  const plan = useMemo(() => {
    const setups = course.setups.map((setup) => ({ ...setup, optimizer, learningRate: rate }));
    return sizesPlan({ ...course, setups }, dataset);
  }, [course, dataset, optimizer, rate]);
  const newest = useNewest(plan.subject, dataset);
  const asked = newest?.plan.variants.every(
    ({ config }) =>
      config.optimizer.kind === first.optimizer && config.optimizer.learningRate === first.learningRate,
  );
  const reading = newest && asked ? readingOf(newest) : null;
  useEffect(() => onReading(reading), [reading, onReading]);
  const controls = (
    <>
      <SelectField
        label={names("training.optimizer")}
        value={optimizer}
        onChange={({ target }) => setOptimizer(optimizers.find((kind) => kind === target.value) ?? "adam")}
      >
        {optimizers.map((kind) => (
          <option key={kind} value={kind}>
            {names(`optimizer.${kind}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={names("training.rate")}
        value={String(rate)}
        onChange={({ target }) => setRate(Number(target.value))}
      >
        {rates.map((one) => (
          <option key={one} value={String(one)}>
            {String(one)}
          </option>
        ))}
      </SelectField>
    </>
  );
  return (
    <RunComparison
      {...{ plan, dataset, controls, ...rest }}
      label={t("run", { runs: course.setups.length * course.seeds.length })}
    />
  );
}
