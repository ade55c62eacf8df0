"use client";
import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/ui/local-time";

/** When a session's students' work is erased. @param at ISO 8601 in UTC; null when it is kept */
export function ErasureDay({ at }: { at: string | null }) {
  const t = useTranslations("instructor.dashboard");
  if (at === null) return null;
  return (
    <p className="text-sm text-muted">
      {t.rich("expires", { date: () => <LocalTime at={at} look="day" /> })}
    </p>
  );
}
