"use server";
import { revalidatePath } from "next/cache";
import type { AccountResult } from "@/components/instructor/profile-card";
import { hashPassword, passwordLength, passwordMatches } from "@/lib/auth/password";
import { joinOrigin } from "../sessions/join-origin";
import { requireInstructor } from "@/lib/auth/require-instructor";
import { mayTry } from "@/lib/auth/sign-in-limits";
import { displayNameSchema } from "@/lib/contract/display-name";
import { idSchema } from "@/lib/contract/ids";
import { createInvitation } from "@/lib/db/invitations";
import { findInstructor, renameInstructor, setPasswordHash } from "@/lib/db/instructors";
import { revokeAllSignIns, revokeSignIn } from "@/lib/db/sign-ins";
import { invitationDays } from "./invitation-days";
import { formFields } from "../form-fields";

/** A one-time link's path. */
export async function inviteColleague(): Promise<string> {
  const { id } = await requireInstructor();
  const token = await createInvitation(id, new Date(Date.now() + invitationDays * 24 * 3600 * 1000));
  return `${await joinOrigin()}/invite/${token}`;
}

/** Gives the account another name. */
export async function rename(_last: AccountResult, form: FormData): Promise<AccountResult> {
  const { id } = await requireInstructor();
  const name = displayNameSchema.safeParse(formFields(form).name);
  if (!name.success) return "name";
  await renameInstructor(id, name.data);
  revalidatePath("/account");
  return "saved";
}

/** Sets a new password, for whoever knows the current one, and signs the other devices out. */
export async function changePassword(_last: AccountResult, form: FormData): Promise<AccountResult> {
  const { id, email, signInId } = await requireInstructor();
  const { current: typed = "", password = "" } = formFields(form);
  const current = await findInstructor(id);
  if (current?.passwordHash) {
    const allowed = await mayTry(email, signInId);
    if (!allowed || !(await passwordMatches(current.passwordHash, typed))) return "current-password";
  }
  if (password.length < passwordLength.min || password.length > passwordLength.max) return "password";
  await setPasswordHash(id, await hashPassword(password));
  await revokeAllSignIns(id, signInId);
  revalidatePath("/account");
  return "saved";
}

/** Signs one of the account's devices out; an id that is none of them changes nothing. */
export async function endSignIn(signInId: string): Promise<void> {
  const { id } = await requireInstructor();
  const asked = idSchema.safeParse(signInId);
  if (asked.success) await revokeSignIn(id, asked.data);
  revalidatePath("/account");
}

/** Signs every device out but this one. */
export async function endOtherSignIns(): Promise<void> {
  const { id, signInId } = await requireInstructor();
  await revokeAllSignIns(id, signInId);
  revalidatePath("/account");
}
