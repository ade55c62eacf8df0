import { useFormatter, useTranslations } from "next-intl";
import { accuracyFormat } from "@/components/ui/accuracy-format";
import type { ReportDot } from "@/lib/review/report";
import { FigureBox, freeAxis, plainAxes } from "./figure-box";
import { decadeTicks } from "./ticks";

/** Everybody's best run: accuracy against parameters, on a logarithmic axis. */
export function AccuracyPlot({ dots }: { dots: readonly ReportDot[] }) {
  const t = useTranslations("report");
  const format = useFormatter();
  if (dots.length === 0) return <p className="text-sm text-muted">{t("noRuns")}</p>;
  const percent = (value: number) => format.number(value, accuracyFormat);
  const accuracies = dots.map(({ accuracy }) => accuracy);
  const sizes = dots.map(({ parameters }) => parameters);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  // no number is cut by an edge either
  const [low, high] = [0.7 * least, 1.4 * most];
  const ticks = decadeTicks(least, most);
  return (
    <FigureBox
      words={t("accuracyWords", {
        count: dots.length,
        least: percent(Math.min(...accuracies)),
        most: percent(Math.max(...accuracies)),
      })}
      axes={{
        ...plainAxes,
        ...{ xlabel: t("parameters"), ylabel: t("accuracyPercent") },
        x: { ...freeAxis, low, high, log: true, ticks, labels: ticks.map((tick) => format.number(tick)) },
        // no dot is cut by an edge
        y: { ...freeAxis, low: Math.max(-1, 100 * Math.min(...accuracies) - 4), high: 101 },
        marks: [
          {
            ...{ kind: "points", label: "", alpha: 0.7, marker: "o", colors: ["#1f5fa8"] },
            x: Float64Array.from(sizes),
            y: Float64Array.from(accuracies, (accuracy) => 100 * accuracy),
            sizes: Float64Array.of(30),
          },
        ],
      }}
    />
  );
}
