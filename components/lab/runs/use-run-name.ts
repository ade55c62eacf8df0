"use client";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { Difference } from "@/lib/lab/config/differences";
import { activations, datasetKinds, initialisations, optimizerKinds } from "@/lib/spiral/config";

/** Puts a run's telling properties into words: "ReLU · Adam · 0.001". */
export function useRunName(): (differences: readonly Difference[]) => string {
  const t = useTranslations("lab");
  return useCallback(
    (differences) => {
      const word = ({ key, value }: Difference): string => {
        const activation = activations.find((name) => name === value);
        if (key === "activation" && activation) return t(`activation.${activation}`);
        const optimizer = optimizerKinds.find((name) => name === value);
        if (key === "optimizer" && optimizer) return t(`optimizer.${optimizer}`);
        const kind = datasetKinds.find((name) => name === value);
        if (key === "data" && kind) return t(`dataset.${kind}`);
        const rule = initialisations.find((name) => name === value);
        if (key === "initialisation" && rule) return t(`initialisation.${rule}`);
        if (key === "network" || key === "activation" || key === "features") return value;
        return t(`runs.property.${key}`, { value });
      };
      return differences.map(word).join(" · ");
    },
    [t],
  );
}
