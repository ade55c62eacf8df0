"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { CurveChart } from "@/components/lab/charts/curve-chart";
import { DecisionMap } from "@/components/lab/map/decision-map";
import { Notice } from "@/components/ui/notice";
import { PlainText } from "@/components/ui/plain-text";
import { Spinner } from "@/components/ui/spinner";
import { heldOutPoints } from "@/lib/spiral/points";
import { useStoredRun, type DrawnRun } from "./stored-run";

function Drawn({ run }: { run: DrawnRun }) {
  const t = useTranslations("review.runs");
  const { dataset, network } = run.config;
  const points = useMemo(() => heldOutPoints(dataset), [dataset]);
  return (
    <div className="grid gap-5 md:grid-cols-2">
      <figure className="space-y-2">
        <DecisionMap network={network} classes={dataset.classes} weights={run.weights} points={points} />
        <figcaption className="text-sm text-muted">{t("map")}</figcaption>
      </figure>
      <figure className="min-w-0 space-y-2">
        {run.source === null ? (
          <CurveChart curve={run.curve} height={150} />
        ) : (
          <PlainText label={t("source")} className="rounded-md bg-sunken p-3 font-mono text-sm">
            {run.source}
          </PlainText>
        )}
        <figcaption className="text-sm text-muted">{t(run.source === null ? "curve" : "source")}</figcaption>
      </figure>
    </div>
  );
}

/** A submitted model as it was, drawn again from what the server stored. */
export function RunDrawing({ address }: { address: string }) {
  const t = useTranslations("review.runs");
  const run = useStoredRun(address);
  if (run === "failed") return <Notice tone="bad">{t("failed")}</Notice>;
  if (run) return <Drawn run={run} />;
  return (
    <p role="status" className="flex items-center gap-2 text-sm text-muted">
      <Spinner />
      {t("loading")}
    </p>
  );
}
