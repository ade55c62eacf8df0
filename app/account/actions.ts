"use server";
import { revalidatePath } from "next/cache";
import type { AccountResult } from "@/components/instructor/profile-card";
import { hashPassword, passwordLength, passwordMatches } from "@/lib/auth/password";
import { joinOrigin } from "../sessions/join-origin";
import { requireInstructor } from "@/lib/auth/require-instructor";
import { mayTry } from "@/lib/auth/sign-in-limits";
import { displayNameSchema } from "@/lib/contract/display-name";
import { createInvitation } from "@/lib/db/invitations";
import { findInstructor, renameInstructor, setPasswordHash } from "@/lib/db/instructors";
import { revokeAllSignIns, revokeSignIn } from "@/lib/db/sign-ins";
import { invitationDays } from "./invitation-days";

/** A one-time link's path. */
export async function inviteColleague(): Promise<string> {
  const { id } = await requireInstructor();
  const token = await createInvitation(id, new Date(Date.now() + invitationDays * 24 * 3600 * 1000));
  return `${await joinOrigin()}/invite/${token}`;
}

export async function rename(_last: AccountResult, form: FormData): Promise<AccountResult> {
  const { id } = await requireInstructor();
  const name = displayNameSchema.safeParse(form.get("name"));
  if (!name.success) return "name";
  await renameInstructor(id, name.data);
  revalidatePath("/account");
  return "saved";
}

export async function changePassword(_last: AccountResult, form: FormData): Promise<AccountResult> {
  const { id, email, signInId } = await requireInstructor();
  const current = await findInstructor(id);
  if (current?.passwordHash) {
    const allowed = await mayTry(email, signInId);
    if (!allowed || !(await passwordMatches(current.passwordHash, String(form.get("current") ?? ""))))
      return "current-password";
  }
  const password = String(form.get("password") ?? "");
  if (password.length < passwordLength.min || password.length > passwordLength.max) return "password";
  await setPasswordHash(id, await hashPassword(password));
  await revokeAllSignIns(id, signInId);
  revalidatePath("/account");
  return "saved";
}

export async function endSignIn(signInId: string): Promise<void> {
  const { id } = await requireInstructor();
  await revokeSignIn(id, signInId);
  revalidatePath("/account");
}

export async function endOtherSignIns(): Promise<void> {
  const { id, signInId } = await requireInstructor();
  await revokeAllSignIns(id, signInId);
  revalidatePath("/account");
}
