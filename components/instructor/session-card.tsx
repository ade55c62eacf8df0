"use client";
import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { useToast } from "@/components/ui/toast";
import { LocalTime } from "@/components/ui/local-time";
import { Menu, MenuItem } from "@/components/ui/menu";
import { instructorQuotas } from "@/lib/contract/quotas";
import type { SessionStatus } from "@/lib/contract/views";
import { ErasureDay } from "./erasure-day";
import { KeepDialog, type Keep } from "./keep-dialog";
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
  /** put away */
  archived: boolean;
  /** when its students' work is erased, ISO 8601 in UTC; null when it is kept */
  expiresAt: string | null;
  /** after how many days by its own word; null: as the server does */
  keepDays: number | null;
}

/** What became of the wish for a copy; an account that is full takes none. */
export type Duplicated = "duplicated" | "full" | "failed";
/** Makes a new draft like an existing session. */
export type Duplicate = (sessionId: string) => Promise<Duplicated>;
/** Puts a session away, or takes it back. False when it did not. */
export type Archive = (sessionId: string, to: "archive" | "list") => Promise<boolean>;

interface Props {
  session: SessionItem;
  duplicate: Duplicate;
  archive: Archive;
  keep: Keep;
}

/** Puts the session away or takes it back, says so, and offers the way back. */
function useArchive({ session, archive }: Pick<Props, "session" | "archive">): () => void {
  const t = useTranslations("instructor.dashboard");
  const common = useTranslations("common");
  const toast = useToast();
  const router = useRouter();
  const { id, title } = session;
  const set = async (archived: boolean) => {
    const done = await archive(id, archived ? "archive" : "list").catch(() => false);
    router.refresh();
    if (!done) return toast({ text: t("failed"), tone: "bad" });
    toast({
      text: t(archived ? "archived" : "unarchived", { title }),
      tone: "good",
      action: { label: common("undo"), run: () => void set(!archived) },
    });
  };
  return () => void set(!session.archived);
}

function CardMenu({ session, duplicate, archive, keep }: Props) {
  const t = useTranslations("instructor.dashboard");
  const toast = useToast();
  const router = useRouter();
  const [deleting, setDeleting] = useState(false);
  const [keeping, setKeeping] = useState(false);
  const putAway = useArchive({ session, archive });
  const copy = async () => {
    const became = await duplicate(session.id).catch((): Duplicated => "failed");
    toast({
      text: t(became, { limit: instructorQuotas.sessions }),
      tone: became === "duplicated" ? "good" : "bad",
    });
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
        <MenuItem onSelect={putAway}>{t(session.archived ? "unarchive" : "archive")}</MenuItem>
        <MenuItem onSelect={() => setKeeping(true)}>{t("keep")}</MenuItem>
        <MenuItem className="text-bad" onSelect={() => setDeleting(true)}>
          {t("delete")}
        </MenuItem>
      </Menu>
      {/* with what is set now, whenever that was changed */}
      <KeepDialog key={session.keepDays} {...{ session, keep }} open={keeping} onOpenChange={setKeeping} />
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
export function SessionCard({ session, duplicate, archive, keep }: Props) {
  const t = useTranslations("instructor.dashboard");
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-lg border bg-surface p-4 shadow-card">
      <div className="min-w-0 grow basis-64 space-y-1">
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="text-lg wrap-anywhere">
            <Link href={`/sessions/${session.id}`} className="hover:underline">
              {session.title}
            </Link>
          </h2>
          <StatusBadge status={session.status} />
        </div>
        <p className="tabular text-sm text-muted">
          <span translate="no" className="font-mono">
            {session.code}
          </span>{" "}
          · {t("participants", { count: session.participants })} ·{" "}
          {t.rich("created", { date: () => <LocalTime at={session.createdAt} look="day" /> })}
        </p>
        <ErasureDay at={session.expiresAt} />
      </div>
      <div className="flex items-center gap-2">
        <Link href={`/sessions/${session.id}`} className={buttonClass("secondary", "sm")}>
          {t("control")}
        </Link>
        <Link href={`/sessions/${session.id}/review`} className={buttonClass("secondary", "sm")}>
          {t("review")}
        </Link>
        <CardMenu {...{ session, duplicate, archive, keep }} />
      </div>
    </li>
  );
}
