"use client";
import { useTranslations } from "next-intl";
import { later } from "@/components/ui/later";
import { Tabs } from "@/components/ui/tabs";
import { RunGuess } from "../compare/run-guess";
import { ConfigPanel } from "../config/config-panel";
import { EngineCard } from "../engine/engine-card";
import { Insights } from "../insights/insights";
import { LiveCurves } from "../insights/live-curves";
import { useMemory } from "../use-memory";
import { ViewLoading } from "../view-loading";
import type { LabLayout } from "./lab-layout";

const NetworkInsight = later(
  () => import("../insights/network-insight").then((m) => m.NetworkInsight),
  ViewLoading,
);

/** As tabs, all that a narrow window shows of the lab beside the map and the bar. */
export function LabParts({ owner, dataFixed, runs, cards }: Omit<LabLayout, "submit" | "sent">) {
  const t = useTranslations("lab");
  const [part, setPart] = useMemory("part");
  const tabs = [
    {
      id: "setup",
      label: t("view.setup"),
      content: (
        <div className="space-y-3">
          <RunGuess owner={owner} />
          <ConfigPanel dataFixed={dataFixed} />
          <EngineCard />
        </div>
      ),
    },
    { id: "network", label: t("network.title"), content: <NetworkInsight /> },
    { id: "curves", label: t("curves.title"), content: <LiveCurves /> },
    { id: "views", label: t("view.views"), content: <Insights /> },
    {
      id: "runs",
      label: t("view.runs"),
      content: (
        <div className="space-y-3">
          {runs}
          {cards}
        </div>
      ),
    },
  ];
  return <Tabs label={t("view.parts")} tabs={tabs} value={part ?? tabs[0].id} onChange={setPart} />;
}
