import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Messages } from "../messages";
import { AccountLink } from "@/components/instructor/home-links";
import { SessionList } from "@/components/instructor/session-list";
import { StaffedSessions, StaffInvitations } from "@/components/instructor/staffed-sessions";
import { AppHeader } from "@/components/ui/app-header";
import { buttonClass } from "@/components/ui/button-class";
import { requireInstructor } from "@/lib/auth/require-instructor";
import { expiriesOf } from "@/lib/db/retention";
import { listSessions, sessionsStaffed } from "@/lib/db/sessions";
import { invitationsTo } from "@/lib/db/staff";
import { serverKeepDays } from "../keep-days";
import { answerStaffInvitation, duplicateSession, keepWork, moveSession } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("instructor.dashboard");
  return { title: t("title") };
}

export default async function DashboardPage() {
  const instructor = await requireInstructor();
  const t = await getTranslations("instructor.dashboard");
  const invitations = await invitationsTo(instructor, new Date());
  const staffed = (await sessionsStaffed(instructor.id)).map(({ id, title, status, duty, owner }) => ({
    ...{ id, title, status, duty, owner },
  }));
  const expiries = await expiriesOf(instructor.id, serverKeepDays());
  const sessions = (await listSessions(instructor.id)).map(
    ({ id, code, title, status, createdAt, participants, archived, keepDays }) => ({
      ...{ id, code, title, status, participants, archived, keepDays },
      expiresAt: expiries.get(id)?.toISOString() ?? null,
      createdAt: createdAt.toISOString(),
    }),
  );
  return (
    <Messages areas={["instructor", "staff"]}>
      <AppHeader home="/dashboard">
        <AccountLink name={instructor.name} />
      </AppHeader>
      <main id="content" className="mx-auto max-w-5xl space-y-6 px-4 py-8 sm:px-6">
        <div className="flex flex-wrap items-end justify-between gap-4">
          <div className="space-y-1">
            <h1 className="text-2xl">{t("title")}</h1>
            <p className="max-w-prose text-muted">{t("lead")}</p>
          </div>
          {sessions.length > 0 && (
            <Link href="/sessions/new" className={buttonClass()}>
              <Plus aria-hidden className="size-5" />
              {t("create")}
            </Link>
          )}
        </div>
        <StaffInvitations invitations={invitations} answer={answerStaffInvitation} />
        <SessionList sessions={sessions} duplicate={duplicateSession} archive={moveSession} keep={keepWork} />
        <StaffedSessions sessions={staffed} />
      </main>
    </Messages>
  );
}
