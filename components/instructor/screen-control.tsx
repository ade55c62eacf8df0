"use client";
import { VenetianMask } from "lucide-react";
import { useTranslations } from "next-intl";
import { Popover } from "@/components/ui/popover";
import { Switch } from "@/components/ui/switch";
import type { PublicSession } from "@/lib/contract/views";
import { useSend } from "./commands";
import { LeadButton } from "./lead-button";

/** How the class reads of each other: by names or by pseudonyms. */
export function ScreenControl({ session }: { session: PublicSession }) {
  const word = useTranslations("instructor.word");
  const t = useTranslations("instructor.pseudonyms");
  const send = useSend();
  const on = session.lead?.pseudonyms ?? false;
  return (
    <Popover
      title={t("title")}
      trigger={
        <LeadButton word={word("names")} label={t(on ? "stands" : "title")} on={on}>
          <VenetianMask aria-hidden className="size-5" />
        </LeadButton>
      }
    >
      <Switch
        label={t("label")}
        hint={t("hint")}
        checked={on}
        onChange={(next) => void send("pseudonyms.set", { on: next }, { text: t(next ? "on" : "off") })}
      />
    </Popover>
  );
}
