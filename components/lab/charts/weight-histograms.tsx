"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { Histogram } from "@/lib/spiral/histogram";

/** How the weights of each layer are spread. */
export function WeightHistograms({ histograms }: { histograms: readonly Histogram[] }) {
  const t = useTranslations("lab.histogram");
  return (
    <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-2">
      {histograms.map((histogram, layer) => (
        <li key={layer} className="min-w-0">
          <h3 className="text-sm font-medium">
            {layer === histograms.length - 1 ? t("output") : t("layer", { number: layer + 1 })}
          </h3>
          <Bars histogram={histogram} />
        </li>
      ))}
    </ul>
  );
}

function Bars({ histogram: { counts, from, to, mean, spread } }: { histogram: Histogram }) {
  const t = useTranslations("lab.histogram");
  const format = useFormatter();
  const number = (value: number) => format.number(value, { maximumSignificantDigits: 2 });
  const most = Math.max(1, ...counts);
  return (
    <figure>
      <svg aria-hidden viewBox={`0 0 ${counts.length} 10`} preserveAspectRatio="none" className="h-16 w-full">
        {counts.map((count, i) => (
          <rect
            key={i}
            x={i + 0.08}
            width={0.84}
            y={10 - (9.6 * count) / most}
            height={(9.6 * count) / most}
            fill="var(--accent)"
          />
        ))}
        <line
          x1={counts.length / 2}
          x2={counts.length / 2}
          y1="0"
          y2="10"
          stroke="var(--muted)"
          strokeWidth="0.12"
        />
      </svg>
      <div aria-hidden className="tabular flex justify-between text-xs text-muted">
        <span>{number(from)}</span>
        <span>0</span>
        <span>{number(to)}</span>
      </div>
      <figcaption className="tabular text-xs text-muted">
        {t("words", { mean: number(mean), spread: number(spread) })}
      </figcaption>
    </figure>
  );
}
