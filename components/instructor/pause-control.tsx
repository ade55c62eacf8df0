"use client";
import { Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import type { PublicSession } from "@/lib/contract/views";
import { useSend } from "./commands";
import { LeadButton } from "./lead-button";

/** Lets the class rest, and go on: one press each. */
export function PauseControl({ session }: { session: PublicSession }) {
  const word = useTranslations("instructor.word");
  const t = useTranslations("instructor.pause");
  const send = useSend();
  const paused = session.lead?.paused ?? false;
  const set = (next: boolean) =>
    void send("pause.set", { paused: next }, { text: t(next ? "paused" : "resumed") });
  const Icon = paused ? Play : Pause;
  return (
    <LeadButton
      word={word(paused ? "resume" : "pause")}
      label={t(paused ? "resume" : "pause")}
      on={paused}
      data-paused={paused}
      onClick={() => set(!paused)}
    >
      <Icon aria-hidden className="size-5" />
    </LeadButton>
  );
}
