"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { decodeConfig, defaultConfig, encodeConfig } from "./link/config-link";
import { RunsCard } from "./runs/runs-card";
import { useKeptRuns } from "./runs/use-kept-runs";
import { LabScreen } from "./screen/lab-screen";
import { useLabState } from "./trainer/use-trainer";

/** The lab by itself: opens what the address says, or the course's configuration. */
export function StandaloneLab({ query }: { query: string }) {
  const t = useTranslations("lab");
  const [{ config, stop, broken }] = useState(() => decodeConfig(query));
  const runs = useKeptRuns("");
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
            <RunsCard runs={runs} dataFixed={false} />
            <AddressKeeper />
          </>
        }
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
    history.replaceState(history.state, "", query === null || usual ? location.pathname : `?${query}`);
  }, [query]);
  return null;
}
