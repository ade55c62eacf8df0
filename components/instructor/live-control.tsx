"use client";
import { ExternalLink, LayoutGrid, ListChecks } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ConnectionBadge } from "@/components/live/connection-badge";
import { NewerVersion } from "@/components/live/newer-version";
import { Obstacle } from "@/components/live/obstacle";
import { useConnection, useConnectionStatus, useLatest } from "@/components/live/use-connection";
import { buttonClass } from "@/components/ui/button-class";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { useStaffPlace } from "@/components/staff/use-place";
import { useMedia } from "@/components/ui/use-media";
import { dutyIn } from "@/lib/agreed/duties";
import { finaleStepOf } from "@/lib/agreed/finale-step";
import type { InstructorView } from "@/lib/contract/views";
import { AnnounceControl } from "./announce-control";
import { CheckControl } from "./check-control";
import { Commands, useMay, useSending } from "./commands";
import { ErasureDay } from "./erasure-day";
import { FocusControl } from "./focus-control";
import { HallSign } from "./hall-sign";
import { HelpControl } from "./help-control";
import { Lifecycle } from "./lifecycle";
import { SideBySide, Stacked } from "./live-layouts";
import { Closed, Loading } from "./live-line";
import { ScreenControl } from "./screen-control";
import { SpotlightLine } from "./spotlight-line";
import { PauseControl } from "./pause-control";
import { SessionName } from "./session-name";
import { StaffControl } from "./staff-control";
import { TimerControl } from "./timer-control";
import { StatusBadge } from "./status-badge";

/** That a command is on its way; its place is kept, so that nothing moves. */
function Sending() {
  const t = useTranslations("instructor.live");
  const sending = useSending();
  return (
    <span role="status" data-sending={sending} className={sending ? "" : "invisible"}>
      {sending && <span className="sr-only">{t("sending")}</span>}
      <Spinner />
    </span>
  );
}

/** The row of controls by which the class is led: those that are one's own to press. */
function Leading({ view, you, origins }: Pick<TopProps, "view" | "you" | "origins">) {
  const t = useTranslations("instructor.live");
  const may = useMay();
  const { session } = view.room;
  return (
    <div
      role="group"
      aria-label={t("lead")}
      className="gap-2 max-sm:grid max-sm:grid-cols-4 sm:flex sm:flex-wrap"
    >
      {may("timer.set") && <TimerControl room={view.room} />}
      {may("pause.set") && session.status === "open" && (
        <>
          <PauseControl session={session} />
          <FocusControl session={session} />
          <CheckControl view={view} />
        </>
      )}
      <HelpControl participants={view.participants} serverTime={view.room.serverTime} />
      {may("announcement.set") && <AnnounceControl view={view} />}
      {may("pseudonyms.set") && <ScreenControl session={session} />}
      <StaffControl {...{ you, origins }} staff={view.staff} sessionId={session.id} />
    </div>
  );
}

interface TopProps {
  view: InstructorView;
  you: string;
  badge: ReactNode;
  expiresAt: string | null;
  origins: Props["origins"];
}

function Top({ view, you, badge, expiresAt, origins }: TopProps) {
  const t = useTranslations("instructor.live");
  const may = useMay();
  const { session } = view.room;
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 min-[75rem]:flex-nowrap">
        <SessionName session={session} />
        <StatusBadge status={session.status} />
        {badge}
        {view.health && session.present > 0 && <HallSign health={view.health} present={session.present} />}
        <Sending />
        <div className="flex flex-wrap gap-2 sm:ml-auto min-[75rem]:shrink-0">
          <a
            href={`/screen/${view.screenKey}`}
            target="_blank"
            rel="noopener"
            title={t("screenHint")}
            className={`${buttonClass("secondary")} max-sm:px-3`}
          >
            <ExternalLink aria-hidden className="size-4" />
            {t("screen")}
          </a>
          <Link href={`/sessions/${session.id}/wall`} className={`${buttonClass("secondary")} max-sm:px-3`}>
            <LayoutGrid aria-hidden className="size-4" />
            {t("wall")}
          </Link>
          <Link href={`/sessions/${session.id}/review`} className={`${buttonClass("secondary")} max-sm:px-3`}>
            <ListChecks aria-hidden className="size-4" />
            {t("review")}
          </Link>
          {may("session.end") && (
            <Lifecycle
              status={session.status}
              revealed={finaleStepOf(session) >= 2}
              asked={session.draftsAsked ?? false}
              unsent={view.participants.flatMap((one) => (one.unsent && !one.removed ? [one.name] : []))}
            />
          )}
        </div>
      </div>
      <Leading {...{ view, you, origins }} />
      <SpotlightLine view={view} />
      {session.status === "draft" && may("session.open") && <p className="text-muted">{t("draftHint")}</p>}
      {session.status === "ended" && may("session.release") && (
        <p className="text-muted">{t(finaleStepOf(session) === 3 ? "endedTold" : "endedHint")}</p>
      )}
      {/* while the class goes on nobody needs the line, and the day is not known */}
      {(session.status === "ended" || session.status === "released") && <ErasureDay at={expiresAt} />}
    </div>
  );
}

interface Props {
  sessionId: string;
  title: string;
  /** the account that is signed in */
  you: string;
  /** where students may come in, the likeliest first */
  origins: readonly [string, ...string[]];
  /** when the students' work is erased, ISO 8601 in UTC; null when it is kept */
  expiresAt: string | null;
}

/** From a laptop of 1366×768 on. */
const room = "(min-width: 75rem) and (min-height: 36rem)";

/** The instructor's desk during class: who is here, what they do, and the levers. */
export function LiveControl({ sessionId, title, you, origins, expiresAt }: Props) {
  const t = useTranslations("instructor.live");
  const connection = useConnection({ role: "instructor", sessionId });
  const { state, reason } = useConnectionStatus(connection);
  const view = useLatest(connection, "instructor.view");
  const roomy = useMedia(room);
  useStaffPlace(connection, { page: "live" });
  if (state === "closed") return <Closed reason={reason} />;
  if (!view) return <Loading title={title} connection={connection} />;
  const Layout = roomy ? SideBySide : Stacked;
  return (
    <Commands connection={connection} duty={dutyIn(view.staff, you)}>
      <div className={roomy ? "flex h-[calc(100dvh-5.5rem-1px)] flex-col gap-3" : "space-y-5"}>
        <Top {...{ view, you, expiresAt, origins }} badge={<ConnectionBadge connection={connection} />} />
        {state === "offline" && (
          <Notice tone="warn" live>
            {t("offline")} <Obstacle connection={connection} />
          </Notice>
        )}
        {connection && <NewerVersion connection={connection} saved />}
        <Layout view={view} origins={origins} />
      </div>
    </Commands>
  );
}
