"use client";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { withLatest } from "@/lib/lab/run/history";
import { CurveChart } from "../charts/curve-chart";
import { useSlowLabState } from "../use-trainer";

/** The curves of the run in front. */
export function LiveCurves() {
  const t = useTranslations("lab.curves");
  const curve = useSlowLabState(({ curve, latest }) => withLatest(curve, latest), 200);
  return (
    <Card title={t("title")}>
      <CurveChart curve={curve} />
    </Card>
  );
}
