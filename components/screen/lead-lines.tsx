"use client";
import { Megaphone, Pause, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Announcer } from "@/components/ui/announcer";
import { PlainSentence } from "@/components/ui/plain-text";
import type { PublicSession } from "@/lib/contract/views";

interface LineProps {
  icon: LucideIcon;
  name: string;
  look: string;
  children: ReactNode;
}

function Line({ icon: Icon, name, look, children }: LineProps) {
  return (
    <div
      data-lead-line={name}
      className={`flex items-start gap-[0.6em] rounded-lg px-[0.8em] py-[0.4em] text-[1.6em] leading-tight font-semibold ${look}`}
    >
      <Icon aria-hidden className="mt-[0.1em] size-[1.1em] shrink-0" />
      <div className="min-w-0">{children}</div>
    </div>
  );
}

/** What the instructor has put before everybody, large: that the class rests, and a sentence. */
export function LeadLines({ session }: { session: PublicSession }) {
  const t = useTranslations("screen");
  const { announcement, paused } = session.lead ?? {};
  return (
    <>
      <Announcer text={paused ? t("paused") : ""} />
      <Announcer text={announcement?.text ?? ""} />
      {paused && (
        <Line icon={Pause} name="pause" look="bg-warn-soft text-warn">
          {t("paused")}
        </Line>
      )}
      {announcement && (
        <Line icon={Megaphone} name="announcement" look="bg-accent-soft text-accent-strong">
          <PlainSentence>{announcement.text}</PlainSentence>
        </Line>
      )}
    </>
  );
}
