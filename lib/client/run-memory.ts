/** Configs of the runs that this browser sent, so that a submission can be set up again. */
import { runConfigSchema } from "@/lib/contract/run-config";
import type { RawPayload } from "@/lib/contract/requests";
import { recall, remember } from "./local-data";

type Config = RawPayload<"run.submit">["config"];

const kept = 40;

/** The runs remembered, by id; what is damaged or of another version is left out. */
export function recallRuns(owner: string): Map<string, Config> {
  const runs = new Map<string, Config>();
  try {
    const stored: unknown = JSON.parse(recall(owner, "runs") ?? "[]");
    for (const [id, config] of Array.isArray(stored) ? stored : []) {
      const parsed = runConfigSchema.safeParse(config);
      if (typeof id === "string" && parsed.success) runs.set(id, parsed.data);
    }
  } catch {
    // not JSON: as good as nothing
  }
  return runs;
}

/** Adds a run; the oldest goes when there are many. */
export function rememberRun(owner: string, id: string, config: Config): void {
  const runs = [...recallRuns(owner), [id, config]].slice(-kept);
  remember(owner, "runs", JSON.stringify(runs));
}
