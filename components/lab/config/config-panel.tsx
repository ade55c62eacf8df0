"use client";
import { StopRuleFields } from "./stop-rule-fields";
import { LockNotice } from "../lesson/lock-notice";
import { DataPanel } from "./data-panel";
import { NetworkPanel } from "./network-panel";
import { PresetBar } from "./preset-bar";
import { TrainingPanel } from "./training-panel";
import { usePanel } from "./use-panel";

/** Everything that a run is made from, one below the other. */
export function ConfigPanel({ dataFixed }: { dataFixed: boolean }) {
  const panel = usePanel();
  return (
    <div className="space-y-3">
      <PresetBar {...panel} />
      <LockNotice />
      <DataPanel {...panel} fixed={dataFixed} />
      <NetworkPanel {...panel} />
      <TrainingPanel {...panel} stopRules={<StopRuleFields />} />
    </div>
  );
}
