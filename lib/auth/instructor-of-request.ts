/** Who is signed in, asked from the database at every request. Used by pages and by the socket's handshake alike. */
import { parseCookie } from "cookie";
import { decode, encode } from "next-auth/jwt";
import { activeSignIn, type SignedIn } from "@/lib/db/sign-ins";

/** next-auth's cookie over HTTP, and over HTTPS, where nobody on the wire can plant it. */
const plainName = "next-auth.session-token";
const secureName = `__Secure-${plainName}`;

/** What of a request tells who made it. */
export interface RequestHeaders {
  cookie?: string;
  /** as the server's door wrote it for the pages: over HTTPS the plain cookie counts for nothing */
  "x-forwarded-proto"?: string;
}

async function signInIdOf(headers: RequestHeaders): Promise<string | null> {
  const cookies = parseCookie(headers.cookie ?? "");
  const secureOnly = headers["x-forwarded-proto"] === "https";
  for (const name of secureOnly ? [secureName] : [secureName, plainName]) {
    const token = cookies[name];
    if (!token) continue;
    try {
      const claims = await decode({ token, secret: process.env.NEXTAUTH_SECRET ?? "" });
      if (typeof claims?.signInId === "string") return claims.signInId;
    } catch {
      // forged or of another server: as good as no cookie
    }
  }
  return null;
}

/** The active sign-in of a request; null without one, when forged, expired, revoked or disabled. */
export async function signedInBy(headers: RequestHeaders): Promise<SignedIn | null> {
  const id = await signInIdOf(headers);
  return id ? activeSignIn(id) : null;
}

/** The same of a request whose headers are the web's. */
export const signedInOf = (headers: Pick<Headers, "get">): Promise<SignedIn | null> =>
  signedInBy({
    cookie: headers.get("cookie") ?? undefined,
    "x-forwarded-proto": headers.get("x-forwarded-proto") ?? undefined,
  });

/** For a socket: who signed in with these. */
export async function instructorOfCookies(
  headers: RequestHeaders,
): Promise<{ instructorId: string; signInId: string } | null> {
  const signedIn = await signedInBy(headers);
  return signedIn && { instructorId: signedIn.instructor.id, signInId: signedIn.signInId };
}

/** A Cookie header for a sign-in that was opened here: for the demo, which has no browser to sign in with. */
export async function signInCookie(instructorId: string, signInId: string): Promise<string> {
  const token = await encode({
    token: { sub: instructorId, signInId },
    secret: process.env.NEXTAUTH_SECRET ?? "",
  });
  return `${plainName}=${token}`;
}
