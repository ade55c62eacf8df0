"use client";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { Standing } from "@/lib/agreed/standing";
import type { ParticipantRow } from "@/lib/contract/views";

/** What somebody is at, in a few words. */
export function useStandingWords(): (row: ParticipantRow, standing: Standing) => string {
  const t = useTranslations("wall");
  return useCallback(
    ({ progress }, { kind, minutes, tries }) => {
      if (kind === "still") return progress?.still ? t(`still.${progress.still}`) : t("state.still");
      if (kind === "stuck") return tries > 0 ? t("tries", { count: tries }) : t("idleFor", { minutes });
      return t(`state.${kind}`);
    },
    [t],
  );
}
