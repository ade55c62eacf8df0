/** How the owner changes the staff, and one of the staff leaves it. */
import type { Payload } from "@/lib/contract/requests";
import type { Change } from "./changes";
import { accept, refuse, type Outcome } from "./outcome";
import type { SessionState } from "./state";

type Done = Outcome<Change, Record<string, never>>;

/** Gives one of the staff another duty, or removes them. */
export function setStaff(state: SessionState, { instructorId, duty }: Payload<"staff.set">): Done {
  const member = state.staff.get(instructorId);
  if (!member) return refuse("staff-not-found");
  return accept(member.duty === duty ? [] : [{ kind: "staff-set", instructorId, duty }], {});
}

/** Leaves the staff. The owner stays: with them the session would have nobody. */
export const leaveStaff = (state: SessionState, instructorId: string): Done =>
  state.staff.has(instructorId)
    ? accept([{ kind: "staff-set", instructorId, duty: null }], {})
    : refuse("forbidden");
