/** The staff of a session: what each is in it, and how they see each other. */
import type { Duty, StaffRow } from "@/lib/contract/staff";
import type { SessionState, StaffMember, StaffPresence } from "./state";

/** What somebody with an account is in a session; null for nobody of its staff. */
export const dutyOf = (
  { instructorId: owner, staff }: Pick<SessionState, "instructorId" | "staff">,
  instructorId: string,
): Duty | null => (instructorId === owner ? "owner" : (staff.get(instructorId)?.duty ?? null));

/** The staff after one of them was given another duty, or removed. */
export function staffAfter(
  staff: SessionState["staff"],
  instructorId: string,
  duty: StaffMember["duty"] | null,
): SessionState["staff"] {
  const member = staff.get(instructorId);
  if (!member) return staff;
  const next = new Map(staff);
  if (duty === null) next.delete(instructorId);
  else next.set(instructorId, { ...member, duty });
  return next;
}

/** The owner and the others, as they see each other. @param present nobody when absent */
export function staffView(
  { instructorId, ownerName, staff }: SessionState,
  present: StaffPresence = new Map(),
): StaffRow[] {
  const owner = { instructorId, name: ownerName, duty: "owner" } as const;
  return [owner, ...staff.values()].map((one) => {
    const at = present.get(one.instructorId);
    return { ...one, here: at !== undefined, ...(at && { at }) };
  });
}
