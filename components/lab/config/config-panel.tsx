"use client";
import type { ReactNode } from "react";
import { LockNotice } from "../lesson/lock-notice";
import { DataPanel } from "./data-panel";
import { NetworkPanel } from "./network-panel";
import { OwnPointsPanel } from "./own-points-panel";
import type { PanelProps } from "./panel-props";
import { PresetBar } from "./preset-bar";
import { TrainingPanel } from "./training-panel";

interface Props extends PanelProps {
  /** the session decides the data */
  dataFixed: boolean;
  /** when a run ends early, shown with the training */
  stopRules?: ReactNode;
}

/** Everything that a run is made from. */
export function ConfigPanel({ dataFixed, stopRules, ...panel }: Props) {
  return (
    <div className="space-y-3">
      <PresetBar {...panel} />
      <LockNotice />
      <DataPanel {...panel} fixed={dataFixed} ownPoints={<OwnPointsPanel {...panel} />} />
      <NetworkPanel {...panel} />
      <TrainingPanel {...panel} stopRules={stopRules} />
    </div>
  );
}
