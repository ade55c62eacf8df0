import { headers } from "next/headers";
import { noSuchInvitation } from "@/lib/auth/sign-in-limits";
import * as z from "@/lib/contract/zod";
import { invitationState, type InvitationState } from "@/lib/db/invitations";

/** 32 random bytes in base64url. */
const tokenSchema = z.string().regex(/^[\w-]{43}$/);

/**
 * What has become of the invitation of a link, asked before anything is hashed: a stranger's guess costs one look-up.
 * @throws TooManyTries after many links from one place that lead nowhere; one that exists is never held up
 */
export async function lookAtInvitation(token: unknown): Promise<InvitationState> {
  const link = tokenSchema.safeParse(token);
  const state = link.success ? await invitationState(link.data) : "unknown";
  if (state === "unknown") noSuchInvitation((await headers()).get("x-forwarded-for") ?? "");
  return state;
}
