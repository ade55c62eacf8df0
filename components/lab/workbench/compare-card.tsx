"use client";
import { ArrowDown, Grid2x2, Layers, Shuffle, SlidersHorizontal, Timer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SelectField } from "@/components/ui/field";
import type { Plan } from "@/lib/lab/compare/comparison";
import { gridPlan, sweepKinds, sweepPlan, type SweepKind } from "@/lib/lab/compare/plans";
import type { Dataset } from "@/lib/spiral/config";
import { useBench, useBenchState } from "../compare/bench-provider";
import { ComparisonProgress } from "../compare/comparison-progress";
import { useLabState } from "../use-trainer";
import { SweepDialog } from "./sweep-dialog";
import type { Bay } from "./workbench";

const icons = { rates: SlidersHorizontal, depths: Layers, seeds: Shuffle, optimizers: Timer } as const;
const seedCounts = [1, 3, 5, 10] as const;

interface Props {
  /** the course's experiments run on these */
  dataset: Dataset;
  /** shows a part of the workbench */
  onOpen: (bay: Bay) => void;
}

/** Comparisons in one click: the two-by-two, and sweeps around the lab's own config. */
export function CompareCard({ dataset, onOpen }: Props) {
  const t = useTranslations("compare");
  const bench = useBench();
  const { comparisons, active } = useBenchState();
  const config = useLabState((state) => state.config);
  const [seeds, setSeeds] = useState<(typeof seedCounts)[number]>(3);
  const running = comparisons.filter(({ id }) => active.includes(id));
  const [asked, setAsked] = useState<Plan | null>(null);
  const begin = (plan: Plan, guess: string | null) => {
    setAsked(null);
    bench?.begin(plan, guess);
    onOpen("own");
  };
  const twoByTwo = async () => {
    onOpen("two-by-two");
    // the course's texts are loaded when they are first needed
    const { plan } = (await import("@/lib/content/experiments")).experiments["two-by-two"];
    if (plan.kind === "grid") bench?.begin(gridPlan(plan, dataset), null);
  };
  const sweep = (kind: SweepKind) => {
    const plan = sweepPlan(kind, config, kind === "seeds" ? Math.max(3, seeds) : seeds);
    if (plan.variants.length > 1) setAsked(plan);
    else begin(plan, null);
  };
  return (
    <Card
      title={t("card.title")}
      actions={
        <Button variant="ghost" size="sm" onClick={() => onOpen("layer-explorer")}>
          <ArrowDown aria-hidden className="size-4" />
          {t("card.experiments")}
        </Button>
      }
      className="space-y-4"
    >
      <Button rests variant="secondary" className="w-full" disabled={!bench} onClick={() => void twoByTwo()}>
        <Grid2x2 aria-hidden className="size-5" />
        {t("card.twoByTwo")}
      </Button>
      <fieldset className="space-y-2">
        <legend className="text-sm font-medium">{t("card.sweep")}</legend>
        <div className="grid grid-cols-2 gap-2">
          {sweepKinds.map((kind) => {
            const Icon = icons[kind];
            return (
              <Button
                key={kind}
                rests
                variant="secondary"
                size="sm"
                disabled={!bench}
                onClick={() => sweep(kind)}
                className="justify-start py-1.5 text-left"
              >
                <Icon aria-hidden className="size-4 shrink-0" />
                <span className="min-w-0 leading-tight">{t(`subject.${kind}`)}</span>
              </Button>
            );
          })}
        </div>
        <SelectField
          label={t("card.seeds")}
          value={String(seeds)}
          onChange={({ target }) => setSeeds(seedCounts.find((count) => String(count) === target.value) ?? 3)}
        >
          {seedCounts.map((count) => (
            <option key={count} value={String(count)}>
              {t("card.seedCount", { count })}
            </option>
          ))}
        </SelectField>
      </fieldset>
      {asked && (
        <SweepDialog plan={asked} onStart={(guess) => begin(asked, guess)} onClose={() => setAsked(null)} />
      )}
      {running.map((comparison) => (
        <div key={comparison.id} className="space-y-1 border-t pt-3">
          <p className="text-sm font-medium">{t(`subject.${comparison.plan.subject}`)}</p>
          <ComparisonProgress comparison={comparison} />
        </div>
      ))}
    </Card>
  );
}
