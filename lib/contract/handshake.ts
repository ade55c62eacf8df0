/** How a connection says who it is and which session it wants. Identity itself is in httpOnly cookies. */
import * as z from "./zod";
import { idSchema, joinCodeSchema } from "./ids";

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
  }),
  z.strictObject({
    protocol: z.number().int(),
    role: z.literal("instructor"),
    sessionId: idSchema,
  }),
  z.strictObject({
    protocol: z.number().int(),
    role: z.literal("screen"),
    screenKey: z.string().regex(/^[A-Za-z0-9_-]{32}$/),
  }),
]);
export type Handshake = z.infer<typeof handshakeSchema>;

/** The httpOnly cookie that every browser profile carries: a random token, stored on the server only as a hash. */
export const deviceCookie = "spiralroom-device";
