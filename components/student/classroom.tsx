"use client";
import { CalendarClock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState, type ReactNode } from "react";
import { BenchProvider } from "@/components/lab/compare/bench-provider";
import type { BroughtPlace } from "@/components/lab/screen/brought";
import { AttachProvider } from "@/components/lab/submit/attach-provider";
import { useConnectionStatus } from "@/components/live/use-connection";
import { EmptyState } from "@/components/ui/empty-state";
import { RestProvider } from "@/components/ui/rest";
import { Tabs } from "@/components/ui/tabs";
import type { GuideName } from "@/lib/client/guides";
import { activities, type Activity } from "@/lib/contract/ids";
import type { Progress, PublicSession, SelfView } from "@/lib/contract/views";
import { ActivityGate } from "./activity-gate";
import { BoardTab } from "./board-tab";
import { CheckCard } from "./check-card";
import { FinaleNotice } from "./finale-notice";
import { Gathered } from "./gathered";
import type { InRoom } from "./in-room";
import { LeadNotices } from "./lead-notices";
import { Notices } from "./notices";
import { OfflineSign } from "./offline-sign";
import { PauseNotice } from "./pause-notice";
import { QuestionsTab } from "./questions-tab";
import { QuotaLines } from "./quota-lines";
import { SpiralTab } from "./spiral-tab";
import { RoomVersion } from "./room-version";
import { StatusStrip } from "./status-strip";
import { TabLabel } from "./tab-label";
import { TensorsTab } from "./tensors-tab";
import { useAttachEvidence } from "./use-attach-evidence";
import { UnsentDrafts, unsentIn } from "./unsent-drafts";
import { useOutboxSnapshot } from "./use-outbox";
import { WaitingTraining } from "./waiting-training";
import { useForgottenDrafts } from "./use-forgotten-drafts";
import { usePlace } from "./use-place";
import { useProgress } from "./use-progress";
import { useSteady } from "./use-steady";
import { useTiles } from "./use-tiles";

/** Who is new to a lab may be shown around in it. */
const guides = new Map<string, GuideName>([
  ["spiral", "lab"],
  ["tensors", "tensors"],
]);

/** Whether the participant has work in an activity, sent or waiting. */
function hasBegun(activity: Activity, self: SelfView): boolean {
  const work = { tensors: self.attempts, spiral: self.verdicts, questions: self.answers };
  return work[activity].length > 0;
}

/** A page that has lost the class does not wait for its word to go on: a pause holds while one is in touch. */
const aloneMs = 10_000;

function useResting(session: PublicSession, online: boolean): boolean {
  const alone = useSteady(!online, aloneMs);
  return (session.lead?.paused ?? false) && !alone;
}

/** Whether a network trains, or Python holds what one's cells have made. */
function useRunning(report: (progress: Progress) => void) {
  const [training, setTraining] = useState(false);
  const [python, setPython] = useState(false);
  const onProgress = useCallback(
    (progress: Progress) => {
      const { activity, state } = progress;
      if (activity === "spiral") setTraining(state === "training");
      if (activity === "tensors" && state === "writing") setPython(true);
      report(progress);
    },
    [report],
  );
  return { running: training || python, onProgress };
}

