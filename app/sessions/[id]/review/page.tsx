import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import Link from "next/link";
import { Messages } from "../../../messages";
import { ErasureDay } from "@/components/instructor/erasure-day";
import { HomeLinks } from "@/components/instructor/home-links";
import { ReviewDesk } from "@/components/review/review-desk";
import { AppHeader } from "@/components/ui/app-header";
import { buttonClass } from "@/components/ui/button-class";
import { expiryOf } from "@/lib/db/retention";
import { serverKeepDays } from "../../../keep-days";
import { ownSession } from "../own-session";
import { storeMark } from "./actions";
import { loadDesk } from "./load-desk";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("review");
  const { session } = await ownSession((await params).id);
  return { title: `${session.title} · ${t("title")}` };
}

const one = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

export default async function ReviewPage({ params, searchParams }: Props) {
  const { instructor, session } = await ownSession((await params).id);
  const { by, item, who } = await searchParams;
  const wish = { by: by === "participant" ? by : "question", item: one(item), who: one(who) } as const;
  const loaded = await loadDesk(instructor.id, session.id, wish, await getLocale());
  if (!loaded) notFound();
  const t = await getTranslations("review");
  const expiry = await expiryOf(session.id, serverKeepDays());
  return (
    <Messages areas={["review", "instructor", "lab", "staff"]}>
      <AppHeader home="/dashboard" title={session.title}>
        <Link href={`/sessions/${session.id}`} className={buttonClass("ghost", "sm")}>
          {t("back")}
        </Link>
        <HomeLinks name={instructor.name} />
      </AppHeader>
      <main id="content" className="mx-auto max-w-[120rem] px-4 py-6 sm:px-6">
        <ErasureDay at={expiry?.toISOString() ?? null} />
        <ReviewDesk {...loaded} you={instructor.id} save={storeMark} />
      </main>
    </Messages>
  );
}
