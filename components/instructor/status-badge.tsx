"use client";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { SessionStatus } from "@/lib/contract/views";

const tones = { draft: "neutral", open: "good", ended: "warn", released: "accent" } as const;

/** A session's state in a word. */
export function StatusBadge({ status }: { status: SessionStatus }) {
  const t = useTranslations("instructor.status");
  return <Badge tone={tones[status]}>{t(status)}</Badge>;
}
