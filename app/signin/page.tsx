import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInForm } from "@/components/instructor/sign-in-form";
import { AppHeader } from "@/components/ui/app-header";
import { Card } from "@/components/ui/card";
import { offeredProviders } from "@/lib/auth/providers";
import { currentInstructor } from "@/lib/auth/require-instructor";
import { Messages } from "../messages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("signInTitle") };
}

/** Only a path of this site: a link from elsewhere cannot send an instructor away after signing in. */
function ownPath(target: string | undefined): string {
  try {
    const url = new URL(target ?? "/dashboard", "http://own.invalid");
    return url.host === "own.invalid" ? url.pathname + url.search : "/dashboard";
  } catch {
    return "/dashboard";
  }
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ error?: string; callbackUrl?: string }>;
}) {
  const { error, callbackUrl } = await searchParams;
  const next = ownPath(callbackUrl);
  if (await currentInstructor()) redirect(next);
  const t = await getTranslations("account");
  return (
    <>
      <AppHeader />
      <main id="content" className="mx-auto max-w-md px-4 py-12">
        <h1 className="mb-6 text-2xl">{t("signInTitle")}</h1>
        <Card>
          <Messages areas={["account"]}>
            <SignInForm providers={offeredProviders()} refused={error !== undefined} next={next} />
          </Messages>
        </Card>
      </main>
    </>
  );
}
