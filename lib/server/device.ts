/** The device cookie: by it the server knows a browser profile again. */
import { randomBytes } from "node:crypto";
import { parseCookie, stringifySetCookie } from "cookie";
import { deviceCookie } from "@/lib/contract/handshake";

const maxAgeSeconds = 365 * 24 * 3600;

/** The token of a request's device, or null when there is none of our form. */
export function deviceTokenOf(cookieHeader: string | undefined): string | null {
  const token = parseCookie(cookieHeader ?? "")[deviceCookie];
  return token && /^[A-Za-z0-9_-]{43}$/.test(token) ? token : null;
}

/** A Set-Cookie value with a new token of 32 random bytes. */
export function newDeviceCookie(secure: boolean): string {
  const token = randomBytes(32).toString("base64url");
  return stringifySetCookie(deviceCookie, token, {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    maxAge: maxAgeSeconds,
    secure,
  });
}