/** A participant's room: who one is, what is open, and the work itself. */
export function Classroom({ room, self, connection, outbox, leave }: InRoom) {
  const t = useTranslations("student");
  const { session } = room;
  const snapshot = useOutboxSnapshot(outbox);
  const online = useConnectionStatus(connection).state === "online";
  const resting = useResting(session, online);
  const attach = useAttachEvidence(outbox);
  const unsent = unsentIn(self.answers, snapshot);
  useForgottenDrafts(outbox, snapshot.ready, self.answers);
  const offered = activities.filter((activity) => session.activities[activity] !== "off");
  const isOpen = (activity: Activity) => session.status === "open" && session.activities[activity] === "open";
  const first = offered.find(isOpen) ?? offered[0] ?? "board";
  const { current, within, go, focus, back } = usePlace(session, [...offered, "board"], first);
  const [placed, setPlaced] = useState<BroughtPlace | null>(null);
  const { running, onProgress } = useRunning(useProgress(connection, current));
  const onPicture = useTiles(connection, self.watched);
  const [visited, setVisited] = useState<readonly string[]>([]);
  useEffect(() => connection.show(current === "board" ? ["board"] : []), [connection, current]);
  // work goes on behind other tabs, but nothing is loaded before it is first looked at
  if (!visited.includes(current)) setVisited([...visited, current]);

  const work = (activity: Activity): ReactNode => {
    const common = { self, outbox, open: isOpen(activity), items: snapshot.items, online };
    if (activity === "spiral")
      return (
        <SpiralTab
          {...{ session, onProgress, onPicture, ...common }}
          brought={focus?.activity === "spiral" ? focus : undefined}
          onPlace={setPlaced}
        />
      );
    if (activity === "tensors")
      return (
        <TensorsTab
          {...{ session, connection, onProgress, ...common }}
          brought={focus?.activity === "tensors" ? focus : undefined}
        />
      );
    return (
      <QuestionsTab
        {...{ self, outbox, snapshot, online, onProgress }}
        dataset={session.dataset}
        open={isOpen(activity)}
        place={within}
        brought={focus?.activity === "questions" ? focus : undefined}
        onPlace={(id) => go(`questions/${id}`)}
      />
    );
  };
  const tabs = [
    ...offered.map((activity) => ({
      id: activity as string,
      disabled: focus !== undefined && activity !== focus.activity,
      label: (
        <TabLabel
          activity={activity}
          open={isOpen(activity)}
          unsent={activity === "questions" ? unsent.length : 0}
        />
      ),
      content: visited.includes(activity) && (
        <ActivityGate open={isOpen(activity)} begun={hasBegun(activity, self)}>
          <QuotaLines activity={activity} quotas={self.quotas} />
          <RestProvider value={resting ? t("pause.title") : null}>{work(activity)}</RestProvider>
        </ActivityGate>
      ),
    })),
    {
      id: "board",
      disabled: focus !== undefined,
      label: t("board"),
      content: visited.includes("board") && <BoardTab {...{ room, self, connection }} />,
    },
  ];
  const notices = <Notices owner={self.participantId} {...{ session, outbox, snapshot, connection }} />;
  const released = session.status === "released";
  const check = session.lead?.check;
  return (
    <div className="mx-auto max-w-[120rem] space-y-3 px-3 py-3 sm:px-6">
      <PauseNotice resting={resting} />
      {check?.open && <CheckCard vote={self.vote} {...{ check, connection }} />}
      <Gathered>
        {/* what one waits for, or comes back for, stands above what was said in class */}
        <FinaleNotice {...{ room, self }} />
        {released && notices}
        <LeadNotices {...{ session, self, connection, back }} placed={current === "spiral" ? placed : null} />
        {!released && notices}
        {(session.draftsAsked || session.status === "ended") && (
          <UnsentDrafts {...{ unsent, outbox, snapshot }} asked={session.status !== "ended"} />
        )}
        {offered.includes("spiral") && !visited.includes("spiral") && current !== "spiral" && (
          <WaitingTraining owner={self.participantId} onGo={() => go("spiral")} />
        )}
      </Gathered>
      <OfflineSign connection={connection} />
      {offered.length === 0 && (
        <EmptyState icon={CalendarClock} title={t("noneTitle")}>
          {t("noneBody")}
        </EmptyState>
      )}
      <BenchProvider owner={self.participantId} resting={resting}>
        <RoomVersion {...{ connection, snapshot, running }} />
        <AttachProvider value={attach}>
          <Tabs
            label={t("activities")}
            tabs={tabs}
            value={current}
            onChange={go}
            keepMounted
            beside={
              <StatusStrip
                {...{ room, self, connection, leave, snapshot, online }}
                guide={guides.get(current)}
              />
            }
          />
        </AttachProvider>
      </BenchProvider>
    </div>
  );
}
