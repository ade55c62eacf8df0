import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInForm } from "@/components/instructor/sign-in-form";
import { AppHeader } from "@/components/ui/app-header";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { ownPath } from "@/lib/auth/own-path";
import { pageBefore } from "@/lib/auth/page-before";
import { offeredProviders } from "@/lib/auth/providers";
import { currentInstructor } from "@/lib/auth/require-instructor";
import { problemOf } from "@/lib/contract/sign-in-problem";
import { administrator } from "../administrator";
import { Messages } from "../messages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("signInTitle") };
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<"error" | "callbackUrl" | "closed" | "reset", string | string[] | undefined>>;
}) {
  const { error, callbackUrl, closed, reset } = await searchParams;
  const next = ownPath(callbackUrl ?? (error === undefined ? null : await pageBefore()));
  if (await currentInstructor()) redirect(next);
  const t = await getTranslations("account");
  return (
    <>
      <AppHeader />
      <main id="content" className="mx-auto max-w-md px-4 py-12">
        <h1 className="mb-6 text-2xl">{t("signInTitle")}</h1>
        {closed !== undefined && (
          <div className="mb-6">
            <Notice tone="good" title={t("closedTitle")}>
              {t("closedBody")}
            </Notice>
          </div>
        )}
        {reset !== undefined && (
          <div className="mb-6">
            <Notice tone="good" title={t("resetDoneTitle")}>
              {t("resetDoneBody")}
            </Notice>
          </div>
        )}
        <Card>
          <Messages areas={["account"]}>
            <SignInForm
              providers={offeredProviders()}
              problem={error === undefined ? null : problemOf(error)}
              next={next}
              ask={administrator() || t("whoeverRuns")}
            />
          </Messages>
        </Card>
      </main>
    </>
  );
}
