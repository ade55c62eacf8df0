"use client";
import { Footprints } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { IconButton } from "@/components/ui/button";
import { CheckBox } from "@/components/ui/check-box";
import { withPoints } from "@/lib/lab/config/edit-points";
import { nearestPoint } from "@/lib/lab/picture/nearest-point";
import type { Place } from "@/lib/lab/picture/place";
import { extentOf } from "@/lib/spiral/plane";
import { heldOutPoints, trainingPoints } from "@/lib/spiral/points";
import { classLetter } from "../canvas/palette";
import { ShapeSign } from "../canvas/shape-sign";
import { useMemory } from "../use-memory";
import { useLab, useLabState } from "../use-trainer";
import { LiveMap } from "./live-map";
import { MapReadout } from "./map-readout";
import { PointsEditor } from "./points-editor";

/** How near to a point one must press, in parts of the map's half side. */
const nearEnough = 0.06;

/** The map with its legend and what may be shown on it. */
export function MapPanel() {
  const t = useTranslations("lab.map");
  const lab = useLab();
  const config = useLabState((state) => state.config);
  const { dataset } = config;
  const own = dataset.kind === "own";
  const [wanted, setShowHeldOut] = useMemory("heldOut");
  // of one's own points none may seem to vanish
  const showHeldOut = wanted ?? own;
  const [placing, setPlacing] = useMemory("placing");
  const [discrete, setDiscrete] = useMemory("discrete");
  const training = useMemo(() => trainingPoints(dataset), [dataset]);
  const heldOut = useMemo(() => (showHeldOut ? heldOutPoints(dataset) : null), [dataset, showHeldOut]);
  const extent = useMemo(() => extentOf(training.xy), [training]);
  const follow = (at: Place, within?: number) => {
    const nearest = nearestPoint(training.xy, at, within);
    if (nearest !== null) lab.follow(nearest);
  };
  return (
    <>
      <LiveMap
        {...{ training, heldOut, extent, discrete }}
        help={t("help")}
        onPress={(at, byKey) => follow(at, byKey ? undefined : nearEnough * extent)}
      >
        {own && placing && (
          <PointsEditor
            {...{ dataset, extent }}
            onChange={(points) => void lab.configure(withPoints(config, points))}
          />
        )}
      </LiveMap>
      <div className="flex shrink-0 flex-wrap items-center gap-x-4 text-sm">
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
        <CheckBox compact checked={discrete} onChange={setDiscrete}>
          {t("discrete")}
        </CheckBox>
        <MapReadout />
        <IconButton
          small
          className="gap-1.5 pointer-coarse:w-auto pointer-coarse:px-2"
          label={t("follow")}
          disabled={training.labels.length === 0}
          // beside the middle, where every input is nothing and so is the first layer's gradient
          onClick={() => follow(lab.get().pointer ?? { x: extent / 2, y: 0 })}
        >
          <Footprints aria-hidden className="size-4" />
          {/* a finger sees no title */}
          <span aria-hidden className="hidden pointer-coarse:inline">
            {t("followShort")}
          </span>
        </IconButton>
        {own && (
          <CheckBox compact checked={placing} onChange={setPlacing}>
            {t("placing")}
          </CheckBox>
        )}
      </div>
    </>
  );
}
