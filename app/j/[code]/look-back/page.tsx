import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import Link from "next/link";
import { Messages } from "../../../messages";
import { LookBack } from "@/components/student/look-back";
import { LocalTime } from "@/components/ui/local-time";
import { AppHeader } from "@/components/ui/app-header";
import { buttonClass } from "@/components/ui/button-class";
import { Notice } from "@/components/ui/notice";
import { expiryOf } from "@/lib/db/retention";
import { serverKeepDays } from "../../../keep-days";
import { loadLookBack } from "./load-look-back";
import { ownSight } from "./own-sight";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("student");
  return { title: t("lookBackTitle"), robots: { index: false } };
}

export default async function LookBackPage({ params }: { params: Promise<{ code: string }> }) {
  const own = await ownSight((await params).code, await cookies());
  if (!own) notFound();
  const { session, participantId, sight, removed } = own;
  const t = await getTranslations("student");
  const items = sight && participantId && (await loadLookBack(sight, participantId, await getLocale()));
  const expiry = items ? await expiryOf(session.id, serverKeepDays()) : null;
  return (
    <Messages areas={["student", "review", "lab"]}>
      <AppHeader title={<span className="max-sm:hidden">{session.title}</span>}>
        <Link href={`/j/${session.code}`} className={buttonClass("ghost", "sm")}>
          {t("backToSession")}
        </Link>
      </AppHeader>
      <main id="content" className="mx-auto max-w-5xl space-y-6 px-4 py-8 sm:px-6">
        <div className="space-y-1">
          <h1 className="text-2xl">{t("lookBackTitle")}</h1>
          <p className="text-muted [overflow-wrap:anywhere]">{t("lookBackLead", { title: session.title })}</p>
        </div>
        {items ? (
          <>
            <LookBack items={items} address={`/j/${session.code}/look-back`} />
            <p>
              <a href={`/j/${session.code}/look-back/mine`} download className="underline">
                {t("takeCopy")}
              </a>
            </p>
            {expiry && (
              <p className="text-muted">
                {t.rich("lookBackExpires", {
                  date: () => <LocalTime at={expiry.toISOString()} look="day" />,
                })}
              </p>
            )}
          </>
        ) : (
          <Notice>
            {removed ? t("lookBackRemoved") : participantId ? t("lookBackNotYet") : t("lookBackUnknown")}
          </Notice>
        )}
      </main>
    </Messages>
  );
}
