"use client";
import { RotateCcw, SkipForward, StepForward } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/button";
import { useLab, useLabState } from "../use-trainer";

/** Whether there is a run that can be moved. */
export const useUsable = (): boolean => useLabState(({ phase }) => phase !== "failed" && phase !== "empty");

/** One step of the optimizer. */
export function StepButton() {
  const t = useTranslations("lab.controls");
  const lab = useLab();
  return (
    <IconButton rests label={t("step")} disabled={!useUsable()} onClick={() => void lab.step()}>
      <StepForward aria-hidden className="size-5" />
    </IconButton>
  );
}

/** One pass over all points. */
export function EpochButton() {
  const t = useTranslations("lab.controls");
  const lab = useLab();
  return (
    <IconButton rests label={t("stepEpoch")} disabled={!useUsable()} onClick={() => void lab.stepEpoch()}>
      <SkipForward aria-hidden className="size-5" />
    </IconButton>
  );
}

/** Back to the beginning of the same run. */
export function ResetButton() {
  const t = useTranslations("lab.controls");
  const lab = useLab();
  const started = useLabState(({ step, phase }) => step > 0 || phase === "training");
  const usable = useUsable();
  return (
    <IconButton rests label={t("reset")} disabled={!usable || !started} onClick={() => void lab.reset()}>
      <RotateCcw aria-hidden className="size-5" />
    </IconButton>
  );
}
