"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { PlainWireNotice } from "./plain-wire-notice";

export interface ResetProblem {
  kind: "over" | "password" | "busy" | "wait";
  /** until it is worth another try; 0 where waiting does not help */
  seconds: number;
}

interface Props {
  minimum: number;
  reset: (form: FormData) => Promise<ResetProblem | null>;
}

/** Sets the new password of a one-time link, and leads to the sign-in. */
export function ResetForm({ minimum, reset }: Props) {
  const t = useTranslations("account");
  const router = useRouter();
  const [problem, setProblem] = useState<ResetProblem | { kind: "network"; seconds: 0 } | null>(null);
  const [busy, setBusy] = useState(false);
  const sentence = problem && t(`resetProblem.${problem.kind}`, { minimum, seconds: problem.seconds });

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    try {
      const found = await reset(form);
      setProblem(found);
      if (found === null) return router.push("/signin?reset");
    } catch {
      setProblem({ kind: "network", seconds: 0 });
    }
    setBusy(false);
  };

  // before the page has come to life the browser sends the form itself: post keeps the password out of the address
  return (
    <form method="post" onSubmit={(event) => void submit(event)} className="space-y-4" noValidate>
      <p className="text-muted">{t("resetLead")}</p>
      <TextField
        label={t("newPassword")}
        name="password"
        type="password"
        autoComplete="new-password"
        required
        autoFocus
        hint={t("passwordHint", { minimum })}
        error={problem?.kind === "password" ? (sentence ?? undefined) : undefined}
      />
      <PlainWireNotice />
      {problem && problem.kind !== "password" && <Notice tone="bad" title={sentence} live />}
      <Button type="submit" busy={busy} className="w-full">
        {t("resetButton")}
      </Button>
    </form>
  );
}
