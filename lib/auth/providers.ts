/** Sign-in providers: e-mail and password always, the others when their variables are set. */
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import GitHubProvider from "next-auth/providers/github";
import GoogleProvider from "next-auth/providers/google";
import { z } from "zod";
import { problemText } from "@/lib/contract/sign-in-problem";
import { findByEmail, tidyEmail } from "@/lib/db/instructors";
import { knownDevice } from "./known-device";
import { passwordLength, passwordMatches } from "./password";
import { delayOf, report } from "./refusal";
import { judged, tryAsKnown, tryAsStranger } from "./sign-in-limits";

const credentialsSchema = z.object({
  email: z.email().max(200),
  password: z.string().min(1).max(passwordLength.max),
});

type Headers = Record<string, string | undefined> | undefined;

async function signIn(email: string, password: string, headers: Headers) {
  const instructor = await findByEmail(email);
  const device = instructor && (await knownDevice(instructor.id));
  const counted = device
    ? tryAsKnown(device)
    : await tryAsStranger(email, headers?.["x-forwarded-for"] ?? "");
  // disabled accounts and those without a password cost what every other costs, and are refused in the same words
  const hash = instructor?.passwordHash ?? null;
  const right = await judged(counted, (share) => passwordMatches(hash, password, share));
  if (!right || !instructor || instructor.disabledAt) return null;
  counted.right();
  return { id: instructor.id, device: headers?.["user-agent"] ?? "" };
}

/** Thrown errors reach the sign-in form as their message. */
async function authorize(input: Record<string, string> | undefined, headers: Headers) {
  const parsed = credentialsSchema.safeParse(input);
  if (!parsed.success) return null;
  try {
    return await signIn(tidyEmail(parsed.data.email), parsed.data.password, headers);
  } catch (error) {
    const delay = delayOf(error);
    if (!delay) report(error);
    throw new Error(problemText(delay ?? { kind: "failed", seconds: 0 }), { cause: error });
  }
}

const credentials = CredentialsProvider({
  id: "credentials",
  credentials: { email: { type: "email" }, password: { type: "password" } },
  authorize: (input, request) => authorize(input, request.headers as Headers),
});

/** A provider that the environment has set up. */
export interface OfferedProvider {
  id: "github" | "google" | "oidc";
  name: string;
}

const both = (id: string | undefined, secret: string | undefined): id is string => !!id && !!secret;

/** The providers besides the password that a sign-in page offers. */
export function offeredProviders(): OfferedProvider[] {
  const { env } = process;
  const offered: OfferedProvider[] = [];
  if (both(env.GITHUB_ID, env.GITHUB_SECRET)) offered.push({ id: "github", name: "GitHub" });
  if (both(env.GOOGLE_ID, env.GOOGLE_SECRET)) offered.push({ id: "google", name: "Google" });
  if (env.OIDC_ISSUER && both(env.OIDC_ID, env.OIDC_SECRET))
    offered.push({ id: "oidc", name: env.OIDC_NAME ?? "OpenID Connect" });
  return offered;
}

interface OidcProfile {
  sub: string;
  name?: string;
  email?: string;
}

function providerOf({ id, name }: OfferedProvider): NextAuthOptions["providers"][number] {
  const { env } = process;
  if (id === "github")
    return GitHubProvider({ clientId: env.GITHUB_ID ?? "", clientSecret: env.GITHUB_SECRET ?? "" });
  if (id === "google")
    return GoogleProvider({ clientId: env.GOOGLE_ID ?? "", clientSecret: env.GOOGLE_SECRET ?? "" });
  return {
    id,
    name,
    type: "oauth",
    wellKnown: `${(env.OIDC_ISSUER ?? "").replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId: env.OIDC_ID,
    clientSecret: env.OIDC_SECRET,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state"],
    profile: (profile: OidcProfile) => ({ id: profile.sub, name: profile.name, email: profile.email }),
  };
}

/** All ways of signing in, the password first. */
export const providers = (): NextAuthOptions["providers"] => [
  credentials,
  ...offeredProviders().map(providerOf),
];
