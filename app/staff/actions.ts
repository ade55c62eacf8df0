"use server";
import { headers } from "next/headers";
import type { LinkRead, LinkTaken } from "@/components/staff/link-invitation";
import { orDelay } from "@/lib/auth/refusal";
import { requireInstructor } from "@/lib/auth/require-instructor";
import { noSuchInvitation } from "@/lib/auth/sign-in-limits";
import { staffTokenSchema } from "@/lib/contract/staff";
import { staffInvitationOf, takeStaffInvitation } from "@/lib/db/staff";

/** @throws TooManyTries after many links from one place that lead nowhere */
async function noSuch(): Promise<"over"> {
  noSuchInvitation((await headers()).get("x-forwarded-for") ?? "");
  return "over";
}

/** What a link invites the signed-in account to. */
export async function readStaffLink(token: string): Promise<LinkRead> {
  const { id } = await requireInstructor();
  const link = staffTokenSchema.safeParse(token);
  return orDelay(async () => {
    const found = link.success ? await staffInvitationOf(link.data, id, new Date()) : null;
    if (!found) return noSuch();
    if (found.own || found.already) return found.own ? "own" : "already";
    return { duty: found.duty, title: found.title, owner: found.owner };
  });
}

/** Takes the invitation of a link for the signed-in account, and uses it up. */
export async function takeStaffLink(token: string): Promise<LinkTaken> {
  const { id } = await requireInstructor();
  const link = staffTokenSchema.safeParse(token);
  return orDelay(async () => {
    const taken = link.success ? await takeStaffInvitation({ token: link.data }, id, new Date()) : "over";
    return taken === "over" ? noSuch() : taken;
  });
}
