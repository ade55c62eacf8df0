"use client";
import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { useKeptPage } from "@/components/live/use-kept-page";
import { useHydrating } from "@/components/ui/use-hydrating";
import { defaultConfig, encodeConfig } from "@/lib/lab/config/config-link";
import { lastLink } from "@/lib/lab/config/last-link";
import { decodeConfig } from "@/lib/lab/config/read-link";
import { courseDataset } from "@/lib/spiral/config";
import { BenchProvider } from "../compare/bench-provider";
import { BrokenLink } from "./broken-link";
import { LabScreen } from "./lab-screen";
import { CompareCard, RunList, ShareCard } from "./late-cards";
import { useKeptRuns } from "../runs/use-kept-runs";
import { useLabState } from "../use-trainer";
import { useWorkbench } from "../workbench/use-workbench";
import { bays, Workbench } from "../workbench/workbench";

/** The course's experiments run on the course's data, whatever the lab is set to. */
const experimentData = courseDataset(1);

/** The address's own query, not the server's: a page that was kept is the same for every address. */
function useQuery(): string {
  const given = useSearchParams();
  // a part that stands twice is unreadable, and told as such
  const single = [...new Set(given.keys())].map((name) => [name, given.getAll(name).join(" & ")]);
  return new URLSearchParams(single).toString();
}

/** The lab by itself: opens what the address says, or the course's configuration. */
export function StandaloneLab() {
  useKeptPage();
  return (
    <BenchProvider owner="">
      <Inside query={useQuery()} />
    </BenchProvider>
  );
}

function Inside({ query }: { query: string }) {
  const [{ config, stop, broken }] = useState(() => decodeConfig(query));
  const hydrating = useHydrating();
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
      {!hydrating && broken.length > 0 && <BrokenLink parts={broken} />}
      <LabScreen
        owner=""
        place="alone"
        takesUp={(kept, rules) => query === "" || encodeConfig(kept, rules) === encodeConfig(config, stop)}
        initial={config}
        stop={stop}
        onRun={runs.keep}
        runs={<RunList runs={runs} dataFixed={false} />}
        cards={
          <>
            <CompareCard dataset={experimentData} onOpen={open} />
            <ShareCard dataFixed={false} />
          </>
        }
        below={
          <>
            <Workbench dataset={experimentData} {...workbench} />
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
    history.replaceState(
      history.state,
      "",
      query === null || usual ? `${location.pathname}${location.hash}` : `?${query}${location.hash}`,
    );
    if (query !== null) lastLink.set(query);
  }, [query]);
  return null;
}
