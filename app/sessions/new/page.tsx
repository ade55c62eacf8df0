import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "../../messages";
import { HomeLinks } from "@/components/instructor/home-links";
import { SessionForm } from "@/components/instructor/session-form";
import { AppHeader } from "@/components/ui/app-header";
import { requireInstructor } from "@/lib/auth/require-instructor";
import { newestSessions } from "@/lib/db/sessions";
import { createSessionFromForm } from "./actions";

/** Sessions that a new one may begin like. */
const offered = 30;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("instructor.form");
  return { title: t("title") };
}

export default async function NewSessionPage() {
  const { id, name } = await requireInstructor();
  const t = await getTranslations("instructor.form");
  const earlier = (await newestSessions(id, offered)).map(
    ({ code, title, language, activities, boardMode, numberRequired, dataset, lesson }) => ({
      ...{ code, title, language, activities, boardMode, numberRequired, dataset, lesson },
    }),
  );
  return (
    <Messages areas={["instructor", "lab"]}>
      <AppHeader home="/dashboard">
        <HomeLinks name={name} />
      </AppHeader>
      <main id="content" className="mx-auto max-w-2xl space-y-6 px-4 py-8">
        <h1 className="text-2xl">{t("title")}</h1>
        <SessionForm instructorId={id} earlier={earlier} create={createSessionFromForm} />
      </main>
    </Messages>
  );
}
