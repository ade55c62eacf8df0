/** Whether a curve stands still far from the goal. Pure, and cheap: what is wrong is measured only then. */
import type { CurvePoint } from "@/lib/spiral/curve-point";

/** Epochs before which nothing is said: a network may take its time to begin. */
const patience = 40;
/** The best loss of the later half must be below this part of the earlier half's. */
const progress = 0.99;
/** A loss below this part of a guess's has left the beginning behind. */
const nearGuess = 0.6;

const best = (points: readonly CurvePoint[]): number => Math.min(...points.map(({ loss }) => loss));

/** The points of a curve's later half, by epochs. */
export function laterHalf(curve: readonly CurvePoint[]): readonly CurvePoint[] {
  const end = curve.at(-1)?.epoch ?? 0;
  return curve.filter(({ epoch }) => epoch > end / 2);
}

/** Whether training has not got better for half of its epochs, with a loss little better than a guess among the classes. */
export function standsStill(curve: readonly CurvePoint[], classes: number): boolean {
  const last = curve.at(-1);
  if (!last || last.epoch < patience) return false;
  const later = laterHalf(curve);
  const earlier = curve.slice(0, curve.length - later.length);
  if (earlier.length < 5 || later.length < 5) return false;
  return best(later) > nearGuess * Math.log(classes) && best(later) > progress * best(earlier);
}
