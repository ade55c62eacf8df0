"use client";
import { Megaphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { Announcer } from "@/components/ui/announcer";
import { PlainSentence } from "@/components/ui/plain-text";
import type { PublicSession } from "@/lib/contract/views";

/** The instructor's sentence to all, large, until it is withdrawn. */
export function Announcement({ session }: { session: PublicSession }) {
  const t = useTranslations("screen");
  const text = session.lead?.announcement?.text;
  return (
    <>
      <Announcer text={text ?? ""} />
      {text !== undefined && (
        <section
          aria-label={t("announcement")}
          data-announcement
          className="flex items-start gap-[0.6em] rounded-lg bg-accent-soft px-[0.8em] py-[0.4em] text-[1.6em] leading-tight"
        >
          <Megaphone aria-hidden className="mt-[0.1em] size-[1.1em] shrink-0 text-accent-strong" />
          <PlainSentence className="min-w-0 font-semibold">{text}</PlainSentence>
        </section>
      )}
    </>
  );
}
