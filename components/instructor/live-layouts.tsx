"use client";
import { useJoinOrigin } from "@/components/live/use-join-origin";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { BoardTable } from "@/components/board/board-table";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { later } from "@/components/ui/later";
import { Spinner } from "@/components/ui/spinner";
import { Tabs } from "@/components/ui/tabs";
import { finaleStepOf } from "@/lib/agreed/finale-step";
import type { InstructorView, PublicSession } from "@/lib/contract/views";
import { ActivitiesCard } from "./activities-card";
import { AttentionCard, needsAttention } from "./attention-card";
import { BoardModes } from "./board-modes";
import { FinaleCard } from "./finale-card";
import { JoinCard } from "./join-card";
import { useMay } from "./commands";
import { ParticipantTable } from "./participant-table";

// behind a tab, with the course's texts
const ExerciseOverview = later(
  () => import("./exercise-overview").then((module) => module.ExerciseOverview),
  () => <Spinner />,
);

/** Rows of the board before "show all". */
const boardRows = 20;

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

interface PanelsProps {
  view: InstructorView;
  joinUrl: string;
  /** the board stands beside them */
  boardApart: boolean;
}

function Panels({ view, joinUrl, boardApart }: PanelsProps) {
  const t = useTranslations("instructor.live");
  const { activities, id } = view.room.session;
  const people = (
    <div className="space-y-3">
      <Counts view={view} />
      <ParticipantTable
        participants={view.participants}
        removedTotal={view.removedTotal}
        erased={view.erased}
        sessionId={id}
        joinUrl={joinUrl}
        serverTime={view.room.serverTime}
      />
    </div>
  );
  const tabs = [
    { id: "people", label: t("people"), content: people },
    ...(activities.spiral === "off" || boardApart
      ? []
      : [{ id: "board", label: t("board"), content: <WholeBoard view={view} /> }]),
    ...(activities.tensors === "off"
      ? []
      : [{ id: "exercises", label: t("exercises"), content: <ExerciseOverview view={view} /> }]),
  ];
  return <Tabs label={t("title")} tabs={tabs} />;
}

function Switches({ session }: { session: PublicSession }) {
  const may = useMay();
  if (!may("activity.set")) return null;
  return (
    <>
      <div data-guide="live.switches">
        <ActivitiesCard session={session} />
      </div>
      {session.activities.spiral !== "off" && (
        <>
          {finaleStepOf(session) === 0 && <BoardModes session={session} />}
          <div data-guide="live.finale">
            <FinaleCard session={session} />
          </div>
        </>
      )}
    </>
  );
}

interface LayoutProps {
  view: InstructorView;
  /** where students may come in, the likeliest first */
  origins: readonly [string, ...string[]];
}

/** On a small screen what is needed most stands first, and the page scrolls. */
export function Stacked({ view, origins }: LayoutProps) {
  const { session } = view.room;
  const [joinOrigin] = useJoinOrigin(origins);
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr]">
      {/* on a phone before the list, which may be a thousand rows long */}
      <div className="space-y-5 lg:col-start-2">
        <div data-guide="live.join">
          <JoinCard session={session} origins={origins} />
        </div>
        <AttentionCard view={view} />
      </div>
      <div className="min-w-0 lg:col-start-1 lg:row-span-2 lg:row-start-1">
        <Panels view={view} joinUrl={`${joinOrigin}/j/${session.code}`} boardApart={false} />
      </div>
      <div className="space-y-5">
        <Switches session={session} />
      </div>
    </div>
  );
}

/** What is said to screen readers alone stands in its pane, too, and not below the page. */
const pane = "relative min-h-0 min-w-0 overflow-y-auto";

/** The whole class in hand on one screen: who and what, the board, and the switches; each scrolls by itself. */
export function SideBySide({ view, origins }: LayoutProps) {
  const t = useTranslations("instructor.live");
  const { session } = view.room;
  const [joinOrigin] = useJoinOrigin(origins);
  const races = session.activities.spiral !== "off";
  const join = (
    <div data-guide="live.join">
      <JoinCard session={session} origins={origins} />
    </div>
  );
  const attention = <AttentionCard view={view} />;
  // until somebody is there, the code is what the class waits for
  const early = session.status === "draft" || view.participants.length === 0;
  const urgent = needsAttention(view);
  return (
    <div
      className={clsx(
        "grid min-h-0 grow gap-4",
        races ? "grid-cols-[minmax(0,1fr)_minmax(22rem,0.7fr)_20rem]" : "grid-cols-[minmax(0,1fr)_20rem]",
      )}
    >
      <div className={pane}>
        <Panels view={view} joinUrl={`${joinOrigin}/j/${session.code}`} boardApart={races} />
      </div>
      {races && (
        <section aria-label={t("board")} tabIndex={0} className={`${pane} space-y-4`}>
          {early && join}
          <WholeBoard view={view} />
        </section>
      )}
      <div className={`${pane} space-y-4`}>
        {urgent && attention}
        {early && !races && join}
        <Switches session={session} />
        {!early && join}
        {!urgent && attention}
      </div>
    </div>
  );
}
