/** The device cookie: by it the server knows a browser profile again. Only the server can make one. */
import { randomBytes, timingSafeEqual } from "node:crypto";
import { parseCookie, stringifySetCookie } from "cookie";
import { deviceCookies, readDeviceCookie } from "@/lib/contract/handshake";
import { keyedDigest } from "./keyed-digest";

const maxAgeSeconds = 365 * 24 * 3600;

/** The browser profile that a request says it comes from. */
export interface Device {
  /** 32 random bytes, base64url */
  token: string;
  /** signed by this server; any other is somebody only where it is bound already, as those of before the signature are */
  issued: boolean;
}

const signatureOf = (secret: string, token: string): Buffer => keyedDigest(secret, "device-cookie", token);

/** The device of a cookie header, or null when there is none. */
export function deviceOfCookies(header: string | undefined, secret: string): Device | null {
  const cookies = parseCookie(header ?? "");
  const read = readDeviceCookie((name) => cookies[name]);
  if (!read) return null;
  const { token, signature } = read;
  // 43 characters of base64url are 32 bytes
  const claimed = Buffer.from(signature ?? "", "base64url");
  return { token, issued: signature !== null && timingSafeEqual(claimed, signatureOf(secret, token)) };
}

/** The token of a device that the server gave, or null. */
export function issuedToken(header: string | undefined, secret: string): string | null {
  const device = deviceOfCookies(header, secret);
  return device?.issued ? device.token : null;
}

/** A device cookie's name and value, signed. @param token that of a cookie to renew; a new one when absent */
export function signedDevice(
  secret: string,
  secure: boolean,
  token = randomBytes(32).toString("base64url"),
): { name: string; value: string } {
  const signature = signatureOf(secret, token).toString("base64url");
  return { name: secure ? deviceCookies.secure : deviceCookies.plain, value: `${token}.${signature}` };
}

/**
 * The Set-Cookie value that a request's next page brings, or null when the cookie is as it should be. What was given
 * before signatures, or over HTTP before HTTPS, keeps its token and with it whoever it is.
 */
export function deviceToGive(header: string | undefined, secret: string, https: boolean): string | null {
  const device = deviceOfCookies(header, secret);
  const known = https ? parseCookie(header ?? "")[deviceCookies.secure] !== undefined : true;
  if (device?.issued && known) return null;
  const { name, value } = signedDevice(secret, https, device?.token);
  return stringifySetCookie(name, value, {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    maxAge: maxAgeSeconds,
    secure: https,
  });
}
