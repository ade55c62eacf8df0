"use client";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { CheckBox } from "@/components/ui/check-box";
import { withPoints } from "@/lib/lab/config/edit-points";
import { extentOf } from "@/lib/spiral/plane";
import { heldOutPoints, trainingPoints } from "@/lib/spiral/points";
import { classLetter } from "../canvas/palette";
import { ShapeSign } from "../canvas/shape-sign";
import { useLab, useLabState } from "../use-trainer";
import { LiveMap } from "./live-map";
import { MapReadout } from "./map-readout";
import { PointsEditor } from "./points-editor";

/** The map with its legend and what may be shown on it. */
export function MapPanel() {
  const t = useTranslations("lab.map");
  const lab = useLab();
  const config = useLabState((state) => state.config);
  const { dataset } = config;
  const [showHeldOut, setShowHeldOut] = useState(false);
  const [placing, setPlacing] = useState(true);
  const training = useMemo(() => trainingPoints(dataset), [dataset]);
  const heldOut = useMemo(() => (showHeldOut ? heldOutPoints(dataset) : null), [dataset, showHeldOut]);
  const extent = useMemo(() => extentOf(training.xy), [training]);
  const own = dataset.kind === "own";
  return (
    <div className="space-y-2">
      <LiveMap {...{ training, heldOut, extent }} help={t("help")}>
        {own && placing && (
          <PointsEditor
            points={dataset.points ?? []}
            classes={dataset.classes}
            extent={extent}
            onChange={(points) => void lab.configure(withPoints(config, points))}
          />
        )}
      </LiveMap>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <ul aria-label={t("legend")} className="flex gap-3">
          {Array.from({ length: dataset.classes }, (_, label) => (
            <li key={label} className="inline-flex items-center gap-1.5">
              <ShapeSign label={label} />
              {classLetter(label)}
            </li>
          ))}
        </ul>
        <CheckBox compact checked={showHeldOut} onChange={setShowHeldOut}>
          {t("showHeldOut")}
        </CheckBox>
        <MapReadout />
        {own && (
          <CheckBox compact checked={placing} onChange={setPlacing}>
            {t("placing")}
          </CheckBox>
        )}
      </div>
    </div>
  );
}
