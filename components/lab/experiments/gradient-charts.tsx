"use client";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Slider } from "@/components/ui/slider";
import { firstToLast, type GradientResult } from "@/lib/lab/compare/measure-gradients";
import type { Activation } from "@/lib/spiral/config";
import { LineChart } from "../charts/line-chart";

interface Props {
  results: readonly GradientResult[];
  depths: readonly number[];
  activations: readonly Activation[];
}

const dashes = [undefined, [6, 4], [2, 3]];
const show = (value: number) => value.toExponential(1);

/** Layer by layer at one depth, and the first layer's share over all depths. */
export function GradientCharts({ results, depths, activations }: Props) {
  const t = useTranslations("compare.gradient");
  const names = useTranslations("lab.activation");
  const listed = useTranslations("compare.words");
  const [wanted, setWanted] = useState(Math.max(...depths));
  const measured = Math.max(...results.map(({ depth }) => depth));
  const depth = Math.min(wanted, measured);
  const of = (activation: Activation, at: number) =>
    results.find((one) => one.activation === activation && one.depth === at);
  const layers = useMemo(() => Array.from({ length: depth + 1 }, (_, i) => i + 1), [depth]);
  const line = (activation: Activation, i: number, values: (number | null)[]) => ({
    label: names(activation),
    ink: i,
    dash: dashes[i % dashes.length],
    values,
  });
  const byLayer = activations.map((activation, i) =>
    line(
      activation,
      i,
      layers.map((_, layer) => of(activation, depth)?.norms[layer] ?? null),
    ),
  );
  const share = (activation: Activation, at: number) => {
    const found = of(activation, at);
    return found ? firstToLast(found) : null;
  };
  const byDepth = activations.map((activation, i) =>
    line(
      activation,
      i,
      depths.map((at) => share(activation, at)),
    ),
  );
  const shares = activations.flatMap((activation) => {
    const value = share(activation, depth);
    return value === null ? [] : [t("share", { activation: names(activation), share: show(value) })];
  });
  const words = t("words", { depth, shares: shares.join(listed("separator")) });
  return (
    <div className="space-y-4">
      <div className="grid gap-6 lg:grid-cols-2">
        <section className="min-w-0 space-y-2">
          <h4 className="text-sm font-semibold">{t("byLayer", { depth })}</h4>
          <LineChart
            x={layers}
            lines={byLayer}
            height={230}
            log
            dots
            format={show}
            xLabel={t("layer")}
            yLabel={t("norm")}
            words={words}
          />
          <Slider
            label={t("depth")}
            value={depth}
            min={Math.min(...depths)}
            max={measured}
            step={1}
            onChange={setWanted}
          />
        </section>
        <section className="min-w-0 space-y-2">
          <h4 className="text-sm font-semibold">{t("byDepth")}</h4>
          <LineChart
            x={depths}
            lines={byDepth}
            height={230}
            log
            dots
            format={show}
            xLabel={t("depth")}
            yLabel={t("ratio")}
            words={t("depthWords")}
          />
        </section>
      </div>
      <p className="text-sm">{words}</p>
    </div>
  );
}
