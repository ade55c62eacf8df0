"use client";
import type { ReactNode } from "react";
import type { FinishedRun } from "@/lib/contract/lab";
import { brokenLocks } from "@/lib/content/lesson-setups";
import { openLesson, type Lesson } from "@/lib/contract/lesson";
import type { Config } from "@/lib/spiral/config";
import type { StopRules } from "@/lib/training/protocol";
import { RunGuess } from "../compare/run-guess";
import { ConfigPanel } from "../config/config-panel";
import { ControlBar } from "../controls/control-bar";
import { LabAnnouncer } from "../controls/lab-announcer";
import { RunNotices } from "../controls/run-notices";
import { StopRuleFields } from "../controls/stop-rule-fields";
import { EngineCard } from "../engine/engine-card";
import { Insights } from "../insights/insights";
import { LiveCurves } from "../insights/live-curves";
import { LabSkeleton } from "./lab-skeleton";
import { LessonProvider } from "../lesson/use-lesson";
import { MapPanel } from "../map/map-panel";
import { DropZone } from "../share/drop-zone";
import { ShareCard } from "../share/share-card";
import { LabProvider, useLab, useLabState, useTrainer } from "../use-trainer";

interface Props {
  initial: Config;
  /** what ends a run early, to begin with */
  stop?: StopRules;
  /** presets and locks; none unless told */
  lesson?: Lesson;
  /** the session decides the data */
  dataFixed?: boolean;
  /** the first one stays */
  onRun?: (run: FinishedRun) => void;
  /** cards of the place the lab stands in: submitting, runs, links */
  side?: ReactNode;
  /** below everything, the whole width */
  below?: ReactNode;
}

/** The cockpit: controls on the left, the map in the middle, what one reads off on the right. */
export function LabScreen({
  initial,
  stop,
  lesson = openLesson,
  dataFixed = false,
  onRun,
  side,
  below,
}: Props) {
  const lab = useTrainer(initial, { onRun, stop, brokenLocks: (config) => brokenLocks(config, lesson) });
  if (!lab) return <LabSkeleton />;
  return (
    <LabProvider value={lab}>
      <LessonProvider value={lesson}>
        <DropZone dataFixed={dataFixed}>
          <div className="grid grid-cols-1 gap-3 pb-24 lg:grid-cols-[20rem_minmax(0,1fr)] lg:pb-0 xl:grid-cols-[20rem_minmax(0,1fr)_24rem] 2xl:grid-cols-[21rem_minmax(0,41rem)_minmax(0,1fr)]">
            <div className="order-2 lg:sticky lg:top-16 lg:order-1 lg:row-span-2 lg:max-h-[calc(100dvh-4.5rem)] lg:self-start lg:overflow-y-auto xl:row-span-1">
              <LiveConfig dataFixed={dataFixed} />
            </div>
            <div className="order-1 min-w-0 space-y-3 lg:order-2">
              <ControlBar />
              <RunNotices />
              <RunGuess />
              <MapPanel />
              <EngineCard />
            </div>
            <div className="order-3 grid min-w-0 content-start gap-3 min-[1760px]:grid-cols-2">
              <div className="min-w-0 space-y-3">
                <LiveCurves />
                {side}
                <ShareCard dataFixed={dataFixed} />
              </div>
              <Insights />
            </div>
          </div>
        </DropZone>
        {below}
        <LabAnnouncer />
      </LessonProvider>
    </LabProvider>
  );
}

function LiveConfig({ dataFixed }: { dataFixed: boolean }) {
  const lab = useLab();
  const config = useLabState((state) => state.config);
  return (
    <ConfigPanel
      {...{ config, dataFixed }}
      locked={false}
      stopRules={<StopRuleFields />}
      onChange={(next) => void lab.configure(next)}
    />
  );
}
