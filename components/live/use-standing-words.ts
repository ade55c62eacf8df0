"use client";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { kindsOf, type Standing, type StandingKind } from "@/lib/agreed/standing";
import type { ParticipantRow } from "@/lib/contract/views";

/** What somebody is at, in a few words; under a raised hand what it is raised over, too. */
export function useStandingWords(): (row: Pick<ParticipantRow, "progress">, standing: Standing) => string[] {
  const t = useTranslations("instructor.standing");
  return useCallback(
    ({ progress }, standing) => {
      const { minutes, tries } = standing;
      const wordsOf = (kind: StandingKind) => {
        if (kind === "still") return progress?.still ? t(`still.${progress.still}`) : t("state.still");
        if (kind === "stuck") return tries > 0 ? t("tries", { count: tries }) : t("idleFor", { minutes });
        return t(`state.${kind}`);
      };
      return kindsOf(standing).map(wordsOf);
    },
    [t],
  );
}
