"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { JoinScreen } from "@/components/join/join-screen";
import { Removed } from "@/components/join/removed";
import { SessionUnavailable } from "@/components/join/session-unavailable";
import { useConnection, useConnectionStatus } from "@/components/live/use-connection";
import { AppHeader } from "@/components/ui/app-header";
import { Spinner } from "@/components/ui/spinner";
import type { Connection } from "@/lib/client/connection";
import type { RoomView, SelfView } from "@/lib/contract/views";
import { Classroom } from "./classroom";
import { useLeaving, type Leave } from "./use-leaving";
import { useOutbox } from "./use-outbox";
import { useSessionLanguage } from "./use-session-language";
import { useSteady } from "./use-steady";
import { useStudentView } from "./use-student-view";

function Connecting() {
  const t = useTranslations("join");
  const slow = useSteady(true, 6_000);
  return (
    <div role="status" className="mx-auto flex max-w-md flex-col items-center gap-4 px-4 py-20 text-center">
      <Spinner className="size-8 text-accent" />
      <p>{t("connecting")}</p>
      {slow && <p className="text-sm text-muted">{t("slow")}</p>}
    </div>
  );
}

interface InsideProps {
  room: RoomView;
  self: SelfView;
  connection: Connection;
  leave: Leave;
}

function Inside({ room, self, connection, leave }: InsideProps) {
  const outbox = useOutbox(self.participantId, connection);
  return outbox && <Classroom {...{ room, self, connection, outbox, leave }} />;
}

/** A student's way through a session: connecting, joining, taking part. */
export function StudentPage({ code }: { code: string }) {
  const connection = useConnection({ role: "student", code });
  const status = useConnectionStatus(connection);
  const view = useStudentView(connection);
  const { leave, leaving } = useLeaving(code, connection, view);
  useSessionLanguage(view?.room.session.language);

  let content: ReactNode;
  if (status.state === "closed" && status.reason)
    content = <SessionUnavailable error={status.reason} code={code} />;
  else if (!view || !connection || leaving) content = <Connecting />;
  else if (view.removed) content = <Removed leave={leave} />;
  else if (!view.self) content = <JoinScreen session={view.room.session} connection={connection} />;
  else
    content = (
      <Inside
        key={view.self.participantId}
        room={view.room}
        self={view.self}
        connection={connection}
        leave={leave}
      />
    );
  return (
    <>
      <AppHeader title={view?.self ? <h1 className="truncate">{view.room.session.title}</h1> : undefined} />
      <main id="content">{content}</main>
    </>
  );
}
