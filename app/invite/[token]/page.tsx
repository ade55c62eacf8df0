import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { SignUpForm } from "@/components/instructor/sign-up-form";
import { AppHeader } from "@/components/ui/app-header";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { passwordLength } from "@/lib/auth/password";
import { orDelay } from "@/lib/auth/refusal";
import { Messages } from "../../messages";
import { createAccount } from "./actions";
import { lookAtInvitation } from "./look-at-invitation";

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations("account"))("signUpTitle"),
    referrer: "no-referrer",
    robots: "noindex",
  };
}

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const t = await getTranslations("account");
  const state = await orDelay(() => lookAtInvitation(token));
  return (
    <>
      <AppHeader />
      <main id="content" className="mx-auto max-w-md px-4 py-12">
        <h1 className="mb-6 text-2xl">{t("signUpTitle")}</h1>
        {state === "open" ? (
          <Card>
            <Messages areas={["account"]}>
              <SignUpForm minimum={passwordLength.min} create={createAccount.bind(null, token)} />
            </Messages>
          </Card>
        ) : (
          <Notice tone="warn" title={t("invitationClosedTitle")}>
            {typeof state === "string"
              ? t(`invitationClosed.${state}`)
              : t(`signUpProblem.${state.kind}`, { seconds: state.seconds, minimum: passwordLength.min })}
            {state === "used" && (
              <Link href="/signin" className="block underline">
                {t("signIn")}
              </Link>
            )}
          </Notice>
        )}
      </main>
    </>
  );
}
