/** The one-time link by which the first instructor's account is made. */
import { createFirstInvitation, withdrawFirstInvitations } from "@/lib/db/invitations";
import { countInstructors } from "@/lib/db/instructors";

const validMs = 7 * 24 * 3600 * 1000;

/** A fresh link's path while there is no instructor; null when there is one. Older links end. */
export async function firstAccountPath(): Promise<string | null> {
  if ((await countInstructors()) > 0) return null;
  await withdrawFirstInvitations();
  return `/invite/${await createFirstInvitation(new Date(Date.now() + validMs))}`;
}
