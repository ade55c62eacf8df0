"use client";
import { signIn } from "next-auth/react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";

export type SignUpProblem = "name" | "email" | "password" | "invalid" | "email-taken" | null;

interface Props {
  minimum: number;
  create: (form: FormData) => Promise<SignUpProblem>;
}

/** Creates the account of an invitation and signs in. */
export function SignUpForm({ minimum, create }: Props) {
  const t = useTranslations("account");
  const router = useRouter();
  const [problem, setProblem] = useState<SignUpProblem | "network">(null);
  const [busy, setBusy] = useState(false);
  const errorFor = (field: SignUpProblem) =>
    problem === field ? t(`signUpProblem.${field ?? "name"}`, { minimum }) : undefined;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    try {
      const found = await create(form);
      setProblem(found);
      if (found === null) {
        await signIn("credentials", {
          email: form.get("email"),
          password: form.get("password"),
          redirect: false,
        });
        router.push("/dashboard");
        return;
      }
    } catch {
      setProblem("network");
    }
    setBusy(false);
  };

  // before the page has come to life the browser sends the form itself: post keeps the password out of the address
  return (
    <form method="post" onSubmit={(event) => void submit(event)} className="space-y-4" noValidate>
      <TextField label={t("name")} name="name" autoComplete="name" required error={errorFor("name")} />
      <TextField
        label={t("email")}
        name="email"
        type="email"
        autoComplete="username"
        required
        error={errorFor("email") ?? errorFor("email-taken")}
      />
      <TextField
        label={t("password")}
        name="password"
        type="password"
        autoComplete="new-password"
        required
        hint={t("passwordHint", { minimum })}
        error={errorFor("password")}
      />
      {(problem === "invalid" || problem === "network") && (
        <Notice tone="bad" title={t(`signUpProblem.${problem}`, { minimum })} live />
      )}
      <Button type="submit" busy={busy} className="w-full">
        {t("createAccount")}
      </Button>
    </form>
  );
}
