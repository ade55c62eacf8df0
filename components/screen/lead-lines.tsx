"use client";
import { Crosshair, Megaphone, Pause, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Announcer } from "@/components/ui/announcer";
import { later } from "@/components/ui/later";
import { PlainSentence } from "@/components/ui/plain-text";
import type { PublicSession } from "@/lib/contract/views";

// the course's texts are most of a page's weight
const FocusTitle = later(
  () => import("./focus-title").then((module) => module.FocusTitle),
  () => null,
);
const SetupTitle = later(
  () => import("./focus-title").then((module) => module.SetupTitle),
  () => null,
);

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
      className={`flex grow items-start gap-[0.6em] rounded-lg px-[0.8em] py-[0.4em] text-[1.6em] leading-tight font-semibold ${look}`}
    >
      <Icon aria-hidden className="mt-[0.1em] size-[1.1em] shrink-0" />
      <div className="min-w-0">{children}</div>
    </div>
  );
}

/** What the instructor has put before everybody, large: that the class rests, where it is, and a sentence. */
export function LeadLines({ session }: { session: PublicSession }) {
  const t = useTranslations("screen");
  const names = useTranslations("screen.activity");
  const { announcement, paused, focus } = session.lead ?? {};
  return (
    <>
      <Announcer text={paused ? t("paused") : ""} />
      <Announcer text={announcement?.text ?? ""} />
      <div className="flex flex-wrap gap-[0.8em] empty:hidden">
        {paused && (
          <Line icon={Pause} name="pause" look="bg-warn-soft text-warn">
            {t("paused")}
          </Line>
        )}
        {focus && (
          <Line icon={Crosshair} name="focus" look="bg-accent-soft text-accent-strong">
            {t("focus", { place: names(focus.activity) })}
            <span className="block">
              {focus.item !== undefined && <FocusTitle item={focus.item} />}
              {focus.setup && <SetupTitle setup={focus.setup} classes={session.dataset.classes} />}
            </span>
          </Line>
        )}
        {announcement && (
          <Line icon={Megaphone} name="announcement" look="bg-accent-soft text-accent-strong">
            <PlainSentence>{announcement.text}</PlainSentence>
          </Line>
        )}
      </div>
    </>
  );
}
