"use client";
import { Megaphone, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Announcer } from "@/components/ui/announcer";
import { IconButton } from "@/components/ui/button";
import { PlainSentence } from "@/components/ui/plain-text";
import { useStore } from "@/components/ui/use-store";
import { Remembered } from "@/lib/client/remembered";
import type { PublicSession } from "@/lib/contract/views";
import * as z from "@/lib/contract/zod";

/** When the announcement was made that somebody has dismissed here. */
const dismissedBy = (owner: string) =>
  new Remembered<string | null>({
    ...{ owner, key: `spiralroom-announcement ${owner}` },
    ...{ schema: z.string(), otherwise: null },
  });

/** The instructor's sentence to all, until it is withdrawn or its reader has dismissed it. */
export function Announcement({ session, owner }: { session: PublicSession; owner: string }) {
  const t = useTranslations("student");
  const memory = useMemo(() => dismissedBy(owner), [owner]);
  const dismissed = useStore(memory, null);
  const announcement = session.lead?.announcement;
  const shown = announcement?.at === dismissed ? undefined : announcement;
  return (
    <>
      <Announcer text={shown ? t("announcement.spoken", { text: shown.text }) : ""} />
      {shown && (
        <section
          aria-label={t("announcement.title")}
          data-announcement
          className="flex items-start gap-3 rounded-md bg-accent-soft px-3 py-2 text-accent-strong"
        >
          <Megaphone aria-hidden className="mt-0.5 size-5 shrink-0" />
          <div className="min-w-0 grow">
            <p className="mr-2 text-sm font-semibold sm:inline">{t("announcement.title")}</p>
            <PlainSentence className="text-text sm:inline">{shown.text}</PlainSentence>
          </div>
          <IconButton label={t("dismiss")} className="-my-2 -mr-2" onClick={() => void memory.set(shown.at)}>
            <X aria-hidden className="size-5" />
          </IconButton>
        </section>
      )}
    </>
  );
}
