"use client";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";

export type AccountResult = "saved" | "name" | "current-password" | "password" | null;
type Action = (last: AccountResult, form: FormData) => Promise<AccountResult>;

/** The instructor's own name. */
export function NameCard({ name, email, rename }: { name: string; email: string; rename: Action }) {
  const t = useTranslations("account");
  const [result, action, busy] = useActionState(rename, null);
  return (
    <Card title={t("profileTitle")}>
      <form action={action} className="space-y-4">
        <p className="text-muted">{email}</p>
        <TextField
          label={t("name")}
          name="name"
          defaultValue={name}
          autoComplete="name"
          error={result === "name" ? t("signUpProblem.name", { minimum: 0 }) : undefined}
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
  const [result, action, busy] = useActionState(change, null);
  return (
    <Card title={t("passwordTitle")}>
      <form action={action} className="space-y-4">
        {hasPassword && (
          <TextField
            label={t("currentPassword")}
            name="current"
            type="password"
            autoComplete="current-password"
            required
            error={result === "current-password" ? t("currentWrong") : undefined}
          />
        )}
        <TextField
          label={t("newPassword")}
          name="password"
          type="password"
          autoComplete="new-password"
          required
          hint={t("passwordHint", { minimum })}
          error={result === "password" ? t("signUpProblem.password", { minimum }) : undefined}
        />
        <Button type="submit" busy={busy}>
          {t("changePassword")}
        </Button>
        {result === "saved" && <Notice tone="good" title={t("passwordSaved")} live />}
      </form>
    </Card>
  );
}
