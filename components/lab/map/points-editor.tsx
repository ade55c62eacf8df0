"use client";
import { Eraser, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState, type KeyboardEvent, type MouseEvent } from "react";
import { IconButton } from "@/components/ui/button";
import { erase, place } from "@/lib/lab/config/edit-points";
import type { OwnPoint } from "@/lib/spiral/config";
import { classLetter } from "../canvas/palette";
import { ShapeSign } from "../canvas/shape-sign";

interface Props {
  points: readonly OwnPoint[];
  classes: number;
  extent: number;
  onChange: (points: OwnPoint[]) => void;
}

/** Layer over the map on which points are placed and erased by mouse, touch or keyboard. */
export function PointsEditor({ points, classes, extent, onChange }: Props) {
  const t = useTranslations("lab.own");
  const [brush, setBrush] = useState<number | "eraser">(0);
  const [cross, setCross] = useState<{ x: number; y: number } | null>(null);
  const [said, setSaid] = useState("");
  const earlier = useRef<(readonly OwnPoint[])[]>([]);
  const tool = brush === "eraser" || brush < classes ? brush : 0;

  const apply = (at: { x: number; y: number }) => {
    earlier.current = [...earlier.current.slice(-49), points];
    const next = tool === "eraser" ? erase(points, at, extent * 0.05) : place(points, { ...at, label: tool });
    onChange(next);
    const where = { x: at.x.toFixed(2), y: at.y.toFixed(2) };
    setSaid(
      tool === "eraser"
        ? t("erased", { count: points.length - next.length, ...where })
        : t("placed", { letter: classLetter(tool), ...where }),
    );
  };
  const undo = () => {
    const before = earlier.current.pop();
    if (before) onChange([...before]);
  };
  const locate = (event: MouseEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return {
      x: ((2 * (event.clientX - box.left)) / box.width - 1) * extent,
      y: -((2 * (event.clientY - box.top)) / box.height - 1) * extent,
    };
  };
  const press = (event: KeyboardEvent) => {
    const step = (event.shiftKey ? 0.2 : 0.05) * extent;
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [-step, 0],
      ArrowRight: [step, 0],
      ArrowUp: [0, step],
      ArrowDown: [0, -step],
    };
    const at = cross ?? { x: 0, y: 0 };
    const move = moves[event.key];
    if (move) {
      const hold = (value: number) => Math.max(-extent, Math.min(extent, value));
      const next = { x: hold(at.x + move[0]), y: hold(at.y + move[1]) };
      setCross(next);
      setSaid(`${next.x.toFixed(2)}, ${next.y.toFixed(2)}`);
    } else if (event.key === "Enter" || event.key === " ") apply(at);
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
        onClick={(event) => apply(locate(event))}
        className="absolute inset-0 cursor-crosshair touch-manipulation"
      >
        {cross && (
          <span
            aria-hidden
            style={{ left: `${50 * (cross.x / extent + 1)}%`, top: `${50 * (1 - cross.y / extent)}%` }}
            className="absolute size-5 -translate-1/2 rounded-full border-2 border-text"
          />
        )}
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
