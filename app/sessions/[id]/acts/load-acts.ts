import { actsIn } from "@/lib/db/acts";
import { staffDuty } from "@/lib/db/staff";

/** A page of who did what in a session, for its owner; null for everybody else. @param before id of the last act known */
export async function loadActs(instructorId: string, sessionId: string, before: number | null) {
  return (await staffDuty(instructorId, sessionId)) === "owner" ? actsIn(sessionId, before) : null;
}
