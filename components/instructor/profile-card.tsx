"use client";
import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { TextField } from "@/components/ui/field";
import { isNameProblem, useNameSentence } from "@/components/ui/name-problem";
import { Notice } from "@/components/ui/notice";
import type { NameProblem } from "@/lib/contract/display-name";
import type { Delay } from "@/lib/contract/sign-in-problem";
import { PlainWireNotice } from "./plain-wire-notice";

export type AccountResult = "saved" | NameProblem | "current-password" | "password" | Delay | null;
type Action = (last: AccountResult, form: FormData) => Promise<AccountResult>;

/** Says of an answer that was put off when to try again. */
export function DelayNotice({ result }: { result: Delay | string | null }) {
  const t = useTranslations("account");
  if (typeof result !== "object" || result === null) return null;
  return <Notice tone="bad" title={t(`signInProblem.${result.kind}`, { seconds: result.seconds })} live />;
}

/** The instructor's own name. */
export function NameCard({ name, email, rename }: { name: string; email: string; rename: Action }) {
  const t = useTranslations("account");
  const nameSentence = useNameSentence();
  const [result, action, busy] = useActionState(rename, null);
  // a form with an action is emptied by its answer, a refusal too
  const [typed, setTyped] = useState(name);
  return (
    <Card title={t("profileTitle")}>
      <form action={action} className="space-y-4">
        <p className="text-muted">{email}</p>
        <TextField
          label={t("name")}
          name="name"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="name"
          error={isNameProblem(result) ? nameSentence(result) : undefined}
        />
        <Button type="submit" busy={busy}>
          {t("saveName")}
        </Button>
        {result === "saved" && <Notice tone="good" title={t("nameSaved")} live />}
      </form>
    </Card>
  );
}

/** A new password; every other device is signed out. */
export function PasswordCard({
  hasPassword,
  minimum,
  change,
}: {
  hasPassword: boolean;
  minimum: number;
  change: Action;
}) {
  const t = useTranslations("account");
  // a form with an action is emptied by its answer, a refusal too
  const [current, setCurrent] = useState("");
  const [wanted, setWanted] = useState("");
  const [result, action, busy] = useActionState(async (last: AccountResult, form: FormData) => {
    const answer = await change(last, form);
    if (answer === "saved") {
      setCurrent("");
      setWanted("");
    }
    return answer;
  }, null);
  return (
    <Card title={t("passwordTitle")}>
      <form action={action} className="space-y-4">
        {hasPassword && (
          <TextField
            label={t("currentPassword")}
            name="current"
            type="password"
            value={current}
            onChange={(event) => setCurrent(event.target.value)}
            autoComplete="current-password"
            required
            error={result === "current-password" ? t("currentWrong") : undefined}
          />
        )}
        <TextField
          label={t("newPassword")}
          name="password"
          type="password"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          autoComplete="new-password"
          required
          hint={t("passwordHint", { minimum })}
          error={result === "password" ? t("signUpProblem.password", { minimum }) : undefined}
        />
        <PlainWireNotice />
        <DelayNotice result={result} />
        <Button type="submit" busy={busy}>
          {t("changePassword")}
        </Button>
        {result === "saved" && <Notice tone="good" title={t("passwordSaved")} live />}
      </form>
    </Card>
  );
}
