import { useFormatter, useTranslations } from "next-intl";
import { FigureBox, freeAxis, plainAxes } from "./figure-box";
import { wholeTicks } from "./ticks";

interface Props {
  /** of who reached the goal, the shortest first */
  minutes: readonly number[];
  /** who could have */
  people: number;
}

/** How many had reached the goal after so many minutes: a step for each who does. */
export function TimePlot({ minutes, people }: Props) {
  const t = useTranslations("report");
  const format = useFormatter();
  if (minutes.length === 0) return <p className="text-sm text-muted">{t("nobodyThere")}</p>;
  const steps = minutes.flatMap((at, before) => [
    [at, before],
    [at, before + 1],
  ]);
  const number = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  return (
    <FigureBox
      words={t("timeWords", {
        count: minutes.length,
        people,
        first: number(minutes[0]),
        last: number(minutes[minutes.length - 1]),
      })}
      axes={{
        ...plainAxes,
        ...{ xlabel: t("minutes"), ylabel: t("studentsThere") },
        x: { ...freeAxis, low: 0 },
        y: { ...freeAxis, low: 0, ticks: wholeTicks(minutes.length) },
        marks: [
          {
            ...{ kind: "line", label: "", alpha: 1, dash: "solid", marker: "", size: 0 },
            ...{ width: 2, color: "#1f5fa8" },
            x: Float64Array.from([[0, 0], ...steps], ([at]) => at),
            y: Float64Array.from([[0, 0], ...steps], ([, there]) => there),
          },
        ],
      }}
    />
  );
}
