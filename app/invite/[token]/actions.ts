"use server";
import { z } from "zod";
import type { SignUpProblem } from "@/components/instructor/sign-up-form";
import { hashPassword, passwordLength } from "@/lib/auth/password";
import { displayNameSchema } from "@/lib/contract/display-name";
import { useInvitation as spendInvitation } from "@/lib/db/invitations";

const formSchema = z.object({
  name: displayNameSchema,
  email: z.email().max(200),
  password: z.string().min(passwordLength.min).max(passwordLength.max),
});

/** Uses the invitation up; null when the account exists now. */
export async function createAccount(token: string, form: FormData): Promise<SignUpProblem> {
  const parsed = formSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path[0];
    return field === "email" || field === "password" ? field : "name";
  }
  const { name, email, password } = parsed.data;
  const created = await spendInvitation(token, { name, email, passwordHash: await hashPassword(password) });
  return typeof created === "string" ? created : null;
}
