"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useCallback } from "react";
import { shares, type GridMap } from "@/lib/lab/picture/grid-map";
import { classLetter } from "../canvas/palette";

/** The sentence that says what a map shows, for those who do not see it. */
export function useMapWords(): (map: GridMap) => string {
  const t = useTranslations("lab.map");
  const format = useFormatter();
  return useCallback(
    (map) => {
      const parts = shares(map).map((share, label) =>
        t("share", {
          letter: classLetter(label),
          share: format.number(share, { style: "percent", maximumFractionDigits: 0 }),
        }),
      );
      return t("words", { shares: format.list(parts) });
    },
    [t, format],
  );
}
