"use client";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";

/** Says that work came late, and whether it was admitted; nothing when it was in time. */
export function LateBadge({ late, admitted }: { late: boolean; admitted: boolean }) {
  const t = useTranslations("review");
  if (!late) return null;
  return <Badge tone={admitted ? "neutral" : "warn"}>{t(admitted ? "lateAdmitted" : "late")}</Badge>;
}
