"use client";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { SelectField } from "@/components/ui/field";
import type { TrianglePlan } from "@/lib/content/experiments";
import { shownTrial } from "@/lib/lab/compare/comparison";
import { trianglePlan } from "@/lib/lab/compare/plans";
import { readFarAway } from "@/lib/lab/compare/readings";
import { nameConfigs } from "@/lib/lab/config/differences";
import type { Config } from "@/lib/spiral/config";
import { forward, softmax } from "@/lib/spiral/forward";
import { useBench } from "../compare/bench-provider";
import { useRunName } from "../runs/use-run-name";
import { useRuns } from "../runs/use-runs";
import type { ExperimentProps } from "./experiment-props";
import { RunComparison } from "./run-comparison";
import { TriangleBoard } from "./triangle-board";
import { useNewest } from "./use-newest";

interface Trained {
  id: string;
  name: string;
  config: Config;
  weights: Float32Array;
}

const silent = { onGone: () => {}, onFailed: () => {} };

/** The student's own runs with three classes, newest first. */
function useOwn(owner: string): Trained[] {
  const { list } = useRuns(owner, silent);
  const nameOf = useRunName();
  return useMemo(() => {
    const fitting = list.filter(({ config }) => config.dataset.classes === 3).slice(0, 20);
    const names = nameConfigs(fitting.map(({ config }) => config));
    return fitting.map(({ id, title, config, weights }, i) => ({
      ...{ id, config, weights },
      name: title ?? nameOf(names[i]),
    }));
  }, [list, nameOf]);
}

/** Probabilities on a circle far outside the data. */
function farAway({ config, weights }: Trained): Float32Array {
  const xy = Float32Array.from({ length: 200 }, (_, i) => {
    const angle = (2 * Math.PI * Math.floor(i / 2)) / 100;
    return 6 * (i % 2 === 0 ? Math.cos(angle) : Math.sin(angle));
  });
  return softmax(forward(config.network, 3, weights, xy), 3);
}

/** Three logits become a point in the triangle, wherever one points. */
export function TriangleExperiment(props: ExperimentProps<TrianglePlan>) {
  const { plan: course, dataset, onReading, experiment, guess, questionId } = props;
  const t = useTranslations("compare.triangle");
  const bench = useBench();
  const plan = useMemo(() => trianglePlan(course, dataset), [course, dataset]);
  const newest = useNewest(plan.subject, dataset);
  const trial = newest && shownTrial(newest, course.setup.id);
  const own = useOwn(bench?.owner ?? "");
  const [chosen, setChosen] = useState("");
  const network: Trained | null = useMemo(() => {
    const kept = own.find(({ id }) => id === chosen);
    if (kept) return kept;
    if (trial && trial.weights.length > 0) {
      const [{ config }] = plan.variants;
      return { id: "", name: "", config, weights: trial.weights };
    }
    // a network of theirs would tell the answer before the guess
    return guess === null ? null : (own[0] ?? null);
  }, [own, chosen, trial, plan, guess]);
  const reading = useMemo(() => network && readFarAway(farAway(network), 3), [network]);
  useEffect(() => onReading(reading), [reading, onReading]);
  return (
    <div className="space-y-6">
      <TriangleBoard network={network} plan={course} key={experiment.id} />
      <div className="space-y-3 border-t pt-4">
        {own.length > 0 && (guess !== null || trial) && (
          <SelectField
            label={t("network")}
            value={chosen}
            onChange={({ target }) => setChosen(target.value)}
            className="max-w-md"
          >
            <option value="">{t(trial ? "trainedHere" : "newestOwn")}</option>
            {own.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        <RunComparison {...{ plan, dataset, guess, questionId }} label={t("train")} />
      </div>
    </div>
  );
}
