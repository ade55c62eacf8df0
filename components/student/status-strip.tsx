"use client";
import { useTranslations } from "next-intl";
import { ConnectionBadge } from "@/components/live/connection-badge";
import type { Connection } from "@/lib/client/connection";
import type { OutboxSnapshot } from "@/lib/client/outbox";
import type { Board, SelfView } from "@/lib/contract/views";
import { NotMe } from "./not-me";
import { OwnPlace } from "./own-place";
import { PersonalCode } from "./personal-code";
import { SaveStatus } from "./save-status";
import type { Leave } from "./use-leaving";

interface Props {
  board: Board;
  self: SelfView;
  connection: Connection;
  leave: Leave;
  snapshot: OutboxSnapshot;
  online: boolean;
}

/** Who one is, whether one is connected, and whether everything is saved. */
export function StatusStrip({ board, self, connection, leave, snapshot, online }: Props) {
  const t = useTranslations("student");
  const unsent = snapshot.items.filter(({ refused }) => !refused).length;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <p className="min-w-0 truncate">
        <span className="text-sm text-muted">{t("you")} </span>
        <bdi className="font-semibold" data-own-name>
          {self.name}
        </bdi>
      </p>
      <ConnectionBadge connection={connection} />
      <SaveStatus outbox={snapshot} online={online} />
      <OwnPlace board={board} self={self} />
      <div className="-mx-3 flex sm:mr-0 sm:ml-auto">
        <PersonalCode self={self} />
        <NotMe self={self} leave={leave} unsent={unsent} />
      </div>
    </div>
  );
}
