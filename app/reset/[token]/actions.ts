"use server";
import type { ResetProblem } from "@/components/instructor/reset-form";
import { hashPassword, passwordLength } from "@/lib/auth/password";
import { orDelay } from "@/lib/auth/refusal";
import { judged, tryAsKnown } from "@/lib/auth/sign-in-limits";
import { usePasswordLink as spendLink } from "@/lib/db/password-links";
import { formFields } from "../../form-fields";
import { looksUsable } from "./look-at-link";

/** @throws TooManyTries, TooBusy */
async function setNew(token: string, form: FormData): Promise<"over" | "password" | null> {
  if (!(await looksUsable(token))) return "over";
  const { password = "" } = formFields(form);
  if (password.length < passwordLength.min || password.length > passwordLength.max) return "password";
  const counted = tryAsKnown(`password link ${token}`);
  const passwordHash = await judged(counted, (share) => hashPassword(password, share));
  return (await spendLink(token, passwordHash)) ? null : "over";
}

/** Uses the link up; null when the account has the new password now and is signed out everywhere. */
export async function resetPassword(token: string, form: FormData): Promise<ResetProblem | null> {
  const problem = await orDelay(() => setNew(token, form));
  return typeof problem === "string" ? { kind: problem, seconds: 0 } : problem;
}
