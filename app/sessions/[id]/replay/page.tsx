import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { Messages } from "../../../messages";
import { HomeLinks } from "@/components/instructor/home-links";
import { ClassReplay } from "@/components/replay/class-replay";
import { NoReplay } from "@/components/replay/no-replay";
import { AppHeader } from "@/components/ui/app-header";
import { buttonClass } from "@/components/ui/button-class";
import { ownSession } from "../own-session";
import { loadReplay } from "./load-replay";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("replay");
  const { session } = await ownSession((await params).id);
  return { title: `${session.title} · ${t("title")}` };
}

export default async function ReplayPage({ params }: Props) {
  const { instructor, session } = await ownSession((await params).id);
  const loaded = await loadReplay(instructor.id, session.id);
  if (!loaded) notFound();
  const { replay } = loaded;
  const t = await getTranslations("replay");
  return (
    <Messages areas={["replay", "report", "board", "wall", "instructor"]}>
      <AppHeader home="/dashboard" title={session.title}>
        <Link href={`/sessions/${session.id}/report`} className={buttonClass("ghost", "sm")}>
          {t("toReport")}
        </Link>
        <HomeLinks name={instructor.name} />
      </AppHeader>
      <main id="content" className="mx-auto max-w-7xl space-y-4 px-4 py-6 sm:px-6">
        <h1 className="text-2xl wrap-anywhere">
          <span className="sr-only">{t("title")}: </span>
          {session.title}
        </h1>
        {replay && replay.people.length > 0 ? (
          <ClassReplay replay={replay} />
        ) : (
          <NoReplay why={replay ? "empty" : "underWay"} />
        )}
      </main>
    </Messages>
  );
}
