"use client";
import { clsx } from "clsx";
import { Timer } from "lucide-react";
import { useTranslations } from "next-intl";
import { Announcer } from "@/components/ui/announcer";
import type { RoomView } from "@/lib/contract/views";
import { clockFace, useTimeLeft } from "./use-time-left";

/** Minutes as they are told to who does not see the digits: that it runs, one minute before the end, and the end. */
const minutesTold = (left: number): number => Math.min(2, Math.ceil(left / 60));

interface Props {
  view: RoomView;
  className?: string;
  /** how long its end is told; as long as it stands unless given */
  toldMs?: number;
}

/** The time that is left on the class's timer, and that it is over. Nothing without a timer. */
export function TimeLeft({ view, className, toldMs }: Props) {
  const t = useTranslations("common.timer");
  const left = useTimeLeft(view, toldMs);
  if (left === null) return null;
  const { closes } = view.session.timer ?? {};
  const over = left === 0;
  return (
    <div
      data-time-left={left}
      className={clsx(
        // what the timer closes gives way, down to nothing; the clock never does
        "grid min-w-min grid-cols-[auto_auto_minmax(0,1fr)] items-center gap-[0.4em]",
        left <= 60 ? "font-semibold text-accent-strong" : "font-medium",
        className,
      )}
    >
      <Timer aria-hidden className="size-[1.1em] shrink-0" />
      <span role="timer" aria-label={t("label")} className="shrink-0">
        {over ? t("over") : <span className="tabular">{clockFace(left)}</span>}
      </span>
      {closes && !over && (
        <span
          title={t("closes", { activity: closes })}
          className="min-w-0 truncate text-[0.8em] font-normal text-muted max-sm:sr-only"
        >
          {t("closes", { activity: closes })}
        </span>
      )}
      <Announcer text={t("spoken", { minutes: minutesTold(left) })} />
    </div>
  );
}
