"use client";
import { Activity } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { isUnsteady, type HallHealth } from "@/lib/agreed/hall-health";

/** How the hall's connections are, in one sign: calm while all is well, in figures when it is not. */
export function HallSign({ health, present }: { health: HallHealth; present: number }) {
  const t = useTranslations("instructor.hall");
  const format = useFormatter();
  const { reconnected, slowestMs } = health;
  const unsteady = isUnsteady(health, present);
  const words = [
    t("reconnected", { count: reconnected }),
    ...(slowestMs === null ? [] : [t("slowest", { ms: format.number(slowestMs) })]),
  ].join(t("comma"));
  return (
    <span title={words} data-hall={unsteady ? "unsteady" : "steady"} className="inline-flex">
      <Badge tone={unsteady ? "warn" : "neutral"}>
        <Activity aria-hidden className="size-3.5" />
        {unsteady ? words : t("steady")}
      </Badge>
    </span>
  );
}
