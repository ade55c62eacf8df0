"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useToast } from "@/components/ui/toast";
import type { ParticipantRow } from "@/lib/contract/views";

/** Says who has just asked that nothing of theirs be on the screen. */
export function useDeclined(participants: readonly ParticipantRow[]): void {
  const t = useTranslations("instructor.spotlight");
  const toast = useToast();
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    const unshown = participants.filter((one) => one.unshown);
    for (const { participantId, name } of unshown)
      if (known.current && !known.current.has(participantId))
        toast({ text: t("declined", { name }), tone: "info" });
    known.current = new Set(unshown.map(({ participantId }) => participantId));
  }, [participants, t, toast]);
}
