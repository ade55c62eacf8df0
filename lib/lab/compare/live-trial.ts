/** A trial while it trains, and what stays of it at its end. */
import type { CurvePoint } from "@/lib/spiral/curve-point";
import type { JobResult } from "@/lib/training/client/batch";
import type { Progress } from "@/lib/training/protocol";
import { gridOf, type GridMap } from "../picture/grid-map";
import { curveForWire } from "../run/history";
import type { Trial } from "./comparison";

/** A trial on its way, waiting ones too. */
export interface LiveTrial {
  /** full epochs done, with a fraction inside one */
  epoch: number;
  /** that it will end with */
  epochs: number;
  /** 0 to 1, on held-out points where there are any; null before the first measurement */
  accuracy: number | null;
  curve: readonly CurvePoint[];
  map: GridMap | null;
}

/** Points of a kept curve. */
const curvePoints = 160;

/** A trial that waits for its turn. */
export const waitingTrial = (epochs: number): LiveTrial => ({
  ...{ epoch: 0, epochs, accuracy: null, curve: [], map: null },
});

/** The trial after a report of its worker. */
export const advance = (
  trial: LiveTrial,
  { epoch, heldOutAccuracy, trainAccuracy, curve }: Progress,
): LiveTrial => ({
  ...trial,
  epoch,
  accuracy: heldOutAccuracy ?? trainAccuracy,
  curve: [...trial.curve, ...curve],
});

/** What is kept of a trial that has ended. */
export function endedTrial(result: JobResult, variantId: string, seed: number): Trial {
  const { outcome, epoch, weights, map } = result;
  const last = result.curve.at(-1);
  return {
    ...{ variantId, seed, outcome, epoch, weights, engine: result.engine },
    curve: curveForWire(result.curve, curvePoints),
    loss: last?.loss ?? null,
    trainAccuracy: last?.trainAccuracy ?? null,
    heldOutAccuracy: last?.heldOutAccuracy ?? null,
    map: map && gridOf(map),
  };
}
