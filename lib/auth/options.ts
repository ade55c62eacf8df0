/** next-auth: a JSON web token that carries the id of a sign-in row, so that revoking the row revokes the token. */
import type { Account, NextAuthOptions, Profile, User } from "next-auth";
import { findByEmail, findByIdentity, linkIdentity } from "@/lib/db/instructors";
import { createSignIn, revokeSignIn } from "@/lib/db/sign-ins";
import { rememberDevice } from "./known-device";
import { ownPath } from "./own-path";
import { providers } from "./providers";
import { report } from "./refusal";

/** How long a sign-in lasts. */
const signInDays = 30;
const maxAge = signInDays * 24 * 3600;

/** Google and OpenID Connect say whether the address is verified; GitHub shows only verified ones. */
function verifiedEmail(account: Account, profile: Profile | undefined): string | null {
  const claims = profile as { email?: string | null; email_verified?: boolean } | undefined;
  const verified = account.provider === "github" || claims?.email_verified === true;
  return verified ? (claims?.email ?? null) : null;
}

/** The instructor behind a provider's account: linked before, or now by a verified address. Nobody new gets in. */
async function instructorOfAccount(account: Account, profile: Profile | undefined): Promise<string | null> {
  const linked = await findByIdentity(account.provider, account.providerAccountId);
  if (linked) return linked.disabledAt ? null : linked.id;
  const email = verifiedEmail(account, profile);
  const instructor = email ? await findByEmail(email) : null;
  if (!instructor || instructor.disabledAt) return null;
  return (await linkIdentity(instructor.id, account.provider, account.providerAccountId))
    ? instructor.id
    : null;
}

async function openSignIn(user: User, account: Account | null, profile: Profile | undefined) {
  const instructorId =
    account && account.type !== "credentials" ? await instructorOfAccount(account, profile) : user.id;
  if (!instructorId) throw new Error("no instructor has this account");
  const device = "device" in user && typeof user.device === "string" ? user.device : "";
  const signInId = await createSignIn(instructorId, device, new Date(Date.now() + maxAge * 1000));
  await rememberDevice(instructorId);
  return { sub: instructorId, signInId };
}

/** Of what next-auth would log only its own code. */
const logger = { error: report, warn: () => undefined, debug: () => undefined };

/** What next-auth is told, read from the environment at each call. */
export const authOptions = (): NextAuthOptions => ({
  providers: providers(),
  session: { strategy: "jwt", maxAge },
  pages: { signIn: "/signin", error: "/signin", signOut: "/account" },
  logger,
  callbacks: {
    redirect: ({ url, baseUrl }) => baseUrl + ownPath(url, baseUrl),
    signIn: async ({ account, profile }) =>
      !account || account.type === "credentials" || (await instructorOfAccount(account, profile)) !== null,
    jwt: async ({ token, user, account, profile }) => (user ? openSignIn(user, account, profile) : token),
    // nothing of the token reaches the page
    session: ({ session }) => ({ expires: session.expires }),
  },
  events: {
    signOut: async ({ token }) => {
      if (typeof token?.signInId === "string" && token.sub) await revokeSignIn(token.sub, token.signInId);
    },
  },
});
