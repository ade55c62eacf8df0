/** The closed set of refusals. Each code has a translated sentence in the `errors` messages. */
import { quotaStateSchema } from "./quotas";
import * as z from "./zod";

export const errorCodes = [
  /** the payload does not match its schema; `field` names where */
  "bad-request",
  /** no such request name */
  "unknown-request",
  /** the page is older or newer than the server */
  "protocol-mismatch",
  /** no valid participant token or sign-in */
  "unauthenticated",
  /** the browser sends no cookie of ours, by which it would be known again */
  "cookies-blocked",
  /** known, but not allowed */
  "forbidden",
  "rate-limited",
  "session-not-found",
  "session-not-open",
  "session-ended",
  "join-locked",
  "session-full",
  "already-joined",
  /** this device came into the session several times within the hour */
  "joined-too-often",
  "name-taken",
  /** said to an instructor: somebody else bears the name */
  "name-in-use",
  "name-invalid",
  /** the session takes nobody in without a student number */
  "number-required",
  /** a one-time link that was used, is too old, or was replaced */
  "link-over",
  "wrong-code",
  "removed",
  /** what this browser's participant had handed in was erased, at their wish or with time */
  "erased",
  "participant-not-found",
  "submission-not-found",
  "activity-not-offered",
  "activity-closed",
  /** said to an instructor: nobody can be brought to what is closed */
  "focus-closed",
  /** said to an instructor: they asked that nothing of theirs be on the screen */
  "not-to-be-shown",
  /** said to an instructor: their page has shown nothing yet */
  "nothing-to-show",
  /** said to an instructor: an answer is another since it was listed */
  "answers-changed",
  /** said to an instructor: a session keeps so many snapshots */
  "snapshots-full",
  /** said to an instructor: it was withdrawn, or thrown away by another page */
  "snapshot-not-found",
  /** a quick check that is closed, at another vote, or put away */
  "check-over",
  /** said to an instructor: a session keeps so many quick checks */
  "checks-full",
  "wrong-phase",
  /** said to an owner: so many are of the staff, or invitations wait */
  "staff-full",
  /** said to an owner: somebody who is none of the staff */
  "staff-not-found",
  /** said to an instructor: it was taken down, or somebody was quicker */
  "hand-not-raised",
  "question-not-found",
  "exercise-not-found",
  "experiment-not-found",
  "setup-locked",
  "weights-not-finite",
  "weights-wrong-length",
  "network-too-large",
  "wrong-data",
  "id-reused",
  /** a participant has stored as much as one may; `quota` names what is full */
  "quota-reached",
  "server-busy",
  "database-unavailable",
  /** said by the browser's side only: no acknowledgement came, so whether the request arrived is unknown */
  "connection-lost",
  "internal",
] as const;

export const errorCodeSchema = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

export const wireErrorSchema = z.object({
  code: errorCodeSchema,
  /** dotted path of the offending field, for bad-request */
  field: z.string().optional(),
  /** what is full, for quota-reached */
  quota: quotaStateSchema.optional(),
  /** wait this long before trying again */
  retryAfterMs: z.number().optional(),
  /** of an unexpected failure: the same id stands in the server's log */
  incident: z.string().optional(),
});
export type WireError = z.infer<typeof wireErrorSchema>;

export type Reply<Data> = { ok: true; data: Data } | { ok: false; error: WireError };

/** Refusals that will pass: an outbox keeps its item and tries again. Everything else is final. */
export const passingErrors: readonly ErrorCode[] = [
  "rate-limited",
  "server-busy",
  "database-unavailable",
  "connection-lost",
  "internal",
  "unauthenticated",
  "protocol-mismatch",
];
