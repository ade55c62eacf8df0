"use server";
import * as z from "@/lib/contract/zod";
import type { SignUpProblem } from "@/components/instructor/sign-up-form";
import { hashPassword, passwordLength } from "@/lib/auth/password";
import { orDelay } from "@/lib/auth/refusal";
import { judged, tryAsKnown } from "@/lib/auth/sign-in-limits";
import { readName } from "@/lib/contract/display-name";
import type { Delay } from "@/lib/contract/sign-in-problem";
import { useInvitation as spendInvitation } from "@/lib/db/invitations";
import { formFields } from "../../form-fields";
import { lookAtInvitation } from "./look-at-invitation";

const formSchema = z.object({
  email: z.email().max(200),
  password: z.string().min(passwordLength.min).max(passwordLength.max),
});

type Kind = Exclude<SignUpProblem["kind"], Delay["kind"]>;

/** @throws TooManyTries, TooBusy */
async function create(token: string, form: FormData): Promise<Kind | null> {
  const state = await lookAtInvitation(token);
  if (state !== "open") return state === "unknown" ? "invalid" : state;
  const fields = formFields(form);
  const read = readName(fields.name);
  if ("problem" in read) return read.problem;
  const parsed = formSchema.safeParse(fields);
  if (!parsed.success) return parsed.error.issues[0]?.path[0] === "email" ? "email" : "password";
  const { email, password } = parsed.data;
  // whoever has an invitation could ask it about addresses
  const counted = tryAsKnown(`invitation ${token}`);
  const passwordHash = await judged(counted, (share) => hashPassword(password, share));
  const created = await spendInvitation(token, { name: read.name, email, passwordHash });
  if (typeof created === "string") return created;
  counted.right();
  return null;
}

/** Uses the invitation up; null when the account exists now. */
export async function createAccount(token: string, form: FormData): Promise<SignUpProblem | null> {
  const problem = await orDelay(() => create(token, form));
  return typeof problem === "string" ? { kind: problem, seconds: 0 } : problem;
}
