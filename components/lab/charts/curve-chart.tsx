"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { accuracyFormat } from "@/components/ui/accuracy-format";
import { CheckBox } from "@/components/ui/check-box";
import type { CurvePoint } from "@/lib/spiral/curve-point";
import { accuracyLines, lossLines } from "./curve-lines";
import { LineChart } from "./line-chart";
import { tickFigures } from "./tick-figures";

interface Props {
  curve: readonly CurvePoint[];
  /** pixels of each of the two charts */
  height?: number;
}

/** Loss and accuracy over the epochs, training beside held-out. Needs the "lab" messages. */
export function CurveChart({ curve, height = 150 }: Props) {
  const t = useTranslations("lab.curves");
  const format = useFormatter();
  const [log, setLog] = useState(false);
  const accuracy = (value: number) => format.number(value, accuracyFormat);
  const tick = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 1 });
  const loss = (value: number, step = 0) => {
    const figures = tickFigures(value, step);
    return Math.abs(value) >= 1e4
      ? value.toExponential(Math.max(1, figures - 2))
      : format.number(value, { maximumSignificantDigits: figures });
  };
  const names = useMemo(() => ({ training: t("training"), heldOut: t("heldOut") }), [t]);
  const x = useMemo(() => curve.map(({ epoch }) => epoch), [curve]);
  const losses = useMemo(() => lossLines(curve, names), [curve, names]);
  const accuracies = useMemo(() => accuracyLines(curve, names), [curve, names]);
  const last = curve.at(-1);
  // a point may lie inside an epoch
  const epochText = (value: number) => format.number(value, { maximumFractionDigits: 2 });
  const show = (value: number | null | undefined, how: (value: number) => string) =>
    value == null || !Number.isFinite(value) ? t("none") : how(value);
  const epoch = last ? epochText(last.epoch) : "0";
  const lossWords = t("lossWords", {
    epoch,
    training: show(last?.loss, loss),
    heldOut: show(last?.heldOutLoss, loss),
  });
  const accuracyWords = t("accuracyWords", {
    epoch,
    training: show(last?.trainAccuracy, accuracy),
    heldOut: show(last?.heldOutAccuracy, accuracy),
  });
  return (
    <div className="space-y-2">
      <div>
        <div className="flex items-center justify-between">
          <h3 className="text-sm font-semibold">{t("loss")}</h3>
          <CheckBox compact checked={log} onChange={setLog} className="text-sm text-muted">
            {t("log")}
          </CheckBox>
        </div>
        <div className="relative">
          <LineChart
            {...{ x, lines: losses, height, log, format: loss }}
            xLabel={t("epoch")}
            formatX={epochText}
            yLabel={t("loss")}
            words={lossWords}
          />
          {curve.length === 0 && (
            <p
              style={{ height }}
              className="absolute inset-x-0 top-0 grid place-items-center px-4 text-center text-sm text-muted"
            >
              {t("empty")}
            </p>
          )}
        </div>
      </div>
      <div>
        <h3 className="text-sm font-semibold">{t("accuracy")}</h3>
        <LineChart
          {...{ x, lines: accuracies, height, format: accuracy, formatTick: tick }}
          range={[0, 1]}
          xLabel={t("epoch")}
          formatX={epochText}
          yLabel={t("accuracy")}
          words={accuracyWords}
        />
      </div>
    </div>
  );
}
