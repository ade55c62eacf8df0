"use client";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { useErrorText } from "@/components/ui/error-text";
import { TextField } from "@/components/ui/field";
import type { Connection } from "@/lib/client/connection";
import { codeTextUnits } from "@/lib/agreed/code-in-text";
import type { WireError } from "@/lib/contract/errors";
import { personalCodeSchema } from "@/lib/contract/ids";

/** Comes back into the session with the personal code. */
export function ResumeForm({ connection }: { connection: Connection | null }) {
  const t = useTranslations("join");
  const errorText = useErrorText();
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState(false);
  const [refusal, setRefusal] = useState<WireError | null>(null);
  const [busy, setBusy] = useState(false);

  const resume = async (event: FormEvent) => {
    event.preventDefault();
    const code = personalCodeSchema.safeParse(text);
    setWrong(!code.success);
    setRefusal(null);
    if (!code.success || busy || !connection) return;
    setBusy(true);
    const reply = await connection.request("participant.resume", { personalCode: code.data });
    setBusy(false);
    if (!reply.ok) setRefusal(reply.error);
  };

  return (
    <form onSubmit={resume} noValidate className="space-y-4">
      <p className="text-sm text-muted">{t("resumeBody")}</p>
      <TextField
        label={t("personalCode")}
        hint={t("personalCodeHint")}
        error={wrong ? t("personalCodeInvalid") : refusal && errorText(refusal)}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setWrong(false);
        }}
        name="personal-code"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        autoFocus
        maxLength={codeTextUnits}
        className="min-h-13 font-mono text-lg tracking-widest uppercase"
      />
      <Button type="submit" size="lg" busy={busy} className="w-full">
        {t("resume")}
      </Button>
    </form>
  );
}
