/** Who is signed in, asked from the database at every request. Used by pages and by the socket's handshake alike. */
import { parseCookie } from "cookie";
import { decode, encode } from "next-auth/jwt";
import { activeSignIn, type SignedIn } from "@/lib/db/sign-ins";

/** next-auth's cookie, over HTTPS and over HTTP. */
const cookieNames = ["__Secure-next-auth.session-token", "next-auth.session-token"];

async function signInIdOf(cookieHeader: string | undefined): Promise<string | null> {
  const cookies = parseCookie(cookieHeader ?? "");
  for (const name of cookieNames) {
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

/** The active sign-in of a Cookie header; null without one, when forged, expired, revoked or disabled. */
export async function signedInBy(cookieHeader: string | undefined): Promise<SignedIn | null> {
  const id = await signInIdOf(cookieHeader);
  return id ? activeSignIn(id) : null;
}

/** For the socket's handshake: whose cookies these headers carry. */
export async function instructorOfCookies(headers: {
  cookie?: string;
}): Promise<{ instructorId: string; signInId: string } | null> {
  const signedIn = await signedInBy(headers.cookie);
  return signedIn && { instructorId: signedIn.instructor.id, signInId: signedIn.signInId };
}

/** A Cookie header for a sign-in that was opened here: for the demo, which has no browser to sign in with. */
export async function signInCookie(instructorId: string, signInId: string): Promise<string> {
  const token = await encode({
    token: { sub: instructorId, signInId },
    secret: process.env.NEXTAUTH_SECRET ?? "",
  });
  return `${cookieNames[1]}=${token}`;
}
