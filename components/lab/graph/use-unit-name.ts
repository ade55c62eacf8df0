"use client";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { Network } from "@/lib/spiral/config";
import { classLetter } from "../canvas/palette";

/** "x²", "layer 1, unit 3" or "class A". */
export function useUnitName(network: Network): (place: { column: number; unit: number }) => string {
  const t = useTranslations("lab");
  return useCallback(
    ({ column, unit }) => {
      if (column === 0) return t(`feature.${network.features[unit] ?? "x"}`);
      if (column > network.hidden.length) return t("graph.class", { letter: classLetter(unit) });
      return t("graph.unit", { layer: column, unit: unit + 1 });
    },
    [t, network],
  );
}
