"use client";
import { Gauge } from "lucide-react";
import { useTranslations } from "next-intl";
import { ChoiceMenu } from "@/components/ui/menu";
import type { Choices } from "@/components/ui/menu-parts";
import { useLab, useLabState } from "../use-trainer";

const speeds = ["full", "2", "10", "60", "300"] as const;

/** How fast training may go, as the choices of a menu. */
export function useSpeeds(): Choices<(typeof speeds)[number]> {
  const t = useTranslations("lab.controls");
  const lab = useLab();
  const limit = useLabState((state) => state.speedLimit);
  return {
    options: speeds.map((speed) => ({
      value: speed,
      label: speed === "full" ? t("fullSpeed") : t("perSecond", { steps: Number(speed) }),
    })),
    value: speeds.find((speed) => speed === String(limit)) ?? "full",
    onChange: (speed) => lab.setSpeedLimit(speed === "full" ? null : Number(speed)),
  };
}

/** Slows training down for watching. */
export function SpeedMenu() {
  const t = useTranslations("lab.controls");
  return <ChoiceMenu label={t("speed")} icon={<Gauge aria-hidden className="size-5" />} {...useSpeeds()} />;
}
