"use server";
import * as z from "@/lib/contract/zod";
import type { SignUpProblem } from "@/components/instructor/sign-up-form";
import { hashPassword, passwordLength } from "@/lib/auth/password";
import { displayNameSchema } from "@/lib/contract/display-name";
import { invitationOpen, useInvitation as spendInvitation } from "@/lib/db/invitations";
import { formFields } from "../../form-fields";

/** 32 random bytes in base64url. */
const tokenSchema = z.string().regex(/^[\w-]{43}$/);

const formSchema = z.object({
  name: displayNameSchema,
  email: z.email().max(200),
  password: z.string().min(passwordLength.min).max(passwordLength.max),
});

/** Uses the invitation up; null when the account exists now. */
export async function createAccount(token: string, form: FormData): Promise<SignUpProblem> {
  const parsed = formSchema.safeParse(formFields(form));
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path[0];
    return field === "email" || field === "password" ? field : "name";
  }
  const { name, email, password } = parsed.data;
  const link = tokenSchema.safeParse(token);
  // asked before the password is hashed: a stranger's guess must cost the server little
  if (!link.success || !(await invitationOpen(link.data))) return "invalid";
  const created = await spendInvitation(link.data, {
    name,
    email,
    passwordHash: await hashPassword(password),
  });
  return typeof created === "string" ? created : null;
}
