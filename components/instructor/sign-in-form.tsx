"use client";
import { getSession, signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { problemOf, type SignInProblem } from "@/lib/contract/sign-in-problem";
import { PrivacyLink } from "@/components/ui/privacy-link";
import { PlainWireNotice } from "./plain-wire-notice";

type Problem = SignInProblem | { kind: "network"; seconds: 0 } | null;

interface Props {
  providers: readonly { id: string; name: string }[];
  /** why the person was sent back here */
  problem: SignInProblem | null;
  /** where to go afterwards; a path of this site */
  next: string;
  /** whom to ask for a new password */
  ask: string;
}

/** E-mail and password, and the providers that the server was set up with. */
export function SignInForm({ providers, problem: before, next, ask }: Props) {
  const t = useTranslations("account");
  const [problem, setProblem] = useState<Problem>(before);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setProblem(null);
    const result = await signIn("credentials", {
      email: form.get("email"),
      password: form.get("password"),
      redirect: false,
    }).catch(() => null);
    if (result?.ok) {
      await getSession();
      // what is behind the "#" came here with the link, and the server has not seen it
      location.assign(next.includes("#") ? next : next + location.hash);
      return;
    }
    setBusy(false);
    setProblem(result ? problemOf(result.error) : { kind: "network", seconds: 0 });
  };

  // before the page has come to life the browser sends the form itself: post keeps the password out of the address
  return (
    <div className="space-y-6">
      <form method="post" onSubmit={(event) => void submit(event)} className="space-y-4">
        <TextField label={t("email")} name="email" type="email" autoComplete="username" required autoFocus />
        <TextField
          label={t("password")}
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
        <PlainWireNotice />
        {problem && (
          <Notice tone="bad" title={t(`signInProblem.${problem.kind}`, { seconds: problem.seconds })} live />
        )}
        <Button type="submit" busy={busy} className="w-full">
          {t("signIn")}
        </Button>
      </form>
      {providers.length > 0 && (
        <div className="space-y-2 border-t pt-4">
          {providers.map(({ id, name }) => (
            <Button
              key={id}
              variant="secondary"
              className="w-full"
              onClick={() => void signIn(id, { callbackUrl: next })}
            >
              {t("signInWith", { provider: name })}
            </Button>
          ))}
        </div>
      )}
      <div className="space-y-2 text-sm text-muted">
        <p className="wrap-anywhere">{t("forgotten", { who: ask })}</p>
        <p>{t("noAccount")}</p>
        <PrivacyLink />
      </div>
    </div>
  );
}
