"use client";
import { Pause, Play, RotateCcw, SkipForward, StepForward } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, IconButton } from "@/components/ui/button";
import { useLab, useLabState } from "../use-trainer";
import { NewSeedButton } from "./new-seed-button";
import { Readout } from "./readout";
import { SpeedMenu } from "./speed-menu";

/** The one word that starts or stops; it may not break on a phone. */
const main = "min-w-28 whitespace-nowrap max-sm:min-w-24 max-sm:gap-1 max-sm:px-3 max-sm:text-sm";

/** Start, pause, step, reset, and where the run stands. On a phone it stays at the bottom of the screen. */
export function ControlBar() {
  const t = useTranslations("lab.controls");
  const lab = useLab();
  const phase = useLabState((state) => state.phase);
  const started = useLabState((state) => state.step > 0);
  const training = phase === "training";
  const usable = phase !== "failed" && phase !== "empty";
  const label =
    phase === "finished" ? t("goOn") : phase === "paused" || phase === "diverged" ? t("resume") : t("start");
  return (
    <div
      role="group"
      aria-label={t("title")}
      className="fixed inset-x-0 bottom-0 z-20 max-lg:mb-0 border-t bg-surface/95 px-3 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] backdrop-blur lg:static lg:rounded-lg lg:border lg:px-3 lg:py-2 lg:shadow-card"
    >
      <div className="flex items-center gap-1">
        {training ? (
          <Button className={main} onClick={() => void lab.pause()}>
            <Pause aria-hidden className="size-5" />
            {t("pause")}
          </Button>
        ) : (
          <Button
            className={main}
            disabled={!usable || phase === "diverged"}
            onClick={() => void lab.start()}
          >
            <Play aria-hidden className="size-5" />
            {label}
          </Button>
        )}
        <IconButton label={t("step")} disabled={!usable} onClick={() => void lab.step()}>
          <StepForward aria-hidden className="size-5" />
        </IconButton>
        <IconButton label={t("stepEpoch")} disabled={!usable} onClick={() => void lab.stepEpoch()}>
          <SkipForward aria-hidden className="size-5" />
        </IconButton>
        <IconButton
          label={t("reset")}
          disabled={!usable || (!started && !training)}
          onClick={() => void lab.reset()}
        >
          <RotateCcw aria-hidden className="size-5" />
        </IconButton>
        <NewSeedButton />
        <SpeedMenu />
        <Readout className="ml-auto hidden sm:flex lg:hidden 2xl:flex" />
      </div>
      <Readout className="pt-1 sm:hidden lg:flex 2xl:hidden" />
    </div>
  );
}
