"use client";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { useErrorText } from "@/components/ui/error-text";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { Connection } from "@/lib/client/connection";
import type { WireError } from "@/lib/contract/errors";
import { wireLimits } from "@/lib/contract/protocol";

/** The student's own number, which only the instructor sees: it can be corrected. */
export function OwnNumber({ number, connection }: { number: string | null; connection: Connection }) {
  const t = useTranslations("student");
  const tCommon = useTranslations("common");
  const errorText = useErrorText();
  const [typed, setTyped] = useState(number ?? "");
  const [answer, setAnswer] = useState<WireError | "saved" | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const reply = await connection.request("participant.number", { studentNumber: typed });
    setAnswer(reply.ok ? "saved" : reply.error);
    setBusy(false);
  };
  return (
    <form onSubmit={save} className="mt-4 space-y-3">
      <TextField
        label={t("numberLabel")}
        hint={t("numberHint")}
        error={answer !== null && answer !== "saved" && errorText(answer)}
        value={typed}
        autoComplete="off"
        maxLength={wireLimits.studentNumberCharacters}
        onChange={({ target }) => {
          setTyped(target.value);
          setAnswer(null);
        }}
      />
      <Button type="submit" variant="secondary" size="sm" busy={busy}>
        {tCommon("save")}
      </Button>
      {answer === "saved" && (
        <Notice tone="good" live>
          {t("numberSaved")}
        </Notice>
      )}
    </form>
  );
}
