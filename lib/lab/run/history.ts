/** A run's curve and gradient norms as they grow, and the curve thinned out for keeping and sending. */
import { wireLimits } from "@/lib/contract/protocol";
import type { CurvePoint } from "@/lib/spiral/curve-point";
import type { GradientSample } from "@/lib/training/protocol";

/** The curve with the points that are newer than its last. */
export function extendCurve(
  curve: readonly CurvePoint[],
  points: readonly CurvePoint[],
): readonly CurvePoint[] {
  const last = curve.at(-1)?.epoch ?? -1;
  const newer = points.filter(({ epoch }) => epoch > last);
  return newer.length === 0 ? curve : [...curve, ...newer];
}

/** The curve up to where the run stands: its own points lie further and further apart. */
export const withLatest = (curve: readonly CurvePoint[], latest: CurvePoint | null): readonly CurvePoint[] =>
  latest ? extendCurve(curve, [latest]) : curve;

/** Most gradient measurements kept; when full every second one goes. */
const mostGradients = 400;

/** The history with one more measurement, when it is a later one; when full, with half of those before. */
export function extendGradients(
  history: readonly GradientSample[],
  point: GradientSample,
): readonly GradientSample[] {
  const last = history.at(-1);
  if (point.norms.length === 0 || (last && point.epoch <= last.epoch)) return history;
  const kept = history.length >= mostGradients ? history.filter((_, i) => i % 2 === 0) : history;
  return [...kept, point];
}

const finite = (value: number | null): number | null =>
  value !== null && Number.isFinite(value) ? value : null;

/** The curve as it may cross the wire: finite numbers only, at most as many points as the contract takes. */
export function curveForWire(
  curve: readonly CurvePoint[],
  most: number = wireLimits.curvePoints,
): CurvePoint[] {
  const good = curve.filter(({ loss }) => Number.isFinite(loss));
  const every = (good.length - 1) / (most - 1);
  const chosen =
    good.length <= most ? good : Array.from({ length: most }, (_, i) => good[Math.round(i * every)]);
  return chosen.map(({ epoch, loss, trainAccuracy, heldOutLoss, heldOutAccuracy }) => ({
    epoch,
    loss,
    trainAccuracy: finite(trainAccuracy),
    heldOutLoss: finite(heldOutLoss),
    heldOutAccuracy: finite(heldOutAccuracy),
  }));
}
