"use client";
import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { finaleStepOf } from "@/lib/agreed/finale-step";
import { Tell } from "./gathered";
import { PutAwayButton } from "./put-away-button";
import { usePutAway } from "./use-put-away";
import type { RoomView, SelfView } from "@/lib/contract/views";

interface PlaceProps {
  owner: string;
  place: NonNullable<SelfView["place"]>;
  /** of how many */
  total: number;
}

/** One's own place, until it has been read; it stands beside the name, too. */
function Place({ owner, place: { rank, rankBefore }, total }: PlaceProps) {
  const t = useTranslations("student");
  const { gone, putAway } = usePutAway(owner, `place ${rank} ${total}`);
  if (gone) return null;
  return (
    <Notice
      tone="good"
      title={t("finalePlace", { rank, total })}
      live
      line
      action={<PutAwayButton onPress={putAway} />}
    >
      <Tell urgency="finale" title={t("finalePlace", { rank, total })} />
      {rankBefore !== null && t("finalePlaceBefore", { before: rankBefore })}
    </Notice>
  );
}

/** Who has no place reads that all are told, and where, until they put it away. */
function Told({ owner, total }: Omit<PlaceProps, "place">) {
  const t = useTranslations("student");
  const { gone, putAway } = usePutAway(owner, `told ${total}`);
  if (gone) return null;
  return (
    <Notice title={t("finaleToldTitle")} live line action={<PutAwayButton onPress={putAway} />}>
      <Tell urgency="finale" title={t("finaleToldTitle")} />
      {t("finaleToldBody", { total })}
    </Notice>
  );
}

/** The finale as it concerns the reader: that the race is closed, their own place once it is told, and its end for all. */
export function FinaleNotice({ room: { session, board }, self }: { room: RoomView; self: SelfView }) {
  const t = useTranslations("student");
  const step = finaleStepOf(session);
  const { place } = self;
  if (step === 0 || session.activities.spiral === "off" || session.status === "released") return null;
  if (step === 1)
    return (
      <Notice title={t("finaleStandsTitle")} live line>
        <Tell urgency="finale" title={t("finaleStandsTitle")} />
        {t("finaleStandsBody")}
      </Notice>
    );
  if (place) return <Place owner={self.participantId} place={place} total={board.total} />;
  if (step === 3) return <Told owner={self.participantId} total={board.total} />;
  return self.verdicts.some(({ ranked }) => ranked) ? (
    <Notice title={t("finaleOpenTitle")} live line>
      <Tell urgency="finale" title={t("finaleOpenTitle")} />
      {t("finaleOpenBody", { count: board.open ?? 0 })}
    </Notice>
  ) : (
    <Notice title={t("finaleNoneTitle")} live line>
      <Tell urgency="finale" title={t("finaleNoneTitle")} />
      {t("finaleNoneBody")}
    </Notice>
  );
}
