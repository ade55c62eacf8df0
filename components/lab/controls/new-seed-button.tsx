"use client";
import { Dices } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/button";
import { newSeed } from "../config/seed-field";
import { useLesson } from "../lesson/use-lesson";
import { useLab } from "../use-trainer";

/** Other initial weights and batches, everything else the same. */
export function NewSeedButton() {
  const t = useTranslations("lab.controls");
  const lab = useLab();
  const { locked } = useLesson();
  return (
    <IconButton
      rests
      label={t("newSeed")}
      disabled={locked.includes("seed")}
      onClick={() => void lab.configure({ ...lab.get().config, seed: newSeed() })}
    >
      <Dices aria-hidden className="size-5" />
    </IconButton>
  );
}
