"use client";
import { useTranslations } from "next-intl";
import { holdInside, type Place } from "@/lib/lab/picture/place";
import type { Network } from "@/lib/spiral/config";
import type { Points } from "@/lib/spiral/points";
import { DecisionMap } from "./decision-map";
import { PlaceRing } from "./place-ring";
import { usePointing } from "./use-pointing";

interface Props {
  network: Network;
  classes: number;
  weights: Float32Array;
  points: Points;
  /** half the side of the square shown */
  extent: number;
  at: Place;
  onAt: (at: Place) => void;
}

/** A trained network's map on which one points at a place, with the pointer or the arrow keys. */
export function ProbeMap({ network, classes, weights, points, extent, at, onAt }: Props) {
  const t = useTranslations("compare.triangle");
  const { point, press } = usePointing({ extent, from: () => at, step: 0.04, onPoint: onAt, onMove: onAt });
  return (
    <div
      role="group"
      tabIndex={0}
      aria-label={t("map")}
      onPointerMove={point}
      onPointerDown={point}
      onKeyDown={press}
      className="relative touch-pan-y rounded-md"
    >
      <DecisionMap {...{ network, classes, weights, points, extent }} />
      <PlaceRing at={holdInside(at, extent)} extent={extent} />
    </div>
  );
}
