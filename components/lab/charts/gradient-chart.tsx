"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { GradientSample } from "@/lib/training/protocol";
import { LineChart } from "./line-chart";

const dashes = [undefined, [6, 4], [2, 3], [10, 3, 2, 3]];

/** Gradient norm of every layer over time, logarithmic: vanishing gradients lie far below the others. */
export function GradientChart({
  history,
  height = 220,
}: {
  history: readonly GradientSample[];
  height?: number;
}) {
  const t = useTranslations("lab.gradient");
  const format = useFormatter();
  const layers = history.at(-1)?.norms.length ?? 0;
  const x = useMemo(() => history.map(({ epoch }) => epoch), [history]);
  const lines = useMemo(
    () =>
      Array.from({ length: layers }, (_, layer) => ({
        label: layer === layers - 1 ? t("output") : t("layer", { number: layer + 1 }),
        ink: layer % 5,
        dash: dashes[Math.floor(layer / 5)] ?? dashes[layer % 4],
        values: history.map(({ norms }) => norms[layer] ?? null),
      })),
    [history, layers, t],
  );
  const last = history.at(-1)?.norms ?? [];
  const show = (value: number) => (Number.isFinite(value) ? value.toExponential(1) : "–");
  if (history.length === 0) return <p className="text-sm text-muted">{t("none")}</p>;
  return (
    <LineChart
      {...{ x, lines, height }}
      log
      format={show}
      formatX={(epoch) => format.number(epoch, { maximumFractionDigits: 2 })}
      xLabel={t("epoch")}
      yLabel={t("norm")}
      words={t("words", { norms: last.map((norm, i) => `${i + 1}: ${show(norm)}`).join(", ") })}
    />
  );
}
