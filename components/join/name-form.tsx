"use client";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { useErrorText } from "@/components/ui/error-text";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { Connection } from "@/lib/client/connection";
import { displayNameSchema } from "@/lib/contract/display-name";
import type { WireError } from "@/lib/contract/errors";
import { wireLimits } from "@/lib/contract/protocol";

const nameErrors: Record<string, "nameHidden" | "nameLong" | "nameStacked"> = {
  "hidden-characters": "nameHidden",
  "too-long": "nameLong",
  "stacked-marks": "nameStacked",
};

/** Which sentence tells what is wrong with a name, or null. */
function nameProblem(name: string) {
  const parsed = displayNameSchema.safeParse(name);
  if (parsed.success) return null;
  return nameErrors[parsed.error.issues[0]?.message ?? ""] ?? "nameEmpty";
}

/** A refusal that is about the name belongs to its field. */
const aboutName = (error: WireError | null): boolean =>
  error?.code === "name-taken" || error?.code === "name-invalid";

/** Comes into the session under a new name. */
export function NameForm({ connection }: { connection: Connection }) {
  const t = useTranslations("join");
  const errorText = useErrorText();
  const [name, setName] = useState("");
  const [number, setNumber] = useState("");
  const [problem, setProblem] = useState<ReturnType<typeof nameProblem>>(null);
  const [refusal, setRefusal] = useState<WireError | null>(null);
  const [busy, setBusy] = useState(false);

  const join = async (event: FormEvent) => {
    event.preventDefault();
    const found = nameProblem(name);
    setProblem(found);
    setRefusal(null);
    if (found || busy) return;
    setBusy(true);
    const reply = await connection.request("participant.join", { name, studentNumber: number || undefined });
    setBusy(false);
    // someone who is in already is shown the classroom by the next view
    if (!reply.ok && reply.error.code !== "already-joined") setRefusal(reply.error);
  };

  const inField = problem
    ? t(problem, { count: [...name.trim()].length })
    : refusal && aboutName(refusal) && errorText(refusal);
  return (
    <form onSubmit={join} noValidate className="space-y-4">
      <TextField
        label={t("name")}
        hint={t("nameHint")}
        error={inField}
        value={name}
        onChange={({ target }) => {
          setName(target.value);
          setProblem(null);
        }}
        name="name"
        autoComplete="nickname"
        autoFocus
        required
        maxLength={100}
        className="min-h-13 text-lg"
      />
      <TextField
        label={t("number")}
        hint={t("numberHint")}
        value={number}
        onChange={({ target }) => setNumber(target.value)}
        name="student-number"
        autoComplete="off"
        maxLength={wireLimits.studentNumberCharacters}
      />
      {refusal && !aboutName(refusal) && (
        <Notice tone="bad" live>
          {errorText(refusal)}
        </Notice>
      )}
      <Button type="submit" size="lg" busy={busy} className="w-full">
        {busy ? t("joining") : t("join")}
      </Button>
    </form>
  );
}
