import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AppHeader } from "@/components/ui/app-header";
import { keptOfStaff, keptOfStudents } from "@/lib/content/privacy";
import { administrator } from "../administrator";
import { serverKeepDays } from "../keep-days";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("privacy"))("title") };
}

/** What is kept of people, where, for how long, who sees it, and how it is erased. */
export default async function PrivacyPage() {
  const t = await getTranslations("privacy");
  const days = serverKeepDays();
  const who = administrator() || t("whoeverRuns");
  const heading = "mt-8 mb-2 text-lg font-semibold";
  return (
    <>
      <AppHeader />
      <main id="content" className="mx-auto max-w-2xl px-4 py-10 wrap-anywhere">
        <h1 className="mb-4 text-2xl">{t("title")}</h1>
        <p>{t("lead")}</p>
        <h2 className={heading}>{t("studentsTitle")}</h2>
        <dl className="space-y-3">
          {keptOfStudents.map(({ id }) => (
            <div key={id}>
              <dt className="font-medium">{t(`kept.${id}.what`)}</dt>
              <dd className="text-muted">{t(`kept.${id}.seen`)}</dd>
            </div>
          ))}
        </dl>
        <h2 className={heading}>{t("staffTitle")}</h2>
        <dl className="space-y-3">
          {keptOfStaff.map(({ id }) => (
            <div key={id}>
              <dt className="font-medium">{t(`kept.${id}.what`)}</dt>
              <dd className="text-muted">{t(`kept.${id}.seen`)}</dd>
            </div>
          ))}
        </dl>
        <h2 className={heading}>{t("whereTitle")}</h2>
        <p>{t("where")}</p>
        <p className="mt-2">{t("browser")}</p>
        <p className="mt-2">{t("log")}</p>
        <h2 className={heading}>{t("longTitle")}</h2>
        <p>{days === null ? t("longKept") : t("longDays", { days })}</p>
        <p className="mt-2">{t("longRest")}</p>
        <h2 className={heading}>{t("eraseTitle")}</h2>
        <p>{t("erase")}</p>
        <p className="mt-2">{t("ask", { who })}</p>
      </main>
    </>
  );
}
