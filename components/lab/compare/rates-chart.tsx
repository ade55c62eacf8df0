"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { VariantView } from "@/lib/lab/compare/variant-view";
import { numberText } from "@/lib/lab/config/typed-number";
import type { Line } from "../charts/line";
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
  const lines = kinds.flatMap((kind, ink) => {
    const found = x.map((rate) =>
      views.find(({ variant: { config } }) => {
        return config.optimizer.kind === kind && config.optimizer.learningRate === rate;
      }),
    );
    const line: Line = {
      ...{ label: optimizer(kind), ink, dash: dashes[ink % dashes.length] },
      values: found.map((view) => view?.mean ?? null),
    };
    // with one seed there is no deviation to show
    if (found.every((view) => view?.spread == null)) return [line];
    const away = (by: 1 | -1) =>
      found.map((view) => (view?.mean == null || view.spread == null ? null : view.mean + by * view.spread));
    const edge = (name: "above" | "below", by: 1 | -1): Line => ({
      ...{ label: t(name, { optimizer: optimizer(kind) }), ink, edge: true, values: away(by) },
    });
    return [line, edge("above", 1), edge("below", -1)];
  });
  return (
    <LineChart
      {...{ x, lines, words }}
      height={260}
      logX
      dots
      range={[0, 1]}
      format={percent}
      formatX={(rate) => numberText(Number(rate.toPrecision(3)))}
      xLabel={t("rate")}
      yLabel={t("accuracy")}
    />
  );
}
