"use client";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { Markdown } from "@/components/ui/markdown";
import { architectures, describe, type ArchitectureDescription } from "@/lib/content/architectures";
import type { LayersPlan } from "@/lib/content/experiments";
import { useFigures } from "../compare/use-figures";
import type { ExperimentProps } from "./experiment-props";
import { Count, LayerTable } from "./layer-table";

/** Where most of a network's parameters are, as its layers say. */
function readLayers({ layers, totals }: ArchitectureDescription): string {
  const share = (kind: string) =>
    layers.filter(({ layer }) => layer.kind === kind).reduce((sum, one) => sum + one.parameters, 0) /
    totals.parameters;
  if (share("fully-connected") > 0.5) return "fully-connected";
  return layers[0].parameters / totals.parameters > 0.5 ? "first-convolution" : "all-convolutions";
}

function Totals({ all }: { all: readonly ArchitectureDescription[] }) {
  const t = useTranslations("compare.layers");
  const language = useLocale();
  const { whole } = useFigures();
  const cell = "px-2 py-1.5 text-right tabular whitespace-nowrap";
  return (
    <table className="w-full max-w-2xl border-collapse text-sm">
      <caption className="sr-only">{t("totals")}</caption>
      <thead>
        <tr className="text-xs text-muted">
          <td />
          <th scope="col" className="px-2 py-1 text-right font-medium">
            {t("learned")}
          </th>
          <th scope="col" className="px-2 py-1 text-right font-medium">
            {t("parameters")}
          </th>
          <th scope="col" className="px-2 py-1 text-right font-medium">
            {t("multiplyAdds")}
          </th>
        </tr>
      </thead>
      <tbody>
        {all.map(({ architecture, totals }) => (
          <tr key={architecture.id} className="border-t">
            <th scope="row" className="px-2 py-1.5 text-left font-medium">
              {architecture.title[language]}
            </th>
            <td className={cell}>
              {totals.fixedLayers === 0
                ? whole(totals.learnedLayers)
                : t("learnedWithFixed", {
                    learned: whole(totals.learnedLayers),
                    all: whole(totals.learnedLayers + totals.fixedLayers),
                  })}
            </td>
            <td className={cell}>
              <Count value={totals.parameters} />
            </td>
            <td className={cell}>
              <Count value={totals.multiplyAdds} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Networks layer by layer; nothing is shown before the guess, for it would give the answer away. */
export function LayersExperiment({ plan, guess, onReading }: ExperimentProps<LayersPlan>) {
  const t = useTranslations("compare.layers");
  const language = useLocale();
  const all = useMemo(() => plan.architectures.map((id) => describe(architectures[id])), [plan]);
  const [chosen, setChosen] = useState(plan.architectures[1] ?? plan.architectures[0]);
  const [peek, setPeek] = useState(false);
  const open = guess !== null || peek;
  const alexnet = all.find(({ architecture }) => architecture.id === "alexnet");
  const reading = guess !== null && alexnet ? readLayers(alexnet) : null;
  useEffect(() => onReading(reading), [reading, onReading]);
  const shown = all.find(({ architecture }) => architecture.id === chosen) ?? all[0];
  if (!open)
    return (
      <button
        type="button"
        onClick={() => setPeek(true)}
        className="min-h-11 text-sm font-medium text-accent underline underline-offset-4"
      >
        {t("peek")}
      </button>
    );
  return (
    <div className="space-y-5">
      <Totals all={all} />
      <div role="group" aria-label={t("choose")} className="flex flex-wrap gap-1">
        {all.map(({ architecture: { id, title } }) => (
          <button
            key={id}
            type="button"
            aria-pressed={id === chosen}
            onClick={() => setChosen(id)}
            className="min-h-11 rounded-md border px-3 text-sm aria-pressed:border-accent aria-pressed:bg-accent-soft"
          >
            {title[language]}
          </button>
        ))}
      </div>
      <div className="space-y-2 text-sm">
        <Markdown>{shown.architecture.variant[language]}</Markdown>
        <Markdown>{shown.architecture.story[language]}</Markdown>
      </div>
      <LayerTable description={shown} />
    </div>
  );
}
