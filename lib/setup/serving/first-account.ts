/** The one-time link by which the first instructor's account is made. */
import { createInvitation, withdrawInvitations } from "@/lib/db/invitations";
import { countInstructors } from "@/lib/db/instructors";

const validMs = 7 * 24 * 3600 * 1000;

/** A fresh link's path while there is no instructor; null when there is one. Older links end. */
export async function firstAccountPath(): Promise<string | null> {
  if ((await countInstructors()) > 0) return null;
  await withdrawInvitations(null);
  return `/invite/${await createInvitation(null, new Date(Date.now() + validMs))}`;
}
