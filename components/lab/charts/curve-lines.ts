import type { CurvePoint } from "@/lib/spiral/curve-point";
import type { Line } from "./line";

/** Names of the two lines of a curve. */
export interface LineNames {
  training: string;
  heldOut: string;
}

/** Training drawn whole, held-out dashed, so that colour is not the only sign. */
const looks = { training: { ink: "accent" }, heldOut: { ink: 1, dash: [6, 4] } } as const;

export function lossLines(curve: readonly CurvePoint[], names: LineNames): Line[] {
  return [
    { label: names.training, ...looks.training, values: curve.map(({ loss }) => loss) },
    { label: names.heldOut, ...looks.heldOut, values: curve.map(({ heldOutLoss }) => heldOutLoss) },
  ];
}

export function accuracyLines(curve: readonly CurvePoint[], names: LineNames): Line[] {
  return [
    { label: names.training, ...looks.training, values: curve.map(({ trainAccuracy }) => trainAccuracy) },
    { label: names.heldOut, ...looks.heldOut, values: curve.map(({ heldOutAccuracy }) => heldOutAccuracy) },
  ];
}
