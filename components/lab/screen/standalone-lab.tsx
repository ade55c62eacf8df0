"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { decodeConfig, defaultConfig, encodeConfig } from "@/lib/lab/config/config-link";
import { courseDataset } from "@/lib/spiral/config";
import { BenchProvider } from "../compare/bench-provider";
import { LabScreen } from "./lab-screen";
import { RunsCard } from "../runs/runs-card";
import { useKeptRuns } from "../runs/use-kept-runs";
import { useLabState } from "../use-trainer";
import { CompareCard } from "../workbench/compare-card";
import { useWorkbench } from "../workbench/use-workbench";
import { bays, Workbench } from "../workbench/workbench";

/** The course's experiments run on the course's data, whatever the lab is set to. */
const experimentData = courseDataset(1);

/** The lab by itself: opens what the address says, or the course's configuration. */
export function StandaloneLab({ query }: { query: string }) {
  return (
    <BenchProvider owner="">
      <Inside query={query} />
    </BenchProvider>
  );
}

function Inside({ query }: { query: string }) {
  const t = useTranslations("lab");
  const [{ config, stop, broken }] = useState(() => decodeConfig(query));
  const runs = useKeptRuns("");
  const { open, ...workbench } = useWorkbench();
  useEffect(() => {
    const follow = () => {
      const wanted = bays.find((bay) => location.hash === `#${bay}`);
      if (wanted) open(wanted);
    };
    follow();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, [open]);
  return (
    <div className="space-y-3">
      {broken.length > 0 && (
        <Notice tone="warn" title={t("link.broken")}>
          {t("link.brokenHow", { parts: broken.join(", ") })}
        </Notice>
      )}
      <LabScreen
        initial={config}
        stop={stop}
        onRun={runs.keep}
        side={
          <>
            <CompareCard dataset={experimentData} onOpen={open} />
            <RunsCard runs={runs} dataFixed={false} />
            <AddressKeeper />
          </>
        }
        below={<Workbench dataset={experimentData} {...workbench} />}
      />
    </div>
  );
}

/** Keeps the address the link of what is set: reloading the page, or copying its address, brings the same run. */
function AddressKeeper() {
  const config = useLabState((state) => state.config);
  const stop = useLabState((state) => state.stop);
  const query = encodeConfig(config, stop);
  useEffect(() => {
    const usual = query === encodeConfig(defaultConfig);
    history.replaceState(
      history.state,
      "",
      query === null || usual ? `${location.pathname}${location.hash}` : `?${query}${location.hash}`,
    );
  }, [query]);
  return null;
}
