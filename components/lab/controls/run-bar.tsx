"use client";
import { useTranslations } from "next-intl";
import { RunFields } from "../config/run-fields";
import { EngineChoice } from "../engine/engine-choice";
import { SkipToSubmit } from "../submit/skip-to-submit";
import { NewSeedButton } from "./new-seed-button";
import { SpeedMenu } from "./speed-menu";
import { StartButton } from "./start-button";
import { EpochButton, ResetButton, StepButton } from "./step-buttons";

/** On top of a wide screen: start, pause, step, reset, and what one changes between two runs. */
export function RunBar({ submits }: { submits: boolean }) {
  const t = useTranslations("lab.controls");
  return (
    <div className="flex items-center gap-2 rounded-lg border bg-surface px-3 py-2 shadow-card">
      <div role="group" aria-label={t("title")} className="flex items-center">
        <StartButton className="mr-1 min-w-28" />
        {submits && <SkipToSubmit />}
        <StepButton />
        <EpochButton />
        <ResetButton />
        <NewSeedButton />
        <SpeedMenu />
      </div>
      <RunFields />
      <EngineChoice />
    </div>
  );
}
