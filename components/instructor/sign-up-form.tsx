"use client";
import { signIn } from "next-auth/react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { isNameProblem, useNameSentence } from "@/components/ui/name-problem";
import { Notice } from "@/components/ui/notice";
import { useProblemInSight } from "@/components/ui/use-problem-in-sight";
import { nameProblems, type NameProblem } from "@/lib/contract/display-name";
import { PlainWireNotice } from "./plain-wire-notice";

const fields = ["email", "password"] as const;

export interface SignUpProblem {
  kind:
    | NameProblem
    | (typeof fields)[number]
    | "email-taken"
    /** what became of the invitation meanwhile */
    | "invalid"
    | "used"
    | "expired"
    | "revoked"
    /** many people at once */
    | "busy"
    /** many invitations from here that do not exist, or many tries with this one */
    | "wait";
  /** until it is worth another try; 0 where waiting does not help */
  seconds: number;
}

interface Props {
  minimum: number;
  create: (form: FormData) => Promise<SignUpProblem | null>;
}

/** Creates the account of an invitation and signs in. */
export function SignUpForm({ minimum, create }: Props) {
  const t = useTranslations("account");
  const router = useRouter();
  const [problem, setProblem] = useState<SignUpProblem | { kind: "network"; seconds: 0 } | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useProblemInSight(problem);
  const nameSentence = useNameSentence();
  const sentenceOf = ({ kind, seconds }: NonNullable<typeof problem>) =>
    isNameProblem(kind) ? nameSentence(kind) : t(`signUpProblem.${kind}`, { minimum, seconds });
  const sentence = problem && sentenceOf(problem);
  const errorFor = (...kinds: string[]) => (problem && kinds.includes(problem.kind) ? sentence : undefined);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    setBusy(true);
    try {
      const found = await create(typed);
      setProblem(found);
      if (found === null) {
        await signIn("credentials", {
          email: typed.get("email"),
          password: typed.get("password"),
          redirect: false,
        });
        router.push("/dashboard");
        return;
      }
    } catch {
      setProblem({ kind: "network", seconds: 0 });
    }
    setBusy(false);
  };

  // before the page has come to life the browser sends the form itself: post keeps the password out of the address
  return (
    <form ref={form} method="post" onSubmit={(event) => void submit(event)} className="space-y-4" noValidate>
      <TextField
        label={t("name")}
        name="name"
        autoComplete="name"
        required
        error={errorFor(...nameProblems)}
      />
      <TextField
        label={t("email")}
        name="email"
        type="email"
        autoComplete="username"
        required
        error={errorFor("email", "email-taken")}
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
      <PlainWireNotice />
      {problem && !errorFor(...nameProblems, ...fields, "email-taken") && (
        <Notice tone="bad" title={sentence} live />
      )}
      <Button type="submit" busy={busy} className="w-full">
        {t("createAccount")}
      </Button>
    </form>
  );
}
