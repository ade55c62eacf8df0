"use client";
import { Megaphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type SubmitEvent } from "react";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import { PlainSentence } from "@/components/ui/plain-text";
import { Popover } from "@/components/ui/popover";
import { lineProblem } from "@/lib/contract/plain-line";
import { wireLimits } from "@/lib/contract/protocol";
import type { PublicSession } from "@/lib/contract/views";
import { useSend } from "./commands";
import { inOneLine } from "./in-one-line";
import { LeadButton } from "./lead-button";

const most = wireLimits.sentenceCharacters;

/** One sentence to all: written, sent, withdrawn. What is written stays while the panel is closed. */
export function AnnounceControl({ session }: { session: PublicSession }) {
  const word = useTranslations("instructor.word");
  const t = useTranslations("instructor.announce");
  const send = useSend();
  const [text, setText] = useState("");
  const stands = session.lead?.announcement;
  const long = text.length > most;
  const problem = lineProblem(text);
  const say = async (event: SubmitEvent) => {
    event.preventDefault();
    if (problem || long) return;
    const undo = () => void send("announcement.set", { text: stands?.text ?? null });
    if (await send("announcement.set", { text }, { text: t("sent"), undo })) setText("");
  };
  const error = long
    ? t("long", { most, count: text.length })
    : problem === "hidden"
      ? t("hidden")
      : undefined;
  return (
    <Popover
      title={t("title")}
      trigger={
        <LeadButton word={word("announce")} label={t(stands ? "stands" : "title")} on={stands !== undefined}>
          <Megaphone aria-hidden className="size-5" />
        </LeadButton>
      }
    >
      {stands && (
        <div className="space-y-2 rounded-md bg-accent-soft p-3">
          <PlainSentence>{stands.text}</PlainSentence>
          <Button
            variant="secondary"
            size="sm"
            onClick={() => send("announcement.set", { text: null }, { text: t("withdrawn") })}
          >
            {t("withdraw")}
          </Button>
        </div>
      )}
      <form onSubmit={(event) => void say(event)} className="space-y-3">
        <TextArea
          label={t("label")}
          hint={t("hint")}
          error={error}
          rows={3}
          value={text}
          onChange={({ target }) => setText(inOneLine(target.value))}
          // it is one line: Enter sends, as in every other one
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
        />
        <Button type="submit" disabled={problem !== null || long}>
          {t(stands ? "again" : "send")}
        </Button>
      </form>
    </Popover>
  );
}
