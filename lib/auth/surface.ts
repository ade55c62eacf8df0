/**
 * What of next-auth's routes is reachable: what our pages call, and nothing else. Of what it would answer with an
 * error page of its own, a server error or somebody's text, the sign-in page or a 4xx comes instead.
 */
import { cookies } from "next/headers";
import type { NextRequest } from "next/server";
import { problemOf, problemText } from "@/lib/contract/sign-in-problem";
import { callbackCookies } from "./page-before";

type Offered = "alone" | "with a provider";

const surface: Record<string, Record<string, Offered>> = {
  GET: {
    ...{ csrf: "alone", session: "alone", providers: "alone", signin: "alone", signout: "alone" },
    ...{ error: "alone", callback: "with a provider" },
  },
  POST: { signout: "alone", signin: "with a provider", callback: "with a provider" },
};

const refuse = (status: number, text: string, more: Record<string, string> = {}): Response =>
  new Response(`${text}\n`, { status, headers: { "cache-control": "no-store", ...more } });

const redirectTo = (location: string): Response =>
  new Response(null, { status: 302, headers: { location, "cache-control": "no-store" } });

/** Whether next-auth can read a target at all: it answers others with a server error. */
const readable = (target: string): boolean =>
  URL.canParse(target, target.startsWith("/") ? "http://own.invalid" : undefined);

/** Forgets targets that next-auth could not read: a broken cookie would lock its browser out. */
async function forgetUnreadable({ nextUrl }: NextRequest): Promise<void> {
  const asked = nextUrl.searchParams.get("callbackUrl");
  if (asked !== null && !readable(asked)) nextUrl.searchParams.delete("callbackUrl");
  const jar = await cookies();
  for (const name of callbackCookies) {
    const kept = jar.get(name)?.value;
    if (kept && !readable(kept)) jar.delete(name);
  }
}

/**
 * Looks at a request before next-auth does.
 * @param path what follows /api/auth/, in parts
 * @returns the answer to what is not offered; null when next-auth is to answer
 */
export async function unoffered(request: NextRequest, path: readonly string[]): Promise<Response | null> {
  const [action, provider] = path;
  const methods = Object.keys(surface).filter((method) => Object.hasOwn(surface[method], action));
  if (methods.length === 0 || path.length > 2) return refuse(404, "There is nothing here.");
  const { method } = request;
  if (!methods.includes(method)) return refuse(405, "Not in this way.", { allow: methods.join(", ") });
  if ((surface[method][action] === "alone") !== (provider === undefined))
    return refuse(404, "There is nothing here.");
  if (action === "error")
    return redirectTo(`/signin?error=${problemText(problemOf(request.nextUrl.searchParams.get("error")))}`);
  if (action === "signout" && method === "GET") return redirectTo("/account");
  if (action === "callback" && (provider === "credentials") !== (method === "POST"))
    return refuse(405, "Not in this way.", { allow: provider === "credentials" ? "POST" : "GET" });
  const type = request.headers.get("content-type") ?? "";
  if (method === "POST" && !/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type))
    return refuse(415, "Forms only.");
  await forgetUnreadable(request);
  return null;
}
