"use client";
import { CircleAlert, CircleCheck, Clock, CloudOff, Dumbbell, Pause, Pencil, UserX } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useTitleOf } from "@/components/live/use-title-of";
import { accuracyFormat } from "@/components/ui/accuracy-format";
import { LocalTime } from "@/components/ui/local-time";
import type { ParticipantRow } from "@/lib/contract/views";
import { doingOf, idleMinutes, type Doing, type DoingKind } from "./doing";

const looks: Record<DoingKind, { icon: typeof Clock; color: string }> = {
  removed: { icon: UserX, color: "text-muted" },
  offline: { icon: CloudOff, color: "text-muted" },
  idle: { icon: Clock, color: "text-muted" },
  training: { icon: Dumbbell, color: "text-accent" },
  paused: { icon: Pause, color: "text-muted" },
  finished: { icon: CircleCheck, color: "text-good" },
  diverged: { icon: CircleAlert, color: "text-bad" },
  writing: { icon: Pencil, color: "text-accent" },
};

function Words({ row, doing }: { row: ParticipantRow; doing: Doing }) {
  const t = useTranslations("instructor.people");
  const tActivity = useTranslations("instructor.activity");
  const format = useFormatter();
  const { activity, item = "" } = row.progress ?? {};
  const title = useTitleOf()(item);
  const exercise = activity === "tensors" ? title : undefined;
  const epoch = format.number(row.progress?.epoch ?? 0);
  switch (doing.kind) {
    case "removed":
      return t("removedBadge");
    case "offline":
      return row.awaySince
        ? t.rich("offlineSince", { time: () => <LocalTime at={row.awaySince ?? ""} look="time" /> })
        : t("offline");
    case "idle":
      if (doing.minutes >= idleMinutes) return t("idleFor", { minutes: doing.minutes });
      if (exercise) return t("atExercise", { exercise });
      return row.progress ? t("inActivity", { activity: tActivity(row.progress.activity) }) : t("idle");
    case "writing":
      return exercise ? t("atExercise", { exercise }) : t("writing");
    case "training":
      return t("trainingAt", { epoch });
    default:
      return t(doing.kind, { epoch });
  }
}

/** What one participant is doing just now. */
export function DoingCell({ row, now }: { row: ParticipantRow; now: number }) {
  const format = useFormatter();
  const doing = doingOf(row, now);
  const { icon: Icon, color } = looks[doing.kind];
  const measured = ["training", "paused", "finished"].includes(doing.kind) ? row.progress?.accuracy : null;
  return (
    <span className={`inline-flex items-center gap-1.5 ${color}`}>
      <Icon aria-hidden className="size-4 shrink-0" />
      <span className="tabular text-pretty">
        <Words row={row} doing={doing} />
        {typeof measured === "number" && (
          <>
            {"\u00a0· "}
            <span className="whitespace-nowrap">{format.number(measured, accuracyFormat)}</span>
          </>
        )}
      </span>
    </span>
  );
}
