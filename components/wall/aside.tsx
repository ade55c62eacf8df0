"use client";
import { Megaphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type SubmitEvent } from "react";
import { useMay, useSend } from "@/components/instructor/commands";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { PlainSentence } from "@/components/ui/plain-text";
import { Popover } from "@/components/ui/popover";
import { lineProblem } from "@/lib/contract/plain-line";
import { wireLimits } from "@/lib/contract/protocol";
import type { InstructorView } from "@/lib/contract/views";

const most = wireLimits.sentenceCharacters;

interface Props {
  /** those whom the wall shows */
  participantIds: readonly string[];
  aside: InstructorView["aside"];
}

/** One sentence to those whom the wall shows, as its groups and its search have it: "may need you", or a few names. */
export function Aside({ participantIds, aside }: Props) {
  const t = useTranslations("wall.aside");
  const send = useSend();
  const may = useMay();
  const [text, setText] = useState("");
  const count = participantIds.length;
  const long = text.length > most;
  const problem = lineProblem(text);
  if (!may("aside.set")) return null;
  const say = async (event: SubmitEvent) => {
    event.preventDefault();
    if (problem || long || count === 0) return;
    const said = { text, participantIds: [...participantIds] };
    if (await send("aside.set", { aside: said }, { text: t("sent", { count }) })) setText("");
  };
  return (
    <Popover
      title={t("title", { count })}
      trigger={
        <Button variant="secondary" size="sm">
          <Megaphone aria-hidden className="size-4" />
          {t("button", { count })}
        </Button>
      }
    >
      {aside && (
        <div className="space-y-2 rounded-md bg-accent-soft p-3">
          <p className="text-sm text-muted">{t("stands", { count: aside.count })}</p>
          <PlainSentence>{aside.text}</PlainSentence>
          <Button
            variant="secondary"
            size="sm"
            onClick={() => send("aside.set", { aside: null }, { text: t("withdrawn") })}
          >
            {t("withdraw")}
          </Button>
        </div>
      )}
      <form onSubmit={(event) => void say(event)} className="space-y-3">
        <TextField
          label={t("label")}
          hint={t("hint")}
          autoComplete="off"
          value={text}
          error={long ? t("long", { most }) : problem === "hidden" ? t("hidden") : undefined}
          onChange={({ target }) => setText(target.value)}
        />
        <Button type="submit" disabled={problem !== null || long || count === 0}>
          {t("send")}
        </Button>
      </form>
    </Popover>
  );
}
