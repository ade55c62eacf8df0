"use client";
import { Megaphone, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Announcer } from "@/components/ui/announcer";
import { IconButton } from "@/components/ui/button";
import { PlainSentence } from "@/components/ui/plain-text";
import { useStore } from "@/components/ui/use-store";
import { Remembered } from "@/lib/client/remembered";
import * as z from "@/lib/contract/zod";
import { Tell } from "./gathered";

interface Props {
  said: { text: string; at: string } | undefined;
  to: "all" | "some";
  owner: string;
}

/** When the sentence was said that somebody has dismissed here. */
const dismissedBy = (owner: string, to: Props["to"]) =>
  new Remembered<string | null>({
    ...{ owner, key: `${to === "all" ? "spiralroom-announcement" : "spiralroom-aside"} ${owner}` },
    ...{ schema: z.string(), otherwise: null },
  });

/** The instructor's sentence to all, or to some of whom one is, until it is withdrawn or its reader has dismissed it. */
export function Announcement({ said, to, owner }: Props) {
  const t = useTranslations("student");
  const memory = useMemo(() => dismissedBy(owner, to), [owner, to]);
  const dismissed = useStore(memory, null);
  const shown = said?.at === dismissed ? undefined : said;
  const title = t(to === "all" ? "announcement.title" : "announcement.toSome");
  return (
    <>
      <Announcer text={shown ? t("announcement.spoken", { text: shown.text }) : ""} />
      {shown && <Tell urgency={to === "all" ? "announcement" : "aside"} title={title} text={shown.text} />}
      {shown && (
        <section
          aria-label={title}
          data-announcement={to}
          className="flex items-start gap-3 rounded-md bg-accent-soft px-3 py-2 text-accent-strong"
        >
          <Megaphone aria-hidden className="mt-0.5 size-5 shrink-0" />
          <div className="min-w-0 grow">
            <p className="mr-2 text-sm font-semibold sm:inline">{title}</p>
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
