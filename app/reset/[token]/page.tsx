import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ResetForm } from "@/components/instructor/reset-form";
import { AppHeader } from "@/components/ui/app-header";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { passwordLength } from "@/lib/auth/password";
import { orDelay } from "@/lib/auth/refusal";
import { administrator } from "../../administrator";
import { Messages } from "../../messages";
import { resetPassword } from "./actions";
import { looksUsable } from "./look-at-link";

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations("account"))("resetTitle"),
    referrer: "no-referrer",
    robots: "noindex",
  };
}

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const t = await getTranslations("account");
  const usable = await orDelay(() => looksUsable(token));
  return (
    <>
      <AppHeader />
      <main id="content" className="mx-auto max-w-md px-4 py-12">
        <h1 className="mb-6 text-2xl">{t("resetTitle")}</h1>
        {usable === true ? (
          <Card>
            <Messages areas={["account"]}>
              <ResetForm minimum={passwordLength.min} reset={resetPassword.bind(null, token)} />
            </Messages>
          </Card>
        ) : (
          <Notice tone="warn" title={t("resetOverTitle")}>
            {usable === false
              ? t("resetOver", { who: administrator() || t("whoeverRuns") })
              : t(`resetProblem.${usable.kind}`, { seconds: usable.seconds, minimum: passwordLength.min })}
          </Notice>
        )}
      </main>
    </>
  );
}
