"use client";
import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import type { LayerTrace } from "@/lib/spiral/point-trace";
import { useBriefNumber } from "./use-brief-number";

interface Props {
  layer: LayerTrace;
  /** of a unit, short */
  nameOf: (unit: number) => string;
  chosen: number;
  onChoose: (unit: number) => void;
}

/** Every unit of a layer with its numbers there and back; one is chosen. */
export function UnitRows({ layer: { sums, outputs, deltas }, nameOf, chosen, onChoose }: Props) {
  const t = useTranslations("lab.point");
  const brief = useBriefNumber();
  return (
    <section className="space-y-1">
      <h4 className="text-sm font-semibold">{t("units")}</h4>
      <div className="max-h-44 overflow-y-auto rounded-md border">
        <table className="tabular w-full text-xs">
          <thead className="sticky top-0 bg-surface text-right text-muted">
            <tr>
              <th className="px-2 text-left font-normal">{t("unit")}</th>
              {["z", "a", "δ"].map((name) => (
                <th key={name} className="px-2 font-normal">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...sums].map((sum, unit) => (
              <tr key={unit} className={clsx(unit === chosen && "bg-accent-soft")}>
                <th scope="row" className="font-normal">
                  <button
                    type="button"
                    aria-pressed={unit === chosen}
                    onClick={() => onChoose(unit)}
                    className="min-h-7 w-full px-2 text-left font-medium underline decoration-line-strong underline-offset-2 pointer-coarse:min-h-11"
                  >
                    {nameOf(unit)}
                  </button>
                </th>
                {[sum, outputs[unit], deltas[unit]].map((value, column) => (
                  <td key={column} className="px-2 text-right">
                    {brief(value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
