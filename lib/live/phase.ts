/** When a thing is in time. */
import type { ErrorCode } from "@/lib/contract/errors";
import type { Activity } from "@/lib/contract/ids";
import type { SessionState } from "./state";

/** Why work on an activity cannot be taken at all; work that is only late is taken. */
export function refusesWork(state: SessionState, activity: Activity): ErrorCode | null {
  if (state.activities[activity] === "off") return "activity-not-offered";
  return state.status === "draft" ? "session-not-open" : null;
}

/** Work is late when its activity or its session had closed; it is kept and can be admitted. */
export const isLate = (state: SessionState, activity: Activity): boolean =>
  state.status !== "open" || state.activities[activity] !== "open";

/** Why nobody can join just now. */
export function refusesJoin(state: SessionState): ErrorCode | null {
  if (state.status === "draft") return "session-not-open";
  if (state.status !== "open") return "session-ended";
  return state.joinLocked ? "join-locked" : null;
}
