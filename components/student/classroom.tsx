"use client";
import { CalendarClock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { BenchProvider } from "@/components/lab/compare/bench-provider";
import { AttachProvider } from "@/components/lab/submit/attach-provider";
import { useConnectionStatus } from "@/components/live/use-connection";
import { EmptyState } from "@/components/ui/empty-state";
import { Tabs } from "@/components/ui/tabs";
import type { Connection } from "@/lib/client/connection";
import type { Outbox } from "@/lib/client/outbox";
import { activities, type Activity } from "@/lib/contract/ids";
import type { RoomView, SelfView } from "@/lib/contract/views";
import { ActivityGate } from "./activity-gate";
import { BoardTab } from "./board-tab";
import { Notices } from "./notices";
import { usePlaceInAddress } from "./place-in-address";
import { QuestionsTab } from "./questions-tab";
import { SpiralTab } from "./spiral-tab";
import { StatusStrip } from "./status-strip";
import { TabLabel } from "./tab-label";
import { TensorsTab } from "./tensors-tab";
import { useAttachEvidence } from "./use-attach-evidence";
import { useOutboxSnapshot } from "./use-outbox";
import type { Leave } from "./use-leaving";
import { useProgress } from "./use-progress";

interface Props {
  room: RoomView;
  self: SelfView;
  connection: Connection;
  outbox: Outbox;
  leave: Leave;
}

/** Whether the participant has work in an activity, sent or waiting. */
function hasBegun(activity: Activity, self: SelfView): boolean {
  const work = { tensors: self.attempts, spiral: self.verdicts, questions: self.answers };
  return work[activity].length > 0;
}

/** A participant's room: who one is, what is open, and the work itself. */
export function Classroom({ room, self, connection, outbox, leave }: Props) {
  const t = useTranslations("student");
  const { session } = room;
  const snapshot = useOutboxSnapshot(outbox);
  const online = useConnectionStatus(connection).state === "online";
  const onProgress = useProgress(connection);
  const attach = useAttachEvidence(outbox);
  const [place, go] = usePlaceInAddress();
  const offered = activities.filter((activity) => session.activities[activity] !== "off");
  const isOpen = (activity: Activity) => session.status === "open" && session.activities[activity] === "open";
  const [placeTab, placeInTab = ""] = place.split("/");
  const first = offered.find(isOpen) ?? offered[0] ?? "board";
  const current = [...offered, "board"].includes(placeTab) ? placeTab : first;
  const [visited, setVisited] = useState<readonly string[]>([]);
  // work goes on behind other tabs, but nothing is loaded before it is first looked at
  if (!visited.includes(current)) setVisited([...visited, current]);

  const work = (activity: Activity): ReactNode => {
    const common = { self, outbox, open: isOpen(activity), items: snapshot.items };
    if (activity === "spiral") return <SpiralTab session={session} onProgress={onProgress} {...common} />;
    if (activity === "tensors") return <TensorsTab {...{ connection, onProgress, ...common }} />;
    return (
      <QuestionsTab
        {...{ self, outbox, snapshot, online, onProgress }}
        dataset={session.dataset}
        open={isOpen(activity)}
        place={placeInTab}
        onPlace={(id) => go(`questions/${id}`)}
      />
    );
  };
  const tabs = [
    ...offered.map((activity) => ({
      id: activity as string,
      label: <TabLabel activity={activity} open={isOpen(activity)} />,
      content: visited.includes(activity) && (
        <ActivityGate open={isOpen(activity)} begun={hasBegun(activity, self)}>
          {work(activity)}
        </ActivityGate>
      ),
    })),
    {
      id: "board",
      label: t("board"),
      content: visited.includes("board") && <BoardTab room={room} self={self} />,
    },
  ];
  return (
    <div className="mx-auto max-w-[110rem] space-y-3 px-3 py-3 sm:px-6">
      <StatusStrip board={room.board} {...{ self, connection, leave, snapshot, online }} />
      <Notices {...{ session, outbox, snapshot, online }} />
      {offered.length === 0 && (
        <EmptyState icon={CalendarClock} title={t("noneTitle")}>
          {t("noneBody")}
        </EmptyState>
      )}
      <BenchProvider owner={self.participantId}>
        <AttachProvider value={attach}>
          <Tabs label={t("activities")} tabs={tabs} value={current} onChange={go} keepMounted />
        </AttachProvider>
      </BenchProvider>
    </div>
  );
}
