/**
 * A device that signed in to an account before. It carries a cookie for that account, signed by this server, so that
 * wrong tries from elsewhere do not hold it up (OWASP's device cookies). The cookie signs nobody in.
 */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { cookies, headers } from "next/headers";

const days = 180;
const dayMs = 24 * 3_600_000;

/** Accounts that one browser is known to; on a shared computer the one that is longest ago goes. */
const accountsAtMost = 8;

const prefix = "spiralroom-known-";

function sealOf(...parts: string[]): string {
  const secret = process.env.NEXTAUTH_SECRET ?? "";
  return createHmac("sha256", secret)
    .update(["known device", ...parts].join("\n"))
    .digest("base64url");
}

/** It does not say which account it is for. */
export const knownDeviceCookie = (instructorId: string): string =>
  prefix + sealOf("name", instructorId).slice(0, 16);

/** A fresh value: the device's id for this account, its last day, and the seal over both and the account. */
export function knownDeviceValue(instructorId: string, now = Date.now()): string {
  const id = randomBytes(16).toString("base64url");
  const until = String(Math.floor(now / dayMs) + days);
  return `${id}.${until}.${sealOf(instructorId, id, until)}`;
}

/** The device's id, when the value is one of ours for this account and not past; else null. */
export function knownDeviceOf(
  instructorId: string,
  value: string | undefined,
  now = Date.now(),
): string | null {
  const [, id, until, seal] = /^([\w-]{22})\.(\d{1,8})\.([\w-]{43})$/.exec(value ?? "") ?? [];
  if (!id || now > Number(until) * dayMs) return null;
  const right = Buffer.from(sealOf(instructorId, id, until));
  return timingSafeEqual(right, Buffer.from(seal)) ? id : null;
}

/** The known device that made this request; null for a stranger. */
export async function knownDevice(instructorId: string): Promise<string | null> {
  return knownDeviceOf(instructorId, (await cookies()).get(knownDeviceCookie(instructorId))?.value);
}

/** The last day in a value that may be anything. */
const lastDay = (value: string): number => Number(value.split(".")[1]) || 0;

/** Lets this request's device be known to the account from now on. Only a request that just signed in may call it. */
export async function rememberDevice(instructorId: string): Promise<void> {
  const jar = await cookies();
  const name = knownDeviceCookie(instructorId);
  const others = jar.getAll().filter((one) => one.name.startsWith(prefix) && one.name !== name);
  others.sort((a, b) => lastDay(b.value) - lastDay(a.value));
  for (const { name: oldest } of others.slice(accountsAtMost - 1)) jar.delete(oldest);
  // a device that is known keeps its id, and with it its count of wrong tries
  if (await knownDevice(instructorId)) return;
  jar.set(name, knownDeviceValue(instructorId), {
    ...{ httpOnly: true, sameSite: "lax", path: "/", maxAge: days * 24 * 3_600 },
    secure: (await headers()).get("x-forwarded-proto") === "https",
  });
}
