"use client";
import { Dices, Ellipsis, StepForward } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/button";
import { useResting } from "@/components/ui/rest";
import { ChoiceItems, Menu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/menu";
import { newSeed } from "../config/seed-field";
import { useLesson } from "../lesson/use-lesson";
import { useLab } from "../use-trainer";
import { useSpeeds } from "./speed-menu";
import { useUsable } from "./step-buttons";

/** What a phone's bar has no room for: one step, another seed, and the speed. */
export function MoreControls() {
  const t = useTranslations("lab.controls");
  const lab = useLab();
  const { locked } = useLesson();
  const usable = useUsable();
  const resting = useResting();
  return (
    <Menu
      trigger={
        <IconButton label={t("more")}>
          <Ellipsis aria-hidden className="size-5" />
        </IconButton>
      }
    >
      <MenuItem disabled={!usable || resting} className="gap-3" onSelect={() => void lab.step()}>
        <StepForward aria-hidden className="size-4" />
        {t("step")}
      </MenuItem>
      <MenuItem
        disabled={locked.includes("seed") || resting}
        className="gap-3"
        onSelect={() => void lab.configure({ ...lab.get().config, seed: newSeed() })}
      >
        <Dices aria-hidden className="size-4" />
        {t("newSeed")}
      </MenuItem>
      <MenuSeparator />
      <MenuLabel>{t("speed")}</MenuLabel>
      <ChoiceItems {...useSpeeds()} />
    </Menu>
  );
}
