/** How a connection says who it is and which session it wants. Identity itself is in httpOnly cookies. */
import * as z from "./zod";
import { idSchema, joinCodeSchema } from "./ids";
import { panesSchema } from "./parts";

/** What the page has open: it takes parts. A page that does not say is sent whole views. */
const panes = panesSchema.optional();

/**
 * student: by join code, before and after joining; the device cookie says which participant.
 * instructor: by session id; the sign-in cookie says who.
 * screen: by its key, read only.
 */
export const handshakeSchema = z.discriminatedUnion("role", [
  z.strictObject({
    protocol: z.number().int(),
    role: z.literal("student"),
    code: joinCodeSchema,
    panes,
  }),
  z.strictObject({
    protocol: z.number().int(),
    role: z.literal("instructor"),
    sessionId: idSchema,
    panes,
  }),
  z.strictObject({
    protocol: z.number().int(),
    role: z.literal("screen"),
    screenKey: z.string().regex(/^[A-Za-z0-9_-]{32}$/),
    panes,
  }),
]);
export type Handshake = z.infer<typeof handshakeSchema>;

/**
 * The httpOnly cookie that every browser profile carries: a random token and the server's signature of it. Over HTTPS it
 * has a name of its own, which a browser lets nothing but HTTPS of this very host write.
 */
export const deviceCookies = { plain: "spiralroom-device", secure: "__Host-spiralroom-device" } as const;

const form = /^([\w-]{43})(?:\.([\w-]{43}))?$/;

/** A device cookie's value: a token, and who vouches for it. Cookies of before the signature have none. */
export function readDeviceCookie(
  cookie: (name: string) => string | undefined,
): { token: string; signature: string | null } | null {
  const value = cookie(deviceCookies.secure) ?? cookie(deviceCookies.plain) ?? "";
  const parts = form.exec(value);
  return parts && { token: parts[1], signature: parts[2] ?? null };
}
