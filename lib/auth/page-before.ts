/** Where somebody was going whose sign-in with a provider went wrong: next-auth leads them back without it. */
import { cookies } from "next/headers";
import { ownPath } from "./own-path";

/** Where next-auth keeps the last target that a sign-in was begun with. */
export const callbackCookies = ["__Secure-next-auth.callback-url", "next-auth.callback-url"];

/** The path of the target that is kept, as one that may be landed on; null without one. */
export async function pageBefore(): Promise<string | null> {
  const jar = await cookies();
  const kept = callbackCookies.map((name) => jar.get(name)?.value).find(Boolean);
  return kept && URL.canParse(kept) ? ownPath(kept, new URL(kept).origin) : null;
}
