"use client";
import { Projector } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Announcer } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useSentences } from "@/components/ui/use-sentences";
import type { Connection } from "@/lib/client/connection";
import type { SelfView } from "@/lib/contract/views";
import { Tell } from "./gathered";
import { PutAwayButton } from "./put-away-button";
import { useAsking } from "./use-asking";
import { usePutAway } from "./use-put-away";

interface Props {
  self: SelfView;
  connection: Connection;
}

/** What is to be said of one's work and the screen; empty without anything. */
function useScreenWords({ onScreen, unshown, snapshots: kept = 0 }: SelfView): string {
  const t = useTranslations("student.spotlight");
  const sentences = useSentences();
  const now = onScreen ? t("on") : unshown && t("declined");
  return sentences([now, kept > 0 && t("kept", { count: kept })]);
}

/** What was read and put away; while the work is on the screen nothing can be. */
function usePutAwayScreen({ participantId, onScreen, unshown, snapshots = 0 }: SelfView) {
  const { gone, ...ways } = usePutAway(
    participantId,
    `screen ${unshown ? "declined" : "allowed"} ${snapshots}`,
  );
  return { gone: gone && !onScreen, ...ways };
}

/** The wish that one's work be not shown, and that what was kept of it go. */
function Wishes({ self, connection }: Props) {
  const t = useTranslations("student.spotlight");
  const ask = useAsking(connection);
  const declined = self.unshown === true;
  return (
    <>
      {(self.snapshots ?? 0) > 0 && (
        <Button variant="secondary" size="sm" onClick={() => ask("snapshots.withdraw", {})}>
          {t("withdraw")}
        </Button>
      )}
      <Button variant="secondary" size="sm" onClick={() => ask("spotlight.decline", { declined: !declined })}>
        {t(declined ? "allow" : "decline")}
      </Button>
    </>
  );
}

/** That one's work is on the screen or in the tray, and the wish that it be not; or that one has asked for that. */
export function SpotlightNotice({ self, connection }: Props) {
  const t = useTranslations("student.spotlight");
  const words = useScreenWords(self);
  const { gone, putAway, bringBack } = usePutAwayScreen(self);
  useEffect(() => {
    if (words === "") bringBack();
  }, [words, bringBack]);
  return (
    <>
      <Announcer text={self.onScreen ? t("on") : ""} />
      {words !== "" && !gone && (
        <section
          aria-label={t("title")}
          data-on-screen={self.onScreen ?? false}
          className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-accent-soft px-3 py-1.5 text-sm"
        >
          <Tell urgency="screen" title={words} />
          <Projector aria-hidden className="size-5 shrink-0 text-accent-strong" />
          <p className="min-w-0 grow basis-52">{words}</p>
          <Wishes {...{ self, connection }} />
          {!self.onScreen && <PutAwayButton onPress={putAway} />}
        </section>
      )}
    </>
  );
}

/** The same ways for who has put the notice away. */
export function SpotlightCard({ self, connection }: Props) {
  const t = useTranslations("student.spotlight");
  const words = useScreenWords(self);
  const { gone } = usePutAwayScreen(self);
  if (words === "" || !gone) return null;
  return (
    <Card title={t("title")} className="min-w-0 space-y-3">
      <p className="text-sm">{words}</p>
      <div className="flex flex-wrap gap-2">
        <Wishes {...{ self, connection }} />
      </div>
    </Card>
  );
}
