"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Slider } from "@/components/ui/slider";
import { configOfSize, fastestFirst, networkSizes, type Pace } from "@/lib/lab/run/network-sizes";
import { parameterCount } from "@/lib/spiral/network";
import type { Calibration } from "@/lib/training/engine-names";
import { useLab, useLabState } from "../use-trainer";

/** One engine's speed as a bar beside its figure. */
function PaceBar({ pace, best }: { pace: Pace; best: Pace }) {
  const t = useTranslations("lab.engine");
  const format = useFormatter();
  const steps = format.number(pace.stepsPerSecond, { maximumSignificantDigits: 3 });
  return (
    <tr className="border-b last:border-0">
      <th scope="row" className="py-1.5 pr-3 text-left font-normal">
        {t(`name.${pace.engine}`)}
      </th>
      <td className="w-full py-1.5">
        <div
          aria-hidden
          className={pace === best ? "h-3 rounded-sm bg-accent" : "h-3 rounded-sm bg-line"}
          style={{ width: `${Math.max(1, (100 * pace.stepsPerSecond) / best.stepsPerSecond)}%` }}
        />
      </td>
      <td className="py-1.5 pl-3 text-right whitespace-nowrap">{t("steps", { steps })}</td>
    </tr>
  );
}

function Paces({ calibration }: { calibration: Calibration }) {
  const t = useTranslations("lab.engine");
  const format = useFormatter();
  const paces = fastestFirst(calibration.measurements);
  const [best, second] = paces;
  if (!best) return <p className="text-sm text-muted">{t("sizes.none")}</p>;
  return (
    <div className="space-y-2">
      <p role="status" data-winner={best.engine} className="text-sm font-medium">
        {second
          ? t("sizes.wins", {
              best: t(`name.${best.engine}`),
              second: t(`name.${second.engine}`),
              times: format.number(best.stepsPerSecond / second.stepsPerSecond, {
                maximumSignificantDigits: 2,
              }),
            })
          : t(`name.${best.engine}`)}
      </p>
      <table className="tabular w-full text-sm">
        <caption className="sr-only">{t("sizes.table")}</caption>
        <tbody>
          {paces.map((pace) => (
            <PaceBar key={pace.engine} pace={pace} best={best} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Why GPUs mattered: at which size of network which engine wins, measured on this very device. */
export function SizeComparison() {
  const t = useTranslations("lab.engine");
  const format = useFormatter();
  const lab = useLab();
  const config = useLabState((state) => state.config);
  const phase = useLabState((state) => state.phase);
  const [size, setSize] = useState(2);
  const [measuring, setMeasuring] = useState<number | null>(null);
  const [known, setKnown] = useState<ReadonlyMap<number, Calibration>>(new Map());
  const words = (at: number) =>
    t("sizes.size", {
      layers: networkSizes[at].join(" → "),
      parameters: format.number(parameterCount(configOfSize(config, at).network, config.dataset.classes)),
    });
  const measureAll = async () => {
    for (let at = 0; at < networkSizes.length; at++) {
      setMeasuring(at);
      const found = await lab.measure(configOfSize(config, at));
      if (!found) break;
      setKnown((old) => new Map(old).set(at, found));
    }
    setMeasuring(null);
  };
  const here = known.get(size);
  return (
    <section aria-label={t("sizes.title")} className="space-y-3 border-t pt-4">
      <h3 className="font-semibold">{t("sizes.title")}</h3>
      <p className="max-w-prose text-sm text-muted">{t("sizes.how")}</p>
      <Slider
        label={t("sizes.slider")}
        value={size}
        min={0}
        max={networkSizes.length - 1}
        step={1}
        format={words}
        onChange={setSize}
      />
      {here ? <Paces calibration={here} /> : <p className="text-sm text-muted">{t("sizes.unmeasured")}</p>}
      <Button
        variant="secondary"
        size="sm"
        busy={measuring !== null}
        disabled={phase === "training"}
        onClick={() => void measureAll()}
      >
        {measuring === null
          ? t("sizes.measure")
          : t("sizes.measuring", { done: measuring + 1, of: networkSizes.length })}
      </Button>
    </section>
  );
}
