"use client";
import { useTranslations } from "next-intl";
import { useState, type SubmitEvent } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import type { CheckView } from "@/lib/contract/check";
import { liveIn } from "@/lib/contract/spotlight";
import type { InstructorView } from "@/lib/contract/views";
import { typedPercent } from "@/lib/lab/config/typed-number";
import { useSend } from "./commands";

/** The accuracy of the run on the screen in percent, which is what a class has predicted; nothing without one. */
function shownIn({ participants, room }: InstructorView): string {
  const live = liveIn(room.spotlight);
  const progress = participants.find((row) => row.participantId === live?.participantId)?.progress;
  if (live?.activity !== "spiral" || progress?.activity !== "spiral") return "";
  return progress.accuracy === null ? "" : String(Number((100 * progress.accuracy).toFixed(2)));
}

interface Props {
  check: CheckView;
  view: InstructorView;
}

/** What it came to that the class has predicted, told to all; of a run on the screen it stands there already. */
export function CheckOutcome({ check: { id, outcome }, view }: Props) {
  const t = useTranslations("instructor.check");
  const send = useSend();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (outcome === undefined ? shownIn(view) : String(outcome));
  const value = typedPercent(text);
  const reveal = async (event: SubmitEvent) => {
    event.preventDefault();
    if (value === null || value === outcome) return;
    if (await send("check.reveal", { id, outcome: value }, { text: t("revealed") })) setTyped(null);
  };
  return (
    <form onSubmit={(event) => void reveal(event)} className="space-y-2">
      <TextField
        label={t("outcome")}
        hint={t("outcomeHint")}
        error={text.trim() !== "" && value === null ? t("outcomeBad") : undefined}
        value={text}
        inputMode="decimal"
        autoComplete="off"
        maxLength={40}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Button type="submit" size="sm" disabled={value === null || value === outcome}>
        {t("reveal")}
      </Button>
    </form>
  );
}
