"use client";
import { useTranslations } from "next-intl";
import type { KeyboardEvent, PointerEvent } from "react";
import type { Network } from "@/lib/spiral/config";
import type { Points } from "@/lib/spiral/points";
import { DecisionMap } from "./decision-map";

interface Place {
  x: number;
  y: number;
}

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

const moves: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** A trained network's map on which one points at a place, with the pointer or the arrow keys. */
export function ProbeMap({ network, classes, weights, points, extent, at, onAt }: Props) {
  const t = useTranslations("compare.triangle");
  const clamp = (value: number) => Math.max(-extent, Math.min(extent, value));
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    onAt({
      x: clamp((2 * ((event.clientX - left) / width) - 1) * extent),
      y: clamp((1 - 2 * ((event.clientY - top) / height)) * extent),
    });
  };
  const press = (event: KeyboardEvent) => {
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const step = extent / (event.shiftKey ? 5 : 25);
    onAt({ x: clamp(at.x + step * move[0]), y: clamp(at.y + step * move[1]) });
  };
  const shown = { x: clamp(at.x), y: clamp(at.y) };
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
      <span
        aria-hidden
        style={{ left: `${50 * (shown.x / extent + 1)}%`, top: `${50 * (1 - shown.y / extent)}%` }}
        className="pointer-events-none absolute size-4 -translate-1/2 rounded-full border-2 border-text"
      />
    </div>
  );
}
