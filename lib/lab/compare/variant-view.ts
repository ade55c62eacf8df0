/** What is seen of each variant, ended or on its way. */
import type { CurvePoint } from "@/lib/spiral/curve-point";
import type { GridMap } from "../picture/grid-map";
import { shownTrial, trialKey, type Comparison } from "./comparison";
import type { LiveTrial } from "./live-trial";
import { summarise, type Summary } from "./statistics";

/** A row of a table, a cell of a grid, a line of a chart. */
export interface VariantView extends Summary {
  name: string;
  map: GridMap | null;
  curve: readonly CurvePoint[];
  /** of the trial on its way, 0 to 1; null when none is */
  progress: number | null;
  /** accuracy of the trial on its way */
  now: number | null;
}

/** Each variant with its picture and curve: of its shown trial, or of what is on its way while nothing has ended. */
export function viewVariants(
  comparison: Comparison,
  names: ReadonlyMap<string, string>,
  live: ReadonlyMap<string, LiveTrial>,
): VariantView[] {
  return summarise(comparison).map((summary) => {
    const { id } = summary.variant;
    const shown = shownTrial(comparison, id);
    const going = comparison.plan.seeds
      .map((seed) => live.get(trialKey(comparison.id, id, seed)))
      .find((trial) => trial !== undefined && trial.epoch > 0);
    return {
      ...summary,
      name: names.get(id) ?? id,
      map: shown?.map ?? going?.map ?? null,
      curve: shown?.curve ?? going?.curve ?? [],
      progress: going ? going.epoch / going.epochs : null,
      now: going?.accuracy ?? null,
    };
  });
}
