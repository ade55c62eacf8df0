"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useRoomBelow } from "@/components/ui/use-room-below";
import { Store } from "@/lib/client/store";
import { RunGuess } from "../compare/run-guess";
import { DataColumn } from "../config/data-column";
import { Readout } from "../controls/readout";
import { RunBar } from "../controls/run-bar";
import { RunNotices } from "../controls/run-notices";
import { LookedUnitProvider, type LookedUnit } from "../graph/looked-unit";
import { Insights } from "../insights/insights";
import { LiveCurves } from "../insights/live-curves";
import { MapPanel } from "../map/map-panel";
import { PointPanel } from "../point/point-panel";
import { submitId } from "../submit/skip-to-submit";
import { useLabState } from "../use-trainer";
import type { LabLayout } from "./lab-layout";
import { NetworkColumn } from "./network-column";

const surface = "min-h-0 min-w-0 overflow-y-auto rounded-lg border bg-surface p-3 shadow-card";

/** The whole story on one screen, left to right: data, network, output, and what one reads off; the bar on top. */
export function WideLab({ owner, dataFixed, submit, sent, runs, cards }: LabLayout) {
  const t = useTranslations("lab");
  const screen = useRef<HTMLDivElement>(null);
  const room = useRoomBelow(screen);
  const following = useLabState((state) => state.followed !== null);
  const curves = { id: "curves", label: t("curves.title"), content: <LiveCurves fill /> };
  const [looked] = useState(() => new Store<LookedUnit | null>(null));
  const kept = { id: "runs", label: t("view.runs"), content: runs };
  return (
    <div className="space-y-3">
      <div
        ref={screen}
        style={{ height: `clamp(27rem, ${room ?? 0}px, 64rem)` }}
        className="flex flex-col gap-3"
      >
        <RunBar submits={submit !== undefined} />
        <div className="shrink-0 space-y-2 empty:hidden">
          <RunNotices />
        </div>
        <div className="grid min-h-0 grow grid-cols-[12.5rem_minmax(0,1.05fr)_minmax(0,1fr)_20rem] gap-3 2xl:grid-cols-[15rem_minmax(0,1.2fr)_minmax(0,1fr)_25rem] 2xl:[@media(min-height:60rem)]:grid-cols-[15rem_minmax(0,1fr)_minmax(0,1.2fr)_25rem]">
          <div className={surface}>
            <DataColumn dataFixed={dataFixed} />
          </div>
          <LookedUnitProvider value={looked}>
            <section
              data-guide="lab.network"
              aria-label={t("network.title")}
              className={`flex flex-col gap-2 ${surface}`}
            >
              <NetworkColumn />
            </section>
            <section
              data-guide="lab.map"
              aria-label={t("view.output")}
              className="flex min-h-0 min-w-0 flex-col gap-2"
            >
              <MapPanel />
              <RunGuess owner={owner} />
              <div id={submitId} className="empty:hidden">
                {submit}
              </div>
              {sent?.(false)}
            </section>
          </LookedUnitProvider>
          <div className={`flex flex-col gap-2 ${surface}`}>
            <Readout className="shrink-0" />
            <div className="relative min-h-0 grow">
              <div inert={following} className="flex h-full flex-col">
                <Insights before={[curves]} after={[kept]} />
              </div>
              <PointPanel beside />
            </div>
          </div>
        </div>
      </div>
      <div className="grid items-start gap-3 *:min-w-0 xl:grid-cols-2 2xl:grid-cols-3">{cards}</div>
    </div>
  );
}
