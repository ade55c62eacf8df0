/** The staff of a session: who leads it beside its owner, what each may do, and what each is at. */
import { duties, type Duty } from "@/lib/agreed/duties";
import * as z from "./zod";
import { idSchema } from "./ids";

/**
 * owner: whose session it is. teacher: does everything but delete it and choose its staff. assistant: looks, answers hands
 * and marks.
 */
const dutySchema = z.enum(duties);
/** for rooms that do not know what both sides agree on */
export type { Duty };

/** What an owner gives others. */
export const givenDutySchema = dutySchema.exclude(["owner"]);
export type GivenDuty = z.infer<typeof givenDutySchema>;

/** of one session, beside its owner; and invitations that wait */
export const staffAtMost = 20;
export const invitationsAtMost = 20;

/** How long an invitation can be taken. */
export const staffInvitationMs = 7 * 24 * 3_600_000;

/** of an account */
export const addressSchema = z.email().max(200);

/** of an invitation's link: 32 random bytes, base64url */
export const staffTokenSchema = z.string().regex(/^[\w-]{43}$/);

/** A page of the session, and what is before one's eyes on it. */
export const staffPlaceSchema = z.strictObject({
  page: z.enum(["live", "wall", "review", "report", "replay"]),
  /** a question, exercise or other item that is marked */
  item: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .optional(),
  /** whose work is looked at */
  participantId: idSchema.optional(),
});
export type StaffPlace = z.infer<typeof staffPlaceSchema>;

/** One of the staff, as the others see them. */
export const staffRowSchema = z.object({
  instructorId: idSchema,
  name: z.string(),
  duty: dutySchema,
  /** a page of theirs is open */
  here: z.boolean(),
  /** what the page that was last to say is at */
  at: staffPlaceSchema.optional(),
});
export type StaffRow = z.infer<typeof staffRowSchema>;

/** An invitation that waits, as the owner sees it. */
export const waitingInvitationSchema = z.object({
  id: idSchema,
  duty: givenDutySchema,
  /** the account that it is for; null for whoever has the link */
  address: z.string().nullable(),
  /** ISO 8601 in UTC */
  expiresAt: z.string(),
});
export type WaitingInvitation = z.infer<typeof waitingInvitationSchema>;
