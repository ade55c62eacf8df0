"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";
import { ViewLoading } from "./view-loading";

const NetworkInsight = dynamic(() => import("./network-insight").then((m) => m.NetworkInsight), {
  ssr: false,
  loading: ViewLoading,
});
const SpaceInsight = dynamic(() => import("./space-insight").then((m) => m.SpaceInsight), {
  ssr: false,
  loading: ViewLoading,
});
const ConfusionInsight = dynamic(() => import("./confusion-insight").then((m) => m.ConfusionInsight), {
  ssr: false,
  loading: ViewLoading,
});
const ConfidenceInsight = dynamic(() => import("./confidence-insight").then((m) => m.ConfidenceInsight), {
  ssr: false,
  loading: ViewLoading,
});
const GradientInsight = dynamic(() => import("./gradient-insight").then((m) => m.GradientInsight), {
  ssr: false,
  loading: ViewLoading,
});
const WeightsInsight = dynamic(() => import("./weights-insight").then((m) => m.WeightsInsight), {
  ssr: false,
  loading: ViewLoading,
});

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
