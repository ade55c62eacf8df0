"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Notice } from "@/components/ui/notice";
import { decodeConfig } from "./link/config-link";
import { RunsCard } from "./runs/runs-card";
import { useKeptRuns } from "./runs/use-kept-runs";
import { LabScreen } from "./screen/lab-screen";

/** The lab by itself: opens what the address says, or the course's configuration. */
export function StandaloneLab({ query }: { query: string }) {
  const t = useTranslations("lab");
  const [{ config, broken }] = useState(() => decodeConfig(query));
  const runs = useKeptRuns("");
  return (
    <div className="space-y-3">
      {broken.length > 0 && (
        <Notice tone="warn" title={t("link.broken")}>
          {t("link.brokenHow", { parts: broken.join(", ") })}
        </Notice>
      )}
      <LabScreen initial={config} onRun={runs.keep} side={<RunsCard runs={runs} dataFixed={false} />} />
    </div>
  );
}
