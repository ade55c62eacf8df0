/** What late work is, and when it counts. */
import type { Activity } from "@/lib/contract/ids";
import type { SessionState } from "./state";

/** Work is late when its activity or its session had closed; it is kept and can be admitted. */
export const isLate = (state: SessionState, activity: Activity): boolean =>
  state.status !== "open" || state.activities[activity] !== "open";

/** Whether work ranks or counts as passed: in time, or late and admitted. Marks are the instructor's, late or not. */
export const counts = ({ late, admitted }: { late: boolean; admitted: boolean }): boolean =>
  !late || admitted;

/** The same of what the engine keeps. */
export const countsIn = ({ late, admittedAt }: { late: boolean; admittedAt: number | null }): boolean =>
  counts({ late, admitted: admittedAt !== null });
