/** What a participant is doing, as the instructor should see it. */
import type { ParticipantRow } from "@/lib/contract/views";

export type DoingKind =
  "removed" | "offline" | "idle" | "training" | "paused" | "finished" | "diverged" | "writing";

export interface Doing {
  kind: DoingKind;
  /** whole minutes without a sign of work, for idle */
  minutes: number;
}

/** Minutes after which somebody who is present but does nothing counts as stuck. */
export const idleMinutes = 3;

/** @param now ms since the epoch by the server's clock */
export function doingOf(row: ParticipantRow, now: number): Doing {
  if (row.removed) return { kind: "removed", minutes: 0 };
  if (!row.present) return { kind: "offline", minutes: 0 };
  const since = Date.parse(row.progress?.at ?? row.joinedAt);
  const minutes = Math.max(0, Math.floor((now - since) / 60_000));
  const state = row.progress?.state ?? "idle";
  // a page that reports nothing any more is idle, whatever it said last
  const silent = minutes >= idleMinutes && state !== "finished" && state !== "diverged";
  return { kind: silent ? "idle" : state, minutes };
}

/** Whether the participant may need help. */
export const isStuck = ({ kind, minutes }: Doing): boolean =>
  kind === "diverged" || (kind === "idle" && minutes >= idleMinutes);
