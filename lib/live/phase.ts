/** What a session takes in its phase: work, people. */
import type { ErrorCode } from "@/lib/contract/errors";
import type { Activity } from "@/lib/contract/ids";
import type { SessionState } from "./state";

/** Why work on an activity cannot be taken at all; work that is only late is taken. */
export function refusesWork(state: SessionState, activity: Activity): ErrorCode | null {
  if (state.activities[activity] === "off") return "activity-not-offered";
  return state.status === "draft" ? "session-not-open" : null;
}

/** Why nobody can join just now. Who joins a draft waits in it. */
export function refusesJoin(state: SessionState): ErrorCode | null {
  if (state.status !== "draft" && state.status !== "open") return "session-ended";
  return state.joinLocked ? "join-locked" : null;
}
