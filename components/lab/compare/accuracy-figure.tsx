"use client";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { VariantView } from "@/lib/lab/compare/variant-view";
import { useFigures } from "./use-figures";

/** A variant's accuracy with its spread, or how far it is. */
export function AccuracyFigure({ view }: { view: VariantView }) {
  const t = useTranslations("compare.table");
  const { percent, points } = useFigures();
  const { mean, spread, diverged, failed, progress, now, planned } = view;
  return (
    <span className="tabular">
      {mean !== null && (
        <>
          <span className="font-semibold whitespace-nowrap">{percent(mean)}</span>
          {spread !== null && <span className="whitespace-nowrap text-muted"> ± {points(spread)}</span>}
        </>
      )}
      {mean === null && diverged + failed === 0 && (
        <span className="text-muted">{progress === null ? t("waiting") : percent(now)}</span>
      )}{" "}
      {diverged > 0 && (
        <Badge tone="warn">
          {planned > 1 ? t("divergedOf", { count: diverged, of: planned }) : t("diverged")}
        </Badge>
      )}
      {failed > 0 && <Badge tone="bad">{t("failed")}</Badge>}
    </span>
  );
}
