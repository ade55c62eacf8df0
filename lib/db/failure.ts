/** What went wrong in the database, told from the many shapes of errors of Prisma, its adapter and the driver. */

/** unavailable: will pass; conflict: a unique key is taken; missing: the row or its owner is gone; unstorable: a value that no column takes, however often; other: a fault of ours. */
export type Failure = "unavailable" | "conflict" | "missing" | "unstorable" | "other";

const unavailable =
  /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|terminat|timeout|timed out|not queryable|Closed|NotReachable|SocketTimeout|TooManyConnections|DatabaseNotReachable|ConnectionClosed|TransactionWriteConflict|^P1\d{3}$|^P2024$|^P2028$|^P2034$|^57P0\d$|^08\w{3}$|^53\w{3}$|^40\w{3}$|^25006$/;
const conflict = /^P2002$|^23505$|^UniqueConstraintViolation$/;
const missing = /^P2003$|^P2025$|^23503$|^ForeignKeyConstraintViolation$/;

/** PostgreSQL's data exceptions: a character, number or length that it does not hold. */
const unstorable = /^22\w{3}$|^P2000$|^P2020$|^LengthMismatch$|^ValueOutOfRange$/;

/** Codes, kinds and messages of an error and of what caused it. */
function signsOf(error: unknown, depth = 0): string[] {
  if (typeof error !== "object" || error === null || depth > 4) return [];
  const { name, code, kind, originalCode, message, cause, meta } = error as Record<string, unknown>;
  const own = [name, code, kind, originalCode, message].filter((sign) => typeof sign === "string");
  const adapter = typeof meta === "object" && meta !== null && "driverAdapterError" in meta;
  const inner = adapter ? (meta as Record<string, unknown>).driverAdapterError : undefined;
  return [...own, ...signsOf(cause, depth + 1), ...signsOf(inner, depth + 1)];
}

/** Why the database takes no writing: what was written is refused whole, and can be sent again. */
export function writeObstacle(error: unknown): "full" | "read-only" | null {
  const signs = signsOf(error);
  if (signs.some((sign) => /^53100$|No space left on device/.test(sign))) return "full";
  return signs.some((sign) => /^25006$|Read-only file system/.test(sign)) ? "read-only" : null;
}

/** Sorts an error of a database call. */
export function failureOf(error: unknown): Failure {
  const signs = signsOf(error);
  const some = (pattern: RegExp) => signs.some((sign) => pattern.test(sign));
  if (some(conflict)) return "conflict";
  if (some(missing)) return "missing";
  if (some(unstorable)) return "unstorable";
  if (signs.includes("PrismaClientValidationError")) return "other";
  return some(unavailable) ? "unavailable" : "other";
}
