"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { StatusBadge } from "./status-badge";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { useToast } from "@/components/ui/toast";
import type { GivenDuty } from "@/lib/contract/staff";
import type { SessionStatus } from "@/lib/contract/views";

/** An invitation to one's own address. */
export interface InvitationItem {
  id: string;
  duty: GivenDuty;
  title: string;
  owner: string;
}

/** Takes or refuses it, and says what became of it. */
export type AnswerInvitation = (
  id: string,
  answer: "accept" | "decline",
) => Promise<"accepted" | "declined" | "over" | "own" | "full">;

function Invitation({ item, answer }: { item: InvitationItem; answer: AnswerInvitation }) {
  const t = useTranslations("staff");
  const toast = useToast();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const { id, duty, title, owner } = item;
  const say = async (word: "accept" | "decline") => {
    setBusy(true);
    const became = await answer(id, word).catch(() => "failed" as const);
    setBusy(false);
    const done = became === "accepted" || became === "declined";
    toast({
      text: done ? t(became, { title }) : t(`linkProblem.${became}`),
      tone: done ? "good" : "bad",
    });
    router.refresh();
  };
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-lg border border-accent bg-surface p-4 shadow-card">
      <div className="min-w-0 grow basis-64 space-y-1">
        <p className="wrap-anywhere">{t(`invited.${duty}`, { owner, title })}</p>
        <p className="text-sm text-muted">{t(`does.${duty}`)}</p>
      </div>
      <div className="flex items-center gap-2">
        <Button size="sm" busy={busy} onClick={() => void say("accept")}>
          {t("accept")}
        </Button>
        <Button size="sm" variant="secondary" disabled={busy} onClick={() => void say("decline")}>
          {t("decline")}
        </Button>
      </div>
    </li>
  );
}

interface InvitationsProps {
  invitations: readonly InvitationItem[];
  answer: AnswerInvitation;
}

/** What one's own address is invited to; nothing when there is nothing. */
export function StaffInvitations({ invitations, answer }: InvitationsProps) {
  const t = useTranslations("staff");
  if (invitations.length === 0) return null;
  return (
    <section aria-label={t("invitations")}>
      <ul className="space-y-3">
        {invitations.map((item) => (
          <Invitation key={item.id} {...{ item, answer }} />
        ))}
      </ul>
    </section>
  );
}

/** What the dashboard says of somebody else's session. */
export interface StaffedItem {
  id: string;
  title: string;
  status: SessionStatus;
  duty: GivenDuty;
  owner: string;
}

/** The sessions of others that one is of the staff of, marked with what one is in them; nothing when there are none. */
export function StaffedSessions({ sessions }: { sessions: readonly StaffedItem[] }) {
  const t = useTranslations("staff");
  const tDashboard = useTranslations("instructor.dashboard");
  if (sessions.length === 0) return null;
  return (
    <section aria-label={t("staffed")} className="space-y-3">
      <h2 className="text-lg font-semibold">{t("staffed")}</h2>
      <ul className="space-y-3">
        {sessions.map(({ id, title, status, duty, owner }) => (
          <li
            key={id}
            className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-lg border bg-surface p-4 shadow-card"
          >
            <div className="min-w-0 grow basis-64 space-y-1">
              <div className="flex flex-wrap items-center gap-2">
                <h3 className="text-lg wrap-anywhere">
                  <Link href={`/sessions/${id}`} className="hover:underline">
                    {title}
                  </Link>
                </h3>
                <StatusBadge status={status} />
                <Badge tone="accent">{t(`duty.${duty}`)}</Badge>
              </div>
              <p className="text-sm text-muted">{t("ofOwner", { owner })}</p>
            </div>
            <div className="flex items-center gap-2">
              <Link href={`/sessions/${id}`} className={buttonClass("secondary", "sm")}>
                {tDashboard("control")}
              </Link>
              <Link href={`/sessions/${id}/review`} className={buttonClass("secondary", "sm")}>
                {tDashboard("review")}
              </Link>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
