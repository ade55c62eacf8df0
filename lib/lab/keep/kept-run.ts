/** A run kept in this browser. */
import type { FinishedRun } from "@/lib/contract/lab";
import type { Kept } from "./shelf";

/** A finished run with what lists of runs show of it. */
export interface KeptRun extends FinishedRun, Kept {
  /** given by the student; otherwise runs are named by what is different about them */
  title?: string;
  /** training loss at the end; null when nothing was measured */
  loss: number | null;
  /** on the training points at the end, 0 to 1; null when nothing was measured */
  trainAccuracy: number | null;
}

/** A run as it goes on the shelf: unpinned and without a title. */
export function keptRun(run: FinishedRun, kept: Pick<Kept, "id" | "owner" | "at">): KeptRun {
  const last = run.curve.at(-1);
  return {
    ...run,
    ...kept,
    pinned: false,
    loss: last?.loss ?? null,
    trainAccuracy: last?.trainAccuracy ?? null,
  };
}
