"use client";
import { Dices } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/button";
import { newSeed } from "../config/seed-field";
import { useLab } from "../trainer/use-trainer";

/** Other initial weights and batches, everything else the same. */
export function NewSeedButton() {
  const t = useTranslations("lab.controls");
  const lab = useLab();
  return (
    <IconButton
      label={t("newSeed")}
      onClick={() => void lab.configure({ ...lab.get().config, seed: newSeed() })}
    >
      <Dices aria-hidden className="size-5" />
    </IconButton>
  );
}
