"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { wireLimits } from "@/lib/contract/protocol";
import type { ParticipantRow } from "@/lib/contract/views";
import { useSend } from "./commands";
import { hasWork, joinedWithin, nobody, pickAll, type Selection } from "./participant-selection";

/** Minutes that an invasion is told by: those of now, and those of this lesson's beginning. */
const recently = [2, 10];

interface Props {
  /** everybody whom the list shows, beyond its first page too */
  listed: readonly ParticipantRow[];
  /** those of them who are picked out */
  chosen: readonly ParticipantRow[];
  /** they are removed already, and can be taken back in */
  removed: boolean;
  /** ms since the epoch, by the server's clock */
  now: number;
  onSelect: (selection: Selection) => void;
}

function Picks({ listed, now, onSelect }: Pick<Props, "listed" | "now" | "onSelect">) {
  const t = useTranslations("instructor.people");
  return (
    <div role="group" aria-label={t("select")} className="flex flex-wrap gap-2">
      <Button variant="secondary" size="sm" onClick={() => onSelect(pickAll(listed))}>
        {t("selectAll", { count: listed.length })}
      </Button>
      {recently.map((minutes) => {
        const rows = joinedWithin(listed, minutes, now);
        return (
          <Button key={minutes} variant="secondary" size="sm" onClick={() => onSelect(pickAll(rows))}>
            {t("selectRecent", { minutes, count: rows.length })}
          </Button>
        );
      })}
      <Button variant="ghost" size="sm" onClick={() => onSelect(nobody)}>
        {t("selectNone")}
      </Button>
    </div>
  );
}

/** Removes those who are picked, or takes them back in: each the undo of the other. */
function useManyCommands() {
  const t = useTranslations("instructor.people");
  const send = useSend();
  const restore = (participantIds: string[]) =>
    send(
      "participants.restore",
      { participantIds },
      {
        text: ({ nameTaken }) =>
          t("restoredMany", { count: participantIds.length - nameTaken.length, taken: nameTaken.length }),
      },
    );
  const remove = (participantIds: string[]) =>
    send(
      "participants.remove",
      { participantIds },
      {
        text: t("removedMany", { count: participantIds.length }),
        undo: () => void restore(participantIds),
      },
    );
  return { remove, restore };
}

/** Who is picked out, quick ways to pick, and what to do with them. */
export function SelectionBar({ listed, chosen, removed, now, onSelect }: Props) {
  const t = useTranslations("instructor.people");
  const [asking, setAsking] = useState(false);
  const { remove, restore } = useManyCommands();
  const ids = chosen.slice(0, wireLimits.participants).map(({ participantId }) => participantId);
  const count = ids.length;
  const act = async (command: (participantIds: string[]) => Promise<boolean>) => {
    if (await command(ids)) onSelect(nobody);
  };
  return (
    <div className="sticky bottom-2 z-10 space-y-3 rounded-lg border bg-surface p-3 shadow-card">
      <Picks {...{ listed, now, onSelect }} />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p role="status" className="tabular text-sm">
          {t("selected", { count: chosen.length })}
        </p>
        {removed ? (
          <Button size="sm" disabled={count === 0} onClick={() => act(restore)}>
            {t("restoreMany", { count })}
          </Button>
        ) : (
          <Button size="sm" variant="danger" disabled={count === 0} onClick={() => setAsking(true)}>
            {t("removeMany", { count })}
          </Button>
        )}
      </div>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t("removeManyTitle", { count })}
        description={t("removeManyBody", { count: chosen.filter(hasWork).length })}
        confirmLabel={t("removeManyConfirm", { count })}
        danger
        onConfirm={() => void act(remove)}
      />
    </div>
  );
}
