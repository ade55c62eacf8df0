/** Answers to requests. */
import { nanoid } from "nanoid";
import type { ErrorCode, Reply, WireError } from "@/lib/contract/errors";
import { failureOf, writeObstacle } from "@/lib/db/failure";
import type { Outcome } from "@/lib/live/outcome";
import type { Log, LogFields } from "./log";

export type Refused = Extract<Reply<never>, { ok: false }>;

export const refused = (code: ErrorCode, extra: Omit<WireError, "code"> = {}): Refused => ({
  ok: false,
  error: { code, ...extra },
});

export const answered = <Data>(data: Data): Reply<Data> => ({ ok: true, data });

/** What is answered to what the engine has decided. */
export function replyOf<Data>(outcome: Outcome<unknown, Data>): Reply<Data> {
  if (outcome.ok) return answered(outcome.data);
  const { code, field, quota } = outcome;
  return refused(code, { ...(field !== undefined && { field }), ...(quota && { quota }) });
}

/** After a failure of the database a client waits this long. */
const retryAfterMs = 1_500;

const takesNothing = {
  full: "the database's disk is full: make room",
  "read-only": "the database can only be read: is its disk mounted for writing, is it a copy of another?",
};

/**
 * The answer to what was not foreseen: a passing one while the database is away, a final one to what it can never hold,
 * else an incident in the log.
 */
export function refusedBy(error: unknown, log: Log, fields: LogFields = {}): Refused {
  if (failureOf(error) === "unavailable") {
    const obstacle = writeObstacle(error);
    log.warn(obstacle ? takesNothing[obstacle] : "database unavailable", fields);
    return refused("database-unavailable", { retryAfterMs });
  }
  const incident = nanoid(8);
  if (failureOf(error) === "unstorable") {
    log.error("unstorable value", error, { ...fields, incident });
    return refused("bad-request", { incident });
  }
  log.error("unexpected failure", error, { ...fields, incident });
  return refused("internal", { incident, retryAfterMs });
}
