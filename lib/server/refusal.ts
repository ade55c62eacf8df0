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

/** What the log says of a failure that passes when the database is there again; null for every other. */
function saidOfDatabase(error: unknown): string | null {
  if (failureOf(error) !== "unavailable") return null;
  const obstacle = writeObstacle(error);
  return obstacle ? takesNothing[obstacle] : "database unavailable";
}

/** Of what a node asks the database by itself: why it gets no answer, else a fault of ours. */
export function logUnheard(error: unknown, log: Log, what: string): void {
  const reason = saidOfDatabase(error);
  if (reason) log.warn(what, { reason });
  else log.error(what, error);
}

/** Of a page that could not be made: what ails the database, else a fault of ours with its number. */
export function logFailedPage(error: unknown, log: Log, fields: LogFields): void {
  const passing = saidOfDatabase(error);
  if (passing) log.warn(passing, fields);
  else log.error("a page failed", error, fields);
}

/**
 * The answer to what was not foreseen: a passing one while the database is away, a final one to what it can never hold,
 * else an incident in the log.
 */
export function refusedBy(error: unknown, log: Log, fields: LogFields = {}): Refused {
  const passing = saidOfDatabase(error);
  if (passing) {
    log.warn(passing, fields);
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
