"use client";
import { Eraser, Undo2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState, type KeyboardEvent } from "react";
import { IconButton } from "@/components/ui/button";
import { erase, place } from "@/lib/lab/config/edit-points";
import type { Place } from "@/lib/lab/picture/place";
import type { Dataset, OwnPoint } from "@/lib/spiral/config";
import { splitOwn } from "@/lib/spiral/points";
import { classLetter } from "../canvas/palette";
import { ShapeSign } from "../canvas/shape-sign";
import { useMemory } from "../use-memory";
import { PlaceRing } from "./place-ring";
import { usePointing } from "./use-pointing";

interface Props {
  dataset: Dataset;
  extent: number;
  onChange: (points: OwnPoint[]) => void;
}

/** On which side the newest point is. */
const sideOf = (dataset: Dataset, points: OwnPoint[]): "training" | "heldOut" => {
  const newest = points.at(-1);
  const { heldOut } = splitOwn({ ...dataset, points });
  return newest && heldOut.includes(newest) ? "heldOut" : "training";
};

/** Layer over the map on which points are placed and erased by mouse, touch or keyboard. */
export function PointsEditor({ dataset, extent, onChange }: Props) {
  const { points = [], classes } = dataset;
  const t = useTranslations("lab.own");
  const format = useFormatter();
  const [brush, setBrush] = useMemory("brush");
  const [earlier, setEarlier] = useMemory("earlierPoints");
  const [cross, setCross] = useState<Place | null>(null);
  const [said, setSaid] = useState("");
  const tool = brush === "eraser" || brush < classes ? brush : 0;

  const say = (value: number) => format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const apply = (at: Place) => {
    setEarlier([...earlier.slice(-49), points]);
    const next = tool === "eraser" ? erase(points, at, extent * 0.05) : place(points, { ...at, label: tool });
    onChange(next);
    const where = { x: say(at.x), y: say(at.y) };
    setSaid(
      tool === "eraser"
        ? t("erased", { count: points.length - next.length, ...where })
        : t("placed", { letter: classLetter(tool), ...where, side: sideOf(dataset, next) }),
    );
  };
  const undo = () => {
    const before = earlier.at(-1);
    if (!before) return;
    setEarlier(earlier.slice(0, -1));
    onChange([...before]);
  };
  const at = cross ?? { x: 0, y: 0 };
  const { point, press: move } = usePointing({
    extent,
    from: () => at,
    onPoint: apply,
    onMove: (to) => {
      setCross(to);
      setSaid(`${say(to.x)}, ${say(to.y)}`);
    },
  });
  const press = (event: KeyboardEvent) => {
    if (move(event)) return;
    if (event.key === "Enter" || event.key === " ") apply(at);
    else if (/^[1-5]$/.test(event.key) && Number(event.key) <= classes) setBrush(Number(event.key) - 1);
    else if (event.key === "Delete" || event.key === "0") setBrush("eraser");
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div
        role="application"
        tabIndex={0}
        aria-label={t("editor")}
        onKeyDown={press}
        onFocus={() => setCross((now) => now ?? { x: 0, y: 0 })}
        onBlur={() => setCross(null)}
        onClick={point}
        className="absolute inset-0 cursor-crosshair touch-manipulation"
      >
        {cross && <PlaceRing at={cross} extent={extent} className="size-5" />}
      </div>
      <div
        role="group"
        aria-label={t("tools")}
        className="absolute top-2 left-2 flex rounded-md border bg-surface/95 shadow-card"
      >
        {Array.from({ length: classes }, (_, label) => (
          <button
            key={label}
            type="button"
            aria-pressed={tool === label}
            onClick={() => setBrush(label)}
            className="inline-flex min-h-11 min-w-11 items-center justify-center gap-1 rounded-md text-sm font-semibold aria-pressed:bg-accent-soft"
          >
            <ShapeSign label={label} />
            <span className="sr-only">{t("brush")}</span>
            {classLetter(label)}
          </button>
        ))}
        <button
          type="button"
          aria-pressed={tool === "eraser"}
          aria-label={t("eraser")}
          onClick={() => setBrush("eraser")}
          className="inline-flex size-11 items-center justify-center rounded-md aria-pressed:bg-accent-soft"
        >
          <Eraser aria-hidden className="size-5" />
        </button>
        <IconButton label={t("undo")} onClick={undo}>
          <Undo2 aria-hidden className="size-5" />
        </IconButton>
      </div>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </>
  );
}
