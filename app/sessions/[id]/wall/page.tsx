import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { Messages } from "../../../messages";
import { HomeLinks } from "@/components/instructor/home-links";
import { AppHeader } from "@/components/ui/app-header";
import { buttonClass } from "@/components/ui/button-class";
import { WallPage } from "@/components/wall/wall-page";
import { ownSession } from "../own-session";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("wall");
  const { session } = await ownSession((await params).id);
  return { title: `${session.title} · ${t("title")}` };
}

export default async function WallOfSession({ params }: Props) {
  const { instructor, session } = await ownSession((await params).id);
  const t = await getTranslations("wall");
  return (
    <Messages areas={["wall", "instructor", "lab"]}>
      <AppHeader home="/dashboard" title={session.title}>
        <Link href={`/sessions/${session.id}`} className={buttonClass("ghost", "sm")}>
          {t("back")}
        </Link>
        <HomeLinks name={instructor.name} />
      </AppHeader>
      <main id="content" className="mx-auto max-w-[120rem] px-4 py-4 sm:px-6">
        <WallPage sessionId={session.id} title={session.title} you={instructor.id} />
      </main>
    </Messages>
  );
}
