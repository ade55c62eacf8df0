/** What was found of a run a while ago, and whether it is still said of the one in front. Pure. */
import type { LabState, Phase } from "../run/lab-state";

/** A run at the moment at which something was found of it. */
export type RunThen = Pick<LabState, "config" | "epoch">;

/** Something that was found, and of which run. */
export interface Found<What> extends RunThen {
  what: What;
}

/** In these a run stands before one that anything can be said of. */
const looked: readonly Phase[] = ["training", "paused", "finished"];

/** Whether there is a run in front whose course can be judged. */
export const isLookedAt = ({ phase }: Pick<LabState, "phase">): boolean => looked.includes(phase);

/**
 * What was found, as long as the run in front is the one that it was found of: another set-up, and the same one begun
 * anew, have had nothing found yet.
 */
export function foundOf<What>(
  found: Found<What> | null,
  now: Pick<LabState, "config" | "epoch" | "phase">,
): What | null {
  const same = found !== null && found.config === now.config && now.epoch >= found.epoch && isLookedAt(now);
  return same ? found.what : null;
}
