"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState, type ReactNode } from "react";
import { JoinScreen } from "@/components/join/join-screen";
import type { LostPlace } from "@/components/join/lost-place";
import { PlaceForm } from "@/components/join/place-form";
import { usePlaceToken } from "@/components/join/place-token";
import { Removed } from "@/components/join/removed";
import { SessionUnavailable } from "@/components/join/session-unavailable";
import { Obstacle } from "@/components/live/obstacle";
import { useConnection, useConnectionStatus } from "@/components/live/use-connection";
import { AppHeader } from "@/components/ui/app-header";
import { useErrorText } from "@/components/ui/error-text";
import { Spinner } from "@/components/ui/spinner";
import { useHydrating } from "@/components/ui/use-hydrating";
import type { Connection } from "@/lib/client/connection";
import type { WireError } from "@/lib/contract/errors";
import type { LastView } from "@/lib/client/last-view";
import { prepareToKeep } from "@/lib/offline/client";
import type { PublicSession, RoomView, SelfView, StudentView } from "@/lib/contract/views";
import { Classroom } from "./classroom";
import { NewsLine } from "./news-line";
import { PageTitle } from "./page-title";
import { useForgottenRoom, useKeptRoom } from "./use-kept-room";
import { useLeaving, type Leave } from "./use-leaving";
import { useOutbox } from "./use-outbox";
import { useSessionLanguage } from "./use-session-language";
import { useSteady } from "./use-steady";
import { useStudentView } from "./use-student-view";
import { WaitingRoom } from "./waiting-room";

interface Line {
  connection: Connection | null;
  /** why the server does not take this page just now; the network is not to blame then */
  refusal: WireError | null;
}

/** What keeps the page from the server, once that is known or it takes long. */
function Waiting({ connection, refusal }: Line) {
  const t = useTranslations("join");
  const errorText = useErrorText();
  const slow = useSteady(true, 6_000);
  return (
    <p className="text-center text-sm text-muted empty:hidden">
      {refusal ? errorText(refusal) : <Obstacle connection={connection}>{slow && t("slow")}</Obstacle>}
    </p>
  );
}

function Connecting(line: Line) {
  const t = useTranslations("join");
  return (
    <div role="status" className="mx-auto flex max-w-md flex-col items-center gap-4 px-4 py-20 text-center">
      <Spinner className="size-8 text-accent" />
      <p>{t("connecting")}</p>
      <Waiting {...line} />
    </div>
  );
}

/** Whoever sat here has gone while the server could not be told; the next person waits until it is. */
function Left(line: Line) {
  const t = useTranslations("join");
  return (
    <div role="status" className="mx-auto max-w-md space-y-4 px-4 py-20 text-center">
      <h1 className="text-2xl">{t("leftTitle")}</h1>
      <p>{t("leftBody")}</p>
      <Waiting {...line} />
    </div>
  );
}

/** Who has just come in, or whose room has opened, has the focus where the work begins, unless it is somewhere already. */
function useFocusInside(place: string | null): void {
  useEffect(() => {
    if (place === null || document.activeElement !== document.body) return;
    document
      .querySelector<HTMLElement>("#content [data-first], #content [role=tab][aria-selected=true]")
      ?.focus();
  }, [place]);
}

interface InsideProps {
  /** they came in by this page's form */
  arriving: boolean;
  room: RoomView;
  self: SelfView;
  connection: Connection;
  leave: Leave;
  /** null before the server's first word: then the room is as it was last seen */
  live: StudentView | null;
  last: LastView;
}

function Inside({ arriving, room, self, connection, leave, live, last }: InsideProps) {
  const outbox = useOutbox(self.participantId, connection);
  useKeptRoom(last, live);
  const waiting = room.session.status === "draft";
  useFocusInside(arriving && outbox ? String(waiting) : null);
  if (!outbox) return null;
  const Place = waiting ? WaitingRoom : Classroom;
  return <Place {...{ room, self, connection, outbox, leave }} />;
}

interface EntranceProps {
  /** the browser has not yet said whether somebody sits here */
  undecided: boolean;
  code: string;
  /** null before the server's first word */
  session: PublicSession | null;
  lost: LostPlace | null;
  line: Line;
}

/**
 * The form, there with the page itself. Whether somebody sits here already only the browser knows: until its script
 * runs, a mark that stands on the page's root shows one of the two (app/early-script.tsx).
 */
function Entrance({ undecided, line, ...door }: EntranceProps) {
  return (
    <>
      <div data-if-free={undecided || undefined}>
        <JoinScreen {...door} connection={line.connection} />
        {!door.session && (
          <div role="status" className="mx-auto max-w-md px-4">
            <Waiting {...line} />
          </div>
        )}
      </div>
      {undecided && (
        <div data-if-seated>
          <Connecting {...line} />
        </div>
      )}
    </>
  );
}

/** Whether the room is no longer this person's, whatever they do. */
const ends = ({ code }: WireError): boolean => code === "session-not-found" || code === "erased";

/** A student's way through a session: connecting, joining, taking part. */
export function StudentPage({ code }: { code: string }) {
  const connection = useConnection({ role: "student", code });
  const status = useConnectionStatus(connection);
  const place = usePlaceToken();
  const { live, view, last } = useStudentView(code, connection);
  const { leave, leaving, kept, stays, unheard } = useLeaving(
    code,
    connection,
    live,
    status.state === "closed" && status.reason?.code === "erased",
  );
  useSessionLanguage(view?.room.session.language);
  const hydrating = useHydrating();
  const [arriving, setArriving] = useState(false);
  useEffect(() => void prepareToKeep(), []);
  if (live && !live.self && !arriving) setArriving(true);
  const gone = status.state === "closed" && status.reason !== null && ends(status.reason);
  useForgottenRoom(last, gone || (live !== null && !live.self));

  const line = { connection, refusal: status.reason };
  let content: ReactNode;
  if (status.state === "closed" && status.reason)
    content = <SessionUnavailable error={status.reason} code={code} />;
  else if (unheard && !live && !hydrating) content = <Left {...line} />;
  else if (leaving) content = <Connecting {...line} />;
  else if (view?.removed) content = <Removed leave={kept ? leave : null} />;
  else if (place !== null && connection) content = <PlaceForm token={place} connection={connection} />;
  else if (view?.self && connection)
    content = (
      <Inside
        key={view.self.participantId}
        room={view.room}
        self={view.self}
        {...{ arriving, connection, leave, live, last }}
      />
    );
  else if (!live && kept && !hydrating) content = <Connecting {...line} />;
  else {
    const session = live?.room.session ?? null;
    // whoever sat here and did not ask to leave learns why they have to come in again
    const unknown = live && stays ? (live.left ? "opened-elsewhere" : "unknown") : null;
    const lost = live?.erased ? "erased" : unknown;
    content = <Entrance undecided={hydrating} {...{ code, session, lost, line }} />;
  }
  return (
    <>
      <AppHeader
        title={
          view?.self && (
            <PageTitle
              title={view.room.session.title}
              looked={
                status.state === "online" && !view.self.onScreen && (view.self.watched?.closely ?? false)
              }
            />
          )
        }
      >
        {view?.self && <NewsLine key={view.self.participantId} room={view.room} self={view.self} />}
      </AppHeader>
      <main id="content">{content}</main>
    </>
  );
}
