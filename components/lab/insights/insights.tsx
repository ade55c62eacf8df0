"use client";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { later } from "@/components/ui/later";
import { Tabs } from "@/components/ui/tabs";
import { useMemory } from "../use-memory";
import { ViewLoading } from "../view-loading";

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

type Views = ComponentProps<typeof Tabs>["tabs"];

interface Props {
  /** come before and after the looks into the network */
  before?: Views;
  after?: Views;
}

/** Looks into the network, one at a time; only the one in sight costs anything. */
export function Insights({ before = [], after = [] }: Props) {
  const t = useTranslations("lab");
  const [view, setView] = useMemory("view");
  const tabs = [
    ...before,
    { id: "space", label: t("space.title"), content: <SpaceInsight /> },
    { id: "confidence", label: t("confidence.title"), content: <ConfidenceInsight /> },
    { id: "confusion", label: t("confusion.title"), content: <ConfusionInsight /> },
    { id: "gradients", label: t("gradient.title"), content: <GradientInsight /> },
    { id: "weights", label: t("histogram.title"), content: <WeightsInsight /> },
    ...after,
  ];
  return (
    <section aria-label={t("insights")} className="min-h-0 min-w-0 grow">
      <Tabs
        dense
        label={t("insights")}
        tabs={tabs}
        value={tabs.some(({ id }) => id === view) ? view : tabs[0].id}
        onChange={setView}
      />
    </section>
  );
}
