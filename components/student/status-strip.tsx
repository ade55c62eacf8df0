"use client";
import { VenetianMask } from "lucide-react";
import { useTranslations } from "next-intl";
import { Guide } from "@/components/guide/guide";
import { ConnectionBadge } from "@/components/live/connection-badge";
import { useNameOf } from "@/components/live/use-name-of";
import { TimeLeft } from "@/components/live/time-left";
import type { Connection } from "@/lib/client/connection";
import type { GuideName } from "@/lib/client/guides";
import type { OutboxSnapshot } from "@/lib/client/outbox";
import { saveStateOf } from "@/lib/client/save-state";
import type { RoomView, SelfView } from "@/lib/contract/views";
import { HandButton } from "./hand";
import { NotMe } from "./not-me";
import { OwnPlace } from "./own-place";
import { PersonalCode } from "./personal-code";
import { SaveStatus } from "./save-status";
import type { Leave } from "./use-leaving";

interface Props {
  room: RoomView;
  self: SelfView;
  connection: Connection;
  leave: Leave;
  snapshot: OutboxSnapshot;
  online: boolean;
  /** what somebody new may be shown around in */
  guide?: GuideName;
}

/** Who one is, whether one is connected, and whether everything is saved. */
export function StatusStrip({ room, self, connection, leave, snapshot, online, guide }: Props) {
  const t = useTranslations("student");
  const nameOf = useNameOf();
  const saved = saveStateOf(snapshot, online);
  const hidden = room.session.lead?.pseudonyms && self.alias !== undefined;
  const pseudonym = hidden ? nameOf({ name: "", alias: self.alias }) : "";
  const alias = t("alias", { name: pseudonym });
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 max-sm:gap-x-2 xl:flex-nowrap xl:max-3xl:gap-x-3">
      {/* the pseudonym under the name; on a phone in a line of its own, or nobody would find themselves on the board */}
      <div className="flex min-w-0 flex-col leading-tight max-sm:contents xl:min-w-16 xl:shrink-[0.01]">
        <p
          title={self.name}
          className="flex min-w-0 items-baseline gap-1 truncate text-left max-sm:grow max-sm:basis-24"
        >
          <span className="shrink-0 text-sm text-muted max-sm:sr-only xl:max-3xl:sr-only">{t("you")}</span>
          <bdi translate="no" className="truncate font-semibold" data-own-name>
            {self.name}
          </bdi>
        </p>
        {pseudonym !== "" && (
          <p
            title={alias}
            className="min-w-0 truncate text-sm text-muted max-sm:order-last max-sm:basis-full"
            data-alias={self.alias}
          >
            <span className="xl:max-3xl:sr-only">{alias}</span>
            <span aria-hidden className="hidden items-center gap-1 xl:max-3xl:flex">
              <VenetianMask className="size-4 shrink-0" />
              <span className="truncate">{pseudonym}</span>
            </span>
          </p>
        )}
      </div>
      <ConnectionBadge connection={connection} brief />
      <div
        data-standing
        // of all in one line with the name, what the timer closes gives way first
        className="flex min-h-9 flex-wrap items-center gap-x-4 pointer-coarse:min-h-11 max-sm:order-last max-sm:basis-full max-sm:gap-x-3 xl:min-w-min xl:shrink-999 xl:flex-nowrap xl:max-3xl:gap-x-3"
      >
        <TimeLeft view={room} />
        <SaveStatus {...saved} />
        <OwnPlace board={room.board} self={self} />
      </div>
      <div className="-mr-3 flex max-[22rem]:-ml-3 sm:mr-0 sm:ml-auto xl:shrink-0">
        {room.session.status === "open" && <HandButton hand={self.hand} connection={connection} />}
        {guide && <Guide key={guide} name={guide} compact />}
        <PersonalCode self={self} connection={connection} />
        <NotMe {...{ self, leave, saved, online }} />
      </div>
    </div>
  );
}
