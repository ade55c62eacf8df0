"use client";
import { clsx } from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import type { PointTrace } from "@/lib/spiral/point-trace";
import { useBriefNumber } from "./use-brief-number";
import { useLayerName } from "./use-layer-name";

interface Props {
  trace: PointTrace;
  /** index of the layer whose units are shown */
  chosen: number;
  onChoose: (layer: number) => void;
}

/** A bar loses this much of its length with every power of ten, in percent. */
const perDecade = 11;

const lengthOf = (norm: number, largest: number): number =>
  norm > 0 ? Math.max(2, 100 + perDecade * Math.log10(norm / largest)) : 0;

/** How large what each layer gives is, and how much of the gradient comes back to it; one is chosen. */
export function LayerTable({ trace: { layers }, chosen, onChoose }: Props) {
  const t = useTranslations("lab.point");
  const format = useFormatter();
  const brief = useBriefNumber();
  const nameOf = useLayerName(layers.length);
  const norms = layers.map(({ gradientNorm }) => gradientNorm);
  const largest = Math.max(...norms);
  const share = norms[0] / norms[norms.length - 1];
  return (
    <section className="space-y-1">
      <h4 className="text-sm font-semibold">{t("layers")}</h4>
      <table className="tabular w-full text-xs">
        <thead className="text-left text-muted">
          <tr>
            <th className="font-normal">{t("layer")}</th>
            <th className="px-1 text-right font-normal">{t("there")}</th>
            <th colSpan={2} className="text-right font-normal">
              {t("back")}
            </th>
          </tr>
        </thead>
        <tbody>
          {layers.map(({ outputs, gradientNorm }, at) => (
            <tr key={at} className={clsx(at === chosen && "bg-accent-soft")}>
              <th scope="row" className="font-normal">
                <button
                  type="button"
                  aria-pressed={at === chosen}
                  onClick={() => onChoose(at)}
                  className="min-h-8 w-full rounded-sm px-1 text-left font-medium whitespace-nowrap underline decoration-line-strong underline-offset-2 pointer-coarse:min-h-11"
                >
                  {nameOf(at)}
                </button>
              </th>
              <td className="px-1 text-right">{brief(Math.hypot(...outputs))}</td>
              <td aria-hidden className="w-2/5 pl-1">
                <span
                  className="ml-auto block h-2.5 rounded-full bg-accent"
                  style={{ width: `${lengthOf(gradientNorm, largest)}%` }}
                />
              </td>
              <td className="pr-1 pl-1 text-right">{brief(gradientNorm)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-xs text-muted">{t("layersHow")}</p>
      {layers.length > 1 && Number.isFinite(share) && (
        <p className="text-sm">
          {t("shrinks", {
            share:
              share < 0.001
                ? brief(share)
                : format.number(share, { style: "percent", maximumSignificantDigits: 2 }),
          })}
        </p>
      )}
    </section>
  );
}
