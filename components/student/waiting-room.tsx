"use client";
import { Hourglass, Network, SquareTerminal, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useConnectionStatus } from "@/components/live/use-connection";
import { Card } from "@/components/ui/card";
import { Announcement } from "./announcement";
import type { InRoom } from "./in-room";
import { Notices } from "./notices";
import { RoomVersion } from "./room-version";
import { StatusStrip } from "./status-strip";
import { useOutboxSnapshot } from "./use-outbox";

interface TryProps {
  href: string;
  icon: LucideIcon;
  title: string;
  children: string;
}

/** In a tab of its own: this page goes on when the session begins. */
function Try({ href, icon: Icon, title, children }: TryProps) {
  return (
    <li>
      <a
        href={href}
        target="_blank"
        rel="noopener"
        className="flex gap-3 rounded-md border p-3 hover:border-accent hover:bg-sunken"
      >
        <Icon aria-hidden className="mt-0.5 size-6 shrink-0 text-accent" />
        <span>
          <span className="block font-semibold text-accent">{title}</span>
          <span className="block text-sm text-muted">{children}</span>
        </span>
      </a>
    </li>
  );
}

/** Who came before the session began waits here, with something to do. */
export function WaitingRoom({ room, self, connection, outbox, leave }: InRoom) {
  const t = useTranslations("student");
  const snapshot = useOutboxSnapshot(outbox);
  const online = useConnectionStatus(connection).state === "online";
  const { activities } = room.session;
  return (
    <div className="mx-auto max-w-2xl space-y-4 px-4 py-4">
      <StatusStrip {...{ room, self, connection, leave, snapshot, online }} />
      <Announcement said={room.session.lead?.announcement} to="all" owner={self.participantId} />
      <Notices owner={self.participantId} session={room.session} {...{ outbox, snapshot, connection }} />
      <RoomVersion {...{ connection, snapshot }} running={false} />
      <Card>
        <div role="status" className="flex flex-col items-center gap-2 py-2 text-center">
          <Hourglass aria-hidden className="size-8 text-accent" />
          <h2 tabIndex={-1} data-first className="text-xl">
            {t("waitTitle")}
          </h2>
          <p className="text-muted">{t("waitBody")}</p>
        </div>
        <h3 className="mt-4 mb-2 font-semibold">{t("waitDo")}</h3>
        <ul className="grid gap-3 sm:grid-cols-2">
          {activities.spiral !== "off" && (
            <Try href="/lab" icon={Network} title={t("waitLab")}>
              {t("waitLabBody")}
            </Try>
          )}
          {activities.tensors !== "off" && (
            <Try href="/tensors" icon={SquareTerminal} title={t("waitTensors")}>
              {t("waitTensorsBody")}
            </Try>
          )}
        </ul>
      </Card>
    </div>
  );
}
