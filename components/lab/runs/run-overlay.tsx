"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { accuracyFormat } from "@/components/ui/accuracy-format";
import { CheckBox } from "@/components/ui/check-box";
import type { CurvePoint } from "@/lib/spiral/curve-point";
import { LineChart } from "../charts/line-chart";
import { tickFigures } from "../charts/tick-figures";

interface Props {
  runs: readonly { name: string; curve: readonly CurvePoint[] }[];
  height?: number;
}

const metrics = ["heldOutAccuracy", "trainAccuracy", "heldOutLoss", "loss"] as const;
const dashes = [undefined, [6, 4], [2, 3], [10, 3, 2, 3], [12, 4]];

/** Curves of several runs in one chart. */
export function RunOverlay({ runs, height = 220 }: Props) {
  const t = useTranslations("lab.overlay");
  const format = useFormatter();
  const [metric, setMetric] = useState<(typeof metrics)[number]>("heldOutAccuracy");
  const [log, setLog] = useState(false);
  const x = useMemo(
    () => [...new Set(runs.flatMap(({ curve }) => curve.map(({ epoch }) => epoch)))].sort((a, b) => a - b),
    [runs],
  );
  const lines = useMemo(
    () =>
      runs.map(({ name, curve }, i) => {
        const values = new Map(curve.map((point) => [point.epoch, point[metric]]));
        return {
          label: name,
          ink: i % 5,
          dash: dashes[Math.floor(i / 5) || i % 5],
          values: x.map((epoch) => values.get(epoch) ?? null),
        };
      }),
    [runs, x, metric],
  );
  const accuracy = metric === "heldOutAccuracy" || metric === "trainAccuracy";
  const show = (value: number, step = 0) =>
    format.number(value, accuracy ? accuracyFormat : { maximumSignificantDigits: tickFigures(value, step) });
  const finals = runs.map(({ name, curve }) => {
    const value = curve.at(-1)?.[metric];
    return `${name}: ${value == null ? "–" : show(value)}`;
  });
  return (
    <div className="space-y-2 pt-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <div role="group" aria-label={t("show")} className="flex flex-wrap gap-1">
          {metrics.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={metric === name}
              onClick={() => setMetric(name)}
              className="min-h-9 rounded-md border px-3 pointer-coarse:min-h-11 aria-pressed:border-accent aria-pressed:bg-accent-soft"
            >
              {t(name)}
            </button>
          ))}
        </div>
        {!accuracy && (
          <CheckBox compact checked={log} onChange={setLog} className="text-muted">
            {t("log")}
          </CheckBox>
        )}
      </div>
      <LineChart
        {...{ x, lines, height }}
        log={log && !accuracy}
        range={accuracy ? [0, 1] : undefined}
        format={show}
        formatX={(epoch) => format.number(epoch, { maximumFractionDigits: 2 })}
        xLabel={t("epoch")}
        yLabel={t(metric)}
        words={t("words", { metric: t(metric), finals: finals.join("; ") })}
      />
    </div>
  );
}
