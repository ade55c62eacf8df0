import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignUpForm } from "@/components/instructor/sign-up-form";
import { AppHeader } from "@/components/ui/app-header";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { passwordLength } from "@/lib/auth/password";
import { invitationOpen } from "@/lib/db/invitations";
import { Messages } from "../../messages";
import { createAccount } from "./actions";

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
  const open = await invitationOpen(token);
  return (
    <>
      <AppHeader />
      <main id="content" className="mx-auto max-w-md px-4 py-12">
        <h1 className="mb-6 text-2xl">{t("signUpTitle")}</h1>
        {open ? (
          <Card>
            <Messages areas={["account"]}>
              <SignUpForm minimum={passwordLength.min} create={createAccount.bind(null, token)} />
            </Messages>
          </Card>
        ) : (
          <Notice tone="warn" title={t("invitationClosedTitle")}>
            {t("invitationClosedBody")}
          </Notice>
        )}
      </main>
    </>
  );
}
