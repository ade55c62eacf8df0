import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { HomeLinks } from "@/components/instructor/home-links";
import { ActList } from "@/components/instructor/act-list";
import { AppHeader } from "@/components/ui/app-header";
import { buttonClass } from "@/components/ui/button-class";
import { Messages } from "../../../messages";
import { ownSession } from "../own-session";
import { loadActs } from "./load-acts";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("staff");
  const { session } = await ownSession((await params).id);
  return { title: `${session.title} · ${t("actsTitle")}` };
}

/** Who did what in the session, for its owner. */
export default async function ActsPage({ params, searchParams }: Props) {
  const { instructor, session } = await ownSession((await params).id);
  const before = Number((await searchParams).before);
  const known = Number.isInteger(before) && before > 0 && before < 2 ** 31 ? before : null;
  const loaded = await loadActs(instructor.id, session.id, known);
  if (!loaded) notFound();
  const { acts, more } = loaded;
  const t = await getTranslations("staff");
  const last = acts.at(-1);
  return (
    <Messages areas={["staff", "instructor"]}>
      <AppHeader home="/dashboard" title={session.title}>
        <Link href={`/sessions/${session.id}`} className={buttonClass("ghost", "sm")}>
          {t("actsBack")}
        </Link>
        <HomeLinks name={instructor.name} />
      </AppHeader>
      <main id="content" className="mx-auto max-w-3xl space-y-4 px-4 py-6 sm:px-6">
        <h1 className="text-2xl">{t("actsTitle")}</h1>
        <p className="text-muted">{t("actsLead")}</p>
        <ActList acts={acts.map(({ at, ...act }) => ({ ...act, at: at.toISOString() }))} />
        {more && last && (
          <Link href={`/sessions/${session.id}/acts?before=${last.id}`} className="underline">
            {t("actsOlder")}
          </Link>
        )}
      </main>
    </Messages>
  );
}
