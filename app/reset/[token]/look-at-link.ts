import { headers } from "next/headers";
import { noSuchInvitation } from "@/lib/auth/sign-in-limits";
import * as z from "@/lib/contract/zod";
import { passwordLinkWorks } from "@/lib/db/password-links";

/** 32 random bytes in base64url. */
const tokenSchema = z.string().regex(/^[\w-]{43}$/);

/**
 * Whether a link sets a password, asked before anything is hashed: a stranger's guess costs one look-up.
 * @throws TooManyTries after many links from one place that lead nowhere; one that works is never held up
 */
export async function looksUsable(token: unknown): Promise<boolean> {
  const link = tokenSchema.safeParse(token);
  const works = link.success && (await passwordLinkWorks(link.data));
  if (!works) noSuchInvitation((await headers()).get("x-forwarded-for") ?? "");
  return works;
}
