import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { Messages } from "../../../messages";
import { HomeLinks } from "@/components/instructor/home-links";
import { ClassReport } from "@/components/report/class-report";
import { AppHeader } from "@/components/ui/app-header";
import { buttonClass } from "@/components/ui/button-class";
import { ownSession } from "../own-session";
import { loadReport } from "./load-report";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("report");
  const { session } = await ownSession((await params).id);
  return { title: `${session.title} · ${t("title")}` };
}

export default async function ReportPage({ params }: Props) {
  const { instructor, session } = await ownSession((await params).id);
  const loaded = await loadReport(instructor.id, session.id);
  if (!loaded) notFound();
  const t = await getTranslations("report");
  return (
    <Messages areas={["report", "lab", "instructor"]}>
      <AppHeader home="/dashboard" title={session.title}>
        <Link
          href={`/sessions/${session.id}/replay`}
          className={`${buttonClass("ghost", "sm")} @max-[22.5rem]:px-1.5`}
        >
          {t("toReplay")}
        </Link>
        <Link
          href={`/sessions/${session.id}/review`}
          className={`${buttonClass("ghost", "sm")} @max-[22.5rem]:px-1.5`}
        >
          {t("toReview")}
        </Link>
        <HomeLinks name={instructor.name} />
      </AppHeader>
      <main id="content" className="mx-auto max-w-5xl px-4 py-6 sm:px-6 print:max-w-none print:p-0">
        <ClassReport {...loaded} />
      </main>
    </Messages>
  );
}
