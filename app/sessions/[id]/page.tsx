import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "../../messages";
import { joinOrigins } from "../join-origins";
import { Guide } from "@/components/guide/guide";
import { HomeLinks } from "@/components/instructor/home-links";
import { LiveControl } from "@/components/instructor/live-control";
import { AppHeader } from "@/components/ui/app-header";
import { expiryOf } from "@/lib/db/retention";
import { serverKeepDays } from "../../keep-days";
import { ownSession } from "./own-session";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("instructor.live");
  const { session } = await ownSession((await params).id);
  return { title: `${session.title} · ${t("title")}` };
}

export default async function LivePage({ params }: Props) {
  const { instructor, session } = await ownSession((await params).id);
  const expiry = await expiryOf(session.id, serverKeepDays());
  return (
    <Messages areas={["instructor", "board", "lab", "guide", "staff"]}>
      <AppHeader home="/dashboard" title={session.title}>
        <Guide name="live" />
        <HomeLinks name={instructor.name} />
      </AppHeader>
      <main id="content" className="mx-auto max-w-[120rem] px-4 py-4 sm:px-6">
        <LiveControl
          sessionId={session.id}
          title={session.title}
          you={instructor.id}
          origins={await joinOrigins()}
          expiresAt={expiry?.toISOString() ?? null}
        />
      </main>
    </Messages>
  );
}
