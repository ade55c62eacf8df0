"use client";
import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { buttonClass, IconButton } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { LocalTime } from "@/components/ui/local-time";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { SessionStatus } from "@/lib/contract/views";
import { DeleteSession } from "./delete-session";
import { StatusBadge } from "./status-badge";

/** What the dashboard says of a session. */
export interface SessionItem {
  id: string;
  code: string;
  title: string;
  status: SessionStatus;
  /** ISO 8601 in UTC */
  createdAt: string;
  participants: number;
}

/** Makes a new draft like an existing session; false when that did not work. */
export type Duplicate = (sessionId: string) => Promise<boolean>;

function CardMenu({ session, duplicate }: { session: SessionItem; duplicate: Duplicate }) {
  const t = useTranslations("instructor.dashboard");
  const toast = useToast();
  const router = useRouter();
  const [deleting, setDeleting] = useState(false);
  const copy = async () => {
    const done = await duplicate(session.id).catch(() => false);
    toast(done ? { text: t("duplicated"), tone: "good" } : { text: t("failed"), tone: "bad" });
    router.refresh();
  };
  const trigger = (
    <IconButton label={t("more", { title: session.title })}>
      <Ellipsis aria-hidden className="size-5" />
    </IconButton>
  );
  return (
    <>
      <Menu trigger={trigger}>
        <MenuItem onSelect={() => void copy()}>{t("duplicate")}</MenuItem>
        <MenuItem className="text-bad" onSelect={() => setDeleting(true)}>
          {t("delete")}
        </MenuItem>
      </Menu>
      <DeleteSession
        session={session}
        open={deleting}
        onOpenChange={setDeleting}
        onDeleted={() => router.refresh()}
      />
    </>
  );
}

/** One session on the dashboard. */
export function SessionCard({ session, duplicate }: { session: SessionItem; duplicate: Duplicate }) {
  const t = useTranslations("instructor.dashboard");
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-lg border bg-surface p-4 shadow-card">
      <div className="min-w-0 grow basis-64 space-y-1">
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="text-lg break-words">
            <Link href={`/sessions/${session.id}`} className="hover:underline">
              {session.title}
            </Link>
          </h2>
          <StatusBadge status={session.status} />
        </div>
        <p className="tabular text-sm text-muted">
          <span className="font-mono">{session.code}</span> ·{" "}
          {t("participants", { count: session.participants })} ·{" "}
          {t.rich("created", { date: () => <LocalTime at={session.createdAt} look="day" /> })}
        </p>
      </div>
      <div className="flex items-center gap-2">
        <Link href={`/sessions/${session.id}`} className={buttonClass("secondary", "sm")}>
          {t("control")}
        </Link>
        <Link href={`/sessions/${session.id}/review`} className={buttonClass("secondary", "sm")}>
          {t("review")}
        </Link>
        <CardMenu session={session} duplicate={duplicate} />
      </div>
    </li>
  );
}
