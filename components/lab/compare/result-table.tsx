"use client";
import { useTranslations } from "next-intl";
import type { VariantView } from "@/lib/lab/compare/variant-view";
import { networkName, parameterCount } from "@/lib/spiral/network";
import { MapSquare } from "../map/map-square";
import { AccuracyFigure } from "./accuracy-figure";
import { SeedDots } from "./seed-dots";
import { useFigures } from "./use-figures";

interface Props {
  views: readonly VariantView[];
  caption: string;
}

/** The common scale of all dots, never so fine that noise looks large. */
function rangeOf(views: readonly VariantView[]): [number, number] {
  const all = views.flatMap(({ accuracies }) => accuracies);
  if (all.length === 0) return [0, 1];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const room = Math.max(0.02, (high - low) * 1.1) - (high - low);
  return [Math.max(0, low - room / 2), Math.min(1, high + room / 2)];
}

/** One row to a variant: picture, name, accuracy with spread, every seed, loss. */
export function ResultTable({ views, caption }: Props) {
  const t = useTranslations("compare.table");
  const { number, whole } = useFigures();
  const range = rangeOf(views);
  const seeds = views.some(({ planned }) => planned > 1);
  const head = "px-2 py-1.5 text-xs font-medium text-muted";
  const cell = "px-2 py-1.5 align-middle";
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="border-b">
          <th scope="col" className={`${head} text-left`}>
            {t("variant")}
          </th>
          <th scope="col" className={`${head} text-right`}>
            {t(seeds ? "meanAccuracy" : "accuracy")}
          </th>
          {seeds && (
            <th scope="col" className={`${head} text-left max-md:hidden`}>
              {t("eachSeed")}
            </th>
          )}
          <th scope="col" className={`${head} text-right max-sm:hidden`}>
            {t("loss")}
          </th>
          <th scope="col" className={`${head} text-right max-md:hidden`}>
            {t("parameters")}
          </th>
        </tr>
      </thead>
      <tbody>
        {views.map((view) => {
          const { network, dataset } = view.variant.config;
          return (
            <tr key={view.variant.id} className="border-b last:border-b-0">
              <th scope="row" className={`${cell} text-left font-medium`}>
                <span className="flex items-center gap-3">
                  <span className="w-12 shrink-0 sm:w-16">
                    <MapSquare map={view.map} name={view.name} small />
                  </span>
                  <span className="min-w-0 [overflow-wrap:anywhere]">
                    {view.name}
                    {view.progress !== null && (
                      <span
                        aria-hidden
                        className="mt-1 block h-1 w-24 overflow-hidden rounded-full bg-sunken"
                      >
                        <span
                          className="block h-full bg-accent"
                          style={{ width: `${100 * view.progress}%` }}
                        />
                      </span>
                    )}
                  </span>
                </span>
              </th>
              <td className={`${cell} text-right`}>
                <AccuracyFigure view={view} />
              </td>
              {seeds && (
                <td className={`${cell} max-md:hidden`}>
                  <SeedDots values={view.accuracies} mean={view.mean} range={range} />
                </td>
              )}
              <td className={`${cell} tabular text-right max-sm:hidden`}>{number(view.loss)}</td>
              <td className={`${cell} tabular text-right max-md:hidden`}>
                {whole(parameterCount(network, dataset.classes))}
                <span className="sr-only"> ({networkName(network, dataset.classes)})</span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
