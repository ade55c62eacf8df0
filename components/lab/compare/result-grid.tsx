"use client";
import { useLocale, useTranslations } from "next-intl";
import { placeOf, type Layout } from "@/lib/lab/compare/comparison";
import type { VariantView } from "@/lib/lab/compare/variant-view";
import { MapSquare } from "../map/map-square";
import { AccuracyFigure } from "./accuracy-figure";
import { useFigures } from "./use-figures";

interface Props {
  layout: Extract<Layout, { kind: "grid" }>;
  views: readonly VariantView[];
  caption: string;
}

/** A thin bar under a map while its trial runs. */
function Going({ progress }: { progress: number | null }) {
  return (
    <span aria-hidden className="block h-1 overflow-hidden rounded-full bg-sunken">
      {progress !== null && (
        <span className="block h-full bg-accent" style={{ width: `${100 * progress}%` }} />
      )}
    </span>
  );
}

/** Two factors crossed: along a row only one changes, along a column only the other. */
export function ResultGrid({ layout, views, caption }: Props) {
  const t = useTranslations("compare.table");
  const language = useLocale();
  const { number } = useFigures();
  const head = "p-1.5 text-sm font-semibold";
  return (
    <table className="w-full max-w-2xl table-fixed border-collapse">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <td className="w-16 sm:w-28" />
          {layout.columns.map(({ id, name }) => (
            <th key={id} scope="col" className={`${head} text-left`}>
              {name[language]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {layout.rows.map((row) => (
          <tr key={row.id}>
            <th scope="row" className={`${head} text-left align-top`}>
              {row.name[language]}
            </th>
            {layout.columns.map((column) => {
              const view = views.find(({ variant }) => variant.id === placeOf(row.id, column.id));
              return (
                <td key={column.id} className="p-1.5 align-top">
                  {view && (
                    <div className="space-y-1">
                      <MapSquare map={view.map} name={view.name} small />
                      <Going progress={view.progress} />
                      <p className="text-base">
                        <AccuracyFigure view={view} />
                      </p>
                      <p className="tabular text-xs text-muted">{t("lossIs", { loss: number(view.loss) })}</p>
                    </div>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
