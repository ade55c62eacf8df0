"use client";
import { useTranslations } from "next-intl";
import { later } from "@/components/ui/later";
import { Tabs } from "@/components/ui/tabs";
import { ViewLoading } from "../view-loading";

const NetworkInsight = later(() => import("./network-insight").then((m) => m.NetworkInsight), ViewLoading);
const SpaceInsight = later(() => import("./space-insight").then((m) => m.SpaceInsight), ViewLoading);
const ConfusionInsight = later(
  () => import("./confusion-insight").then((m) => m.ConfusionInsight),
  ViewLoading,
);
const ConfidenceInsight = later(
  () => import("./confidence-insight").then((m) => m.ConfidenceInsight),
  ViewLoading,
);
const GradientInsight = later(() => import("./gradient-insight").then((m) => m.GradientInsight), ViewLoading);
const WeightsInsight = later(() => import("./weights-insight").then((m) => m.WeightsInsight), ViewLoading);

/** Looks into the network, one at a time; only the one in sight costs anything. */
export function Insights() {
  const t = useTranslations("lab");
  const tabs = [
    { id: "network", label: t("graph.title"), content: <NetworkInsight /> },
    { id: "space", label: t("space.title"), content: <SpaceInsight /> },
    { id: "confidence", label: t("confidence.title"), content: <ConfidenceInsight /> },
    { id: "confusion", label: t("confusion.title"), content: <ConfusionInsight /> },
    { id: "gradients", label: t("gradient.title"), content: <GradientInsight /> },
    { id: "weights", label: t("histogram.title"), content: <WeightsInsight /> },
  ];
  return (
    <section
      aria-label={t("insights")}
      className="min-w-0 self-start rounded-lg border bg-surface p-3 shadow-card"
    >
      <Tabs label={t("insights")} tabs={tabs} />
    </section>
  );
}
