"use server";
import { revalidatePath } from "next/cache";
import type { ClosingResult } from "@/components/instructor/close-account";
import type { Invited } from "@/components/instructor/invite-card";
import type { AccountResult } from "@/components/instructor/profile-card";
import { hashPassword, passwordLength, passwordMatches } from "@/lib/auth/password";
import { orDelay } from "@/lib/auth/refusal";
import { requireInstructor, type CurrentInstructor } from "@/lib/auth/require-instructor";
import { judged, tryAsKnown } from "@/lib/auth/sign-in-limits";
import { nameNoteSchema, readName } from "@/lib/contract/display-name";
import { idSchema } from "@/lib/contract/ids";
import { closeAccount } from "@/lib/db/closing";
import { createInvitation, revokeInvitation } from "@/lib/db/invitations";
import { findInstructor, renameInstructor, setPasswordHash, tidyEmail } from "@/lib/db/instructors";
import { revokeAllSignIns, revokeSignIn } from "@/lib/db/sign-ins";
import { storable } from "@/lib/text/storable";
import { invitationDays } from "./invitation-days";
import { joinOrigins } from "../sessions/join-origins";
import { formFields } from "../form-fields";

/** A sign-in through a provider proves who somebody is for this long. */
const freshMs = 10 * 60_000;

/** Makes a one-time link; the label is a note for whoever invites. */
export async function inviteColleague(label: string): Promise<Invited> {
  const { id } = await requireInstructor();
  const note = readName(label, nameNoteSchema);
  if ("problem" in note) return note;
  const expiresAt = new Date(Date.now() + invitationDays * 24 * 3600 * 1000);
  const token = await createInvitation(id, expiresAt, storable(note.name));
  if (token === null) return { problem: "too-many" };
  revalidatePath("/account");
  const [origin] = await joinOrigins();
  return { link: `${origin}/invite/${token}` };
}

/** Ends an invitation of one's own that nobody has used; any other id changes nothing. */
export async function withdrawInvitation(invitationId: string): Promise<void> {
  const { id } = await requireInstructor();
  const asked = idSchema.safeParse(invitationId);
  if (asked.success) await revokeInvitation(id, asked.data);
  revalidatePath("/account");
}

/** Gives the account another name. */
export async function rename(_last: AccountResult, form: FormData): Promise<AccountResult> {
  const { id } = await requireInstructor();
  const read = readName(formFields(form).name);
  if ("problem" in read) return read.problem;
  await renameInstructor(id, read.name);
  revalidatePath("/account");
  return "saved";
}

/** Whether the password is the account's; tries are counted by sign-in. @throws TooManyTries, TooBusy */
async function confirmed(passwordHash: string, typed: string, signInId: string): Promise<boolean> {
  const counted = tryAsKnown(signInId);
  const right = await judged(counted, (share) => passwordMatches(passwordHash, typed, share));
  if (right) counted.right();
  return right;
}

async function setPassword({ id, signInId }: CurrentInstructor, form: FormData): Promise<AccountResult> {
  const { current = "", password = "" } = formFields(form);
  if (password.length < passwordLength.min || password.length > passwordLength.max) return "password";
  const account = await findInstructor(id);
  if (account?.passwordHash && !(await confirmed(account.passwordHash, current, signInId)))
    return "current-password";
  await setPasswordHash(id, await hashPassword(password, `instructor ${id}`));
  await revokeAllSignIns(id, signInId);
  revalidatePath("/account");
  return "saved";
}

/** Sets a new password, for whoever knows the current one, and signs the other devices out. */
export async function changePassword(_last: AccountResult, form: FormData): Promise<AccountResult> {
  const instructor = await requireInstructor();
  return orDelay(() => setPassword(instructor, form));
}

async function close(
  { id, email, signInId, since }: CurrentInstructor,
  form: FormData,
): Promise<ClosingResult> {
  const { typed = "", password = "" } = formFields(form);
  if (tidyEmail(typed) !== email) return "typed";
  const account = await findInstructor(id);
  if (account?.passwordHash) {
    if (!(await confirmed(account.passwordHash, password, signInId))) return "current-password";
  } else if (Date.now() - since.getTime() > freshMs) return "sign-in-again";
  await closeAccount(id);
  return "closed";
}

/** Deletes the account with everything in it, for whoever types its address and proves to be its owner. */
export async function closeOwnAccount(_last: ClosingResult, form: FormData): Promise<ClosingResult> {
  const instructor = await requireInstructor();
  return orDelay(() => close(instructor, form));
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
