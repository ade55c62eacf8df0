"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { VariantView } from "@/lib/lab/compare/variant-view";
import { LineChart } from "../charts/line-chart";
import { useFigures } from "./use-figures";

const dashes = [undefined, [6, 4], [2, 3], [10, 3, 2, 3]];

/** Accuracy over the learning rate, a line for each optimizer. */
export function RatesChart({ views, words }: { views: readonly VariantView[]; words: string }) {
  const t = useTranslations("compare.rates");
  const optimizer = useTranslations("lab.optimizer");
  const { percent } = useFigures();
  const x = useMemo(
    () => [...new Set(views.map((view) => view.variant.config.optimizer.learningRate))].sort((a, b) => a - b),
    [views],
  );
  const kinds = [...new Set(views.map((view) => view.variant.config.optimizer.kind))];
  const lines = kinds.map((kind, i) => ({
    label: optimizer(kind),
    ink: i,
    dash: dashes[i % dashes.length],
    values: x.map((rate) => {
      const found = views.find(({ variant: { config } }) => {
        return config.optimizer.kind === kind && config.optimizer.learningRate === rate;
      });
      return found?.mean ?? null;
    }),
  }));
  return (
    <LineChart
      {...{ x, lines, words }}
      height={260}
      logX
      dots
      range={[0, 1]}
      format={percent}
      formatX={(rate) => String(Number(rate.toPrecision(3)))}
      xLabel={t("rate")}
      yLabel={t("accuracy")}
    />
  );
}
