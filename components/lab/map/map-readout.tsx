"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useCallback } from "react";
import { probabilitiesAt, type GridMap } from "@/lib/lab/picture/grid-map";
import type { Place } from "@/lib/lab/picture/place";
import { classLetter } from "../canvas/palette";
import { useLabState, useSlowLabState } from "../use-trainer";

/** "x 0.32, y -0.12: B 98.9%": the most probable class at a place of the map. */
export function usePlaceWords(): (map: GridMap, at: Place) => string {
  const t = useTranslations("lab.map");
  const format = useFormatter();
  return useCallback(
    (map, { x, y }) => {
      const probabilities = probabilitiesAt(map, x, y);
      const best = probabilities.indexOf(Math.max(...probabilities));
      const number = (value: number) => format.number(value, { maximumFractionDigits: 2 });
      return t("place", {
        x: number(x),
        y: number(y),
        letter: classLetter(best),
        probability:
          best < 0 ? "–" : format.number(probabilities[best], { style: "percent", maximumFractionDigits: 1 }),
      });
    },
    [t, format],
  );
}

/** What the network thinks of the place that one looks at, while it trains too. */
export function MapReadout() {
  const words = usePlaceWords();
  const pointer = useLabState((state) => state.pointer);
  const map = useSlowLabState((state) => state.map, 200);
  return pointer && map && <span className="tabular text-muted">{words(map, pointer)}</span>;
}
