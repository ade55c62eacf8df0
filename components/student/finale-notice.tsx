"use client";
import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { finaleStepOf } from "@/lib/agreed/finale-step";
import type { RoomView, SelfView } from "@/lib/contract/views";

/** The finale as it concerns the reader: that the race is closed, and their own place once it is told. */
export function FinaleNotice({ room: { session, board }, self }: { room: RoomView; self: SelfView }) {
  const t = useTranslations("student");
  const step = finaleStepOf(session);
  const { place } = self;
  if (step === 0 || session.activities.spiral === "off" || session.status === "released") return null;
  if (step === 1)
    return (
      <Notice title={t("finaleStandsTitle")} live line>
        {t("finaleStandsBody")}
      </Notice>
    );
  if (place)
    return (
      <Notice tone="good" title={t("finalePlace", { rank: place.rank, total: board.total })} live line>
        {place.rankBefore !== null && t("finalePlaceBefore", { before: place.rankBefore })}
      </Notice>
    );
  if (step === 3) return null;
  return self.verdicts.some(({ ranked }) => ranked) ? (
    <Notice title={t("finaleOpenTitle")} live line>
      {t("finaleOpenBody", { count: board.open ?? 0 })}
    </Notice>
  ) : (
    <Notice title={t("finaleNoneTitle")} live line>
      {t("finaleNoneBody")}
    </Notice>
  );
}
