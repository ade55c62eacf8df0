"use client";
import { useTranslations } from "next-intl";
import { BoardTable } from "@/components/board/board-table";
import { HonoursRow } from "@/components/board/honours-row";
import { Card } from "@/components/ui/card";
import type { Connection } from "@/lib/client/connection";
import type { RoomView, SelfView } from "@/lib/contract/views";
import { OwnSubmissions } from "./own-submissions";
import { SpotlightCard } from "./spotlight-notice";

interface Props {
  room: RoomView;
  self: SelfView;
  connection: Connection;
}

/** The class's board with one's own place, and one's own submissions below. */
export function BoardTab({ room, self, connection }: Props) {
  const t = useTranslations("student");
  const { board } = room;
  return (
    <div className="space-y-4">
      {board.honours && <HonoursRow winner={board.rows[0]} honours={board.honours} />}
      <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <Card className="min-w-0 max-sm:border-0 max-sm:bg-transparent max-sm:p-0 max-sm:shadow-none">
          <BoardTable board={board} ownParticipantId={self.participantId} own={self.place} />
        </Card>
        <div className="min-w-0 space-y-4 xl:self-start">
          <Card title={t("submissionsTitle")} className="min-w-0">
            <OwnSubmissions verdicts={self.verdicts} total={self.submissions} connection={connection} />
          </Card>
          <SpotlightCard {...{ self, connection }} />
        </div>
      </div>
    </div>
  );
}
