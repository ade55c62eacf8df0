import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { HomeLinks } from "@/components/instructor/home-links";
import { AppHeader } from "@/components/ui/app-header";
import { buttonClass } from "@/components/ui/button-class";
import { requireInstructor } from "@/lib/auth/require-instructor";

/** What a session's pages say to an account that may not see them; whether there is such a session, they do not say. */
export default async function NotOpenToYou() {
  const { name, email } = await requireInstructor();
  const t = await getTranslations("staff");
  return (
    <>
      <AppHeader home="/dashboard">
        <HomeLinks name={name} />
      </AppHeader>
      <main id="content" className="mx-auto max-w-prose space-y-4 px-4 py-16">
        <h1 className="text-2xl">{t("notOpenTitle")}</h1>
        <p className="wrap-anywhere">{t("notOpenAs", { name, email })}</p>
        <p className="text-muted">{t("notOpenBody")}</p>
        <Link href="/dashboard" className={buttonClass()}>
          {t("toDashboard")}
        </Link>
      </main>
    </>
  );
}
