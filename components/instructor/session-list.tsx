"use client";
import { Presentation } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { EmptyState } from "@/components/ui/empty-state";
import { SelectField, TextField } from "@/components/ui/field";
import { sessionStatusSchema } from "@/lib/contract/views";
import type { Keep } from "./keep-dialog";
import { SessionCard, type Archive, type Duplicate, type SessionItem } from "./session-card";

/** Whether a session is among those that are asked for: archived ones are asked for by themselves. */
const isAmong = ({ status, archived }: SessionItem, wanted: string): boolean =>
  wanted === "archived" ? archived : !archived && (wanted === "all" || status === wanted);

const matches = ({ title, code }: SessionItem, search: string): boolean =>
  `${title}\n${code}`.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase());

function Empty() {
  const t = useTranslations("instructor.dashboard");
  const action = (
    <Link href="/sessions/new" className={buttonClass()}>
      {t("create")}
    </Link>
  );
  return (
    <EmptyState icon={Presentation} title={t("emptyTitle")} action={action}>
      {t("emptyBody")}
    </EmptyState>
  );
}

/** The instructor's sessions, the newest first. */
export function SessionList({
  sessions,
  duplicate,
  archive,
  keep,
}: {
  sessions: readonly SessionItem[];
  duplicate: Duplicate;
  archive: Archive;
  keep: Keep;
}) {
  const t = useTranslations("instructor");
  const [search, setSearch] = useState("");
  const [status, setStatus] = useState("all");
  if (sessions.length === 0) return <Empty />;
  const found = sessions.filter((session) => isAmong(session, status) && matches(session, search));
  return (
    <div className="space-y-4">
      <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_12rem]">
        <TextField
          label={t("dashboard.search")}
          placeholder={t("dashboard.searchHint")}
          type="search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <SelectField
          label={t("dashboard.filter")}
          value={status}
          onChange={(event) => setStatus(event.target.value)}
        >
          <option value="all">{t("dashboard.all")}</option>
          {sessionStatusSchema.options.map((one) => (
            <option key={one} value={one}>
              {t(`status.${one}`)}
            </option>
          ))}
          <option value="archived">{t("dashboard.inArchive")}</option>
        </SelectField>
      </div>
      <p role="status" className={found.length === 0 ? "text-muted" : "sr-only"}>
        {found.length === 0 ? t("dashboard.none") : found.length}
      </p>
      <ul className="space-y-3">
        {found.map((session) => (
          <SessionCard key={session.id} {...{ session, duplicate, archive, keep }} />
        ))}
      </ul>
    </div>
  );
}
