"use client";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { EngineState } from "@/lib/lab/run/lab-state";

/** The sentence that says why this engine runs. */
export function useEngineWords(): (engine: EngineState) => string {
  const t = useTranslations("lab.engine");
  return useCallback(
    ({ running, wish, calibration, probe, instead }) => {
      if (!running) return "";
      if (instead) return t("because.instead");
      if (wish !== "auto") return t("because.wish");
      if (!calibration) return t("because.fallback");
      const webgpu = probe?.engines.find(({ engine }) => engine === "fused-webgpu");
      if (calibration.because === "fastest" && webgpu?.reason === "insecure-context")
        return t("because.insecure");
      if (calibration.because === "fastest" && probe?.adapter?.fallback) return t("because.software");
      return t(`because.${calibration.because}`);
    },
    [t],
  );
}
