/** What is written down of the staff: who did what, when, and with whom. Never what anybody wrote. */
import * as z from "./zod";

/** Acts in a session. */
const sessionActs = [
  ...(["opened", "ended", "reopened", "released", "unreleased", "revealed", "finale"] as const),
  ...(["removed", "restored", "erased", "renamed", "renumbered", "admitted", "unadmitted"] as const),
  ...(["drafts-counted", "drafts-uncounted", "duty", "left-staff", "invited-staff", "place-link"] as const),
  /** somebody's tile on the wall, large */
  "looked",
  /** a file of everybody's work, or of one */
  ...(["exported", "exported-one", "keep-days", "expired"] as const),
] as const;

export const sessionActSchema = z.enum(sessionActs);
export type SessionAct = z.infer<typeof sessionActSchema>;
/** Acts of whoever runs the server, with accounts. */
export type AccountAct =
  | "account-invited"
  | "account-reset-link"
  | "account-disabled"
  | "account-enabled"
  | "account-transferred"
  | "account-deleted";
