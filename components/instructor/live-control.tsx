"use client";
import { ExternalLink, ListChecks, Unplug } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { BoardTable } from "@/components/board/board-table";
import { ConnectionBadge } from "@/components/live/connection-badge";
import { useConnection, useConnectionStatus, useLatest } from "@/components/live/use-connection";
import { Badge } from "@/components/ui/badge";
import { Button, buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useErrorText } from "@/components/ui/error-text";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { Tabs } from "@/components/ui/tabs";
import type { WireError } from "@/lib/contract/errors";
import type { InstructorView } from "@/lib/contract/views";
import { ActivitiesCard } from "./activities-card";
import { AttentionCard } from "./attention-card";
import { BoardModes } from "./board-modes";
import { Commands } from "./commands";
import { ExerciseOverview } from "./exercise-overview";
import { JoinCard } from "./join-card";
import { Lifecycle } from "./lifecycle";
import { ParticipantTable } from "./participant-table";
import { StatusBadge } from "./status-badge";

/** Rows of the board before "show all". */
const boardRows = 20;

function Top({ view, badge }: { view: InstructorView; badge: ReactNode }) {
  const t = useTranslations("instructor.live");
  const { session } = view.room;
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="min-w-0 text-2xl break-words">{session.title}</h1>
        <StatusBadge status={session.status} />
        {badge}
        <div className="flex flex-wrap gap-2 sm:ml-auto">
          <a
            href={`/screen/${view.screenKey}`}
            target="_blank"
            rel="noopener"
            title={t("screenHint")}
            className={buttonClass("secondary")}
          >
            <ExternalLink aria-hidden className="size-4" />
            {t("screen")}
          </a>
          <Link href={`/sessions/${session.id}/review`} className={buttonClass("secondary")}>
            <ListChecks aria-hidden className="size-4" />
            {t("review")}
          </Link>
          <Lifecycle status={session.status} revealed={session.boardMode === "revealed"} />
        </div>
      </div>
      {session.status === "draft" && <p className="text-muted">{t("draftHint")}</p>}
      {session.status === "ended" && <p className="text-muted">{t("endedHint")}</p>}
    </div>
  );
}

function Counts({ view }: { view: InstructorView }) {
  const t = useTranslations("instructor.live");
  const { present, joined } = view.room.session;
  return (
    <p className="tabular flex flex-wrap gap-2">
      <Badge tone="good">{t("present", { count: present })}</Badge>
      <Badge>{t("away", { count: joined - present })}</Badge>
      <Badge>{t("joined", { count: joined })}</Badge>
    </p>
  );
}

function WholeBoard({ view }: { view: InstructorView }) {
  const t = useTranslations("instructor.live");
  const [all, setAll] = useState(false);
  const { board } = view;
  const rows = all ? board.rows : board.rows.slice(0, boardRows);
  return (
    <div className="space-y-3">
      <p className="text-sm text-muted">{t("yourBoard")}</p>
      <BoardTable board={{ ...board, rows }} />
      {rows.length < board.rows.length && (
        <Button variant="secondary" size="sm" onClick={() => setAll(true)}>
          {t("showAllRows", { count: board.rows.length })}
        </Button>
      )}
    </div>
  );
}

function Panels({ view }: { view: InstructorView }) {
  const t = useTranslations("instructor.live");
  const { activities, id } = view.room.session;
  const people = (
    <div className="space-y-3">
      <Counts view={view} />
      <ParticipantTable participants={view.participants} sessionId={id} serverTime={view.room.serverTime} />
    </div>
  );
  const tabs = [
    { id: "people", label: t("people"), content: people },
    ...(activities.spiral === "off"
      ? []
      : [{ id: "board", label: t("board"), content: <WholeBoard view={view} /> }]),
    ...(activities.tensors === "off"
      ? []
      : [{ id: "exercises", label: t("exercises"), content: <ExerciseOverview view={view} /> }]),
  ];
  return <Tabs label={t("title")} tabs={tabs} />;
}

function Closed({ reason }: { reason: WireError | null }) {
  const t = useTranslations("instructor.live");
  const errorText = useErrorText();
  const signedOut = reason?.code === "unauthenticated";
  return (
    <EmptyState
      icon={Unplug}
      title={<h1>{t("closedTitle")}</h1>}
      action={
        <Link href={signedOut ? "/signin" : "/dashboard"} className={buttonClass()}>
          {t(signedOut ? "signIn" : "toDashboard")}
        </Link>
      }
    >
      {reason && errorText(reason)}
    </EmptyState>
  );
}

function Loading({ title }: { title: string }) {
  const t = useTranslations("instructor.live");
  return (
    <div role="status" className="flex items-center gap-3 py-16 text-muted">
      <h1 className="sr-only">{title}</h1>
      <Spinner className="size-6" />
      {t("loading")}
    </div>
  );
}

interface Props {
  sessionId: string;
  title: string;
  /** where students come in */
  origin: string;
}

/** The instructor's desk during class: who is here, what they do, and the levers. */
export function LiveControl({ sessionId, title, origin }: Props) {
  const t = useTranslations("instructor.live");
  const connection = useConnection({ role: "instructor", sessionId });
  const { state, reason } = useConnectionStatus(connection);
  const view = useLatest(connection, "instructor.view");
  if (state === "closed") return <Closed reason={reason} />;
  if (!view) return <Loading title={title} />;
  const { session } = view.room;
  return (
    <Commands connection={connection}>
      <div className="space-y-5">
        <Top view={view} badge={<ConnectionBadge connection={connection} />} />
        {state === "offline" && (
          <Notice tone="warn" live>
            {t("offline")}
          </Notice>
        )}
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr]">
          <div className="lg:col-start-2">
            <JoinCard session={session} origin={origin} />
          </div>
          <div className="min-w-0 lg:col-start-1 lg:row-span-2 lg:row-start-1">
            <Panels view={view} />
          </div>
          <div className="space-y-5">
            <AttentionCard view={view} />
            <ActivitiesCard session={session} />
            {session.activities.spiral !== "off" && <BoardModes session={session} />}
          </div>
        </div>
      </div>
    </Commands>
  );
}
