"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useRef } from "react";
import type { Pictures } from "@/lib/lab/picture/view-request";
import { PointsLayer } from "../canvas/points-layer";
import { usePalette } from "../canvas/use-palette";
import { useSquare } from "../canvas/use-square";

interface Props {
  space: Pictures["space"];
  hidden: number;
  layer: number;
  onLayer: (layer: number) => void;
}

/** The points after a layer: how the spiral comes apart. */
export function SpacePicture({ space, hidden, layer, onLayer }: Props) {
  const t = useTranslations("lab.space");
  const format = useFormatter();
  const frame = useRef<HTMLDivElement>(null);
  const palette = usePalette(frame);
  const side = useSquare(frame, 900);
  const name = (index: number) =>
    index === -1 ? t("input") : index === hidden ? t("output") : t("layer", { number: index + 1 });
  const options = Array.from({ length: hidden + 2 }, (_, i) => i - 1);
  const kept = space ? format.number(space.kept, { style: "percent", maximumFractionDigits: 0 }) : "";
  return (
    <div className="space-y-2">
      <div role="group" aria-label={t("after")} className="flex flex-wrap gap-1">
        {options.map((index) => (
          <button
            key={index}
            type="button"
            aria-pressed={layer === index}
            onClick={() => onLayer(index)}
            className="min-h-9 rounded-md border px-3 text-sm pointer-coarse:min-h-11 aria-pressed:border-accent aria-pressed:bg-accent-soft"
          >
            {name(index)}
          </button>
        ))}
      </div>
      <div
        ref={frame}
        role="img"
        aria-label={space ? t("words", { layer: name(space.layer), units: space.units, kept }) : t("none")}
        className="relative aspect-square w-full rounded-md border bg-surface"
      >
        {space && palette && side > 0 && (
          <PointsLayer points={space} extent={1.06} palette={palette} side={side} most={300} />
        )}
      </div>
      {space && (
        <p className="text-xs text-muted">
          {space.units > 2
            ? t("projected", { units: space.units, kept })
            : t("whole", { units: space.units })}
        </p>
      )}
    </div>
  );
}
